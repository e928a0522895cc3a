// The check-list of an owners' assembly that is being set up: guidance with days and sources, nothing that decides.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Assemblies } from '../../store/polls/assemblies.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'
import { Assembly, AssemblyId, AssemblyPlan, AssemblyTick } from './assembly-schemas.ts'

const tags = ['polls']

export const assemblies: FastifyPluginCallbackZod<{ assemblies: Assemblies }> = (
  app,
  { assemblies },
  done,
) => {
  app.get(
    '/:id',
    {
      config: { right: 'poll.read' },
      schema: {
        tags,
        summary: 'What is left to do for an owners’ assembly of an estate, with days and sources',
        params: AssemblyId,
        response: { 200: Assembly, ...problems('NOT_FOUND') },
      },
    },
    (request) => assemblies.of(viewerOf(request), request.params.id),
  )
  app.put(
    '/:id',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Plan the meeting of an owners’ assembly',
        params: AssemblyId,
        body: AssemblyPlan,
        response: { 204: None, ...problems('NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await assemblies.plan(viewerOf(request), request.params.id, request.body.meetingOn)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/:id/steps',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Tick a step, or take the tick back',
        params: AssemblyId,
        body: AssemblyTick,
        response: { 204: None, ...problems('NOT_FOUND') },
      },
    },
    async (request, reply) => {
      const { step, done } = request.body
      await assemblies.tick(viewerOf(request), request.params.id, step, done)
      return reply.code(204).send(null)
    },
  )
  done()
}
