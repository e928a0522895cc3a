// The conversation on a ticket's page: what whoever looks needs for this matter, and nothing of another that must stay hidden.
import { hiddenDangers } from '../rules/danger.ts'
import { rows, type PrismaClient } from './connection.ts'
import { readExtra } from './messages.ts'
import { timeOf } from './silence.ts'

interface Line {
  id: number
  author: 'in' | 'bot' | 'staff'
  kind: string
  text: string
  extra: string | null
  at: Date
  failure: string | null
  unsent: boolean
}

/** How much of the conversation is shown. */
const lines = 100
interface Filed {
  id: number
  residentId: number
  contactId: number
  category: string
  createdAt: Date
  updatedAt: Date
}

/** The latest of a ticket's conversation, oldest first. With `noticesOnly` just what was written about this ticket. */
export async function transcript(read: PrismaClient, ticket: Filed, noticesOnly: boolean) {
  const shown = noticesOnly ? { sql: 'm.ticketId = ?', params: [ticket.id] } : await shownOn(read, ticket)
  const found = await rows<Line>(
    read,
    `SELECT m.id, m.author, m.kind, m.text, m.extra, m.at, m.failure, m.unsent FROM Message AS m
     WHERE m.contactId = ? AND ${shown.sql} ORDER BY m.id DESC LIMIT ${lines}`,
    ticket.contactId,
    ...shown.params,
  )
  const unplayed = await unplayedAmong(read, found)
  return found.reverse().map((message) => ({
    id: message.id,
    from: message.author === 'in' ? ('resident' as const) : message.author,
    kind: message.kind,
    text: message.text,
    mediaId: readExtra(message.extra).mediaId ?? null,
    played: !unplayed.has(message.id),
    at: message.at.toISOString(),
    failure: message.failure,
    unsent: message.unsent,
  }))
}

/** Which of these messages are recordings that nobody has played. */
async function unplayedAmong(
  read: PrismaClient,
  messages: readonly Pick<Line, 'id' | 'kind' | 'extra'>[],
): Promise<ReadonlySet<number>> {
  const recordings = messages.flatMap(({ id, kind, extra }) => {
    const { mediaId } = readExtra(extra)
    return kind === 'voice' && mediaId !== undefined ? [{ id, mediaId }] : []
  })
  if (recordings.length === 0) return new Set()
  const waiting = await read.media.findMany({
    where: { id: { in: recordings.map(({ mediaId }) => mediaId) }, playedAt: null },
  })
  return new Set(
    recordings.filter(({ mediaId }) => waiting.some(({ id }) => id === mediaId)).map(({ id }) => id),
  )
}

/** All but the words of other, hidden matters. Where two of them overlap, each page shows its own time whole. */
async function shownOn(read: PrismaClient, ticket: Filed): Promise<{ sql: string; params: number[] }> {
  const { id: ticketId, residentId, contactId, category } = ticket
  const hidden = await rows<{ id: number; createdAt: Date; updatedAt: Date }>(
    read,
    `SELECT id, createdAt, updatedAt FROM Ticket
     WHERE residentId = ? AND contactId = ? AND id <> ? AND category IN (${hiddenDangers.map(() => '?').join(', ')})`,
    residentId,
    contactId,
    ticketId,
    ...hiddenDangers,
  )
  if (hidden.length === 0) return { sql: '1', params: [] }
  const during = 'm.at BETWEEN ? AND ?'
  const span = (matter: Pick<Filed, 'createdAt' | 'updatedAt'>) => {
    const { gte, lte } = timeOf(matter)
    return [gte.getTime(), lte.getTime()]
  }
  const own = hiddenDangers.includes(category)
  return {
    // Spelt out, since NULL is not "not in".
    sql: `(m.ticketId = ? ${own ? `OR (m.ticketId IS NULL AND ${during})` : ''}
      OR ((m.ticketId IS NULL OR m.ticketId NOT IN (${hidden.map(() => '?').join(', ')}))
        ${hidden.map(() => `AND NOT ${during}`).join(' ')}))`,
    params: [ticketId, ...(own ? span(ticket) : []), ...hidden.map(({ id }) => id), ...hidden.flatMap(span)],
  }
}
