// Casting: each ballot goes on the end of its poll's chain, in the writer's transaction, so that the chain never forks.
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { PollTotal, Requests } from '../../flows/requests.ts'
import { castOn, type Sha256 } from '../../rules/polls/ballot-chain.ts'
import { isDecision, recordIn } from '../../rules/polls/decision-record.ts'
import { namedIn } from '../../rules/polls/poll-kinds.ts'
import type { PollElectorate, PollKind } from '../../rules/polls/poll-terms.ts'
import type { PollFile, PollQuestion } from '../../rules/polls/poll-file.ts'
import { votePackFor } from '../../rules/polls/vote-packs.ts'
import { receiptNumbers, receiptOf } from '../../rules/polls/receipt.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')

type Options = PollQuestion['options']
const optionsOf = (json: string): Options => JSON.parse(json) as Options

interface OpenPoll {
  id: number
  question: string
  options: string
  kind: string
  most: number
  electorate: string
  closesAt: Date
  electors: number | bigint
  voted: number | bigint
}

/** The polls that are open where the resident belongs, those first that they may vote in. */
export async function openPolls(
  tx: Tx,
  { residentId, communityId }: Contact,
  now: number,
): Promise<Requests['openPolls']['out']> {
  const found = await rows<OpenPoll>(
    tx,
    `SELECT p.id, p.question, p.options, p.kind, p.most, p.electorate, p.closesAt,
       (SELECT count(*) FROM ElectorMember AS m JOIN Elector AS e ON e.id = m.electorId
        WHERE m.residentId = ? AND e.pollId = p.id) AS electors,
       EXISTS (SELECT 1 FROM ElectorMember AS m JOIN Ballot AS b ON b.electorId = m.electorId
        WHERE m.residentId = ? AND b.pollId = p.id) AS voted
     FROM Poll AS p WHERE p.state = 'open' AND p.closesAt > ? AND p.scope LIKE ?
       AND NOT EXISTS (SELECT 1 FROM Decision AS d WHERE d.pollId = p.id) ORDER BY p.closesAt, p.id`,
    residentId,
    residentId,
    now,
    `/${communityId}/%`,
  )
  const { level } = await tx.resident.findUniqueOrThrow({ where: { id: residentId } })
  const earlier = await tx.ballot.findFirst({ where: { residentId }, select: { id: true } })
  const onPaper = await tx.decision.findMany({
    where: {
      poll: {
        is: { state: 'open', closesAt: { gt: new Date(now) }, scope: { startsWith: `/${communityId}/` } },
      },
    },
    include: { poll: true },
    orderBy: { pollId: 'asc' },
  })
  return {
    level,
    first: earlier === null,
    onPaper: onPaper.map(({ handIn, poll }) => ({
      ...{ handIn, question: poll.question, closesAt: poll.closesAt.getTime() },
    })),
    polls: found.map(({ id, question, options, kind, most, electorate, closesAt, electors, voted }) => ({
      pollId: id,
      question,
      options: optionsOf(options),
      kind: kind as PollKind,
      most,
      electorate: electorate as PollElectorate,
      closesAt: closesAt.getTime(),
      listed: Number(electors) > 0,
      voted: Number(voted) > 0,
    })),
  }
}

/**
 * Casts a resident's ballot, in place of any earlier one. An owner who is several heads casts for each; everybody else is one.
 * Whether it is in time is decided by the clock at this moment, not by the job that closes the poll.
 */
