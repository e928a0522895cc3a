// Polls: prepared and begun by managers, followed by staff, recounted by anybody.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Polls } from '../../store/polls/polls.ts'
import { viewerOf } from '../auth.ts'
import { MadePoll, NewPoll, PollId, PollList } from './poll-schemas.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'

const tags = ['polls']

export const polls: FastifyPluginCallbackZod<{ polls: Polls }> = (app, { polls }, done) => {
  app.get(
    '',
    {
      config: { right: 'poll.read' },
      schema: {
        tags,
        summary: 'The latest polls: how many took part, and the totals once they are published',
        response: { 200: PollList },
      },
    },
    async (request) => ({ items: await polls.list(viewerOf(request)) }),
  )

  app.post(
    '',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Draft a poll',
        description: 'What is never put to the vote in chat is refused: elections, votes against a person.',
        body: NewPoll,
        response: { 201: MadePoll, ...problems('INPUT_INVALID', 'POLL_REFUSED') },
      },
    },
    async (request, reply) => {
      const { opensAt, closesAt, ...rest } = request.body
      const made = await polls.create(viewerOf(request), {
        ...rest,
        opensAt: opensAt === undefined ? undefined : Date.parse(opensAt),
        closesAt: Date.parse(closesAt),
      })
      return reply.code(201).send(made)
    },
  )

  app.post(
    '/:id/start',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Begin a draft, at once or at its hour',
        description: 'From its beginning on the question and who may vote stay as they are.',
        params: PollId,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED') },
      },
    },
    async (request, reply) => {
      await polls.start(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/withdraw',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Take back what has not begun',
        params: PollId,
        response: { 204: None, ...problems('NOT_FOUND', 'POLL_REFUSED') },
      },
    },
    async (request, reply) => {
      await polls.withdraw(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/:id/record',
    {
      config: { right: 'poll.read' },
      schema: {
        tags,
        summary: 'The published record, as npm run recount takes it',
        params: PollId,
        response: {
          200: z.string().describe('the file as JSON; docs/voting.md tells what is in it'),
          ...problems('NOT_FOUND'),
        },
      },
    },
    async (request, reply) => {
      const record = await polls.recordFor(viewerOf(request), request.params.id)
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="poll-${request.params.id}.json"`)
        .serializer((text: string) => text)
        .send(record)
    },
  )

  done()
}
