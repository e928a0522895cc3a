// What a poll owes at its hours: it opens, tells people a few at a time, closes, and is counted and published.
import { newSession } from '../../flows/session.ts'
import { totalLines } from '../../flows/vote/words.ts'
import { sendableFrom } from '../../rules/community/announcement.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { publish, type PollQuestion } from '../../rules/polls/poll-file.ts'
import { recordIn } from '../../rules/polls/decision-record.ts'
import type { PollKind, PollRound } from '../../rules/polls/poll-terms.ts'
import { render } from '../../text/render.ts'
import { line, say, type Say } from '../../text/say.ts'
import { sha256, totalsIn } from './ballots.ts'
import { execute, executeEach, rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'
import type { Decision, Poll } from '../generated/client.ts'
import { isSafe } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs } from '../outbox.ts'
import { decisionRecord } from './paper-record.ts'
import { openPoll } from './polls.ts'
import { askForNumbers } from './rule-numbers.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect } from '../writer.ts'

/** So many are written in one transaction; then a pause, so that conversations go first. */
const atOnce = 100
const pauseMs = 1000

export interface PollJobs {
  open: (pollId: number) => Effect<void>
  /** Tells the next people after a resident's id; of the reminder whoever has voted hears nothing, nor whose paper somebody has entered. */
  tell: (pollId: number, round: PollRound, after: number) => Effect<void>
  /** Ends the casting and takes back what has not left. */
  close: (pollId: number) => Effect<void>
  /** Counts a closed poll and publishes it. Throws BALLOTS_CHANGED where the box is not as it was cast. */
  count: (pollId: number) => Promise<Effect<void>>
}

export const createPollJobs = (read: PrismaClient, now: () => number): PollJobs => ({
  open: (pollId) => (tx, emit) => openPoll(tx, pollId, now(), emit),

  tell: (pollId, round, after) => async (tx, emit) => {
    const poll = await tx.poll.findUnique({ where: { id: pollId }, include: { decision: true } })
    if (poll?.state !== (round === 'result' ? 'published' : 'open')) return
    const at = now()
    if (round !== 'result' && at >= poll.closesAt.getTime()) return
    const later = (dueAt: number, from: number) =>
      oweJobs(tx, [{ job: 'poll.tell', payload: { pollId, round, after: from }, dueAt }], emit)
    const from = sendableFrom(at, false)
    if (from > at) return later(from, after)
    const next = await recipients(tx, pollId, round, after)
    const last = next.at(-1)
    if (!last) return
    const told = saying(poll, round)
    const ids = insertReplies(
      tx,
      next.map(({ contactId, channel, account, sender, session }) => {
        const { lang } = session === null ? newSession() : parseSession(session)
        return {
          to: { contactId, channel, account, sender },
          from: 'bot',
          reply: render(told, lang),
          at,
          bulk: true,
        }
      }),
      emit,
    )
    executeEach(
      tx,
      'INSERT INTO PollNotice (pollId, residentId, round, messageId) VALUES (?, ?, ?, ?)',
      next.map(({ residentId }, index) => [pollId, residentId, round, ids[index]]),
    )
    return later(at + pauseMs, last.residentId)
  },

  close: (pollId) => async (tx, emit) => {
    const at = now()
    const closed = await execute(
      tx,
      `UPDATE Poll SET state = 'closed' WHERE id = ? AND state = 'open' AND closesAt <= ?`,
      pollId,
      at,
    )
    if (closed === 0) return
    // Papers are entered after the end, too: a decision is counted once managers say that all are in.
    const decision = await tx.decision.findUnique({ where: { pollId }, include: { poll: true } })
    if (decision) return askForNumbers(tx, decision.poll, at, emit)
    // Nobody wants to be asked for a vote that is over.
    await execute(
      tx,
      `UPDATE Message SET unsent = 0, failure = 'expired' WHERE unsent = 1 AND id IN
         (SELECT messageId FROM PollNotice WHERE pollId = ? AND round <> 'result')`,
      pollId,
    )
    await oweJobs(tx, [{ job: 'poll.count', payload: { pollId }, dueAt: at }], emit)
  },

  count: async (pollId) => {
    // Outside the writer's transaction, since it may take long: nothing is added to the box of a closed poll.
    const poll = await read.poll.findUnique({ where: { id: pollId } })
    if (poll?.state !== 'closed') return () => Promise.resolve()
    const file = await recordOf(read, poll)
    return async (tx, emit) => {
      const at = now()
      const published = await execute(
        tx,
        `UPDATE Poll SET state = 'published', record = ?, head = ?, publishedAt = ? WHERE id = ? AND state = 'closed' AND link = ?`,
        ...[JSON.stringify(file), file.head, at, pollId, poll.link],
      )
      if (published === 1)
        await oweJobs(
          tx,
          [{ job: 'poll.tell', payload: { pollId, round: 'result', after: 0 }, dueAt: at }],
          emit,
        )
    }
  },
})

