// Tickets as staff read them: lists, numbers, one with all that belongs to it.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Tickets } from '../store/tickets.ts'
import { staffOf, viewerOf } from './auth.ts'
import { summaryFor, ticketFor } from './masking.ts'
import { problems } from './problems.ts'
import { Ticket, TicketCounts, TicketId, TicketPage, TicketQuery } from './schemas.ts'

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
    async (request) => {
      const { items, next } = await tickets.list(viewerOf(request), request.query)
      return { items: items.map((ticket) => summaryFor(staffOf(request).role, ticket)), next }
    },
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
    async (request) =>
      ticketFor(staffOf(request).role, await tickets.read(viewerOf(request), request.params.id)),
  )

  done()
}
