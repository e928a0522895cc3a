// Decisions by paper ballots as staff prepare, follow and have them counted. Their ballots are entered by paper-ballots.ts.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { placeName, type Community } from '../../rules/community/tree.ts'
import { checkedDecision, type NewDecision } from '../../rules/polls/decision.ts'
import { standing } from '../../rules/polls/paper-ballot.ts'
import type { DeliveryWay, PollElectorate, PollState } from '../../rules/polls/poll-terms.ts'
import { sharesOf } from '../../rules/polls/vote-count.ts'
import { votePackFor } from '../../rules/polls/vote-packs.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { paperFields, reading, rulesFor, silenceOf } from './paper-rows.ts'
import { publishedDecision } from './paper-record.ts'
import { filledFor } from './rule-numbers.ts'

export type PaperPolls = ReturnType<typeof createPaperPolls>

export function createPaperPolls(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  return {
    /** Keeps a draft, which is begun as any poll is. Throws POLL_REFUSED and INPUT_INVALID like `checkedDecision`. */
    create: (viewer: Viewer, { nodeId, ...wish }: NewDecision & { nodeId: number }) =>
      writer.run(async (tx) => {
        const node = community(communityIdOf(viewer)).nodes.find(
          ({ id, path }) => id === nodeId && path.startsWith(viewer.scope),
        )
        if (!node) throw new AppError('INPUT_INVALID', 'nodeId: there is no such place where you work')
        const { pack, day, options } = checkedDecision(wish, now())
        const at = new Date(now())
        const { publicId } = await tx.poll.create({
          data: {
            ...{ publicId: uuidv7(), nodeId, scope: node.path, pack, day, electorate: wish.electorate },
            ...{ question: wish.question, options: JSON.stringify(options) },
            ...{ opensAt: at, closesAt: new Date(wish.closesAt), staffId: viewer.staffId, createdAt: at },
            decision: {
              create: {
                ...{ matter: wish.matter, handIn: wish.handIn },
                silenceClause: wish.silence?.clause ?? null,
                silenceWarning: wish.silence?.warning ?? null,
              },
            },
          },
        })
        return { id: publicId }
      }),

    /** How each ballot stands. What another read is shown only once two people have entered it. Throws NOT_FOUND. */
    read: async (viewer: Viewer, publicId: string) => {
      const poll = await read.poll.findFirst({
        where: { publicId, scope: { startsWith: viewer.scope }, decision: { isNot: null } },
        include: { decision: true, electors: { orderBy: { id: 'asc' }, include: paperFields } },
      })
      if (!poll?.decision) throw noDecision()
      const { decision } = poll
      return {
        ...{ id: poll.publicId, question: poll.question, pack: poll.pack },
        electorate: poll.electorate as PollElectorate,
        state: poll.state as PollState,
        closesAt: poll.closesAt.toISOString(),
        ...{ matter: decision.matter, handIn: decision.handIn },
        silence: silenceOf(decision),
        rules: await rulesFor(read, poll, decision.matter),
        electors: poll.electors.map(({ id, houses, entries, settling, proxy, delivery }) => {
          const { state } = standing(entries.map(reading), settling && reading(settling))
          const mine = entries.find(({ staffId }) => staffId === viewer.staffId)
          return {
            ...{ id, houses: JSON.parse(houses) as string[], state },
            mine: mine ? reading(mine) : null,
            differing:
              state === 'differs' ? entries.map((entry) => ({ by: entry.staff, ...reading(entry) })) : [],
            settled: settling && { by: settling.staff, reason: settling.reason },
            proxy: proxy && {
              ...{ name: proxy.name, scope: proxy.scope, day: proxy.day, reference: proxy.reference },
            },
            delivery: delivery && {
              ...{ how: delivery.how as DeliveryWay, day: delivery.day, proof: delivery.proof },
            },
          }
        }),
      }
    },

    /** What everybody may read of a decision that has begun; null for any other poll. */
    published: async (publicId: string) => {
      const found = await publishedDecision(read, publicId)
      if (!found) return null
      const { scope, nodeId, ...decision } = found
      const home = community(Number(scope.split('/')[1]))
      const node = home.nodes.find(({ id }) => id === nodeId)
      return { ...decision, community: home.name, place: node ? placeName(home, node) : home.name }
    },

    /**
     * Has a decision counted whose time is over. Throws POLL_REFUSED before its end, BALLOTS_UNSETTLED while an entry waits for its
     * second or for somebody to settle it, RULE_UNKNOWN while the pack's numbers are not filled in and confirmed.
     */
    count: (viewer: Viewer, publicId: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const poll = await paperPoll(tx, viewer, publicId)
        if (poll.state !== 'closed')
          throw new AppError('POLL_REFUSED', `this is not done to a poll that is ${poll.state}`)
        const electors = await tx.elector.findMany({ where: { pollId: poll.id }, include: paperFields })
        const open = electors.filter(({ entries, settling }) => {
          const { state } = standing(entries.map(reading), settling && reading(settling))
          return state === 'one' || state === 'differs'
        }).length
        if (open > 0)
          throw new AppError('BALLOTS_UNSETTLED', `${open} ballots wait for a second entry, or to be settled`)
        // Throws where a number is not known.
        sharesOf(
          votePackFor(poll.pack, poll.day),
          poll.electorate as PollElectorate,
          poll.decision.matter,
          await filledFor(tx, poll),
        )
        await oweJobs(tx, [{ job: 'poll.count', payload: { pollId: poll.id }, dueAt: now() }], emit)
      }),
  }
}

const noDecision = () => new AppError('NOT_FOUND', 'there is no such decision where you work')

/** A decision that has begun, for whoever works there. Throws NOT_FOUND. */
export async function paperPoll(tx: Tx, viewer: Viewer, publicId: string) {
  const poll = await tx.poll.findFirst({
    where: { publicId, scope: { startsWith: viewer.scope } },
    include: { decision: true },
  })
  const decision = poll?.decision
  if (!poll || !decision) throw noDecision()
  return { ...poll, decision }
}
