// The clocks of what cannot wait, as they are stored: when they begin, and what stops them.
import { deskChannel } from '../../rules/tickets/desk.ts'
import { contacts, writtenContacts } from '../../rules/tickets/measures.ts'
import { contactDueAt, safeBy } from '../../rules/time/office-hours.ts'
import type { TicketEventType } from '../../rules/tickets/ticket-events.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { officeHoursAt } from '../community/hours.ts'
import { isHushed } from '../conversations/hush.ts'
import type { NewJob } from '../outbox.ts'

/** What looks after the clocks of what cannot wait. */
export const pressingJobs = (ticketId: number, contactDue: number): NewJob[] => [
  { job: 'ticket.contact', payload: { ticketId }, dueAt: contactDue },
  { job: 'ticket.safe', payload: { ticketId }, dueAt: safeBy(contactDue) + 1 },
]

/** A case turns out not to wait. Its clocks begin now, or go on where they had begun before. */
export async function becomePressing(
  tx: Tx,
  { id, scope, contactDueAt: begun }: { id: number; scope: string; contactDueAt: Date | null },
  at: number,
): Promise<NewJob[]> {
  const due = begun?.getTime() ?? contactDueAt('P1', await officeHoursAt(tx, scope), at)
  if (due === undefined) return []
  await execute(tx, 'UPDATE Ticket SET contactDueAt = ? WHERE id = ?', due, id)
  return pressingJobs(id, due)
}

/** Notes when a person first spoke with the resident. What is written to whom nothing can or may be sent is no contact. */
export async function noteContact(
  tx: Tx,
  ticketId: number,
  type: TicketEventType,
  at: number,
): Promise<void> {
  if (!contacts.includes(type)) return
  const [waiting] = await rows<{ contactId: number; channel: string }>(
    tx,
    `SELECT t.contactId, c.channel FROM Ticket AS t JOIN Contact AS c ON c.id = t.contactId
     WHERE t.id = ? AND t.contactedAt IS NULL`,
    ticketId,
  )
  if (!waiting) return
  if (
    writtenContacts.includes(type) &&
    (waiting.channel === deskChannel || (await isHushed(tx, waiting.contactId)))
  )
    return
  await execute(tx, 'UPDATE Ticket SET contactedAt = ? WHERE id = ?', at, ticketId)
}
