// A message taken back on the platform: its words leave the transcript, and staff see that it was recalled (domain 3.7, rule 8).
import type { FlowEvent, Inbound } from '../flows/message.ts'
import { execute, rows, type Tx } from './connection.ts'
import type { Contact } from './contacts.ts'
import { ticketMoved } from './events.ts'
import type { Emit } from './writer.ts'

/** How long after filing a recalled message still blanks the ticket made from it. */
const within = 24 * 60 * 60 * 1000

/** Hides the recalled message and gives the flow its words, so that an unsubmitted draft can drop them. */
export async function recall(tx: Tx, contact: Contact, message: Inbound, emit: Emit): Promise<FlowEvent> {
  const [recalled] = await rows<{ id: number; text: string }>(
    tx,
    `SELECT id, text FROM Message WHERE contactId = ? AND platformId = ? AND author = 'in'`,
    contact.contactId,
    message.text,
  )
  if (!recalled) return { type: 'recall', text: '', at: message.at }
  await execute(tx, `UPDATE Message SET text = '', kind = 'recall', extra = NULL WHERE id = ?`, recalled.id)
  if (recalled.text) await blankTickets(tx, contact, recalled.text, message.at, emit)
  return { type: 'recall', text: recalled.text, at: message.at }
}

async function blankTickets(tx: Tx, contact: Contact, text: string, at: number, emit: Emit): Promise<void> {
  const tickets = await tx.ticket.findMany({
    where: { contactId: contact.contactId, createdAt: { gt: new Date(at - within) } },
  })
  for (const ticket of tickets) {
    // The summary is the message less its place: every part of it stands in the recalled words.
    const told = ticket.summary !== '' && ticket.summary.split(',').some((part) => text.includes(part))
    if (!told) continue
    await tx.ticket.update({
      where: { id: ticket.id },
      data: { summary: '', rev: { increment: 1 }, updatedAt: new Date(at) },
    })
    await tx.ticketEvent.create({
      data: { ticketId: ticket.id, at: new Date(at), actor: 'resident', type: 'recalled' },
    })
    await tx.ticketEvent.updateMany({ where: { ticketId: ticket.id, type: 'opened' }, data: { note: null } })
    emit(ticketMoved(ticket, 'recalled'))
  }
}
