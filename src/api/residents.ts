// Residents, masked.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Residents } from '../store/residents.ts'
import { viewerOf } from './auth.ts'
import { problems } from './problems.ts'
import { PageQuery, Resident, ResidentId, ResidentPage } from './schemas.ts'

const tags = ['residents']
const config = { right: 'resident.read' } as const

export const residents: FastifyPluginCallbackZod<{ residents: Residents }> = (app, { residents }, done) => {
  app.get(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'A page of residents, newest first',
        querystring: PageQuery,
        response: { 200: ResidentPage, ...problems('INPUT_INVALID') },
      },
    },
    (request) => residents.list(viewerOf(request), request.query),
  )

  app.get(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A resident with their latest tickets',
        params: ResidentId,
        response: { 200: Resident, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => residents.read(viewerOf(request), request.params.id),
  )

  done()
}
