// A member of staff talks with the resident in place of the bot.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Holds } from '../../store/conversations/holds.ts'
import type { SignedIn } from '../../store/staff/sessions.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { staffOf, viewerFor } from '../auth.ts'
import { problems } from '../problems.ts'
import { Question, Ticket, TicketId } from '../schemas.ts'

const config = { right: 'ticket.answer' } as const
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
      'HOLD_TAKEN',
      'HOLD_MISSING',
      'HOLD_QUIET',
      'RESIDENT_UNREACHABLE',
      'REPORTER_WITHHELD',
      'STORE_UNAVAILABLE',
      'STORE_FULL',
    ),
  },
})

export const ticketHolds: FastifyPluginCallbackZod<{ tickets: Tickets; holds: Holds }> = (
  app,
  { tickets, holds },
  done,
) => {
  const shown = (by: SignedIn, id: string) => tickets.read(viewerFor(by), id)

  app.post(
    '/:id/hold',
    { config, schema: schema('Talk with the resident in place of the bot, which is silent meanwhile') },
    async (request) => {
      await holds.hold(viewerFor(staffOf(request)), request.params.id)
      return shown(staffOf(request), request.params.id)
    },
  )
  app.post(
    '/:id/say',
    { config, schema: { ...schema('Write to the resident while holding the conversation'), body: Question } },
    async (request) => {
      await holds.say(viewerFor(staffOf(request)), request.params.id, request.body.text)
      return shown(staffOf(request), request.params.id)
    },
  )
  app.post(
    '/:id/release',
    { config, schema: schema('Give the conversation back to the bot') },
    async (request) => {
      await holds.release(viewerFor(staffOf(request)), request.params.id)
      return shown(staffOf(request), request.params.id)
    },
  )
  done()
}
