// Return visits (回访) as they are kept: owed when a ticket is done, asked in the conversation or by telephone, answered, over.
import { awaitVisit } from '../../flows/awaited.ts'
import type { Requests } from '../../flows/requests.ts'
import { newSession, type Session } from '../../flows/session.ts'
import { visitQuestion } from '../../flows/visit.ts'
import { nextReminderFrom, reminderAt } from '../../rules/time/deadline.ts'
import { openStatuses, type TicketKind, type TicketStatus, type Urgency } from '../../rules/tickets/ticket.ts'
import { hiddenFromPhone } from '../../rules/staff/visibility.ts'
import {
  askAgainAfter,
  asksVisit,
  isUnhappy,
  phoneAfter,
  sparedAfterHarm,
  type Outcome,
  type Satisfaction,
  type VisitState,
} from '../../rules/tickets/visit.ts'
import { render } from '../../text/render.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs, type NewJob } from '../outbox.ts'
import { reaches } from '../residents/reach.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect, Emit } from '../writer.ts'

interface Done {
  id: number
  publicId: string
  number: number
  summary: string
  kind: TicketKind
  category: string
  urgency: Urgency
  status: TicketStatus
  scope: string
  assigneeId: number | null
  residentId: number
  contactId: number
}
async function doneTicket(tx: Tx, id: number): Promise<Done | undefined> {
  const [ticket] = await rows<Done>(
    tx,
    `SELECT id, publicId, number, summary, kind, category, urgency, status, scope, assigneeId, residentId, contactId
     FROM Ticket WHERE id = ? AND status = 'done'`,
    id,
  )
  return ticket
}

/** Nobody is asked how content they are while harm that they told of is dealt with, nor soon after. */
const spared = async (tx: Tx, residentId: number, at: number): Promise<boolean> =>
  (await tx.ticket.count({
    where: {
      residentId,
      category: { in: [...hiddenFromPhone] },
      OR: [{ createdAt: { gt: new Date(at - sparedAfterHarm) } }, { status: { in: [...openStatuses] } }],
    },
  })) > 0

const inDanger = async (tx: Tx, residentId: number): Promise<boolean> =>
  (await tx.ticket.count({
    where: { residentId, urgency: 'P0', status: { in: [...openStatuses] } },
  })) > 0

/** What can be done about a visit just now. `session` is the conversation with the question open in it. */
type Way = { state: 'waiting' | 'phone' } | { state: 'asked'; session: Session; busy: boolean }

async function wayFor(tx: Tx, ticket: Done, session: Session, at: number): Promise<Way> {
  if (session.held || (await inDanger(tx, ticket.residentId))) return { state: 'waiting' }
  if (!(await reaches(tx, ticket.contactId, at))) return { state: 'phone' }
  return { state: 'asked', ...awaitVisit(session, { ticketId: ticket.id, ...ticket }, at) }
}

/**
 * The visit that is owed because a ticket is done, with the conversation in which it is asked; undefined where none is. What
 * cannot be asked is kept for staff, or tried again later.
 */
export async function beginVisit(
  tx: Tx,
  ticketId: number,
  session: Session,
  at: number,
  emit: Emit,
): Promise<Way | undefined> {
  const ticket = await doneTicket(tx, ticketId)
  if (!ticket || !asksVisit(ticket) || (await spared(tx, ticket.residentId, at))) return undefined
  const way = await wayFor(tx, ticket, session, at)
  const [visit] = await rows<{ id: number }>(
    tx,
    'INSERT INTO Visit (ticketId, at, state) VALUES (?, ?, ?) RETURNING id',
    ticketId,
    at,
    way.state,
  )
  if (way.state === 'waiting' && visit) await oweAsking(tx, visit.id, at, emit)
  return way
}

const oweAsking = (tx: Tx, visitId: number, at: number, emit: Emit) =>
  oweJobs(tx, [{ job: 'visit.ask', payload: { visitId }, dueAt: at + askAgainAfter }], emit)

/** Tries again to ask what could not be asked at once; after some days staff phone instead. */
export const askVisit =
  (now: () => number) =>
  (visitId: number): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const [visit] = await rows<{ ticketId: number; at: Date }>(
      tx,
      `SELECT ticketId, at FROM Visit WHERE id = ? AND state = 'waiting'`,
      visitId,
    )
    const ticket = visit && (await doneTicket(tx, visit.ticketId))
    if (!ticket) return
    const contact = await tx.contact.findUniqueOrThrow({
      where: { id: ticket.contactId },
      include: { session: true },
    })
    const before = contact.session ? parseSession(contact.session.data) : newSession()
    if (await spared(tx, ticket.residentId, at)) return setState(tx, visitId, 'over')
    const way = await wayFor(tx, ticket, before, at)
    if (way.state === 'waiting' && at - visit.at.getTime() < phoneAfter)
      return oweAsking(tx, visitId, at, emit)
    if (way.state !== 'asked') return setState(tx, visitId, 'phone')
    await setState(tx, visitId, 'asked')
    const { session, busy } = way
    if (contact.session && session !== before)
      await execute(
        tx,
        'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ?',
        JSON.stringify(session),
        contact.session.rev + 1,
        at,
        contact.id,
      )
    const { channel, account, sender } = contact
    const to = { contactId: contact.id, channel, account, sender }
    const said = visitQuestion({ ticketId: ticket.id, ...ticket }, busy)
    insertReplies(tx, [{ to, from: 'bot', reply: render(said, session.lang), at, ticketId: ticket.id }], emit)
  }

