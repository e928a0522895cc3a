// A resident has their matter taken up again: twice at most, then its managers are asked (domain 2.7).
import type { Requests } from '../../flows/requests.ts'
import { escalate, reopenByResident, reopenedAtMost } from '../../rules/tickets/visit.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import { managersOf } from '../conversations/holds.ts'
import { attach } from '../conversations/media.ts'
import { oweJobs } from '../outbox.ts'
import { holdsSound, oweChecks } from '../conversations/recordings.ts'
import { applyMove } from './tickets.ts'
import type { Emit } from '../writer.ts'

interface Own {
  id: number
  publicId: string
  number: number
  category: string
  scope: string
  assigneeId: number | null
  name: string | null
  active: boolean | number | null
  times: number
}

export async function reopenTicket(
  tx: Tx,
  contact: Contact,
  { ticketId, words, media }: Requests['reopenTicket']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['reopenTicket']['out']> {
  const [ticket] = await rows<Own>(
    tx,
    `SELECT t.id, t.publicId, t.number, t.category, t.scope, t.assigneeId, s.name, s.active,
       (SELECT count(*) FROM TicketEvent AS e
        WHERE e.ticketId = t.id AND e.type = 'reopened' AND e.actor = 'resident') AS times
     FROM Ticket AS t LEFT JOIN Staff AS s ON s.id = t.assigneeId
     WHERE t.id = ? AND t.residentId = ? AND t.status = 'done'`,
    ticketId,
    contact.residentId,
  )
  if (!ticket) return { ok: false, to: null, times: 0, escalated: false }
  await attach(
    tx,
    media.map((id) => [id, ticketId, ownerOf(contact)] as const),
  )
  if (await holdsSound(tx, media)) await oweChecks(tx, [ticketId], at, emit)
  const by = { at, staffId: null, resident: true }
  if (ticket.times >= reopenedAtMost) {
    await execute(tx, `UPDATE Visit SET state = 'escalated' WHERE ticketId = ? AND state <> 'over'`, ticketId)
    await applyMove(tx, ticket, escalate(words, await managersOf(tx, ticket.scope)), by, emit)
    return { ok: true, to: null, times: ticket.times, escalated: true }
  }
  // Whoever has left cannot go on with it: it is routed anew.
  const assigneeId = ticket.active ? ticket.assigneeId : null
  await applyMove(tx, ticket, reopenByResident({ assigneeId }, words), by, emit)
  if (assigneeId === null)
    await oweJobs(tx, [{ job: 'ticket.route', payload: { ticketId }, dueAt: at }], emit)
  return {
    ok: true,
    to: assigneeId === null ? null : ticket.name,
    times: ticket.times + 1,
    escalated: false,
  }
}
