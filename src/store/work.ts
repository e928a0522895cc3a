// What job handlers do to the database. Each effect runs in the transaction that also deletes its outbox row.
import { noticeFor } from '../flows/notice.ts'
import { awaitAnswer, endEmergency } from '../flows/decide.ts'
import { drafts } from '../flows/moves.ts'
import { newSession } from '../flows/session.ts'
import { nextReminder, reminderAt, type ReminderPercent } from '../rules/deadline.ts'
import { deskChannel, worthACall } from '../rules/desk.ts'
import { namedFor, route, type Candidate } from '../rules/routing.ts'
import { dueIfAnswered } from '../rules/pause.ts'
import {
  isOpen,
  openStatuses,
  type TicketEventType,
  type TicketKind,
  type TicketStatus,
} from '../rules/ticket.ts'
import { say } from '../text/say.ts'
import { render } from '../text/render.ts'
import { execute, rows, type Tx } from './connection.ts'
import { askConsent } from './consent.ts'
import { checkHold } from './holds.ts'
import { insertReplies } from './messages.ts'
import { oweJobs } from './outbox.ts'
import { parseSession } from './stored-session.ts'
import { applyMove } from './tickets.ts'
import { askVisit, beginVisit } from './visits.ts'
import type { Effect, Emit } from './writer.ts'

const open = openStatuses.map((status) => `'${status}'`).join(', ')

export interface Work {
  /** Gives a new ticket to whoever it belongs to. Does nothing once somebody has it. */
  routeTicket: (ticketId: number) => Effect<void>
  /** Reminds whoever has the ticket that a share of its time is gone, and plans the next reminder. */
  remind: (ticketId: number, percent: ReminderPercent) => Effect<void>
  /** Asks the managers to decide on a transfer, unless it was answered meanwhile. */
  askManagers: (ticketId: number, eventId: number) => Effect<void>
  /** Looks after a conversation that staff have held since `since`. */
  checkHold: (contactId: number, since: number) => Effect<void>
  notifyStaff: (ticketId: number, staffId: number, type: string) => Effect<void>
  /** Asks whether the property company, which has the ticket, may have number and flat. */
  askConsent: (ticketId: number) => Effect<void>
  /** Asks the resident whether a matter is done, where it could not be asked with the news. */
  askVisit: (visitId: number) => Effect<void>
  /** Tells the resident what an event of their ticket means for them. */
  notifyResident: (eventId: number) => Effect<void>
}

export function createWork(now: () => number): Work {
  return {
    routeTicket: (ticketId) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (ticket?.status !== 'submitted') return
      const candidates = await candidatesFor(tx, ticket.scope)
      const { staffId, committeeId, why } = route(
        { kind: ticket.kind, category: ticket.category, scope: ticket.scope },
        await committeesOf(tx, ticket.communityId),
        candidates,
      )
      await execute(tx, 'UPDATE Ticket SET routedWhy = ? WHERE id = ?', JSON.stringify(why), ticketId)
      await execute(
        tx,
        'UPDATE Ticket SET confidentialTo = ? WHERE id = ? AND confidential = 1 AND confidentialTo IS NULL',
        namedFor(ticket.category, staffId, candidates),
        ticketId,
      )
      await applyMove(
        tx,
        ticket,
        {
          set: { committeeId, ...(staffId !== null && { status: 'assigned' as const, assigneeId: staffId }) },
          event: { type: 'routed', data: why },
          notifyResident: false,
          notifyStaff: staffId === null ? managersAmong(candidates) : [staffId],
        },
        { at: now(), staffId: null },
        emit,
      )
    },

    remind: (ticketId, percent) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (!ticket || !isOpen(ticket.status)) return
      const { assigneeId } = ticket
      const start = ticket.createdAt.getTime()
      const due = dueIfAnswered(
        {
          dueAt: ticket.dueAt.getTime(),
          pausedAt: ticket.pausedAt?.getTime() ?? null,
          pausedDue: ticket.pausedDue?.getTime() ?? null,
          pausedDays: ticket.pausedDays,
        },
        now(),
      )
      const again = (share: ReminderPercent) =>
        oweJobs(
          tx,
          [
            {
              job: 'ticket.remind',
              payload: { ticketId, percent: share },
              dueAt: reminderAt(start, due, share),
            },
          ],
          emit,
        )
      // The clock stood still meanwhile.
      if (now() < reminderAt(start, due, percent)) return again(percent)
      // At the end of the time the managers hear of it too (domain 2.7: overdue → manager).
      const managers =
        assigneeId === null || percent === 100 ? managersAmong(await candidatesFor(tx, ticket.scope)) : []
      const told = new Set(assigneeId === null ? managers : [assigneeId, ...managers])
      await applyMove(
        tx,
        ticket,
        {
          set: {},
          event: { type: 'reminded', data: { percent } },
          notifyResident: false,
          notifyStaff: [...told],
        },
        { at: now(), staffId: null },
        emit,
      )
      const next = nextReminder(percent)
      if (next !== undefined) await again(next)
    },

    askManagers: (ticketId, eventId) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (!ticket || !isOpen(ticket.status) || ticket.offeredToId === null) return
      const [newest] = await rows<{ id: number }>(
        tx,
        "SELECT max(id) AS id FROM TicketEvent WHERE ticketId = ? AND type = 'offered'",
        ticketId,
      )
      if (newest?.id !== eventId) return
      await applyMove(
        tx,
        ticket,
        {
          set: {},
          event: { type: 'unaccepted', data: { to: ticket.offeredToId } },
          notifyResident: false,
          notifyStaff: managersAmong(await candidatesFor(tx, ticket.scope)),
        },
        { at: now(), staffId: null },
        emit,
      )
    },

    checkHold: (contactId, since) => checkHold(contactId, since, now),

    notifyStaff: (ticketId, staffId, type) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (!ticket) return
      await execute(
        tx,
        'INSERT INTO StaffNotice (staffId, ticketId, type, at) VALUES (?, ?, ?, ?)',
        staffId,
        ticketId,
        type,
        now(),
      )
      emit({ type: 'notice', staffId, ticketId: ticket.publicId })
    },

    askConsent: askConsent(now),

    askVisit: askVisit(now),

    notifyResident: (eventId) => async (tx, emit) => {
      const [news] = await rows<News>(
        tx,
        `SELECT e.type, e.note, e.staffId, e.data, t.id AS ticketId, t.number, t.summary, t.category, t.status,
           c.id AS contactId, c.channel, c.account, c.sender, s.data AS session, s.rev
         FROM TicketEvent AS e JOIN Ticket AS t ON t.id = e.ticketId JOIN Contact AS c ON c.id = t.contactId
         LEFT JOIN Session AS s ON s.contactId = c.id WHERE e.id = ?`,
        eventId,
      )
      if (news) await tellResident(tx, news, now(), emit)
    },
  }
}

