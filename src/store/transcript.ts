// The conversation on a ticket's page: what whoever looks needs for this matter, and nothing of another that must stay hidden.
import { hiddenDangers } from '../rules/danger.ts'
import type { PrismaClient } from './connection.ts'
import type { Prisma } from './generated/client.ts'
import { readExtra } from './messages.ts'
import { timeOf } from './silence.ts'

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
  const { id: ticketId, contactId } = ticket
  const found = await read.message.findMany({
    where: { contactId, ...(noticesOnly ? { ticketId } : await shownOn(read, ticket)) },
    orderBy: { id: 'desc' },
    take: lines,
  })
  const unplayed = await unplayedAmong(read, found)
  return found.reverse().map((message) => ({
    id: message.id,
    from: message.author === 'in' ? ('resident' as const) : (message.author as 'bot' | 'staff'),
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
  messages: readonly { id: number; kind: string; extra: string | null }[],
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
async function shownOn(read: PrismaClient, ticket: Filed): Promise<Prisma.MessageWhereInput> {
  const { id: ticketId, residentId, contactId, category } = ticket
  const hidden = await read.ticket.findMany({
    where: { residentId, contactId, id: { not: ticketId }, category: { in: [...hiddenDangers] } },
    select: { id: true, createdAt: true, updatedAt: true },
  })
  return {
    OR: [
      { ticketId },
      ...(hiddenDangers.includes(category) ? [{ ticketId: null, at: timeOf(ticket) }] : []),
      {
        AND: [
          // Spelt out, since NULL is not "not in".
          { OR: [{ ticketId: null }, { ticketId: { notIn: hidden.map(({ id }) => id) } }] },
          ...hidden.map((other) => ({ NOT: { at: timeOf(other) } })),
        ],
      },
    ],
  }
}
