// Tickets as staff read them: lists, numbers, one with all that belongs to it.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { Ticket, TicketCounts, TicketId, TicketPage, TicketQuery } from '../schemas.ts'

const tags = ['tickets']
/** Those who read only their own tickets are shown only those, by the store. */
const config = { right: 'ticket.readOwn' } as const

export const tickets: FastifyPluginCallbackZod<{ tickets: Tickets }> = (app, { tickets }, done) => {
  app.get(
    '',
    {
      config,
      schema: {
        tags,
        summary:
          'A page of tickets. What is open: emergencies, then by the time that is left. Found by words, done, or all: newest first',
        querystring: TicketQuery,
        response: { 200: TicketPage, ...problems('INPUT_INVALID') },
      },
    },
    (request) => tickets.list(viewerOf(request), request.query),
  )

  app.get(
    '/counts',
    { config, schema: { tags, summary: 'How many tickets wait', response: { 200: TicketCounts } } },
    (request) => tickets.counts(viewerOf(request)),
  )

  app.get(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A ticket with its history and the conversation',
        params: TicketId,
        response: { 200: Ticket, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => tickets.read(viewerOf(request), request.params.id),
  )

  done()
}
