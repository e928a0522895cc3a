// Staff's answers to what residents ask of a filed matter: return visits (回访) by telephone, a third reopening, a withdrawal.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { SignedIn } from '../../store/staff/sessions.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import type { Visits } from '../../store/tickets/visit-desk.ts'
import type { Withdrawals } from '../../store/tickets/withdrawals.ts'
import { staffOf, viewerFor, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { Phoned, Reason, Ticket, TicketId, VisitQuery, VisitsMeasured } from '../schemas.ts'

const schema = (summary: string) => ({
  tags: ['tickets'],
  summary,
  params: TicketId,
  response: {
    200: Ticket,
    ...problems(
      'INPUT_INVALID',
      'NOT_FOUND',
      'TICKET_CLOSED',
      'TICKET_NOT_DONE',
      'TICKET_NOT_YOURS',
      'WITHDRAWAL_MISSING',
      'VISIT_MISSING',
      'REPORTER_WITHHELD',
      'STORE_UNAVAILABLE',
      'STORE_FULL',
    ),
  },
})

export const ticketVisits: FastifyPluginCallbackZod<{
  tickets: Tickets
  visits: Visits
  withdrawals: Withdrawals
}> = (app, { tickets, visits, withdrawals }, done) => {
  const shown = (by: SignedIn, id: string) => tickets.read(viewerFor(by), id)

  app.get(
    '/visits',
    {
      config: { right: 'ticket.read' },
      schema: {
        tags: ['tickets'],
        summary: 'How many return visits were answered, and how; the unanswered stand apart',
        querystring: VisitQuery,
        response: { 200: VisitsMeasured, ...problems('INPUT_INVALID') },
      },
    },
    (request) => visits.measured(viewerOf(request), request.query.days),
  )

  app.post(
    '/:id/visit',
    {
      // Whoever phones residents: not those to whom a matter was only handed.
      config: { right: 'resident.read' },
      schema: { ...schema('Record what the resident said by telephone of what was done'), body: Phoned },
    },
    async (request) => {
      await visits.phone(viewerFor(staffOf(request)), request.params.id, request.body)
      return shown(staffOf(request), request.params.id)
    },
  )
  app.post(
    '/:id/uphold',
    {
      config: { right: 'ticket.settle' },
      schema: {
        ...schema('Tell a resident who wants it taken up a third time that it stays as it is'),
        body: Reason,
      },
    },
    async (request) => {
      await visits.uphold(viewerFor(staffOf(request)), request.params.id, request.body.reason)
      return shown(staffOf(request), request.params.id)
    },
  )

  app.post(
    '/:id/withdraw',
    {
      config: { right: 'ticket.answer' },
      schema: schema('Let a resident have it back who asked for that while it was worked on'),
    },
    async (request) => {
      await withdrawals.agree(viewerFor(staffOf(request)), request.params.id)
      return shown(staffOf(request), request.params.id)
    },
  )

  done()
}
