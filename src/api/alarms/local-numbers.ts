// Local numbers that safety texts may name, each entered by one person and approved by another.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { LocalNumbers } from '../../store/alarms/local-numbers.ts'
import { LocalNumberList, NewLocalNumber } from './alarm-schemas.ts'
import { staffOf, viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { RowId } from '../schemas.ts'

const tags = ['local numbers']
const config = { right: 'roster.manage' } as const

export const localNumbers: FastifyPluginCallbackZod<{ numbers: LocalNumbers }> = (app, { numbers }, done) => {
  app.get(
    '',
    {
      config: { right: 'staff.read' },
      schema: {
        tags,
        summary: 'Every number that was entered, newest first',
        response: { 200: LocalNumberList },
      },
    },
    async (request) => ({ items: await numbers.list(staffOf(request).node.path) }),
  )

  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Enter a number; it is spoken once somebody else has approved it',
        body: NewLocalNumber,
        response: { 200: LocalNumberList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => {
      await numbers.propose(viewerOf(request), request.body)
      return { items: await numbers.list(staffOf(request).node.path) }
    },
  )

  app.post(
    '/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'Approve what somebody else entered',
        params: RowId,
        response: { 200: LocalNumberList, ...problems('INPUT_INVALID', 'NOT_FOUND', 'APPROVAL_OWN') },
      },
    },
    async (request) => {
      await numbers.approve(viewerOf(request), request.params.id)
      return { items: await numbers.list(staffOf(request).node.path) }
    },
  )

  done()
}
