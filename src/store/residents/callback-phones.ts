// The telephone number by which staff reach a resident whom no message reaches.
import type { Requests } from '../../flows/requests.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from './contacts.ts'
import { ticketMoved } from '../events.ts'
import type { Emit } from '../writer.ts'

/** The number of an own ticket, else the resident's, else that of their latest ticket that has one: it goes with this one too. */
export async function phoneOf(
  tx: Tx,
  contact: Contact,
  ticketId: number,
): Promise<Requests['phoneOf']['out']> {
  const [found] = await rows<{ phone: string | null }>(
    tx,
    `SELECT coalesce(t.phone, r.phone, (SELECT o.phone FROM Ticket AS o WHERE o.residentId = t.residentId
         AND o.contactId = t.contactId AND o.phone IS NOT NULL ORDER BY o.id DESC LIMIT 1)) AS phone
     FROM Ticket AS t JOIN Resident AS r ON r.id = t.residentId WHERE t.id = ? AND t.residentId = ?`,
    ticketId,
    contact.residentId,
  )
  const phone = found?.phone ?? null
  if (phone !== null) await keep(tx, ticketId, phone)
  return { phone }
}

/** Keeps a number with an own ticket. */
export async function setPhone(
  tx: Tx,
  contact: Contact,
  { ticketId, phone }: Requests['setPhone']['in'],
  emit: Emit,
): Promise<null> {
  const ticket = await tx.ticket.findFirst({ where: { id: ticketId, residentId: contact.residentId } })
  if (!ticket) return null
  await keep(tx, ticketId, phone)
  emit(ticketMoved(ticket, 'answered'))
  return null
}

const keep = (tx: Tx, ticketId: number, phone: string) =>
  execute(tx, 'UPDATE Ticket SET phone = ?, rev = rev + 1 WHERE id = ?', phone, ticketId)
