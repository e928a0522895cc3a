// When colleagues are not there.
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Absences } from '../../store/staff/absences.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { NewAbsence, RowId } from '../schemas.ts'

const tags = ['staff']
/** Everybody notes their own days; whose else, the store decides. */
const config = { right: 'staff.read' } as const
const noterOf = (request: FastifyRequest) => {
  const { id, role, node } = staffOf(request)
  return { staffId: id, role, scope: node.path }
}

export const absences: FastifyPluginCallbackZod<{ absences: Absences }> = (app, { absences }, done) => {
  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Somebody is not there: new cases pass them by. For oneself, or by a manager',
        body: NewAbsence,
        response: { 204: z.null(), ...problems('INPUT_INVALID', 'RIGHT_MISSING', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      const { staffId, ...days } = request.body
      await absences.note(noterOf(request), staffId, days)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Somebody is back earlier, or not away at all',
        params: RowId,
        response: { 204: z.null(), ...problems('INPUT_INVALID', 'RIGHT_MISSING', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await absences.remove(noterOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
