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
  return found.reverse().map((message) => ({
    id: message.id,
    from: message.author === 'in' ? ('resident' as const) : (message.author as 'bot' | 'staff'),
    kind: message.kind,
    text: message.text,
    mediaId: readExtra(message.extra).mediaId ?? null,
    at: message.at.toISOString(),
    failure: message.failure,
    unsent: message.unsent,
  }))
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
