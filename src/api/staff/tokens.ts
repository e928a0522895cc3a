// Keys for integrations: each acts as whoever made it.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { StaffStore } from '../../store/staff/staff.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { MadeToken, NewToken, None, RowId, TokenList } from '../schemas.ts'

const tags = ['tokens']
const config = { right: 'token.manage' } as const

export const tokens: FastifyPluginCallbackZod<{ tokens: StaffStore['tokens'] }> = (app, { tokens }, done) => {
  app.get(
    '',
    { config, schema: { tags, summary: 'The tokens that one made', response: { 200: TokenList } } },
    async (request) => ({ items: await tokens.list(staffOf(request).id) }),
  )

  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Make a token; it is shown this once',
        body: NewToken,
        response: { 201: MadeToken, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => reply.code(201).send(await tokens.make(staffOf(request).id, request.body)),
  )

  app.delete(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'End a token',
        params: RowId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await tokens.remove(staffOf(request).id, request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
