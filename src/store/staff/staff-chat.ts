// What staff do in their own chat. Whose account it is stands with the chat in which alarms reach them: one binding for both.
import { AppError } from '../../errors.ts'
import type { Requests } from '../../flows/requests.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { may } from '../../rules/staff/roles.ts'
import { chatMove, inStaffChat, offeredMoves, oneViewFor } from '../../rules/staff/staff-chat.ts'
import { isOpen, openStatuses, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { toBuilding } from '../../understand/masking.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import { fingerprint, newSecret, signedInColumns, type SignedInRow } from './sessions.ts'
import { applyMove, stateOf, stored, type Stored } from '../tickets/tickets.ts'
import {
  inChatSql,
  mayReveal,
  sightOf,
  summaryColumns,
  summaryJoins,
  ticketRow,
  viewerOf,
  visibleIn,
  wordsAt,
  type SummaryRow,
  type Viewer,
} from '../views.ts'
import type { Emit } from '../writer.ts'

const listedAtMost = 9
const rank = `CASE t.urgency WHEN 'P0' THEN t.dueAt - 100000000000000 ELSE t.dueAt END`
/** As it stands in the index Ticket_hands, letter for letter. */
const open = `t.status IN (${openStatuses.map((status) => `'${status}'`).join(', ')})`

/** Whose account it is, as long as they are in their post. */
export async function colleague(tx: Tx, contact: Contact): Promise<Viewer | undefined> {
  const [row] = await rows<SignedInRow>(
    tx,
    `SELECT ${signedInColumns} FROM AlarmWay AS w JOIN Staff AS s ON s.id = w.staffId AND s.active = 1
     JOIN Node AS n ON n.id = s.nodeId WHERE w.contactId = ? AND w.way = 'chat' ORDER BY w.id LIMIT 1`,
    contact.contactId,
  )
  return row && viewerOf({ staffId: row.id, name: row.name, role: row.role, scope: row.nodePath })
}

/** What waits for them: in their hands, beside the lead, and what nobody has yet. */
export async function staffTodo(tx: Tx, contact: Contact, at: number): Promise<Requests['staffTodo']['out']> {
  const viewer = await colleague(tx, contact)
  if (!viewer) return null
  const visible = visibleIn(viewer)
  const find = (index: string, condition: string, ...params: number[]) =>
    rows<{
      publicId: string
      number: number
      category: string
      placeText: string
      dueAt: Date
      rank: number
    }>(
      tx,
      `SELECT t.publicId, t.number, t.category, t.placeText, t.dueAt, ${rank} AS rank FROM Ticket AS t ${index}
       WHERE ${open} AND ${visible.sql} AND ${inChatSql} AND ${condition} ORDER BY ${rank}, t.id LIMIT 50`,
      ...visible.params,
      ...params,
    )
  const hands = 'INDEXED BY Ticket_hands'
  const own = await find(hands, 't.assigneeId = ?', viewer.staffId)
  const helped = await find(
    '',
    't.id IN (SELECT h.ticketId FROM TicketHelper AS h WHERE h.staffId = ?)',
    viewer.staffId,
  )
  const free = may(viewer.role, 'ticket.take') ? await find(hands, 't.assigneeId IS NULL') : []
  const all = [
    ...own.map((row) => ({ ...row, whose: 'mine' as const })),
    ...helped.map((row) => ({ ...row, whose: 'helping' as const })),
    ...free.map((row) => ({ ...row, whose: 'free' as const })),
  ]
  const cases = all.slice(0, listedAtMost).map(({ publicId, number, category, placeText, dueAt, whose }) => ({
    ...{ id: publicId, number, category, whose, place: toBuilding(placeText) },
    ...{ due: dayOf(dueAt.getTime()), late: dueAt.getTime() < at },
  }))
  const adviser = await givesAdvice(tx, viewer)
  return { name: viewer.name, cases, more: all.length - cases.length, adviser }
}

/** Whether they hold hours as a legal adviser. */
async function givesAdvice(tx: Tx, { staffId, role }: Viewer): Promise<boolean> {
  if (!may(role, 'consultation.hold')) return false
  return (await tx.service.findFirst({ where: { staffId, kind: 'adviser' }, select: { id: true } })) !== null
}

/** A case that the chat shows them. Throws NOT_FOUND for any other. */
async function caseFor(tx: Tx, viewer: Viewer, id: string): Promise<{ ticket: Stored; row: SummaryRow }> {
  const ticket = await stored(tx, viewer, id)
  const [row] = await rows<SummaryRow>(
    tx,
    `SELECT ${summaryColumns} FROM Ticket AS t ${summaryJoins} WHERE t.id = ?`,
    ticket.id,
  )
  if (!row || !inStaffChat(ticketRow(row)))
    throw new AppError('NOT_FOUND', 'this case is not shown in a chat')
  return { ticket, row }
}

export async function unlessRefused<T>(work: () => Promise<T>): Promise<T | { code: string }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) return { code: error.code }
    throw error
  }
}

