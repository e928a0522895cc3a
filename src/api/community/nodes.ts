// The community tree.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Tree } from '../../store/community/tree.ts'
import { staffOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { AddedBuildings, NewBuildings, NewNode, Node, NodeList, NodePatch, None, RowId } from '../schemas.ts'

const tags = ['nodes']

export const nodes: FastifyPluginCallbackZod<{ tree: Tree }> = (app, { tree }, done) => {
  app.get(
    '',
    {
      config: { right: 'tree.read' },
      schema: { tags, summary: 'The tree from where one works down', response: { 200: NodeList } },
    },
    async (request) => ({ items: await tree.list(staffOf(request).node.path) }),
  )

  app.post(
    '',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Add a place',
        body: NewNode,
        response: { 201: Node, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await tree.create(staffOf(request).node.path, request.body)),
  )

  app.post(
    '/:id/buildings',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Add the numbered buildings of an estate with their units',
        params: RowId,
        body: NewBuildings,
        response: { 201: AddedBuildings, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await tree.addBuildings(staffOf(request).node.path, request.params.id, request.body)),
  )

  app.patch(
    '/:id',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Rename a place, tell its office hours, or who answers for personal data in a community',
        params: RowId,
        body: NodePatch,
        response: { 200: Node, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => tree.patch(staffOf(request).node.path, request.params.id, request.body),
  )

  app.delete(
    '/:id',
    {
      config: { right: 'tree.manage' },
      schema: {
        tags,
        summary: 'Remove a place on which nothing stands',
        params: RowId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'NODE_IN_USE') },
      },
    },
    async (request, reply) => {
      await tree.remove(staffOf(request).node.path, request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
