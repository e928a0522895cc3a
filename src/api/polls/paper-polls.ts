// Decisions by paper ballots: two people enter each, a third settles what differs, and managers have it counted.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { PaperBallots } from '../../store/polls/paper-ballots.ts'
import type { PaperPolls } from '../../store/polls/paper-polls.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None } from '../schemas.ts'
import { rowsOf } from '../sheet.ts'
import {
  NewDelivery,
  NewEntry,
  NewPaperPoll,
  NewProxy,
  PaperPoll,
  Settling,
  SheetTaken,
} from './paper-schemas.ts'
import { MadePoll, PollId } from './poll-schemas.ts'

const tags = ['polls']
const config = { right: 'ballot.enter' } as const
const bodyLimit = 5 * 1024 * 1024
/** For the documentation: what it holds is read row by row. */
const Sheet = z.custom<Buffer>((body) => Buffer.isBuffer(body)).meta({ type: 'string', format: 'binary' })

export const paperPolls: FastifyPluginCallbackZod<{ polls: PaperPolls; ballots: PaperBallots }> = (
  app,
  { polls, ballots },
  done,
) => {
  // Browsers name the type of a .csv in many ways: the bytes tell.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, parsed) => {
    parsed(null, body)
  })

  app.post(
    '',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Draft a decision by paper ballots; it is begun and discarded as any poll is',
        description: 'As it begins it is written down who decides: owners with their areas, by the register.',
        body: NewPaperPoll,
        response: { 201: MadePoll, ...problems('INPUT_INVALID', 'POLL_REFUSED') },
      },
    },
    async (request, reply) => {
      const { closesAt, ...wish } = request.body
      const made = await polls.create(viewerOf(request), { ...wish, closesAt: Date.parse(closesAt) })
      return reply.code(201).send(made)
    },
  )

  app.get(
    '/:id',
    {
      config,
      schema: {
        tags,
        summary: 'How each ballot stands, by house number',
        description: 'What another person read is shown only once two have entered the ballot, and differ.',
        params: PollId,
        response: { 200: PaperPoll, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    (request) => polls.read(viewerOf(request), request.params.id),
  )

  app.post(
    '/:id/entries',
    {
      config,
      schema: {
        tags,
        summary: 'Enter what one reads on a ballot',
        description:
          'The second person who reads the same puts it into the box. One’s own may be corrected until somebody else’s is in.',
        params: PollId,
        body: NewEntry,
        response: {
          204: None,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'BALLOT_ENTERED'),
        },
      },
    },
    async (request, reply) => {
      await ballots.enter(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/sheet',
    {
      config,
      bodyLimit,
      schema: {
        tags,
        summary: 'Enter a whole sheet, as one person’s entry',
        description:
          'A .csv (UTF-8 or GB18030) or .xlsx whose first row names the columns: 门牌, 选择 (同意, 不同意, 弃权), and 方式 (纸票, 上门) and 委托书编号 if there are any. With any error nothing is kept.',
        params: PollId,
        body: Sheet,
        response: {
          200: SheetTaken,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'MEDIA_TOO_LARGE'),
        },
      },
    },
    async (request) => ballots.takeSheet(viewerOf(request), request.params.id, await rowsOf(request.body)),
  )

  app.post(
    '/:id/settle',
    {
      config,
      schema: {
        tags,
        summary: 'Settle two entries that differ, looking at the paper again',
        params: PollId,
        body: Settling,
        response: {
          204: None,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'BALLOT_ENTERED', 'APPROVAL_OWN'),
        },
      },
    },
    async (request, reply) => {
      await ballots.settle(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/proxies',
    {
      config,
      schema: {
        tags,
        summary: 'Record a written authority, before the ballot is entered',
        params: PollId,
        body: NewProxy,
        response: {
          204: None,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'BALLOT_ENTERED', 'RULE_UNKNOWN'),
        },
      },
    },
    async (request, reply) => {
      await ballots.authorise(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'Record how and when ballots were delivered; what was recorded before stays',
        params: PollId,
        body: NewDelivery,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED') },
      },
    },
    async (request, reply) => {
      await ballots.deliver(viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/:id/count',
    {
      config: { right: 'poll.manage' },
      schema: {
        tags,
        summary: 'Have a decision counted and published whose time is over',
        params: PollId,
        response: {
          204: None,
          ...problems('INPUT_INVALID', 'NOT_FOUND', 'POLL_REFUSED', 'BALLOTS_UNSETTLED', 'RULE_UNKNOWN'),
        },
      },
    },
    async (request, reply) => {
      await polls.count(viewerOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  done()
}
