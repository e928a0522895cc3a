// Polls as staff prepare, begin and follow them. How people voted is shown to nobody before it is published.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { firstLink } from '../../rules/polls/ballot-chain.ts'
import { checkedPoll, reminderAt, type NewPoll } from '../../rules/polls/poll.ts'
import { type PollElectorate, type PollKind, type PollState } from '../../rules/polls/poll-terms.ts'
import type { PollFile, PollQuestion } from '../../rules/polls/poll-file.ts'
import { may } from '../../rules/staff/roles.ts'
import { isDecision } from '../../rules/polls/decision-record.ts'
import { placeName, type Community } from '../../rules/community/tree.ts'
import { sha256, totalsIn } from './ballots.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import { fixElectorate } from './electorates.ts'
import type { Poll } from '../generated/client.ts'
import { oweJobs } from '../outbox.ts'
import { askForNumbers } from './rule-numbers.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

const listedAtMost = 100

export type Polls = ReturnType<typeof createPolls>

export function createPolls(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  const placeOf = ({ scope, nodeId }: Pick<Poll, 'scope' | 'nodeId'>): string => {
    const home = community(Number(scope.split('/')[1]))
    const node = home.nodes.find(({ id }) => id === nodeId)
    return node ? placeName(home, node) || node.name : home.name
  }
  const inScope = async (tx: Tx, viewer: Viewer, publicId: string): Promise<Poll> => {
    const found = await tx.poll.findFirst({ where: { publicId, scope: { startsWith: viewer.scope } } })
    if (!found) throw new AppError('NOT_FOUND', 'there is no such poll where you work')
    return found
  }
  const move = (
    viewer: Viewer,
    publicId: string,
    from: readonly PollState[],
    act: (tx: Tx, poll: Poll, emit: Emit) => Promise<void>,
  ) =>
    writer.run(async (tx, emit): Promise<void> => {
      const poll = await inScope(tx, viewer, publicId)
      if (!from.some((state) => state === poll.state))
        throw new AppError('POLL_REFUSED', `this is not done to a poll that is ${poll.state}`)
      await act(tx, poll, emit)
    })

  return {
    /** Keeps a draft. Throws POLL_REFUSED for what is never put to the vote in chat, INPUT_INVALID for what does not fit. */
    create: (viewer: Viewer, { nodeId, ...wish }: NewPoll & { nodeId: number }) =>
      writer.run(async (tx) => {
        const node = community(communityIdOf(viewer)).nodes.find(
          ({ id, path }) => id === nodeId && path.startsWith(viewer.scope),
        )
        if (!node) throw new AppError('INPUT_INVALID', 'nodeId: there is no such place where you work')
        const { pack, day, options, most, opensAt } = checkedPoll(wish, now())
        const { publicId } = await tx.poll.create({
          data: {
            ...{ publicId: uuidv7(), nodeId, scope: node.path, pack, day },
            ...{ electorate: wish.electorate, question: wish.question, options: JSON.stringify(options) },
            ...{ kind: wish.kind, most },
            ...{ opensAt: new Date(opensAt), closesAt: new Date(wish.closesAt) },
            ...{ staffId: viewer.staffId, createdAt: new Date(now()) },
          },
        })
        return { id: publicId }
      }),

    /** Begins a draft, at once or at its hour. From then on its question stays as it is. Throws POLL_REFUSED for what is no draft. */
    start: (viewer: Viewer, publicId: string) =>
      move(viewer, publicId, ['draft'], async (tx, poll, emit) => {
        if (poll.closesAt.getTime() <= now())
          throw new AppError('INPUT_INVALID', 'closesAt: it has passed; make a new draft')
        await tx.poll.update({ where: { id: poll.id }, data: { state: 'planned' } })
        if (poll.opensAt.getTime() <= now()) return openPoll(tx, poll.id, now(), emit)
        await oweJobs(
          tx,
          [{ job: 'poll.open', payload: { pollId: poll.id }, dueAt: poll.opensAt.getTime() }],
          emit,
        )
      }),

    /** Takes back what has not begun. Throws POLL_REFUSED for what has: nobody stops a poll that they may not like. */
    withdraw: (viewer: Viewer, publicId: string) =>
      move(viewer, publicId, ['draft', 'planned'], async (tx, { id }) => {
        await tx.poll.update({ where: { id }, data: { state: 'withdrawn' } })
      }),

    /** The latest polls of the scope, newest first, with how many have taken part; totals only once they are published. */
    list: async (viewer: Viewer) => {
      const found = await read.poll.findMany({
        where: { scope: { startsWith: viewer.scope }, state: { not: 'withdrawn' } },
        include: { staff: { select: { id: true, name: true } } },
        orderBy: { id: 'desc' },
        take: listedAtMost,
      })
      const taking = await rows<{ pollId: number; people: number | bigint }>(
        read,
        `SELECT pollId, count(DISTINCT electorId) AS people FROM Ballot
         WHERE pollId IN (SELECT value FROM json_each(?)) GROUP BY pollId`,
        JSON.stringify(found.map(({ id }) => id)),
      )
      return found.map((poll) => ({
        id: poll.publicId,
        place: placeOf(poll),
        pack: poll.pack,
        electorate: poll.electorate as PollElectorate,
        question: poll.question,
        options: (JSON.parse(poll.options) as PollQuestion['options']).map(({ text }) => text),
        ...{ kind: poll.kind as PollKind, most: poll.most },
        opensAt: poll.opensAt.toISOString(),
        closesAt: poll.closesAt.toISOString(),
        state: poll.state as PollState,
        by: poll.staff,
        entitled: poll.entitled,
        taking: Number(taking.find(({ pollId }) => pollId === poll.id)?.people ?? 0),
        totals: poll.record === null ? null : totalsIn(poll.record),
        head: poll.head,
      }))
    },

    /** What everybody may read of a poll that has begun. Throws NOT_FOUND for any other. */
    published: async (publicId: string) => {
      const poll = await read.poll.findFirst({
        where: { publicId, state: { in: ['open', 'closed', 'published'] }, decision: { is: null } },
      })
      if (!poll) throw new AppError('NOT_FOUND', 'there is no such poll')
      const record = poll.record === null ? null : (JSON.parse(poll.record) as PollFile)
      return {
        id: poll.publicId,
        community: community(Number(poll.scope.split('/')[1])).name,
        place: placeOf(poll),
        question: poll.question,
        options: (JSON.parse(poll.options) as PollQuestion['options']).map(({ text }) => text),
        ...{ kind: poll.kind as PollKind, most: poll.most },
        pack: poll.pack,
        electorate: poll.electorate as PollElectorate,
        opensAt: poll.opensAt.toISOString(),
        closesAt: poll.closesAt.toISOString(),
        ended: poll.state !== 'open' || poll.closesAt.getTime() <= now(),
        entitled: poll.entitled,
        taking: record === null ? null : record.votes.length,
        replaced: record === null ? null : record.replaced.length,
        totals: poll.record === null ? null : totalsIn(poll.record),
        head: poll.head,
      }
    },

    /** The record of a published poll, for whoever of staff works there. Throws NOT_FOUND before it is published. */
    recordFor: async (viewer: Viewer, publicId: string): Promise<string> => {
      const found = await read.poll.findFirst({ where: { publicId, scope: { startsWith: viewer.scope } } })
      if (found?.record == null) throw unpublished()
      // Open ballots stand there by house number.
      if (isDecision(found.record) && !may(viewer.role, 'ballot.enter')) throw unpublished()
      return found.record
    },

    /** The same for somebody of its electorate, by the account from which they write. Throws NOT_FOUND for anybody else. */
    recordOf: async (
      who: { channel: string; account: string; sender: string },
      publicId: string,
    ): Promise<string> => {
      const found = await read.poll.findFirst({
        where: {
          publicId,
          electors: { some: { members: { some: { resident: { contacts: { some: who } } } } } },
        },
      })
      if (found?.record == null) throw unpublished()
      return found.record
    },
  }
}

const unpublished = () => new AppError('NOT_FOUND', 'there is no such published poll in which you may vote')

/** Opens a planned poll: from this moment it is fixed who may vote. */
export async function openPoll(tx: Tx, pollId: number, at: number, emit: Emit): Promise<void> {
  const poll = await tx.poll.findUnique({ where: { id: pollId } })
  if (poll?.state !== 'planned') return
  const closesAt = poll.closesAt.getTime()
  if (closesAt <= at) {
    await tx.poll.update({ where: { id: pollId }, data: { state: 'withdrawn' } })
    return
  }
  const entitled = await fixElectorate(tx, poll)
  await tx.poll.update({
    where: { id: pollId },
    data: { state: 'open', entitled, opensAt: new Date(at), link: firstLink(sha256, poll.publicId) },
  })
  await askForNumbers(tx, poll, at, emit)
  const job = (name: string, dueAt: number, more = {}) => ({ job: name, payload: { pollId, ...more }, dueAt })
  await oweJobs(
    tx,
    [
      job('poll.tell', at, { round: 'opening', after: 0 }),
      job('poll.tell', reminderAt(at, closesAt), { round: 'reminder', after: 0 }),
      job('poll.close', closesAt),
    ],
    emit,
  )
}
