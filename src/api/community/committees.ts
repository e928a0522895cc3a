// Committees: which categories of matters each answers for.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Committees } from '../../store/community/committees.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { CommitteeList, CommitteePatch, NewCommittee, None, RowId } from '../schemas.ts'

const tags = ['committees']

export const committees: FastifyPluginCallbackZod<{ committees: Committees }> = (
  app,
  { committees },
  done,
) => {
  app.get(
    '',
    {
      config: { right: 'staff.read' },
      schema: { tags, summary: 'The committees in scope', response: { 200: CommitteeList } },
    },
    async (request) => ({ items: await committees.list(staffOf(request).node.path) }),
  )

  app.post(
    '',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Set up a committee',
        body: NewCommittee,
        response: { 204: None, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => {
      await committees.create(staffOf(request).node.path, request.body)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/:id',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Change its name and what it answers for',
        params: RowId,
        body: CommitteePatch,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) => {
      await committees.change(staffOf(request).node.path, request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/:id',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Dissolve a committee without members and open tickets',
        params: RowId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'COMMITTEE_IN_USE') },
      },
    },
    async (request, reply) => {
      await committees.remove(staffOf(request).node.path, request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
