// What residents do with their own tickets after filing: look, have somebody reminded, take one back.
import type { Requests } from '../../flows/requests.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { nudge, nudgedAtMost } from '../../rules/tickets/nudge.ts'
import {
  isOpen,
  type TicketKind,
  type TicketMove,
  type TicketStatus,
  type Urgency,
} from '../../rules/tickets/ticket.ts'
import { hiddenFromPhone } from '../../rules/staff/visibility.ts'
import { withdrawal, withdrawalAsked, withdrawn } from '../../rules/tickets/withdrawal.ts'
import { rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { followed, tellFollowers } from './followers.ts'
import { managersOf } from '../conversations/holds.ts'
import { stopMediation } from '../law/mediation-news.ts'
import { applyMove } from './tickets.ts'
import type { Emit } from '../writer.ts'

const listedAtMost = 30

/** Others may hold the phone that this is shown on: what would endanger the resident is left out. */
export async function myTickets(tx: Tx, contact: Contact): Promise<Requests['myTickets']['out']> {
  const tickets = await rows<Listed>(
    tx,
    // By two indexes: asked with an OR, SQLite would read every ticket there is.
    `SELECT t.id, t.number, t.category, t.status, t.dueAt AS due, t.residentId, t.summary, t.placeText, t.result, s.name AS handler
     FROM (SELECT id FROM Ticket WHERE residentId = ? UNION SELECT ticketId FROM Follower WHERE residentId = ?) AS mine
     JOIN Ticket AS t ON t.id = mine.id LEFT JOIN Staff AS s ON s.id = t.assigneeId
     WHERE t.category NOT IN (${hiddenFromPhone.map((category) => `'${category}'`).join(', ')})
     ORDER BY t.id DESC LIMIT ${String(listedAtMost)}`,
    contact.residentId,
    contact.residentId,
  )
  const ballots = await rows(tx, 'SELECT 1 FROM Ballot WHERE residentId = ? LIMIT 1', contact.residentId)
  const lookIns = await rows(
    tx,
    'SELECT 1 FROM LookIn WHERE residentId = ? AND endedAt IS NULL LIMIT 1',
    contact.residentId,
  )
  return {
    voted: ballots.length > 0,
    lookedIn: lookIns.length > 0,
    tickets: tickets.map(({ id, number, category, status, due, handler, residentId, ...words }) => ({
      ...{ ticketId: id, number, category, status, handler, due: dayOf(due.getTime()) },
      ...(residentId === contact.residentId ? whole(words) : followed({ ...words, category })),
    })),
  }
}

interface Listed extends Words {
  id: number
  number: number
  category: string
  status: TicketStatus
  due: Date
  residentId: number
  handler: string | null
}
const whole = ({ summary, placeText: place, result }: Words) => ({ summary, place, result })
interface Words {
  summary: string
  placeText: string
  result: string | null
}

interface Own {
  id: number
  publicId: string
  number: number
  summary: string
  placeText: string
  kind: TicketKind
  category: string
  urgency: Urgency
  status: TicketStatus
  scope: string
  assigneeId: number | null
  handler: string | null
  createdAt: Date
  dueAt: Date
}
/** An own ticket, or else one that they follow, that may be spoken of on this phone. */
async function own(
  tx: Tx,
  contact: Contact,
  id: number,
  { orFollowed = false } = {},
): Promise<Own | undefined> {
  const [ticket] = await rows<Own>(
    tx,
    `SELECT t.id, t.publicId, t.number, t.summary, t.placeText, t.kind, t.category, t.urgency, t.status, t.scope, t.assigneeId,
       s.name AS handler, t.createdAt, t.dueAt
     FROM Ticket AS t LEFT JOIN Staff AS s ON s.id = t.assigneeId WHERE t.id = ?
       AND (t.residentId = ?${orFollowed ? ' OR EXISTS (SELECT 1 FROM Follower AS f WHERE f.ticketId = t.id AND f.residentId = ?)' : ''})`,
    id,
    contact.residentId,
    ...(orFollowed ? [contact.residentId] : []),
  )
  return ticket && !hiddenFromPhone.includes(ticket.category) ? ticket : undefined
}

/** Whoever has it; where nobody has, or they were told often or in vain, the managers too. */
async function toTell(tx: Tx, { assigneeId, scope }: Own, managersToo: boolean): Promise<number[]> {
  const managers = assigneeId === null || managersToo ? await managersOf(tx, scope) : []
  return [...new Set([...(assigneeId === null ? [] : [assigneeId]), ...managers])]
}

export async function nudgeTicket(
  tx: Tx,
  contact: Contact,
  ticketId: number,
  at: number,
  emit: Emit,
): Promise<Requests['nudgeTicket']['out']> {
  const ticket = await own(tx, contact, ticketId, { orFollowed: true })
  if (!ticket || !isOpen(ticket.status))
    return { outcome: 'none', number: ticket?.number ?? 0, handler: null, due: '' }
  const { number, handler } = ticket
  const [createdAt, dueAt] = [ticket.createdAt.getTime(), ticket.dueAt.getTime()]
  const told = { number, handler, due: dayOf(dueAt) }
  if (ticket.status === 'need_info') return { ...told, outcome: 'waits' }
  const before = await rows<{ at: Date }>(
    tx,
    `SELECT at FROM TicketEvent WHERE ticketId = ? AND type = 'nudged' ORDER BY id`,
    ticketId,
  )
  const past = before.map((event) => event.at.getTime())
  const answer = nudge({ urgency: ticket.urgency, createdAt, dueAt }, past, at)
  if (!answer.may) {
    const from = answer.why === 'often' ? {} : { from: answer.from }
    return { ...told, outcome: answer.why, ...from }
  }
  const late = at > dueAt
  const times = past.length + 1
  const move: TicketMove = {
    set: {},
    event: { type: 'nudged', data: { times } },
    notifyResident: false,
    notifyStaff: await toTell(tx, ticket, late || times >= nudgedAtMost),
  }
  await applyMove(tx, ticket, move, { at, staffId: null, resident: true }, emit)
  return { ...told, outcome: late ? 'late' : 'done' }
}

export async function withdrawTicket(
  tx: Tx,
  contact: Contact,
  { ticketId, sure }: Requests['withdrawTicket']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['withdrawTicket']['out']> {
  const ticket = await own(tx, contact, ticketId)
  if (!ticket) return { outcome: 'none', number: 0, summary: '', handler: null }
  const { number, summary, handler } = ticket
  const told = { number, summary, handler }
  const way = withdrawal({ ...ticket, createdAt: ticket.createdAt.getTime() }, at)
  if (way === 'over') return { ...told, outcome: 'none' }
  if (way === 'danger') return { ...told, outcome: 'danger' }
  if (way !== 'now' && !sure) return { ...told, outcome: 'confirm' }
  const by = { at, staffId: null, resident: true }
  const tells = await toTell(tx, ticket, false)
  if (way === 'staff') {
    await applyMove(tx, ticket, withdrawalAsked(tells), by, emit)
    return { ...told, outcome: 'asked' }
  }
  // At once after it was filed nobody need be called who does not have it yet.
  await applyMove(tx, ticket, withdrawn(way === 'now' && ticket.assigneeId === null ? [] : tells), by, emit)
  await tellFollowers(tx, { ...ticket, ticketId, type: 'withdrawn', staff: '' }, at, emit)
  await stopMediation(tx, ticketId, at, emit)
  return { ...told, outcome: 'withdrawn' }
}
