// What proposals owe at their times: a notice becomes a discussion, what is overdue rings, and residents hear what came of it.
import { newSession } from '../../flows/session.ts'
import { sendableFrom } from '../../rules/community/announcement.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { ticked } from '../../rules/proposals/proposal.ts'
import { workingDaysLater } from '../../rules/proposals/proposal.ts'
import { proposalDays, type ProposalEventType } from '../../rules/proposals/proposal-terms.ts'
import { render } from '../../text/render.ts'
import { say, type Say } from '../../text/say.ts'
import { zh } from '../../text/zh.ts'
import { rows, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'
import { isSafe } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs } from '../outbox.ts'
import { note, ring, ruled, ruledFields, save } from './proposal-rows.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect } from '../writer.ts'

const atOnce = 100
const pauseMs = 1000

export interface ProposalJobs {
  /** Looks at a proposal at its due time; does nothing where it has moved on. */
  tick: (proposalId: number, dueAt: number) => Effect<void>
  /** Rings where what a resident said still waits to be read. */
  unread: (commentId: number) => Effect<void>
  /** Tells the next who take part in it, after a resident's id, what happened. */
  tell: (eventId: number, after: number) => Effect<void>
}

export const createProposalJobs = (now: () => number): ProposalJobs => ({
  tick: (proposalId, dueAt) => async (tx, emit) => {
    const row = await tx.proposal.findUnique({ where: { id: proposalId }, include: ruledFields })
    if (row?.dueAt?.getTime() !== dueAt) return
    const at = now()
    const { next, event } = ticked(ruled(row), row.discussionDays, at)
    await save(tx, proposalId, next, emit)
    await note(tx, proposalId, { type: event, staffId: null, at }, emit)
    if (event === 'overdue' || event === 'deciding')
      await ring(tx, row, { type: event === 'overdue' ? 'proposalOverdue' : 'proposalDeciding', at }, emit)
  },

  unread: (commentId) => async (tx, emit) => {
    const comment = await tx.proposalComment.findUnique({
      where: { id: commentId },
      include: { proposal: { select: { id: true, scope: true } } },
    })
    if (comment?.state !== 'waiting') return
    const at = now()
    await ring(tx, comment.proposal, { type: 'proposalUnread', at }, emit)
    const dueAt = workingDaysLater(at, proposalDays.moderation)
    await oweJobs(tx, [{ job: 'proposal.unread', payload: { commentId }, dueAt }], emit)
  },

  tell: (eventId, after) => async (tx, emit) => {
    const event = await tx.proposalEvent.findUnique({ where: { id: eventId }, include: { proposal: true } })
    const key = `proposalNews.${event?.type ?? ''}`
    if (!event || !isKey(key)) return
    const at = now()
    const later = (dueAt: number, from: number) =>
      oweJobs(tx, [{ job: 'proposal.tell', payload: { eventId, after: from }, dueAt }], emit)
    const from = sendableFrom(at, false)
    if (from > at) return later(from, after)
    const next = await recipients(tx, event.proposal, event.type as ProposalEventType, after)
    const last = next.at(-1)
    if (!last) return
    const { what, publicId } = event.proposal
    const told: Say = { ...say(key, { what: shortened(what), words: event.words || publicId }) }
    insertReplies(
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
    return later(at + pauseMs, last.residentId)
  },
})

type NewsKey = Extract<keyof typeof zh, `proposalNews.${string}`>
const isKey = (key: string): key is NewsKey => Object.hasOwn(zh, key)

const shortened = (what: string): string => (what.length > 30 ? `${what.slice(0, 29)}…` : what)

interface Next extends Recipient {
  residentId: number
  session: string | null
}

/** What only the author hears: the answer to the idea. */
const forAuthor: readonly ProposalEventType[] = ['qualified', 'refused', 'merged', 'referred']

/**
 * The author, and of what is public also whoever said something or voted and asked for announcements; each by the contact they wrote
 * from last, and nobody whose phone may be in the wrong hands.
 */
const recipients = (
  tx: Tx,
  { id, residentId, pollId }: { id: number; residentId: number | null; pollId: number | null },
  type: ProposalEventType,
  after: number,
): Promise<Next[]> =>
  rows<Next>(
    tx,
    `SELECT r.id AS residentId, c.id AS contactId, c.channel, c.account, c.sender, s.data AS session
     FROM Resident AS r
     JOIN Contact AS c ON c.id = (SELECT o.id FROM Contact AS o LEFT JOIN Session AS l ON l.contactId = o.id
       WHERE o.residentId = r.id AND o.channel <> '${deskChannel}' ORDER BY l.updatedAt DESC LIMIT 1)
     LEFT JOIN Session AS s ON s.contactId = c.id
     WHERE r.id IN (SELECT ? UNION SELECT residentId FROM ProposalComment WHERE proposalId = ?
         UNION SELECT residentId FROM Ballot WHERE pollId = ?)
       AND r.id > ? AND ${isSafe} AND (r.id = ? OR (? = 0 AND r.homeId IS NOT NULL))
     ORDER BY r.id LIMIT ?`,
    ...[residentId, id, pollId, after, residentId, forAuthor.includes(type) ? 1 : 0, atOnce],
  )
