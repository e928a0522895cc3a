// An ordinary conversation as a test that plays it again, once a person has confirmed that it tells of nobody.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { ConfirmedReplay, Replay } from './replay-schemas.ts'
import type { Replays } from '../../store/tickets/replays.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { TicketId } from '../schemas.ts'

const tags = ['tickets']
const config = { right: 'ticket.settle' } as const
const response = { 200: Replay, ...problems('INPUT_INVALID', 'NOT_FOUND', 'REPLAY_REFUSED') }
export const ticketReplays: FastifyPluginCallbackZod<{ replays: Replays }> = (app, { replays }, done) => {
  app.get(
    '/:id/replay',
    {
      config,
      schema: {
        tags,
        summary:
          'A draft of a test: what the resident wrote until it was filed, with stand-ins for who and where',
        params: TicketId,
        response,
      },
    },
    (request) => replays.draft(viewerOf(request), request.params.id),
  )
  app.post(
    '/:id/replay',
    {
      config,
      schema: {
        tags,
        summary: 'The test of lines that a person has read and confirmed',
        params: TicketId,
        body: ConfirmedReplay,
        response,
      },
    },
    (request) => replays.confirm(viewerOf(request), request.params.id, request.body.turns),
  )
  done()
}
