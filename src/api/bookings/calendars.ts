// Calendars (RFC 5545): an own booking as a file, and a feed for whoever gives appointments, under an address that is a secret.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import ical, { ICalCalendarMethod } from 'ical-generator'
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import type { CalendarEntry, Calendars } from '../../store/bookings/calendars.ts'
import { viewerOf } from '../auth.ts'
import { None } from '../schemas.ts'

const tags = ['bookings']
const read = { right: 'booking.read' } as const
const type = 'text/calendar; charset=utf-8'

/** Times are instants (in UTC), which every program shows in its own place; the calendar's own is Asia/Shanghai. */
function written(name: string, entries: readonly CalendarEntry[], stamp: Date): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'linli', product: 'linli', language: 'ZH' },
    x: [{ key: 'X-WR-TIMEZONE', value: 'Asia/Shanghai' }],
  })
  for (const { id, name, place, start, end } of entries)
    calendar.createEvent({ id, summary: name, location: place || null, start, end, stamp })
  return calendar.toString()
}

export const calendarFiles: FastifyPluginCallbackZod<{ calendars: Calendars }> = (
  app,
  { calendars },
  done,
) => {
  app.get(
    '/booking.ics',
    { schema: { hide: true, querystring: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const found = await calendars.booking(request.query.id)
      if (!found) throw new AppError('NOT_FOUND', 'this booking is over or was cancelled')
      return reply
        .type(type)
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="booking.ics"')
        .send(written(found.name, [found], new Date()))
    },
  )

  app.get(
    '/calendar.ics',
    { schema: { hide: true, querystring: z.object({ key: z.string().min(1).max(200) }) } },
    async (request, reply) => {
      const found = await calendars.feed(request.query.key)
      if (!found) throw new AppError('NOT_FOUND', 'this calendar has another address now, or none')
      return reply
        .type(type)
        .header('cache-control', 'no-store')
        .send(written(found.name, found.entries, new Date()))
    },
  )
  done()
}

const Feed = z.object({
  path: z
    .string()
    .nullable()
    .describe('an address below this program’s own that calendar programs read; it is a secret'),
})

export const calendarFeed: FastifyPluginCallbackZod<{ calendars: Calendars }> = (
  app,
  { calendars },
  done,
) => {
  app.get(
    '',
    {
      config: read,
      schema: {
        tags,
        summary: 'The address of one’s own calendar feed: times and places alone',
        response: { 200: Feed },
      },
    },
    (request) => calendars.own(viewerOf(request).staffId),
  )

  app.post(
    '',
    {
      config: read,
      schema: {
        tags,
        summary: 'Make one’s calendar feed, or give it another address; the one before ends',
        response: { 200: Feed },
      },
    },
    (request) => calendars.renew(viewerOf(request).staffId),
  )

  app.delete(
    '',
    {
      config: read,
      schema: { tags, summary: 'End one’s calendar feed', response: { 204: None } },
    },
    async (request, reply) => {
      await calendars.revoke(viewerOf(request).staffId)
      return reply.code(204).send(null)
    },
  )
  done()
}
