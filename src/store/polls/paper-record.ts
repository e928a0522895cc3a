// What a decision by paper ballots came to: its record, made when it is counted, and what everybody may read of it.
import type { BoxedBallot } from '../../rules/polls/ballot-chain.ts'
import { publishDecision } from '../../rules/polls/decision-file.ts'
import { recordIn, type DecisionFile } from '../../rules/polls/decision-record.ts'
import { standing } from '../../rules/polls/paper-ballot.ts'
import type { PollElectorate } from '../../rules/polls/poll-terms.ts'
import type { PrismaClient } from '../connection.ts'
import type { Poll } from '../generated/client.ts'
import { sha256 } from './ballots.ts'
import { paperFields, reading, rulesFor, silenceOf } from './paper-rows.ts'
import { filledFor } from './rule-numbers.ts'

/** The record of a closed decision; null where the poll was held in chat. Throws what `publishDecision` throws. */
export async function decisionRecord(
  read: PrismaClient,
  poll: Poll,
  box: readonly BoxedBallot[],
): Promise<DecisionFile | null> {
  const decision = await read.decision.findUnique({ where: { pollId: poll.id } })
  if (!decision) return null
  const electors = await read.elector.findMany({
    where: { pollId: poll.id },
    include: paperFields,
    orderBy: { id: 'asc' },
  })
  return publishDecision(
    sha256,
    {
      ...{ id: poll.publicId, question: poll.question, day: poll.day, pack: poll.pack },
      ...{ electorate: poll.electorate as PollElectorate, entitled: poll.entitled },
      matter: decision.matter,
      options: JSON.parse(poll.options) as DecisionFile['poll']['options'],
    },
    {
      filled: (await filledFor(read, poll)) ?? null,
      said: silenceOf(decision),
      electors: electors.map(({ id, houses, areas, entries, settling, delivery }) => ({
        ...{ voter: String(id), houses: JSON.parse(houses) as string[] },
        areasCm2: (JSON.parse(areas) as string[]).map(BigInt),
        delivered: delivery !== null,
        proxy: (standing(entries.map(reading), settling && reading(settling)).counts?.proxy ?? '') !== '',
      })),
    },
    box,
    poll.link,
  )
}

/** What everybody may read of a decision that has begun: sums, never a house or a ballot. Null for any other poll. */
export async function publishedDecision(read: PrismaClient, publicId: string) {
  const poll = await read.poll.findFirst({
    where: { publicId, state: { in: ['open', 'closed', 'published'] } },
    include: { decision: true },
  })
  if (!poll?.decision) return null
  const { decision } = poll
  const record = poll.record === null ? null : recordIn(poll.record)
  return {
    ...{ id: poll.publicId, question: poll.question, pack: poll.pack, handIn: decision.handIn },
    ...{ scope: poll.scope, nodeId: poll.nodeId, matter: decision.matter, entitled: poll.entitled },
    electorate: poll.electorate as PollElectorate,
    opensAt: poll.opensAt.toISOString(),
    closesAt: poll.closesAt.toISOString(),
    ended: poll.state !== 'open',
    silence: silenceOf(decision),
    rules: await rulesFor(read, poll, decision.matter, record?.filled),
    result: record && {
      ...{ areaCm2: record.poll.areaCm2, count: record.count, silence: record.silence, head: record.head },
    },
  }
}
