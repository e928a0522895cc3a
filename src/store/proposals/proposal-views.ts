// Proposals as staff and everybody read them. Nobody but staff reads what was removed, and nobody at all who wrote it.
import { AppError } from '../../errors.ts'
import {
  publicStates,
  quietEvents,
  type CommentKind,
  type CommentState,
  type FlagRecord,
  type MoneyKind,
  type ProposalEventType,
  type ProposalKind,
  type ProposalState,
} from '../../rules/proposals/proposal-terms.ts'
import type { PollState } from '../../rules/polls/poll-terms.ts'
import type { Community } from '../../rules/community/tree.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import type { PrismaClient } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import { placeOf, stepsOf } from './proposal-rows.ts'
import { communityIdOf, type Viewer } from '../views.ts'

const listedAtMost = 200

const listed = {
  moderator: { select: { id: true, name: true } },
  comments: { where: { state: 'waiting' }, select: { id: true } },
} satisfies Prisma.ProposalInclude
const whole = {
  ...{
    moderator: { select: { id: true, name: true } },
    mergedInto: { select: { publicId: true, what: true } },
  },
  ticket: { select: { publicId: true, number: true } },
  poll: { select: { publicId: true, state: true, question: true } },
  events: { orderBy: { id: 'asc' }, include: { staff: { select: { name: true } } } },
  comments: { orderBy: { id: 'asc' }, include: { moderator: { select: { name: true } } } },
  tasks: { orderBy: { id: 'asc' } },
  money: { orderBy: { id: 'asc' } },
  flags: { orderBy: { id: 'asc' }, include: { to: { select: { id: true, name: true } } } },
} satisfies Prisma.ProposalInclude
type Whole = Prisma.ProposalGetPayload<{ include: typeof whole }>

const iso = (at: Date | null) => at?.toISOString() ?? null

export function readProposals(read: PrismaClient, community: (id?: number) => Community) {
  const head = (home: Community, row: Prisma.ProposalGetPayload<{ include: typeof listed }>) => ({
    id: row.publicId,
    nodeId: row.nodeId,
    place: placeOf(home, row),
    what: row.what,
    author: row.authorName,
    kind: row.kind as ProposalKind,
    state: row.state as ProposalState,
    dueAt: iso(row.dueAt),
    until: iso(row.until),
    createdAt: row.createdAt.toISOString(),
    moderator: row.moderator,
    waiting: row.comments.length,
  })

  return {
    /** The proposals of the scope, the latest first. */
    list: async (viewer: Viewer) => {
      const found = await read.proposal.findMany({
        where: { scope: { startsWith: viewer.scope } },
        include: listed,
        orderBy: { id: 'desc' },
        take: listedAtMost,
      })
      const home = community(communityIdOf(viewer))
      return found.map((row) => head(home, row))
    },

    /** One with its history. Throws NOT_FOUND. */
    one: async (viewer: Viewer, publicId: string) => {
      const row = await read.proposal.findFirst({
        where: { publicId, scope: { startsWith: viewer.scope } },
        include: whole,
      })
      if (!row) throw new AppError('NOT_FOUND', 'there is no such proposal where you work')
      const waiting = row.comments.filter(({ state }) => state === 'waiting')
      return {
        ...head(community(communityIdOf(viewer)), { ...row, comments: waiting }),
        ...body(row),
        ticket: row.ticket && { id: row.ticket.publicId, number: numberText(row.ticket.number) },
        mergedInto: row.mergedInto && { id: row.mergedInto.publicId, what: row.mergedInto.what },
        discussionDays: row.discussionDays,
        flags: row.flags.map(flagOf),
        history: row.events.map(eventOf),
        comments: row.comments.map(commentOf),
      }
    },

    /** What everybody may read of one that was made public. Throws NOT_FOUND for any other. */
    published: async (publicId: string) => {
      const row = await read.proposal.findFirst({
        where: { publicId, state: { in: [...publicStates] } },
        include: whole,
      })
      if (!row) throw new AppError('NOT_FOUND', 'there is no such proposal')
      const home = community(Number(row.scope.split('/')[1]))
      return {
        ...head(home, { ...row, comments: [] }),
        ...body(row),
        community: home.name,
        history: row.events.filter(({ type }) => !quietEvents.some((quiet) => quiet === type)).map(eventOf),
        comments: row.comments
          .filter(({ state }) => state !== 'waiting')
          .map(commentOf)
          .map((comment) => ({ ...comment, text: comment.state === 'removed' ? null : comment.text })),
      }
    },
  }
}

const body = (row: Whole) => ({
  pack: row.pack,
  partyStudies: row.partyStudies,
  adopted: row.adopted,
  steps: stepsOf(row),
  poll: row.poll && {
    ...{ id: row.poll.publicId, question: row.poll.question },
    state: row.poll.state as PollState,
  },
  tasks: row.tasks.map(({ publicId: id, what, who, dueOn, doneAt }) => ({
    id,
    what,
    who,
    dueOn,
    doneAt: iso(doneAt),
  })),
  money: row.money.map(({ kind, what, fen, voucher, day }) => ({
    kind: kind as MoneyKind,
    ...{ what, fen: Number(fen), voucher, day },
  })),
})

const eventOf = ({ at, type, words, staff }: Whole['events'][number]) => ({
  at: at.toISOString(),
  type: type as ProposalEventType,
  words,
  by: staff?.name ?? null,
})

const flagOf = ({
  publicId: id,
  record,
  words,
  at,
  to,
  dueAt,
  answer,
  escalatedAt,
}: Whole['flags'][number]) => ({
  ...{ id, record: record as FlagRecord, words, at: at.toISOString(), to },
  ...{ dueAt: dueAt.toISOString(), answer, escalated: escalatedAt !== null },
})

const commentOf = (comment: Whole['comments'][number]) => ({
  id: comment.publicId,
  kind: comment.kind as CommentKind,
  text: comment.text,
  at: comment.at.toISOString(),
  state: comment.state as CommentState,
  dueAt: comment.dueAt.toISOString(),
  reason: comment.reason,
  moderator: comment.moderator?.name ?? null,
  answer: comment.answer,
})