export async function staffCase(
  tx: Tx,
  contact: Contact,
  id: string,
  at: number,
): Promise<Requests['staffCase']['out']> {
  const viewer = await colleague(tx, contact)
  if (!viewer) return null
  const found = await unlessRefused(() => caseFor(tx, viewer, id))
  if ('code' in found) return null
  const { ticket, row } = found
  const listed = ticketRow(row)
  const sight = sightOf(viewer, listed)
  // Whatever they may see at the console: in a chat words name nobody.
  const matter = sight('matter') === 'none' ? 'none' : 'masked'
  const hidden = { sight: () => 'masked' as const, name: row.residentName }
  const open = isOpen(ticket.status as TicketStatus)
  return {
    ...{ id, number: ticket.number, category: ticket.category, status: ticket.status as TicketStatus },
    ...{ place: toBuilding(row.placeText), due: dayOf(ticket.dueAt.getTime()) },
    late: open && ticket.dueAt.getTime() < at,
    urgent: ticket.urgency === 'P0' || ticket.urgency === 'P1',
    matter: wordsAt(matter, row.summary, hidden) ?? '',
    moves: offeredMoves(viewer.role, await stateOf(tx, ticket), { ...viewer, at }),
    reveal: open && mayReveal(viewer, sight),
  }
}

/** A refusal of a rule comes before anything is written, so the turn goes on. */
export async function staffMove(
  tx: Tx,
  contact: Contact,
  { id, move, text, mediaId }: Requests['staffMove']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['staffMove']['out']> {
  const viewer = await colleague(tx, contact)
  if (!viewer) return { refused: 'NOT_FOUND' }
  const decided = await unlessRefused(async () => {
    const { ticket } = await caseFor(tx, viewer, id)
    const made = chatMove(move, viewer.role, await stateOf(tx, ticket), { ...viewer, at }, text)
    return { ticket, made }
  })
  if ('code' in decided) return { refused: decided.code }
  const { ticket, made } = decided
  if (move === 'picture') {
    const kept = await execute(
      tx,
      'UPDATE Media SET ticketId = ?, takenBy = ? WHERE id = ? AND owner = ? AND ticketId IS NULL',
      ticket.id,
      viewer.staffId,
      mediaId ?? '',
      ownerOf(contact),
    )
    if (kept === 0) return { refused: 'MEDIA_MISSING' }
  }
  await applyMove(tx, ticket, made, { at, staffId: viewer.staffId }, emit)
  return { refused: null }
}

export async function staffLink(
  tx: Tx,
  contact: Contact,
  id: string,
  { now, publicUrl }: { now: () => number; publicUrl?: string | undefined },
): Promise<Requests['staffLink']['out']> {
  const viewer = await colleague(tx, contact)
  if (!viewer) return null
  const found = await unlessRefused(() => caseFor(tx, viewer, id))
  if ('code' in found || !mayReveal(viewer, sightOf(viewer, ticketRow(found.row)))) return null
  return oneLook(tx, contact, viewer, { ticketId: found.ticket.id }, { at: now(), publicUrl })
}

/** Makes a link for one look at whose a case or a booking is. */
export async function oneLook(
  tx: Tx,
  contact: Contact,
  { staffId }: Viewer,
  { ticketId, bookingId }: { ticketId?: number; bookingId?: number },
  { at, publicUrl }: { at: number; publicUrl?: string | undefined },
): Promise<{ url: string | null; path: string | null }> {
  const path = contact.channel === 'webchat'
  if (!path && publicUrl === undefined) return { url: null, path: null }
  const token = newSecret()
  await execute(tx, 'DELETE FROM OneView WHERE expiresAt <= ?', at)
  await execute(
    tx,
    'INSERT INTO OneView (tokenHash, staffId, ticketId, bookingId, expiresAt) VALUES (?, ?, ?, ?, ?)',
    fingerprint(token),
    staffId,
    ticketId ?? null,
    bookingId ?? null,
    at + oneViewFor,
  )
  const address = `/once?key=${token}`
  return path
    ? { url: null, path: address }
    : { url: `${publicUrl?.replace(/\/$/, '') ?? ''}${address}`, path: null }
}

/** Ends the binding, for alarms too. */
export async function staffUnbind(tx: Tx, contact: Contact): Promise<Requests['staffUnbind']['out']> {
  const { count } = await tx.alarmWay.deleteMany({ where: { contactId: contact.contactId, way: 'chat' } })
  return { ok: count > 0 }
}
