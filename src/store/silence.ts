// When a matter was spoken of that others must not read: those lines of the conversation are left out.
import { hiddenFromPhone } from '../rules/visibility.ts'
import type { PrismaClient } from './connection.ts'
import type { Prisma } from './generated/client.ts'

/** A matter is told within this time before its ticket is filed, and at most so long after. */
const toldBefore = 2 * 60 * 1000
const toldAfter = 2 * 60 * 60 * 1000
/** The answer to a turn is written a moment after what the turn did to the ticket. */
const answeredWithin = 10 * 1000

/** When a matter was told and answered. */
export function timeOf({ createdAt, updatedAt }: { createdAt: Date; updatedAt: Date }) {
  const filed = createdAt.getTime()
  const end = Math.min(updatedAt.getTime() + answeredWithin, filed + toldAfter)
  return { gte: new Date(filed - toldBefore), lte: new Date(end) }
}

/** Leaves out the times of a contact's matters that nobody else who may hold the phone is shown. */
export async function outsideSilence(
  read: PrismaClient,
  who: { channel: string; account: string; sender: string },
): Promise<Prisma.MessageWhereInput> {
  const silent = await read.ticket.findMany({
    where: { contact: who, category: { in: [...hiddenFromPhone] } },
    select: { id: true, createdAt: true, updatedAt: true },
  })
  if (silent.length === 0) return {}
  // Spelt out, since NULL is not "not in". What was said while staff held the conversation belongs to its ticket.
  const elsewhere = { OR: [{ ticketId: null }, { ticketId: { notIn: silent.map(({ id }) => id) } }] }
  return { AND: [elsewhere, ...silent.map((matter) => ({ NOT: { at: timeOf(matter) } }))] }
}
