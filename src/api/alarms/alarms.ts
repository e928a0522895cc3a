// Alarms as the console rings them, and what a person does about one.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Alarms } from '../../store/alarms/alarms.ts'
import { Alarm, AlarmList, Authority } from './alarm-schemas.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, TicketId } from '../schemas.ts'

const tags = ['alarms']
const reading = { right: 'ticket.readOwn' } as const
const acting = { right: 'ticket.take' } as const
const one = (summary: string) => ({
  tags,
  summary,
  params: TicketId,
  response: {
    200: Alarm,
    ...problems(
      'INPUT_INVALID',
      'NOT_FOUND',
      'ALARM_CONFIRMED',
      'TICKET_CLOSED',
      'STORE_UNAVAILABLE',
      'STORE_FULL',
    ),
  },
})

export const alarms: FastifyPluginCallbackZod<{ alarms: Alarms }> = (app, { alarms }, done) => {
  app.get(
    '',
    {
      config: reading,
      schema: {
        tags,
        summary: 'What waits for a person: unanswered alarms, and reports that are overdue',
        response: { 200: AlarmList },
      },
    },
    async (request) => ({ items: await alarms.list(viewerOf(request)) }),
  )
  done()
}

export const ticketAlarm: FastifyPluginCallbackZod<{ alarms: Alarms }> = (app, { alarms }, done) => {
  app.get('/:id/alarm', { config: reading, schema: one("A ticket's alarm with every attempt") }, (request) =>
    alarms.read(viewerOf(request), request.params.id),
  )

  app.post('/:id/alarm/confirm', { config: acting, schema: one('I will handle it') }, async (request) => {
    const viewer = viewerOf(request)
    await alarms.confirm(viewer, request.params.id)
    return alarms.read(viewer, request.params.id)
  })

  app.post(
    '/:id/alarm/authority',
    { config: acting, schema: { ...one('I have reported it to an authority'), body: Authority } },
    async (request) => {
      const viewer = viewerOf(request)
      await alarms.contacted(viewer, request.params.id, request.body)
      return alarms.read(viewer, request.params.id)
    },
  )

  app.post(
    '/:id/alarm/shown',
    {
      config: acting,
      schema: {
        tags,
        summary: 'My console shows it and rings',
        params: TicketId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await alarms.shown(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
