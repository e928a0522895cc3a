// A message taken back on the platform: its words leave the transcript, and staff see that it was recalled (domain 3.7, rule 8).
import type { FlowEvent, Inbound } from '../../flows/message.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import type { Emit } from '../writer.ts'

/** A ticket is made of what was said before it, and no longer before than drafts are kept. */
const within = 72 * 60 * 60 * 1000

/** Hides the recalled message and gives the flow its words, so that an unsubmitted draft can drop them. */
export async function recall(tx: Tx, contact: Contact, message: Inbound, emit: Emit): Promise<FlowEvent> {
  const [recalled] = await rows<{ id: number; text: string; at: Date }>(
    tx,
    `SELECT id, text, at FROM Message WHERE contactId = ? AND platformId = ? AND author = 'in'`,
    contact.contactId,
    message.text,
  )
  if (!recalled) return { type: 'recall', text: '', at: message.at }
  await execute(tx, `UPDATE Message SET text = '', kind = 'recall', extra = NULL WHERE id = ?`, recalled.id)
  if (recalled.text) await blankTickets(tx, contact, recalled, message.at, emit)
  return { type: 'recall', text: recalled.text, at: message.at }
}

async function blankTickets(
  tx: Tx,
  contact: Contact,
  { text, at: saidAt }: { text: string; at: Date },
  now: number,
  emit: Emit,
): Promise<void> {
  const at = new Date(now)
  const { contactId, residentId } = contact
  const filed = await tx.ticket.findMany({
    where: { contactId, createdAt: { gte: saidAt, lte: new Date(saidAt.getTime() + within) } },
  })
  const told = filed.filter(({ summary }) => tells(text, summary))
  const toldIds = told.map(({ id }) => id)
  await tx.ticket.updateMany({ where: { id: { in: toldIds } }, data: { summary: '' } })
  await tx.ticketEvent.updateMany({
    where: { ticketId: { in: toldIds }, type: 'opened' },
    data: { note: null },
  })
  // What answers staff is kept word for word; an answer may go to a ticket that another contact of the person filed.
  const answer = { type: 'answered', note: text, ticket: { residentId } }
  const answered = await tx.ticket.findMany({
    where: { residentId, id: { notIn: toldIds }, events: { some: { type: 'answered', note: text } } },
  })
  await tx.ticketEvent.updateMany({ where: answer, data: { note: null } })
  for (const ticket of [...told, ...answered]) {
    await tx.ticket.update({ where: { id: ticket.id }, data: { rev: { increment: 1 }, updatedAt: at } })
    await tx.ticketEvent.create({ data: { ticketId: ticket.id, at, actor: 'resident', type: 'recalled' } })
    emit(ticketMoved(ticket, 'recalled'))
  }
}

/** Whether a summary was made of these words: it is what was said less its place, in parts, with its width folded. */
function tells(text: string, summary: string): boolean {
  const said = text.normalize('NFKC')
  const parts = summary.normalize('NFKC').split(',')
  return parts.some((part) => part.trim().length >= 2 && said.includes(part.trim()))
}
