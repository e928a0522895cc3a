// When a matter was spoken of that others must not read: those lines of the conversation are left out.
import { hiddenFromPhone } from '../../rules/staff/visibility.ts'
import { rows, type PrismaClient } from '../connection.ts'

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

/** A condition on messages m that leaves out the times of a contact's matters that nobody else who may hold the phone is shown. */
export async function outsideSilence(
  read: PrismaClient,
  contactId: number,
): Promise<{ sql: string; params: number[] }> {
  const silent = await rows<{ id: number; createdAt: Date; updatedAt: Date }>(
    read,
    // By the resident, since tickets have no index by contact.
    `SELECT t.id, t.createdAt, t.updatedAt FROM Contact AS c CROSS JOIN Ticket AS t ON t.residentId = c.residentId
     WHERE c.id = ? AND t.contactId = c.id AND t.category IN (${hiddenFromPhone.map((category) => `'${category}'`).join(', ')})`,
    contactId,
  )
  if (silent.length === 0) return { sql: '1', params: [] }
  const times = silent.map(timeOf)
  return {
    // Spelt out, since NULL is not "not in". What was said while staff held the conversation belongs to its ticket.
    sql: `(m.ticketId IS NULL OR m.ticketId NOT IN (${silent.map(() => '?').join(', ')}))
      ${times.map(() => 'AND m.at NOT BETWEEN ? AND ?').join(' ')}`,
    params: [
      ...silent.map(({ id }) => id),
      ...times.flatMap(({ gte, lte }) => [gte.getTime(), lte.getTime()]),
    ],
  }
}
