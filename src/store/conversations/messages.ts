// The transcript, and the replies that are still to be sent.
import { sendableFrom } from '../../rules/community/announcement.ts'
import { deskChannel, noAccount } from '../../rules/tickets/desk.ts'
import { contacts, writtenContacts } from '../../rules/tickets/measures.ts'
import type { Reply } from '../../text/render.ts'
import { execute, executeEach, rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'
import type { NewReply, Outgoing } from './outgoing.ts'
import { settleChats } from '../alarms/alarm-chats.ts'
import { keptBack } from './hush.ts'
import { oweJobs } from '../outbox.ts'
import { outsideSilence } from '../tickets/silence.ts'
import { readableTo, type Failed, type TicketName } from './undelivered.ts'
import type { Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

/**
 * Stores replies as unsent and tells their ids. Each resident's leave together, in order, once this is committed. To whoever has no
 * account none leaves: it stands among the undelivered until staff have rung.
 */
export function insertReplies(tx: Tx, replies: readonly NewReply[], emit: Emit): number[] {
  const stored = executeEach(
    tx,
    `INSERT INTO Message (contactId, author, kind, text, extra, at, unsent, ticketId, failure)
     VALUES (?, ?, 'text', ?, ?, ?, ?, ?, ?)`,
    replies.map(({ to, from, reply, at, ticketId, bulk }) => [
      to.contactId,
      from,
      reply.text,
      // A rest of an object is ten times as dear as a copy.
      JSON.stringify(bulk ? { ...reply, text: undefined, bulk } : { ...reply, text: undefined }),
      at,
      to.channel === deskChannel ? 0 : 1,
      ticketId ?? null,
      to.channel === deskChannel ? noAccount : null,
    ]),
  )
  const ids = stored.map(({ id }) => id)
  const sent = replies.map(({ to, from, reply, at, bulk }, index) => ({
    to,
    message: { ...reply, id: ids[index] ?? NaN, from, at, ...(bulk && { bulk }) } satisfies Outgoing,
  }))
  for (const own of groupBy(sent, ({ to }) => to.contactId).values()) {
    const [first] = own
    if (first && first.to.channel !== deskChannel)
      emit({ type: 'replies', to: first.to, messages: own.map(({ message }) => message) })
  }
  return ids
}

/** A line of the transcript as it is kept. */
export interface StoredMessage {
  id: number
  author: string
  kind: string
  platformId: string | null
  text: string
  extra: Partial<Reply> & { mediaId?: string; bulk?: true }
  at: Date
  unsent: boolean
  failure: string | null
}

/** A reply that has left. Of replies that left together, the last one counts for all and the others have no parts. */
export interface Delivered {
  id: number
  parts: number
}

type StoredRow = Omit<StoredMessage, 'extra'> & { extra: string | null }

export interface Messages {
  /**
   * The latest messages of a contact after an id, oldest first, at most `limit`. From the start (0) without what was said of
   * violence, harm and crisis: whoever opens the page again may not be who wrote it (domain 4.4).
   */
  history: (
    who: { channel: string; account: string; sender: string },
    after: number,
    limit: number,
  ) => Promise<StoredMessage[]>
  /** Replies that were committed but not delivered, grouped by recipient, oldest first: those from before `before`, not held back. */
  unsent: (
    channels: readonly { name: string; account: string }[],
    before: number,
    limit: number,
  ) => Promise<{ to: Recipient; messages: Outgoing[] }[]>
  /** Whether one of many alike may leave now: it was not taken back meanwhile, nor does it wait for the morning. */
  mayLeave: (id: number) => Promise<boolean>
  /** Replies to a contact that were held back because the channel's quota or window did not allow them. */
  held: (contactId: number) => Promise<Outgoing[]>
  /** Marks replies as delivered, with how many messages each left as, or as failed with a reason that staff can read. A held one stays unsent. */
  settle: (
    sent: readonly Delivered[],
    failed: readonly { id: number; failure: string; held: boolean }[],
  ) => Promise<void>
  /** How many messages a contact was sent since their last one, and when that was. For a channel's quota. */
  quotaUsed: (contactId: number) => Promise<{ sent: number; inboundAt: number }>
  /** Replies that could not be delivered, newest first. Announcements tell by themselves whom they did not reach. */
  undelivered: (scope: string, limit: number) => Promise<Failed[]>
  /** The same with their words as far as the viewer may read them. */
  undeliveredFor: (
    viewer: Viewer,
    limit: number,
  ) => Promise<(Pick<Failed, 'id' | 'text' | 'failure' | 'at'> & { ticket: TicketName | null })[]>
}

/** Whether m is of an announcement or a poll that nobody's phone rings for at night. */
const waitsForMorning = `(EXISTS (SELECT 1 FROM AnnouncementDelivery AS d JOIN Announcement AS a ON a.id = d.announcementId
  WHERE d.messageId = m.id AND a.urgent = 0) OR EXISTS (SELECT 1 FROM PollNotice AS p WHERE p.messageId = m.id))`

/** A reply that nobody has sent for this long is shown as undelivered: its channel or account is gone. */
const overdue = 5 * 60 * 1000

export function createMessages(writer: Writer, read: PrismaClient, now: () => number): Messages {
  /** What of m may not leave at this hour. */
  const kept = () => (sendableFrom(now(), false) > now() ? waitsForMorning : '0')
  const undelivered = (scope: string, limit: number) =>
    rows<Failed>(
      read,
      `SELECT m.id, m.text, coalesce(m.failure, 'nobody sends for this account') AS failure, m.at, m.contactId, m.ticketId
       FROM (SELECT id FROM Message WHERE failure IS NOT NULL
             UNION SELECT id FROM Message WHERE unsent = 1 AND at < ?) AS f
       JOIN Message AS m ON m.id = f.id
       JOIN Contact AS c ON c.id = m.contactId JOIN Node AS n ON n.id = c.communityId
       LEFT JOIN Ticket AS t ON t.id = m.ticketId
       WHERE (n.path LIKE ? || '%' OR t.scope LIKE ? || '%')
         AND NOT EXISTS (SELECT 1 FROM AnnouncementDelivery AS d WHERE d.messageId = m.id)
         AND NOT EXISTS (SELECT 1 FROM PollNotice AS p WHERE p.messageId = m.id) AND m.extra ->> 'sealed' IS NULL
       ORDER BY m.id DESC LIMIT ?`,
      now() - overdue,
      scope,
      scope,
      limit,
    )

  return {
    history: async (who, after, limit) => {
      const [contact] = await rows<{ id: number }>(
        read,
        'SELECT id FROM Contact WHERE channel = ? AND account = ? AND sender = ?',
        who.channel,
        who.account,
        who.sender,
      )
      if (!contact) return []
      const shown = after === 0 ? await outsideSilence(read, contact.id) : { sql: '1', params: [] }
      const found = await rows<StoredRow>(
        read,
        `SELECT m.id, m.author, m.kind, m.platformId, m.text, m.extra, m.at, m.unsent, m.failure FROM Message AS m
         WHERE m.contactId = ? AND m.id > ? AND m.failure IS NOT ? AND ${shown.sql}
         ORDER BY m.id ${after > 0 ? 'ASC' : 'DESC'} LIMIT ?`,
        contact.id,
        after,
        keptBack,
        ...shown.params,
        limit,
      )
      if (after === 0) found.reverse()
      return found.map((message) => ({ ...message, extra: readExtra(message.extra) }))
    },
    unsent: async (channels, before, limit) => {
      // By hand: the index of unsent replies is found only by a literal, never by a bound value.
      const found = await rows<StoredReply & Recipient>(
        read,
        `SELECT m.id, m.contactId, m.author, m.text, m.extra, m.at, c.channel, c.account, c.sender
         FROM Message AS m INDEXED BY Message_unsent JOIN Contact AS c ON c.id = m.contactId
         WHERE m.unsent = 1 AND m.failure IS NULL AND m.at <= ?
         AND c.channel || ' ' || c.account IN (SELECT value FROM json_each(?)) AND NOT ${kept()} ORDER BY m.id LIMIT ?`,
        before,
        JSON.stringify(channels.map(({ name, account }) => `${name} ${account}`)),
        limit,
      )
      return [...groupBy(found, (message) => message.contactId).values()].flatMap((own) => {
        const [first] = own
        if (!first) return []
        const { contactId, channel, account, sender } = first
        return [{ to: { contactId, channel, account, sender }, messages: own.map(outgoing) }]
      })
    },
    mayLeave: async (id) => {
      const sql = `SELECT 1 FROM Message AS m WHERE m.id = ? AND m.unsent = 1 AND NOT ${kept()}`
      return (await rows(read, sql, id)).length > 0
    },
    held: async (contactId) => {
      const found = await read.message.findMany({
        where: { contactId, unsent: true, failure: { not: null } },
        orderBy: { id: 'asc' },
      })
      return found.map(outgoing)
    },
    settle: (sent, failed) =>
      writer.run(async (tx, emit) => {
        await callStaff(tx, failed, now(), emit)
        executeEach(
          tx,
          'UPDATE Message SET unsent = 0, failure = NULL, parts = ? WHERE id = ?',
          sent.map(({ id, parts }) => [parts === 1 ? null : parts, id]),
        )
        await settleChats(
          tx,
          sent.map(({ id }) => id),
          failed.map(({ id }) => id),
          now(),
        )
        for (const { id, failure, held } of failed)
          await execute(
            tx,
            // One that was taken back while it could not leave stays so.
            'UPDATE Message SET unsent = ?, failure = ? WHERE id = ? AND unsent = 1',
            held ? 1 : 0,
            failure,
            id,
          )
      }),
    quotaUsed: async (contactId) => {
      const last = await read.message.findFirst({
        where: { contactId, author: 'in' },
        orderBy: { id: 'desc' },
      })
      if (!last) return { sent: 0, inboundAt: 0 }
      const sent = await read.message.findMany({
        where: { contactId, id: { gt: last.id }, author: { not: 'in' }, unsent: false, failure: null },
        select: { parts: true },
      })
      return {
        sent: sent.reduce((sum, { parts }) => sum + (parts ?? 1), 0),
        inboundAt: last.at.getTime(),
      }
    },
    undelivered,
    undeliveredFor: async (viewer, limit) => readableTo(viewer, read, await undelivered(viewer.scope, limit)),
  }
}

/** Whoever has a ticket hears, once, that a message of it did not reach the resident: somebody has to phone. */
async function callStaff(tx: Tx, failed: readonly { id: number }[], at: number, emit: Emit): Promise<void> {
  if (failed.length === 0) return
  const list = JSON.stringify(failed.map(({ id }) => id))
  // Nor was the question whether it is done: it is for staff to ask.
  await execute(
    tx,
    `UPDATE Visit SET state = 'phone' WHERE state = 'asked' AND outcome IS NULL AND EXISTS
       (SELECT 1 FROM Message AS m WHERE m.ticketId = Visit.ticketId AND m.at >= Visit.at AND m.unsent = 1 AND m.failure IS NULL
          AND m.id IN (SELECT value FROM json_each(?)))`,
    list,
  )
  // Where nothing but writing was the contact, a person has not spoken with them yet.
  await execute(
    tx,
    `UPDATE Ticket SET contactedAt = NULL WHERE contactedAt IS NOT NULL AND id IN
       (SELECT m.ticketId FROM Message AS m WHERE m.author = 'staff' AND m.unsent = 1 AND m.failure IS NULL
          AND m.id IN (SELECT value FROM json_each(?)))
     AND NOT EXISTS (SELECT 1 FROM TicketEvent AS e WHERE e.ticketId = Ticket.id AND e.type IN (SELECT value FROM json_each(?)))`,
    list,
    JSON.stringify(contacts.filter((type) => !writtenContacts.includes(type))),
  )
  const owing = await rows<{ ticketId: number; staffId: number }>(
    tx,
    `SELECT DISTINCT t.id AS ticketId, t.assigneeId AS staffId FROM Message AS m JOIN Ticket AS t ON t.id = m.ticketId
     WHERE m.id IN (SELECT value FROM json_each(?)) AND m.unsent = 1 AND m.failure IS NULL AND t.assigneeId IS NOT NULL`,
    list,
  )
  const jobs = owing.map((payload) => ({
    job: 'staff.notify',
    payload: { ...payload, type: 'undelivered' },
    dueAt: at,
  }))
  await oweJobs(tx, jobs, emit)
}

export function readExtra(extra: string | null): StoredMessage['extra'] {
  return extra === null ? {} : (JSON.parse(extra) as StoredMessage['extra'])
}

interface StoredReply {
  id: number
  author: string
  text: string
  extra: string | null
  at: Date
}

const outgoing = (message: StoredReply): Outgoing => {
  const extra = readExtra(message.extra)
  return {
    ...extra,
    id: message.id,
    from: message.author === 'staff' ? 'staff' : 'bot',
    text: message.text,
    body: extra.body ?? message.text,
    at: message.at.getTime(),
  }
}

/** Map.groupBy, which Node 20 lacks. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
