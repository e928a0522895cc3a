// Praise for neighbours: shown with their yes, deleted without.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { GoodExamples } from '../../store/proposals/good-examples.ts'
import { viewerOf } from '../auth.ts'
import { Consent, ExampleId, ExampleList } from './example-schemas.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'

const tags = ['good-examples']

export const goodExamples: FastifyPluginCallbackZod<{ examples: GoodExamples }> = (
  app,
  { examples },
  done,
) => {
  app.get(
    '',
    {
      config: { right: 'proposal.work' },
      schema: {
        tags,
        summary: 'Neighbours who were praised, with those who have not agreed yet',
        response: { 200: ExampleList },
      },
    },
    async (request) => ({ items: await examples.list(viewerOf(request)) }),
  )
  app.post(
    '/:id/publish',
    {
      config: { right: 'proposal.manage' },
      schema: {
        tags,
        summary: 'Show it to everybody, with the yes of the named person',
        params: ExampleId,
        body: Consent,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'PROPOSAL_REFUSED') },
      },
    },
    async (request, reply) => {
      await examples.publish(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/:id/remove',
    {
      config: { right: 'proposal.manage' },
      schema: {
        tags,
        summary: 'Delete it: the named person said no, or takes the yes back',
        params: ExampleId,
        response: { 204: None, ...problems('NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await examples.remove(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  done()
}