/** An event of a ticket, with the conversation that it is told in. */
interface News {
  type: TicketEventType
  note: string | null
  staffId: number | null
  data: string | null
  ticketId: number
  number: number
  summary: string
  category: string
  status: TicketStatus
  contactId: number
  channel: string
  account: string
  sender: string
  session: string | null
  rev: number | null
}

async function tellResident(tx: Tx, news: News, at: number, emit: Emit): Promise<void> {
  const { ticketId, type, contactId, channel, account, sender } = news
  if (channel === deskChannel && !worthACall(type)) return
  const before = news.session === null ? newSession() : parseSession(news.session)
  // A question that was answered or overtaken meanwhile no longer waits for the resident.
  const waits = type === 'asked' && news.status === 'need_info'
  const ended = type === 'resolved' ? endEmergency(before, ticketId) : before
  const visit = type === 'resolved' ? await beginVisit(tx, ticketId, ended, at, emit) : undefined
  const asks = visit?.state === 'asked' ? visit : undefined
  const { session, busy } = waits
    ? awaitAnswer(before, ticketId, news.number, at)
    : (asks ?? { session: ended, busy: false })
  const data = news.data === null ? {} : (JSON.parse(news.data) as { to?: number })
  const said = noticeFor({
    type,
    note: news.note,
    staff: (await nameOf(tx, news.staffId)) ?? '',
    to: await nameOf(tx, data.to),
    ticket: { ...news, ticketId },
    busy,
    asks: asks !== undefined,
  })
  // Other news leaves the conversation where it is: written back, it would only lose what this release cannot read.
  if (news.rev !== null && session !== before)
    await execute(
      tx,
      'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ?',
      JSON.stringify(session),
      news.rev + 1,
      at,
      contactId,
    )
  if (!said) return
  const to = { contactId, channel, account, sender }
  const from = type === 'replied' || type === 'asked' ? 'staff' : 'bot'
  // What the danger interrupted is offered now that it is closed.
  const offer = ended !== before && drafts(session).length > 0 && !session.held ? [say('nav.hint')] : []
  insertReplies(
    tx,
    [said, ...offer].map((one) => ({ to, from, reply: render(one, session.lang), at, ticketId })),
    emit,
  )
}

async function nameOf(tx: Tx, id: number | null | undefined): Promise<string | null> {
  if (id == null) return null
  const [found] = await rows<{ name: string }>(tx, 'SELECT name FROM Staff WHERE id = ?', id)
  return found?.name ?? null
}

interface TicketRow {
  id: number
  publicId: string
  communityId: number
  number: number
  kind: TicketKind
  category: string
  status: TicketStatus
  scope: string
  assigneeId: number | null
  offeredToId: number | null
  createdAt: Date
  dueAt: Date
  pausedAt: Date | null
  pausedDue: Date | null
  pausedDays: number
}

// By statements of ours: a job a ticket by way of Prisma cost ten times as much as what SQLite does for it.
async function ticketOf(tx: Tx, id: number): Promise<TicketRow | undefined> {
  const [ticket] = await rows<TicketRow>(
    tx,
    `SELECT id, publicId, communityId, number, kind, category, status, scope, assigneeId, offeredToId,
       createdAt, dueAt, pausedAt, pausedDue, pausedDays FROM Ticket WHERE id = ?`,
    id,
  )
  return ticket
}

async function committeesOf(tx: Tx, communityId: number) {
  const committees = await rows<{ id: number; name: string; categories: string }>(
    tx,
    'SELECT id, name, categories FROM Committee WHERE nodeId = ? ORDER BY id',
    communityId,
  )
  return committees.map(({ id, name, categories }) => ({
    id,
    name,
    categories: JSON.parse(categories) as string[],
  }))
}

/** The active staff whose place of work holds `scope`, with how many open tickets each has: beyond some hundreds it is the same. */
const candidatesFor = (tx: Tx, scope: string): Promise<Candidate[]> =>
  rows<Candidate>(
    tx,
    `SELECT s.id AS staffId, s.name, s.role, n.path AS scope, s.committeeId,
       (SELECT count(*) FROM (SELECT 1 FROM Ticket AS t INDEXED BY Ticket_hands
          WHERE t.assigneeId = s.id AND t.status IN (${open}) LIMIT 500)) AS load
     FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId WHERE s.active = 1 AND ? LIKE n.path || '%' ORDER BY s.id`,
    scope,
  )

const managersAmong = (candidates: readonly Candidate[]): number[] =>
  candidates.filter(({ role }) => role === 'manager').map(({ staffId }) => staffId)
