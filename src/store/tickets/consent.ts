// The resident's consent to the property company having number and flat: owed, asked and kept, each only where the table lets it.
import { consentQuestion } from '../../flows/consent.ts'
import { awaitConsent } from '../../flows/awaited.ts'
import type { Requests } from '../../flows/requests.ts'
import { newSession } from '../../flows/session.ts'
import { isOpen, openStatuses, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { asksConsent, type PropertyConsent } from '../../rules/staff/visibility.ts'
import { render } from '../../text/render.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs, type NewJob } from '../outbox.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect, Emit } from '../writer.ts'

/** The question that is owed because a ticket came to the property company; none where it was asked, or never is. */
export async function consentOwed(
  tx: Tx,
  ticketId: number,
  assigneeId: number,
  at: number,
): Promise<NewJob[]> {
  const [staff] = await rows<{ role: string }>(tx, 'SELECT role FROM Staff WHERE id = ?', assigneeId)
  if (staff?.role !== 'property') return []
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  if (!asksConsent(ticket) || ticket.propertyConsent !== null) return []
  await set(tx, ticketId, 'asked', at)
  return [{ job: 'resident.consent', payload: { ticketId }, dueAt: at }]
}

const askAgainAfter = 60 * 60 * 1000

const inDanger = async (tx: Tx, residentId: number): Promise<boolean> =>
  (await tx.ticket.count({
    where: { residentId, urgency: 'P0', status: { in: [...openStatuses] } },
  })) > 0

/** Asks it in the resident's conversation: at once, or by word where another matter is under way. */
export const askConsent =
  (now: () => number) =>
  (ticketId: number): Effect<void> =>
  async (tx, emit) => {
    const ticket = await tx.ticket.findUnique({
      where: { id: ticketId },
      include: { assignee: true, contact: { include: { session: true } } },
    })
    const { assignee } = ticket ?? {}
    if (!ticket || assignee?.role !== 'property' || ticket.propertyConsent !== 'asked') return
    if (!isOpen(ticket.status as TicketStatus)) return
    const { id: contactId, channel, account, sender, session: stored } = ticket.contact
    // Whoever is in danger is asked nothing of the kind now (domain 4.4).
    if (await inDanger(tx, ticket.residentId)) {
      const dueAt = now() + askAgainAfter
      return oweJobs(tx, [{ job: 'resident.consent', payload: { ticketId }, dueAt }], emit)
    }
    const asked = { ticketId, number: ticket.number, to: assignee.name }
    const before = stored ? parseSession(stored.data) : newSession()
    const { session, busy } = awaitConsent(before, asked, now())
    const at = now()
    if (stored && !busy)
      await execute(
        tx,
        'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ?',
        JSON.stringify(session),
        stored.rev + 1,
        at,
        contactId,
      )
    const to = { contactId, channel, account, sender }
    insertReplies(
      tx,
      [{ to, from: 'bot', reply: render(consentQuestion(asked, busy), session.lang), at, ticketId }],
      emit,
    )
  }

/** The resident's latest open ticket that the property company has and that this is asked of. */
export async function consentTicket(tx: Tx, contact: Contact): Promise<Requests['consentTicket']['out']> {
  const ticket = await tx.ticket.findFirst({
    where: {
      residentId: contact.residentId,
      propertyConsent: { not: null },
      status: { in: [...openStatuses] },
      assignee: { is: { role: 'property' } },
    },
    include: { assignee: { select: { name: true } } },
    orderBy: { id: 'desc' },
  })
  return ticket?.assignee ? { ticketId: ticket.id, number: ticket.number, to: ticket.assignee.name } : null
}

/** Keeps what the resident said, and when. A later answer stands for the earlier one. */
export async function setConsent(
  tx: Tx,
  contact: Contact,
  { ticketId, given }: Requests['setConsent']['in'],
  at: number,
  emit: Emit,
): Promise<{ ok: boolean }> {
  const ticket = await tx.ticket.findFirst({ where: { id: ticketId, residentId: contact.residentId } })
  if (!ticket || !isOpen(ticket.status as TicketStatus) || !asksConsent(ticket)) return { ok: false }
  await set(tx, ticketId, given ? 'given' : 'refused', at)
  await tx.ticketEvent.create({
    data: {
      ticketId,
      at: new Date(at),
      actor: 'resident',
      type: 'consented',
      data: JSON.stringify({ given }),
    },
  })
  emit(ticketMoved(ticket, 'consented'))
  return { ok: true }
}

const set = (tx: Tx, id: number, propertyConsent: PropertyConsent, at: number) =>
  tx.ticket.update({
    where: { id },
    data: { propertyConsent, propertyConsentAt: new Date(at), rev: { increment: 1 } },
  })
