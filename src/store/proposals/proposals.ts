// Proposals as staff take them on: the answer to an idea, and each move to what was done of it.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { dayOf, endOfDay } from '../../rules/time/calendar.ts'
import {
  checkedIdea,
  moved,
  moveRules,
  workingDaysLater,
  type ProposalMove,
} from '../../rules/proposals/proposal.ts'
import { proposalDays, type MoneyKind } from '../../rules/proposals/proposal-terms.ts'
import { may } from '../../rules/staff/roles.ts'
import { packId, votePackFor } from '../../rules/polls/vote-packs.ts'
import type { Community } from '../../rules/community/tree.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import { readProposals } from './proposal-views.ts'
import { note, oweLook, ruled, ruledFields, save, type StoredProposal } from './proposal-rows.ts'
import { communityIdOf, visible, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

/** What staff say of a move, for everybody to read, and what it is about. */
export interface Act {
  words: string
  /** Of a notice: the wording that everybody reads. */
  what?: string | undefined
  /** Of a merge: the other proposal. Of a referral: the number of the case. */
  other?: string | undefined
}
export interface NewTask {
  what: string
  who: string
  dueOn: string
}
export interface MoneyRow {
  kind: MoneyKind
  what: string
  /** In fen. */
  fen: number
  voucher: string
  day: string
}

export type Proposals = ReturnType<typeof createProposals>

export function createProposals(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  const find = async (tx: Tx, viewer: Viewer, publicId: string): Promise<StoredProposal> => {
    const found = await tx.proposal.findFirst({
      where: { publicId, scope: { startsWith: viewer.scope } },
      include: ruledFields,
    })
    if (!found) throw new AppError('NOT_FOUND', 'there is no such proposal where you work')
    return found
  }
  /** A move with what it writes, in the writer's transaction. */
  const make = (
    viewer: Viewer,
    publicId: string,
    move: ProposalMove,
    words: string,
    also: (tx: Tx, row: StoredProposal, emit: Emit) => Promise<Besides> = () => Promise.resolve({}),
  ) =>
    writer.run(async (tx, emit): Promise<void> => {
      const at = now()
      if (!may(viewer.role, moveRules[move.type].right))
        throw new AppError('RIGHT_MISSING', 'this takes another role')
      const row = await find(tx, viewer, publicId)
      const next = moved(ruled(row), move, at)
      const { set, dueAt = next.dueAt } = await also(tx, row, emit)
      await save(tx, row.id, { ...next, dueAt }, emit, set)
      const event = next.state === 'refused' ? 'refused' : moveRules[move.type].event
      if (event !== null)
        await note(tx, row.id, { type: event, words: maskIds(words), staffId: viewer.staffId, at }, emit)
    })

  return {
    ...readProposals(read, community),

    /** Keeps an idea that staff bring in, from a meeting or a talk. Throws PROPOSAL_REFUSED for elections. */
    create: (viewer: Viewer, { nodeId, what }: { nodeId: number; what: string }) =>
      writer.run(async (tx, emit) => {
        const at = now()
        const node = community(communityIdOf(viewer)).nodes.find(
          ({ id, path }) => id === nodeId && path.startsWith(viewer.scope),
        )
        if (!node) throw new AppError('INPUT_INVALID', 'nodeId: there is no such place where you work')
        checkedIdea(what)
        const dueAt = workingDaysLater(at, proposalDays.answer)
        const { id, publicId } = await tx.proposal.create({
          data: {
            ...{ publicId: uuidv7(), nodeId, scope: node.path, what: maskIds(what) },
            ...{ dueAt: new Date(dueAt), createdAt: new Date(at) },
          },
        })
        await note(tx, id, { type: 'proposed', staffId: viewer.staffId, at }, emit)
        await oweLook(tx, id, dueAt, emit)
        return { id: publicId }
      }),

    /**
     * Makes a move. Throws NOT_FOUND, PROPOSAL_REFUSED where it is not its turn, INPUT_INVALID for what does not fit, RIGHT_MISSING
     * where the move takes another role.
     */
    act: (viewer: Viewer, publicId: string, move: ProposalMove, { words, what, other }: Act): Promise<void> =>
      make(viewer, publicId, move, words, async (tx, row, emit) => {
        if (move.type === 'qualify') return { set: { pack: packId(votePackFor(move.pack, dayOf(now()))) } }
        if (move.type === 'notice') {
          const shown = maskIds(what ?? row.what)
          const event = { type: 'reworded', words: row.what, staffId: viewer.staffId, at: now() } as const
          if (shown !== row.what) await note(tx, row.id, event, emit)
          return { set: { what: shown, moderatorId: viewer.staffId, discussionDays: move.discussionDays } }
        }
        if (move.type === 'merge') {
          const target = await find(tx, viewer, other ?? '')
          if (target.id === row.id || target.state === 'refused' || target.state === 'merged')
            throw new AppError(
              'INPUT_INVALID',
              'into: a proposal that is neither this one nor refused or merged',
            )
          return { set: { mergedIntoId: target.id } }
        }
        if (move.type === 'refer') {
          const ticket = await tx.ticket.findFirst({
            where: { number: Number(other), AND: [visible(viewer)] },
            select: { id: true },
          })
          if (!ticket) throw new AppError('INPUT_INVALID', 'number: there is no such case where you work')
          return { set: { ticketId: ticket.id } }
        }
        return {}
      }),

    /** Puts a poll that was drafted before to the decision. Throws like `act`, and POLL_REFUSED for a poll that is over. */
    poll: async (viewer: Viewer, publicId: string, pollPublicId: string, words: string): Promise<void> => {
      const poll = await read.poll.findFirst({
        where: { publicId: pollPublicId, scope: { startsWith: viewer.scope } },
      })
      if (!poll) throw new AppError('INPUT_INVALID', 'pollId: there is no such poll where you work')
      if (poll.state !== 'draft' && poll.state !== 'planned' && poll.state !== 'open')
        throw new AppError('POLL_REFUSED', 'this poll is over')
      const move = { type: 'startPoll', closesAt: poll.closesAt.getTime() } as const
      await make(viewer, publicId, move, words, () => Promise.resolve({ set: { pollId: poll.id } }))
    },

    /** Adds a task. Throws like `act`, INPUT_INVALID for a day that has passed. */
    addTask: (viewer: Viewer, publicId: string, { what, who, dueOn }: NewTask): Promise<void> =>
      make(viewer, publicId, { type: 'addTask' }, `${what} · ${who} · ${dueOn}`, async (tx, { id }) => {
        if (dueOn < dayOf(now())) throw new AppError('INPUT_INVALID', 'dueOn: this day has passed')
        await tx.proposalTask.create({ data: { publicId: uuidv7(), proposalId: id, what, who, dueOn } })
        return firstDue(tx, id)
      }),

    /** Tells how a task goes; `done` ends it. Throws like `act`, NOT_FOUND for a task that is none of it or done. */
    progress: (
      viewer: Viewer,
      publicId: string,
      taskId: string,
      { words, done }: { words: string; done: boolean },
    ) =>
      make(viewer, publicId, { type: done ? 'doTask' : 'progress' }, words, async (tx, { id }) => {
        const task = await tx.proposalTask.findFirst({
          where: { publicId: taskId, proposalId: id, doneAt: null },
        })
        if (!task) throw new AppError('NOT_FOUND', 'there is no such open task')
        if (done) await tx.proposalTask.update({ where: { id: task.id }, data: { doneAt: new Date(now()) } })
        return firstDue(tx, id)
      }),

    /** Opens an income or a spending to everybody. Throws NOT_FOUND, PROPOSAL_REFUSED before it is decided. */
    addMoney: (viewer: Viewer, publicId: string, { fen, ...row }: MoneyRow): Promise<void> =>
      writer.run(async (tx) => {
        const { id, state } = await find(tx, viewer, publicId)
        if (!['published', 'executing', 'done'].includes(state))
          throw new AppError('PROPOSAL_REFUSED', 'money is told of what was published')
        if (row.day > dayOf(now())) throw new AppError('INPUT_INVALID', 'day: it lies ahead')
        await tx.proposalMoney.create({
          data: { ...row, fen: BigInt(fen), proposalId: id, staffId: viewer.staffId, at: new Date(now()) },
        })
      }),

    /** Shows or removes what a resident said. Throws NOT_FOUND, PROPOSAL_REFUSED where that was done, INPUT_INVALID without a reason. */
    moderate: (viewer: Viewer, publicId: string, commentId: string, reason: string | null): Promise<void> =>
      writer.run(async (tx) => {
        const { id } = await find(tx, viewer, publicId)
        const comment = await tx.proposalComment.findFirst({ where: { publicId: commentId, proposalId: id } })
        if (!comment) throw new AppError('NOT_FOUND', 'there are no such words')
        if (comment.state !== 'waiting') throw new AppError('PROPOSAL_REFUSED', 'this was decided already')
        await tx.proposalComment.update({
          where: { id: comment.id },
          data: {
            state: reason === null ? 'shown' : 'removed',
            ...{ reason, moderatorId: viewer.staffId, moderatedAt: new Date(now()) },
          },
        })
      }),

    /** Answers an objection; one that is upheld opens the discussion anew. Throws like `act`. */
    answerObjection: (
      viewer: Viewer,
      publicId: string,
      commentId: string,
      { words, upheld, days }: { words: string; upheld: boolean; days: number },
    ): Promise<void> =>
      make(
        viewer,
        publicId,
        upheld ? { type: 'upholdObjection', days } : { type: 'answerObjection' },
        words,
        async (tx, { id }) => {
          const answered = await tx.proposalComment.updateMany({
            where: {
              publicId: commentId,
              proposalId: id,
              kind: 'objection',
              state: 'shown',
              answeredAt: null,
            },
            data: { answer: maskIds(words), answeredAt: new Date(now()) },
          })
          if (answered.count === 0)
            throw new AppError('NOT_FOUND', 'there is no such objection that is shown and not answered')
          return {}
        },
      ),
  }

  /** While tasks are done the next that is owed is the first of them. */
  async function firstDue(tx: Tx, proposalId: number): Promise<Besides> {
    const [first] = await tx.proposalTask.findMany({
      where: { proposalId, doneAt: null },
      orderBy: { dueOn: 'asc' },
      take: 1,
    })
    const at = now()
    return { dueAt: first ? Math.max(endOfDay(first.dueOn), at) : workingDaysLater(at, proposalDays.tasks) }
  }
}

/** What a move changes besides what its rules say. `dueAt` is in epoch ms. */
interface Besides {
  set?: Prisma.ProposalUncheckedUpdateInput
  dueAt?: number
}
