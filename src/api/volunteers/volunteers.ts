// Volunteers: who waits for staff, who may be asked, and what is noted about them.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Volunteers } from '../../store/volunteers/volunteers.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'
import {
  VolunteerCheck,
  VolunteerId,
  VolunteerList,
  VolunteerNumbers,
  VolunteerPaper,
  VolunteerQuery,
} from './volunteer-schemas.ts'

const tags = ['volunteers']
const params = VolunteerId
const config = { right: 'volunteer.manage' } as const

export const volunteers: FastifyPluginCallbackZod<{ volunteers: Volunteers }> = (
  app,
  { volunteers },
  done,
) => {
  app.get(
    '',
    {
      config: { right: 'volunteer.read' },
      schema: {
        tags,
        summary: 'The volunteers in a state, and how many are in each',
        querystring: VolunteerQuery,
        response: { 200: VolunteerList },
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      return {
        counts: await volunteers.counts(viewer),
        items: await volunteers.list(viewer, request.query.state),
      }
    },
  )

  const settled = problems('NOT_FOUND', 'VOLUNTEER_SETTLED')
  app.post(
    '/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'From now on they may be asked',
        params,
        response: { 204: None, ...problems('NOT_FOUND', 'VOLUNTEER_SETTLED', 'VOLUNTEER_UNCONSENTED') },
      },
    },
    async (request, reply) => {
      await volunteers.approve(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/refuse',
    {
      config,
      schema: {
        tags,
        summary: 'Refuse an application; they read the reason',
        params,
        body: Reason,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await volunteers.refuse(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/pause',
    {
      config,
      schema: {
        tags,
        summary: 'Ask them for nothing until staff have them go on',
        params,
        body: Reason,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await volunteers.pause(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/resume',
    {
      config,
      schema: { tags, summary: 'They may be asked again', params, response: { 204: None, ...settled } },
    },
    async (request, reply) => {
      await volunteers.resume(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/check',
    {
      config,
      schema: {
        tags,
        summary: 'Note that they were checked for posts of trust',
        params,
        body: VolunteerCheck,
        response: { 204: None, ...settled },
      },
    },
    async (request, reply) => {
      await volunteers.check(viewerOf(request), request.params.id, request.body.note)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/paper',
    {
      config,
      schema: {
        tags,
        summary: 'Note the paper that the guardian of a minor signed',
        params,
        body: VolunteerPaper,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'VOLUNTEER_SETTLED') },
      },
    },
    async (request, reply) => {
      await volunteers.keepPaper(viewerOf(request), request.params.id, request.body.where)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/reveal',
    {
      config,
      schema: {
        tags,
        summary: 'Their number and whom to call for them; the reason is kept',
        params,
        body: Reason,
        response: { 200: VolunteerNumbers, ...settled },
      },
    },
    async (request) => volunteers.reveal(viewerOf(request), request.params.id, request.body.reason),
  )

  done()
}