async function setState(tx: Tx, visitId: number, state: VisitState): Promise<void> {
  await execute(tx, 'UPDATE Visit SET state = ? WHERE id = ?', state, visitId)
}

/** A visit that is not over: of a ticket there is one at most. */
const current = `SELECT id, outcome, satisfaction FROM Visit WHERE ticketId = ? AND state <> 'over' ORDER BY id DESC LIMIT 1`
interface Current {
  id: number
  outcome: Outcome | null
  satisfaction: Satisfaction | null
}

/** The resident's latest matter that is done and of which they have not said yet whether it is. */
export async function visitTicket(tx: Tx, contact: Contact): Promise<Requests['visitTicket']['out']> {
  const [found] = await rows<{ ticketId: number; number: number; summary: string }>(
    tx,
    `SELECT t.id AS ticketId, t.number, t.summary FROM Ticket AS t JOIN Visit AS v ON v.ticketId = t.id
     WHERE t.residentId = ? AND t.status = 'done' AND v.state <> 'over' AND v.outcome IS NULL
     ORDER BY v.id DESC LIMIT 1`,
    contact.residentId,
  )
  return found ?? null
}

/** What of a visit was answered, by whom and how. */
export interface Answering {
  outcome?: Outcome | undefined
  satisfaction?: Satisfaction | undefined
  words?: string | undefined
  way: 'chat' | 'phone'
  staffId: number | null
}

/** Keeps an answer beside what was answered before. False where the ticket has no visit that is not over. */
export async function keepAnswer(
  tx: Tx,
  ticketId: number,
  { outcome, satisfaction, words, way, staffId }: Answering,
  at: number,
): Promise<boolean> {
  const [visit] = await rows<Current>(tx, current, ticketId)
  if (!visit) return false
  const answered = {
    outcome: outcome ?? visit.outcome,
    satisfaction: satisfaction ?? visit.satisfaction,
  }
  await execute(
    tx,
    `UPDATE Visit SET state = 'answered', outcome = ?, satisfaction = ?, words = coalesce(?, words), unhappy = ?, way = ?,
       staffId = ?, answeredAt = ? WHERE id = ?`,
    answered.outcome,
    answered.satisfaction,
    words ?? null,
    isUnhappy(answered) ? 1 : 0,
    way,
    staffId,
    at,
    visit.id,
  )
  return true
}

/** Keeps what the resident says of a matter of theirs that is done. */
export async function answerVisit(
  tx: Tx,
  contact: Contact,
  { ticketId, ...said }: Requests['answerVisit']['in'],
  at: number,
  emit: Emit,
): Promise<{ ok: boolean }> {
  const ticket = await doneTicket(tx, ticketId)
  if (ticket?.residentId !== contact.residentId) return { ok: false }
  if (!(await keepAnswer(tx, ticketId, { ...said, way: 'chat', staffId: null }, at))) return { ok: false }
  const { outcome, satisfaction, words } = said
  await tx.ticketEvent.create({
    data: {
      ticketId,
      at: new Date(at),
      actor: 'resident',
      type: 'visited',
      note: words ?? null,
      data: JSON.stringify({ outcome, satisfaction }),
    },
  })
  emit(ticketMoved(ticket, 'visited'))
  return { ok: true }
}

/** A ticket was taken up again: its visit is over, and whoever has it is reminded of its deadline, which stays. */
export async function afterReopening(tx: Tx, ticketId: number, at: number): Promise<NewJob[]> {
  await execute(tx, `UPDATE Visit SET state = 'over' WHERE ticketId = ? AND state <> 'over'`, ticketId)
  // What was planned before it was done still comes.
  const [owed] = await rows(
    tx,
    `SELECT 1 FROM Outbox WHERE dueAt >= ? AND job = 'ticket.remind' AND payload LIKE ?`,
    at,
    remindersOf(ticketId),
  )
  return owed ? [] : [await nextReminder(tx, ticketId, at)]
}

/** Its day came nearer: the reminder that waits would come too late, so another stands for it. */
export async function remindAnew(tx: Tx, ticketId: number, at: number): Promise<NewJob> {
  await execute(
    tx,
    `DELETE FROM Outbox WHERE dueAt >= ? AND job = 'ticket.remind' AND payload LIKE ?`,
    at,
    remindersOf(ticketId),
  )
  return nextReminder(tx, ticketId, at)
}

const remindersOf = (ticketId: number): string => `{"ticketId":${ticketId},%`

async function nextReminder(tx: Tx, ticketId: number, at: number): Promise<NewJob> {
  const [ticket] = await rows<{ createdAt: Date; dueAt: Date }>(
    tx,
    'SELECT createdAt, dueAt FROM Ticket WHERE id = ?',
    ticketId,
  )
  if (!ticket) throw new Error('a ticket that was just changed is not there')
  const [start, due] = [ticket.createdAt.getTime(), ticket.dueAt.getTime()]
  const percent = nextReminderFrom(start, due, at)
  return {
    job: 'ticket.remind',
    payload: { ticketId, percent },
    dueAt: Math.max(at, reminderAt(start, due, percent)),
  }
}
