// Replies that did not reach their resident, so that somebody can tell them otherwise.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { numberText } from '../../rules/tickets/ticket.ts'
import type { Desk } from '../../store/tickets/desk.ts'
import type { Messages } from '../../store/conversations/messages.ts'
import { viewerOf } from '../auth.ts'
import { Told } from './desk-schemas.ts'
import { problems } from '../problems.ts'
import { None, RowId, Undelivered } from '../schemas.ts'

const shownAtMost = 100

export const messages: FastifyPluginCallbackZod<{ messages: Messages; desk: Desk }> = (
  app,
  { messages, desk },
  done,
) => {
  app.get(
    '/undelivered',
    {
      config: { right: 'ticket.read' },
      schema: {
        tags: ['messages'],
        summary: 'What could not be delivered, newest first',
        response: { 200: Undelivered },
      },
    },
    async (request) => {
      const failed = await messages.undeliveredFor(viewerOf(request), shownAtMost)
      return {
        items: failed.map(({ id, text, failure, at, ticket }) => ({
          id,
          ticket: ticket && { id: ticket.publicId, number: numberText(ticket.number) },
          text,
          failure,
          at: at.toISOString(),
        })),
      }
    },
  )

  app.post(
    '/:id/told',
    {
      config: { right: 'ticket.file' },
      schema: {
        tags: ['messages'],
        summary: 'Note that somebody rang and told the resident, and what they answered',
        params: RowId,
        body: Told,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await desk.told(viewerOf(request), request.params.id, request.body.answer)
      return reply.code(204).send(null)
    },
  )

  done()
}
