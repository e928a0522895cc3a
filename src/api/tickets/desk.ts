// What staff file for whoever rings, walks in or is visited.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Desk } from '../../store/tickets/desk.ts'
import { viewerOf } from '../auth.ts'
import { Filed, NewFiling } from './desk-schemas.ts'
import { problems } from '../problems.ts'

export const desk: FastifyPluginCallbackZod<{ desk: Desk }> = (app, { desk }, done) => {
  app.post(
    '/tickets',
    {
      config: { right: 'ticket.file' },
      schema: {
        tags: ['desk'],
        summary: 'File a report for a resident, known or new',
        description:
          'Understood, routed and timed as if they had written it themselves; danger raises the same alarm. Identity-card numbers are masked.',
        body: NewFiling,
        response: {
          201: Filed,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'STORE_UNAVAILABLE', 'STORE_FULL'),
        },
      },
    },
    async (request, reply) => reply.code(201).send(await desk.file(viewerOf(request), request.body)),
  )
  done()
}
