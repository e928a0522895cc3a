// Proposals: what residents brought in, and each step that staff make of it.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type * as z from 'zod'
import type { ProposalMove } from '../../rules/proposals/proposal.ts'
import type { Right } from '../../rules/staff/roles.ts'
import type { ProposalFlags } from '../../store/proposals/proposal-flags.ts'
import type { Proposals } from '../../store/proposals/proposals.ts'
import type { ProposalShortlists } from '../../store/proposals/shortlist.ts'
import type { Viewer } from '../../store/views.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import * as shapes from './proposal-schemas.ts'
import { None } from '../schemas.ts'

const tags = ['proposals']

export const proposals: FastifyPluginCallbackZod<{
  proposals: Proposals
  flags: ProposalFlags
  shortlists: ProposalShortlists
}> = (app, { proposals, flags, shortlists }, done) => {
  const post = <B extends z.ZodType, P extends z.ZodType<{ id: string }>>(
    path: string,
    {
      right = 'proposal.manage',
      summary,
      body,
      params,
    }: { right?: Right; summary: string; body: B; params: P },
    act: (viewer: Viewer, params: z.output<P>, body: z.output<B>) => Promise<void>,
  ) => {
    app.post(
      path,
      {
        config: { right },
        schema: {
          ...{ tags, summary, params, body },
          response: {
            204: None,
            ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'PROPOSAL_REFUSED', 'RIGHT_MISSING'),
          },
        },
      },
      async (request, reply) => {
        await act(viewerOf(request), params.parse(request.params), body.parse(request.body))
        return reply.code(204).send(null)
      },
    )
  }
  /** A step that is a move of the rules with a reason. */
  const step = <B extends z.ZodType<{ reason: string }>>(
    path: string,
    summary: string,
    body: B,
    move: (body: z.output<B>) => ProposalMove,
    other: (body: z.output<B>) => string | undefined = () => undefined,
  ) => {
    post(`/:id/${path}`, { summary, body, params: shapes.ProposalId }, (viewer, { id }, told) =>
      proposals.act(viewer, id, move(told), { words: told.reason, other: other(told) }),
    )
  }

  app.get(
    '',
    {
      config: { right: 'proposal.read' },
      schema: { tags, summary: 'The proposals, the latest first', response: { 200: shapes.ProposalList } },
    },
    async (request) => ({ items: await proposals.list(viewerOf(request)) }),
  )
  app.get(
    '/:id',
    {
      config: { right: 'proposal.read' },
      schema: {
        tags,
        summary: 'A proposal with its history',
        params: shapes.ProposalId,
        response: { 200: shapes.Proposal, ...problems('NOT_FOUND') },
      },
    },
    (request) => proposals.one(viewerOf(request), request.params.id),
  )
  app.post(
    '',
    {
      config: { right: 'proposal.work' },
      schema: {
        tags,
        summary: 'Bring in an idea from a meeting or a talk',
        body: shapes.NewProposal,
        response: { 201: shapes.MadeProposal, ...problems('INPUT_INVALID', 'PROPOSAL_REFUSED') },
      },
    },
    async (request, reply) => reply.code(201).send(await proposals.create(viewerOf(request), request.body)),
  )

  step(
    'qualify',
    'Answer the three questions of an idea; one no refuses it',
    shapes.Qualify,
    ({ lawful, selfGovernance, excludesNobody, kind, pack, partyStudies }) => ({
      type: 'qualify',
      answers: { lawful, selfGovernance, excludesNobody },
      ...{ kind, pack, partyStudies },
    }),
  )
  step('refuse', 'Answer an idea with no, and why', shapes.WithReason, () => ({ type: 'refuse' }))
  step(
    'merge',
    'Join an idea with another',
    shapes.Merge,
    () => ({ type: 'merge' }),
    ({ into }) => into,
  )
  step(
    'refer',
    'Have an idea seen to as a case',
    shapes.Refer,
    () => ({ type: 'refer' }),
    ({ number }) => String(number),
  )
  step('study', 'Tell what the Party organisation found', shapes.Study, ({ goesOn }) => ({
    type: 'study',
    goesOn,
  }))
  step('discuss-again', 'Open the discussion anew', shapes.DiscussAgain, ({ days }) => ({
    type: 'discussAgain',
    days,
  }))
  step('drop-poll', 'Go on without a poll that was discarded', shapes.WithReason, () => ({
    type: 'dropPoll',
  }))
  step(
    'decide',
    'Write down the decision, by consensus or after its poll',
    shapes.Decide,
    ({ adopted, days }) => ({
      type: 'decide',
      ...{ adopted, days },
    }),
  )
  step('steps', 'Record a step of a courtyard plan', shapes.Step, ({ step }) => ({ type: 'step', step }))
  step('finish', 'End it once all its tasks are done', shapes.WithReason, () => ({ type: 'finish' }))

  const params = shapes.ProposalId
  post(
    '/:id/notice',
    { summary: 'Give notice; whoever does reads what residents say', body: shapes.Notice, params },
    (viewer, { id }, { days, discussionDays, what, reason }) =>
      proposals.act(viewer, id, { type: 'notice', days, discussionDays }, { words: reason, what }),
  )
  post(
    '/:id/poll',
    { summary: 'Ask residents by a poll that was drafted before', body: shapes.PollOfProposal, params },
    (viewer, { id }, { pollId, reason }) => proposals.poll(viewer, id, pollId, reason),
  )
  post('/:id/tasks', { summary: 'Add a task', body: shapes.NewTask, params }, (viewer, { id }, task) =>
    proposals.addTask(viewer, id, task),
  )
  post(
    '/:id/tasks/:taskId',
    {
      right: 'proposal.work',
      summary: 'Tell how a task goes, or that it is done',
      body: shapes.Progress,
      params: shapes.TaskId,
    },
    (viewer, { id, taskId }, { reason, done: ended }) =>
      proposals.progress(viewer, id, taskId, { words: reason, done: ended }),
  )
  post(
    '/:id/money',
    { summary: 'Open an income or a spending to everybody', body: shapes.NewMoney, params },
    (viewer, { id }, row) => proposals.addMoney(viewer, id, row),
  )
  post(
    '/:id/comments/:commentId/moderate',
    {
      right: 'proposal.work',
      summary: 'Show what a resident said, or remove it with a public reason',
      body: shapes.Moderation,
      params: shapes.CommentId,
    },
    (viewer, { id, commentId }, { reason }) => proposals.moderate(viewer, id, commentId, reason),
  )
  post(
    '/:id/comments/:commentId/answer',
    {
      summary: 'Answer an objection; upheld, it opens the discussion anew',
      body: shapes.ObjectionAnswer,
      params: shapes.CommentId,
    },
    (viewer, { id, commentId }, { reason, upheld, days }) =>
      proposals.answerObjection(viewer, id, commentId, { words: reason, upheld, days }),
  )
  post(
    '/:id/flags',
    {
      right: 'proposal.flag',
      summary:
        'Ask about a record, as the supervision committee; a named person answers within five working days',
      body: shapes.NewFlag,
      params,
    },
    (viewer, { id }, { record, toId, reason }) => flags.flag(viewer, id, { record, toId, words: reason }),
  )
  post(
    '/:id/flags/:flagId/answer',
    {
      right: 'proposal.work',
      summary: 'Answer the supervision committee: the named person, or a manager',
      body: shapes.WithReason,
      params: shapes.FlagId,
    },
    (viewer, { id, flagId }, { reason }) => flags.answer(viewer, id, flagId, reason),
  )
  app.post(
    '/shortlist',
    {
      config: { right: 'proposal.manage' },
      schema: {
        tags,
        summary: 'Ask residents about several proposals in one poll, which begins at once; all go or none',
        body: shapes.Shortlist,
        response: {
          201: shapes.MadeProposal,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'PROPOSAL_REFUSED'),
        },
      },
    },
    async (request, reply) => {
      const { closesAt, ...wish } = request.body
      const asked = await shortlists.ask(viewerOf(request), { ...wish, closesAt: Date.parse(closesAt) })
      return reply.code(201).send(asked)
    },
  )
  done()
}
