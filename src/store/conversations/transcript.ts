// The conversation on a ticket's page: what whoever looks needs for this matter, and nothing of another that must stay hidden.
import { hiddenFromPhone } from '../../rules/staff/visibility.ts'
import { rows, type PrismaClient } from '../connection.ts'
import { factColumns, factJoin, factsOf, type FactRow } from '../tickets/facts.ts'
import { keptBack, knownToHush } from './hush.ts'
import { readExtra } from './messages.ts'
import { timeOf } from '../tickets/silence.ts'
import {
  showsMedia,
  sightFields,
  sightOf,
  staysHidden,
  visible,
  wordsAt,
  type Sight,
  type Viewer,
} from '../views.ts'

interface Line {
  id: number
  author: 'in' | 'bot' | 'staff'
  kind: string
  text: string
  extra: string | null
  at: Date
  failure: string | null
  unsent: boolean
  toldAt: Date | null
}

/** How somebody votes is nobody's to read. */
const unsealed = `m.extra ->> 'sealed' IS NULL`

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

/**
 * The latest of a ticket's conversation, oldest first: to whoever may read no words just what staff had written about this
 * ticket.
 */
export async function transcript(
  read: PrismaClient,
  ticket: Filed & { resident: { name: string | null } },
  { viewer, sight }: { viewer: Viewer; sight: Sight },
) {
  const noticesOnly = sight('words') === 'none'
  const level = noticesOnly ? sight('history') : sight('words')
  if (level === 'none') return []
  const shown = noticesOnly
    ? { sql: `m.ticketId = ? AND m.author <> 'in'`, params: [ticket.id] }
    : await shownOn(read, ticket, viewer)
  const known = await knownToHush(read, viewer, [ticket.contactId])
  const found = await rows<Line>(
    read,
    `SELECT m.id, m.author, m.kind, m.text, m.extra, m.at, m.failure, m.unsent, m.toldAt FROM Message AS m
     WHERE m.contactId = ? AND ${shown.sql} AND ${unsealed} AND (m.failure IS NOT ? OR ?) ORDER BY m.id DESC LIMIT ${lines}`,
    ticket.contactId,
    ...shown.params,
    keptBack,
    known.has(ticket.contactId) ? 1 : 0,
  )
  const unplayed = await unplayedAmong(read, found)
  const media = await shownMedia(read, found, viewer)
  return found.reverse().map((message) => ({
    id: message.id,
    from: message.author === 'in' ? ('resident' as const) : message.author,
    kind: message.kind,
    text: wordsAt(level, message.text, { sight, name: ticket.resident.name }) ?? '',
    mediaId: media.get(message.id) ?? null,
    played: !unplayed.has(message.id),
    at: message.at.toISOString(),
    failure: message.failure,
    unsent: message.unsent,
    told: message.toldAt !== null,
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

/** The pictures and recordings among these messages that the viewer may open, by their message. */
async function shownMedia(
  read: PrismaClient,
  messages: readonly { id: number; extra: string | null }[],
  viewer: Viewer,
): Promise<ReadonlyMap<number, string>> {
  const sent = messages.flatMap(({ id, extra }) => {
    const { mediaId } = readExtra(extra)
    return mediaId === undefined ? [] : [{ id, mediaId }]
  })
  if (sent.length === 0) return new Map()
  const found = await read.media.findMany({
    where: { id: { in: sent.map(({ mediaId }) => mediaId) }, ticket: visible(viewer) },
    include: { ticket: { include: sightFields } },
  })
  const open = new Set(
    found.flatMap((media) =>
      media.ticket && showsMedia(sightOf(viewer, media.ticket), media) ? [media.id] : [],
    ),
  )
  return new Map(sent.flatMap(({ id, mediaId }) => (open.has(mediaId) ? [[id, mediaId] as const] : [])))
}

/** All but the words of other matters that are hidden, or not for this viewer. Where two of them overlap, each page shows its own time whole. */
async function shownOn(
  read: PrismaClient,
  ticket: Filed,
  viewer: Viewer,
): Promise<{ sql: string; params: number[] }> {
  const { id: ticketId, residentId, contactId, category } = ticket
  const others = await rows<FactRow & Pick<Filed, 'id' | 'createdAt' | 'updatedAt'>>(
    read,
    `SELECT t.id, t.createdAt, t.updatedAt, ${factColumns} FROM Ticket AS t ${factJoin}
     WHERE t.residentId = ? AND t.contactId = ? AND t.id <> ?`,
    residentId,
    contactId,
    ticketId,
  )
  const hidden = others.filter((other) => staysHidden(viewer, { ...other, ...factsOf(other) }))
  if (hidden.length === 0) return { sql: '1', params: [] }
  const during = 'm.at BETWEEN ? AND ?'
  const span = (matter: Pick<Filed, 'createdAt' | 'updatedAt'>) => {
    const { gte, lte } = timeOf(matter)
    return [gte.getTime(), lte.getTime()]
  }
  const own = hiddenFromPhone.includes(category)
  return {
    // Spelt out, since NULL is not "not in".
    sql: `(m.ticketId = ? ${own ? `OR (m.ticketId IS NULL AND ${during})` : ''}
      OR ((m.ticketId IS NULL OR m.ticketId NOT IN (${hidden.map(() => '?').join(', ')}))
        ${hidden.map(() => `AND NOT ${during}`).join(' ')}))`,
    params: [ticketId, ...(own ? span(ticket) : []), ...hidden.map(({ id }) => id), ...hidden.flatMap(span)],
  }
}
