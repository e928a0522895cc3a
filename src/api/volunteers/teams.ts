// Teams: looked at, signed up, ended, and called together.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Teams } from '../../store/volunteers/team-desk.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'
import { MadeTeam, NewOrganisation, TeamCallSettled, TeamId, TeamList } from './team-schemas.ts'

const tags = ['teams']
const config = { right: 'volunteer.manage' } as const
const settled = problems('NOT_FOUND', 'TEAM_SETTLED')

export const teams: FastifyPluginCallbackZod<{ teams: Teams }> = (app, { teams }, done) => {
  app.get(
    '',
    {
      config: { right: 'volunteer.read' },
      schema: {
        tags,
        summary: 'Teams, those that wait for a look first, with who is in them and what they served',
        response: { 200: TeamList },
      },
    },
    async (request) => ({ items: await teams.list(viewerOf(request)) }),
  )
  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Sign up a company or school with its contact person',
        body: NewOrganisation,
        response: { 201: MadeTeam, ...problems('INPUT_INVALID') },
      },
    },
    async (request, reply) => reply.code(201).send(await teams.signUp(viewerOf(request), request.body)),
  )
  app.post(
    '/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'From now on everybody reads of it, and its captain may call it together',
        params: TeamId,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await teams.approve(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/:id/refuse',
    {
      config,
      schema: {
        tags,
        summary: 'Refuse it; its members read the reason, and their names are deleted',
        params: TeamId,
        body: Reason,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await teams.refuse(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/:id/dissolve',
    {
      config,
      schema: {
        tags,
        summary: 'End it; its members read the reason, and their names are deleted',
        params: TeamId,
        body: Reason,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await teams.dissolve(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/calls/:id/settle',
    {
      config,
      schema: {
        tags,
        summary: 'Make a task of what a captain wants, for the volunteers of that team only',
        params: TeamId,
        body: TeamCallSettled,
        response: { 201: MadeTeam, ...problems('INPUT_INVALID', 'NOT_FOUND', 'TEAM_SETTLED') },
      },
    },
    async (request, reply) => {
      const { startsAt, endsAt, ...told } = request.body
      const span = { startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) }
      return reply
        .code(201)
        .send(await teams.settleCall(viewerOf(request), request.params.id, { ...told, ...span }))
    },
  )
  app.post(
    '/calls/:id/decline',
    {
      config,
      schema: {
        tags,
        summary: 'Do not arrange what a captain wants; they read the reason',
        params: TeamId,
        body: Reason,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await teams.declineCall(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )
  done()
}