/** The record of a closed poll, whether it was held in chat or on paper. */
async function recordOf(read: PrismaClient, poll: Poll): Promise<{ head: string }> {
  const box = await boxOf(read, poll.id)
  return (await decisionRecord(read, poll, box)) ?? publish(sha256, questionOf(poll), box, poll.link)
}

const questionOf = (poll: Poll): PollQuestion => ({
  id: poll.publicId,
  question: poll.question,
  day: poll.day,
  pack: poll.pack,
  electorate: poll.electorate as PollQuestion['electorate'],
  entitled: poll.entitled,
  options: JSON.parse(poll.options) as PollQuestion['options'],
  kind: poll.kind as PollKind,
  most: poll.most,
})

/** The box in casting order, each ballot under its head. */
async function boxOf(read: PrismaClient, pollId: number) {
  const ballots = await read.ballot.findMany({ where: { pollId }, orderBy: { id: 'asc' } })
  return ballots.map(({ electorId, receipt, choice, salt, blind, link }) => ({
    ...{ voter: String(electorId), receipt, choice, salt, blind, link },
  }))
}

interface Next extends Recipient {
  residentId: number
  session: string | null
}

/** The next of the electorate who asked for announcements and may be sent something, each by the contact they wrote from last. */
const recipients = (tx: Tx, pollId: number, round: PollRound, after: number): Promise<Next[]> =>
  rows<Next>(
    tx,
    `SELECT DISTINCT r.id AS residentId, c.id AS contactId, c.channel, c.account, c.sender, s.data AS session
     FROM Elector AS e JOIN ElectorMember AS m ON m.electorId = e.id JOIN Resident AS r ON r.id = m.residentId
     JOIN Contact AS c ON c.id = (SELECT o.id FROM Contact AS o LEFT JOIN Session AS l ON l.contactId = o.id
       WHERE o.residentId = r.id AND o.channel <> '${deskChannel}' ORDER BY l.updatedAt DESC LIMIT 1)
     LEFT JOIN Session AS s ON s.contactId = c.id
     WHERE e.pollId = ? AND r.id > ? AND r.homeId IS NOT NULL AND ${isSafe}
       AND (? <> 'reminder' OR NOT (EXISTS (SELECT 1 FROM Ballot AS b WHERE b.electorId = e.id)
         OR EXISTS (SELECT 1 FROM BallotEntry AS i WHERE i.electorId = e.id)))
     ORDER BY r.id LIMIT ?`,
    pollId,
    after,
    round,
    atOnce,
  )

function saying(
  { question, closesAt, record, decision }: Poll & { decision: Decision | null },
  round: PollRound,
): Say {
  const until = { moment: closesAt.getTime() }
  if (round === 'result') {
    const totals = record === null ? [] : totalsIn(record)
    const lines = totalLines(totals)
    if (decision && record !== null)
      lines.push(line(recordIn(record).count.passed ? 'poll.carried' : 'poll.notCarried'))
    return { ...say('poll.result', { question }), lines }
  }
  if (decision) return say('poll.onPaper', { question, until, handIn: decision.handIn })
  return round === 'opening'
    ? say('poll.opening', { question, until })
    : say('poll.reminder', { question, until })
}
