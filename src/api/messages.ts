// Replies that did not reach their resident, so that somebody can tell them otherwise.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { numberText } from '../rules/ticket.ts'
import type { Messages } from '../store/messages.ts'
import { viewerOf } from './auth.ts'
import { Undelivered } from './schemas.ts'

const shownAtMost = 100

export const messages: FastifyPluginCallbackZod<{ messages: Messages }> = (app, { messages }, done) => {
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

  done()
}
