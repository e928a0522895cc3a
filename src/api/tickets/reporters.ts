// Who may know the reporter of a ticket, and whether its pictures may go beyond own staff: handed on and let go on purpose only.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Reporters } from '../../store/tickets/reporters.ts'
import type { StaffStore } from '../../store/staff/staff.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { MediaId, None, Release, Ticket, TicketId, ToStaff } from '../schemas.ts'

export const reporters: FastifyPluginCallbackZod<{
  reporters: Reporters
  tickets: Tickets
  staff: StaffStore
}> = (app, { reporters, tickets, staff }, done) => {
  app.post(
    '/tickets/:id/entrust',
    {
      config: { right: 'ticket.transfer' },
      schema: {
        tags: ['tickets'],
        summary:
          'Hand on who alone knows the reporter: of a confidential report, or of harm that must be reported',
        params: TicketId,
        body: ToStaff,
        response: { 200: Ticket, ...problems('INPUT_INVALID', 'NOT_FOUND', 'REPORTER_WITHHELD') },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { id } = request.params
      await reporters.entrust(viewer, id, await staff.colleague(viewer, id, request.body.staffId))
      return tickets.read(viewer, id, { justMoved: true })
    },
  )

  app.post(
    '/media/:id/release',
    {
      config: { right: 'ticket.answer' },
      schema: {
        tags: ['media'],
        summary: 'Let a picture that shows nobody go beyond own staff, or no longer',
        params: MediaId,
        body: Release,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'REPORTER_WITHHELD') },
      },
    },
    async (request, reply) => {
      await reporters.release(viewerOf(request), request.params.id, request.body.released)
      return reply.code(204).send(null)
    },
  )

  done()
}
