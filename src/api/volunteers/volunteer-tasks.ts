// Tasks of volunteers: made, cancelled, and who served for how long.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { VolunteerTasks } from '../../store/volunteers/volunteer-tasks.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'
import {
  MadeVolunteerTask,
  NewVolunteerTask,
  VolunteerPostCorrection,
  VolunteerPostId,
  VolunteerPostSettled,
  VolunteerTaskId,
  VolunteerTaskList,
  VolunteerTaskQuery,
} from './volunteer-task-schemas.ts'

const tags = ['volunteers']
const config = { right: 'volunteer.manage' } as const

export const volunteerTasks: FastifyPluginCallbackZod<{ tasks: VolunteerTasks }> = (app, { tasks }, done) => {
  app.get(
    '',
    {
      config: { right: 'volunteer.read' },
      schema: {
        tags,
        summary: 'Tasks in a state, with who took them, how many were asked and how many said no',
        querystring: VolunteerTaskQuery,
        response: { 200: VolunteerTaskList },
      },
    },
    async (request) => ({ items: await tasks.list(viewerOf(request), request.query.state) }),
  )

  app.post(
    '',
    {
      config,
      schema: {
        tags,
        summary: 'Make a task; volunteers whom it suits are asked at once, in waves',
        body: NewVolunteerTask,
        response: { 201: MadeVolunteerTask, ...problems('INPUT_INVALID', 'TASK_UNINSURED') },
      },
    },
    async (request, reply) => {
      const { startsAt, endsAt, ...wish } = request.body
      const span = { startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) }
      return reply.code(201).send(await tasks.create(viewerOf(request), { ...wish, ...span }))
    },
  )

  app.post(
    '/:id/cancel',
    {
      config,
      schema: {
        tags,
        summary: 'Cancel a task; whoever has a place reads the reason',
        params: VolunteerTaskId,
        body: Reason,
        response: { 204: None, ...problems('NOT_FOUND', 'TASK_OVER') },
      },
    },
    async (request, reply) => {
      await tasks.cancel(viewerOf(request), request.params.id, request.body.reason)
      return reply.code(204).send(null)
    },
  )

  const refusals = problems('INPUT_INVALID', 'NOT_FOUND', 'TASK_OVER')
  app.post(
    '/posts/:id/settle',
    {
      config,
      schema: {
        tags,
        summary: 'Say whether a volunteer came, and how long they served; never more than lies between',
        params: VolunteerPostId,
        body: VolunteerPostSettled,
        response: { 204: None, ...refusals },
      },
    },
    async (request, reply) => {
      await tasks.settle(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/posts/:id/correct',
    {
      config,
      schema: {
        tags,
        summary: 'Count other minutes than before; the reason is kept, and the volunteer reads it',
        params: VolunteerPostId,
        body: VolunteerPostCorrection,
        response: { 204: None, ...refusals },
      },
    },
    async (request, reply) => {
      await tasks.correct(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  done()
}