export async function castVote(
  tx: Tx,
  { residentId }: Contact,
  { pollId, choice }: Requests['castVote']['in'],
  now: number,
): Promise<Requests['castVote']['out']> {
  const poll = await tx.poll.findUnique({ where: { id: pollId } })
  const refused = (outcome: 'closed' | 'unlisted') => ({ outcome, receipts: [], replaced: false })
  if (poll?.state !== 'open' || now >= poll.closesAt.getTime()) return refused('closed')
  // A decision is voted on with paper only.
  if (!votePackFor(poll.pack, poll.day).inChat) return refused('unlisted')
  const own = await rows<{ id: number; voted: number | bigint }>(
    tx,
    `SELECT e.id, EXISTS (SELECT 1 FROM Ballot AS b WHERE b.electorId = e.id) AS voted
     FROM ElectorMember AS m JOIN Elector AS e ON e.id = m.electorId WHERE m.residentId = ? AND e.pollId = ? ORDER BY e.id`,
    residentId,
    pollId,
  )
  const electors = poll.electorate === 'owners' ? own : own.slice(0, 1)
  const form = {
    ...{ kind: poll.kind as PollKind, most: poll.most },
    options: optionsOf(poll.options).map(({ id }) => id),
  }
  if (electors.length === 0 || !namedIn(form, choice)) return refused('unlisted')
  const receipts: string[] = []
  for (const { id: electorId } of electors)
    receipts.push(await putInBox(tx, pollId, { electorId, residentId, choice }, now))
  return { outcome: 'cast', receipts, replaced: electors.some(({ voted }) => Number(voted) > 0) }
}

/** Puts a ballot on the end of its poll's chain, and tells its receipt. Nobody's but staff's hand put in one without a resident. */
export async function putInBox(
  tx: Tx,
  pollId: number,
  { electorId, residentId, choice }: { electorId: number; residentId: number | null; choice: string },
  now: number,
): Promise<string> {
  const { publicId, link } = await tx.poll.findUniqueOrThrow({ where: { id: pollId } })
  const receipt = await freeReceipt(tx, pollId)
  const ballot = castOn(sha256, publicId, link, {
    ...{ receipt, choice, salt: hex(), blind: hex() },
    voter: String(electorId),
  })
  await execute(
    tx,
    `INSERT INTO Ballot (pollId, electorId, residentId, receipt, choice, salt, blind, link, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[pollId, electorId, residentId, receipt, choice, ballot.salt, ballot.blind, ballot.link, now],
  )
  await execute(tx, 'UPDATE Poll SET link = ?, "cast" = "cast" + 1 WHERE id = ?', ballot.link, pollId)
  return receipt
}

/** A salt or a blind: 32 hex digits. */
const hex = (): string => randomBytes(16).toString('hex')

async function freeReceipt(tx: Tx, pollId: number): Promise<string> {
  for (;;) {
    const receipt = receiptOf(randomInt(receiptNumbers))
    const taken = await tx.ballot.findFirst({ where: { pollId, receipt }, select: { id: true } })
    if (!taken) return receipt
  }
}

/** What the resident voted in, newest first, with their receipts: the last one of each head counts. */
export async function myVotes(tx: Tx, { residentId }: Contact): Promise<Requests['myVotes']['out']> {
  const ballots = await tx.ballot.findMany({
    where: { residentId },
    orderBy: { id: 'desc' },
    take: 30,
    include: { poll: true },
  })
  const last = await rows<{ id: number | bigint }>(
    tx,
    `SELECT max(b.id) AS id FROM Ballot AS b
     WHERE b.electorId IN (SELECT o.electorId FROM Ballot AS o WHERE o.residentId = ?) GROUP BY b.electorId`,
    residentId,
  )
  const counting = new Set(last.map(({ id }) => Number(id)))
  const polls = new Map(ballots.map(({ poll }) => [poll.id, poll]))
  return {
    votes: [...polls.values()].map(({ id, question, state, closesAt, record }) => ({
      question,
      open: state === 'open',
      closesAt: closesAt.getTime(),
      receipts: ballots.flatMap((ballot) =>
        ballot.pollId === id ? [{ receipt: ballot.receipt, counts: counting.has(ballot.id) }] : [],
      ),
      totals: record === null ? null : totalsIn(record),
    })),
  }
}

/** The same of a stored record, whether of a poll or of a decision on paper. */
export function totalsIn(record: string): PollTotal[] {
  if (!isDecision(record)) return totalsOf(JSON.parse(record) as PollFile)
  const { poll, count } = recordIn(record)
  return poll.options.map(({ id, text }) => ({
    text,
    votes: count.totals.find(({ option }) => option === id)?.votes ?? 0,
  }))
}

/** What came of each option, by its text: `points` only in a ranking or of scores. */
const totalsOf = ({ poll, totals }: PollFile) =>
  poll.options.map(({ id, text }) => {
    const { votes = 0, points } = totals.find(({ option }) => option === id) ?? {}
    return { text, votes, ...(points !== undefined && { points }) }
  })
