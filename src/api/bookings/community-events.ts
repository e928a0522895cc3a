// Events of the community: published, who comes, cancelled with notice to all. Who came is noted by /api/bookings.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { CommunityEvents } from '../../store/bookings/community-events.ts'
import { viewerOf } from '../auth.ts'
import {
  Attendance,
  CancelledEvent,
  ChangedEvent,
  EventId,
  EventList,
  MadeEvent,
  NewEvent,
  ToldAll,
} from './event-schemas.ts'
import { problems } from '../problems.ts'

const tags = ['events']
const read = { right: 'booking.read' } as const
const manage = { right: 'event.manage' } as const
const missing = problems('INPUT_INVALID', 'NOT_FOUND')

export const communityEvents: FastifyPluginCallbackZod<{ events: CommunityEvents }> = (
  app,
  { events },
  done,
) => {
  app.get(
    '',
    {
      config: read,
      schema: {
        tags,
        summary: 'Events of the last 90 days and those ahead, the latest first',
        response: { 200: EventList },
      },
    },
    async (request) => ({ items: await events.list(viewerOf(request)) }),
  )

  app.post(
    '',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Publish an event: residents can sign up at once',
        body: NewEvent,
        response: { 201: MadeEvent, ...missing, ...problems('EVENT_HOLDER_BUSY') },
      },
    },
    async (request, reply) => {
      const { start, end, ...event } = request.body
      const times = { start: Date.parse(start), end: Date.parse(end) }
      return reply.code(201).send(await events.publish(viewerOf(request), { ...event, ...times }))
    },
  )

  app.get(
    '/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'An event with everybody who signed up',
        params: EventId,
        response: { 200: Attendance, ...missing },
      },
    },
    (request) => events.attendance(viewerOf(request), request.params.id),
  )

  app.put(
    '/:id',
    {
      config: manage,
      schema: {
        tags,
        summary:
          'Change it; everybody who signed up or waits is told what it is now, unless only the number of places is another',
        params: EventId,
        body: ChangedEvent,
        response: {
          200: ToldAll,
          ...missing,
          ...problems('EVENT_OVER', 'EVENT_HOLDER_BUSY', 'EVENT_PLACES_TAKEN'),
        },
      },
    },
    (request) => {
      const { start, end, ...event } = request.body
      const times = { start: Date.parse(start), end: Date.parse(end) }
      return events.change(viewerOf(request), request.params.id, { ...event, ...times })
    },
  )

  app.post(
    '/:id/cancel',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Cancel it; everybody who signed up or waits is told why',
        params: EventId,
        body: CancelledEvent,
        response: { 200: ToldAll, ...missing, ...problems('EVENT_OVER') },
      },
    },
    (request) => events.cancel(viewerOf(request), request.params.id, request.body.reason),
  )
  done()
}
