// What job handlers do to the database. Each effect runs in the transaction that also deletes its outbox row.
import { nextReminder, reminderAt, reminders, type ReminderPercent } from '../rules/time/deadline.ts'
import { namedFor, route } from '../rules/tickets/routing.ts'
import {
  aboutWhom,
  complaintCategory,
  impartial,
  isHead,
  pretenderCategory,
} from '../rules/tickets/complaint.ts'
import { dayOf } from '../rules/time/calendar.ts'
import { dueIfAnswered } from '../rules/tickets/pause.ts'
import { isOpen, type TicketKind, type TicketStatus, type Urgency } from '../rules/tickets/ticket.ts'
import { candidatesFor, committeesOf, managersAmong } from './tickets/candidates.ts'
import { execute, rows, type Tx } from './connection.ts'
import { askConsent } from './tickets/consent.ts'
import { keptForMorning, tellDigest } from './staff/digest.ts'
import { checkHold } from './conversations/holds.ts'
import { oweJobs } from './outbox.ts'
import { createResidentNews, type ResidentNews } from './tickets/resident-news.ts'
import { onCallFor, streetIn } from './alarms/roster.ts'
import { awayAmong } from './staff/absences.ts'
import { applyMove } from './tickets/tickets.ts'
import { askVisit } from './tickets/visits.ts'
import type { Effect, Emit } from './writer.ts'

export interface Work extends ResidentNews {
  /** Gives a new ticket to whoever it belongs to. Does nothing once somebody has it. */
  routeTicket: (ticketId: number) => Effect<void>
  /** Reminds whoever has the ticket that a share of its time is gone, and plans the next reminder. */
  remind: (ticketId: number, percent: ReminderPercent) => Effect<void>
  /** Rings the lead and the managers where nobody has spoken yet with whoever reported what cannot wait. */
  checkContact: (ticketId: number) => Effect<void>
  /** Rings the managers where what cannot wait is not made safe on the day on which it should be. */
  checkSafe: (ticketId: number) => Effect<void>
  /** Asks the managers to decide on a transfer, unless it was answered meanwhile. */
  askManagers: (ticketId: number, eventId: number) => Effect<void>
  /** Looks after a conversation that staff have held since `since`. */
  checkHold: (contactId: number, since: number) => Effect<void>
  notifyStaff: (ticketId: number, staffId: number, type: string) => Effect<void>
  /** Tells somebody together what they were not disturbed with off duty. */
  tellDigest: (staffId: number) => Effect<void>
  /** Asks whether the property company, which has the ticket, may have number and flat. */
  askConsent: (ticketId: number) => Effect<void>
  /** Asks the resident whether a matter is done, where it could not be asked with the news. */
  askVisit: (visitId: number) => Effect<void>
}

export function createWork(now: () => number): Work {
  return {
    routeTicket: (ticketId) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (ticket?.status !== 'submitted') return
      const everybody = await candidatesFor(tx, ticket.scope)
      const about = ticket.category === complaintCategory ? aboutWhom(ticket.summary, everybody) : undefined
      // Whose name was used to get money may be the one who did: the others look into it.
      const others =
        ticket.category === pretenderCategory
          ? everybody.filter(({ staffId }) => staffId !== ticket.aboutStaffId)
          : everybody
      const candidates = impartial(others, about)
      const away = await awayAmong(tx, dayOf(now()))
      const { staffId, committeeId, why } = route(
        { kind: ticket.kind, category: ticket.category, scope: ticket.scope },
        await committeesOf(tx, ticket.communityId),
        candidates,
        { away, roster: (await onCallFor(tx, ticket.scope)).roster },
      )
      await execute(tx, 'UPDATE Ticket SET routedWhy = ? WHERE id = ?', JSON.stringify(why), ticketId)
      await execute(
        tx,
        'UPDATE Ticket SET confidentialTo = ? WHERE id = ? AND confidential = 1 AND confidentialTo IS NULL',
        namedFor(
          ticket.category,
          staffId,
          candidates.filter((one) => !away.has(one.staffId)),
        ) ?? namedFor(ticket.category, staffId, candidates),
        ticketId,
      )
      const told = about && isHead(about) ? [] : managersAmong(candidates)
      await applyMove(
        tx,
        ticket,
        {
          set: {
            committeeId,
            ...(about && { aboutStaffId: about.staffId }),
            ...(staffId !== null && { status: 'assigned' as const, assigneeId: staffId }),
          },
          event: { type: 'routed', data: why },
          notifyResident: false,
          notifyStaff: staffId === null ? told : [staffId],
        },
        { at: now(), staffId: null },
        emit,
      )
      if (staffId === null && about && isHead(about)) await refer(tx, ticket, now(), emit)
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
      // The clock stood still meanwhile, or has more time: what lies ahead again is told again.
      const ahead = reminders.find((share) => now() < reminderAt(start, due, share))
      if (ahead !== undefined && ahead <= percent) return again(ahead)
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

    checkContact: (ticketId) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (!ticket || !isOpen(ticket.status) || ticket.urgency !== 'P1') return
      if (ticket.contactedAt !== null) return
      const { assigneeId, scope } = ticket
      const managers = managersAmong(await candidatesFor(tx, scope))
      await applyMove(
        tx,
        ticket,
        {
          set: {},
          event: { type: 'uncontacted' },
          notifyResident: false,
          notifyStaff: [...new Set(assigneeId === null ? managers : [assigneeId, ...managers])],
        },
        { at: now(), staffId: null },
        emit,
      )
    },

    checkSafe: (ticketId) => async (tx, emit) => {
      const ticket = await ticketOf(tx, ticketId)
      if (!ticket || !isOpen(ticket.status) || ticket.urgency !== 'P1' || ticket.safeAt !== null) return
      await applyMove(
        tx,
        ticket,
        {
          set: {},
          event: { type: 'unsafe' },
          notifyResident: false,
          notifyStaff: managersAmong(await candidatesFor(tx, ticket.scope)),
        },
        { at: now(), staffId: null },
        emit,
      )
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
      const entry = { ticketId, staffId, type, urgency: ticket.urgency }
      if (await keptForMorning(tx, entry, now(), emit)) return
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

    tellDigest: tellDigest(now),

    askConsent: askConsent(now),

    askVisit: askVisit(now),

    ...createResidentNews(now),
  }
}

/** Nobody here can deal with a complaint about the head: the resident hears who can (domain 2.7). */
async function refer(tx: Tx, ticket: TicketRow, at: number, emit: Emit): Promise<void> {
  const [community] = await rows<{ settings: string }>(
    tx,
    'SELECT settings FROM Node WHERE id = ?',
    ticket.communityId,
  )
  const street = community && streetIn(community.settings)
  await applyMove(
    tx,
    ticket,
    {
      set: {},
      event: { type: 'referred', data: street ? { office: `${street.name}(${street.phone})` } : {} },
      notifyResident: true,
      notifyStaff: [],
    },
    { at, staffId: null },
    emit,
  )
}

interface TicketRow {
  id: number
  publicId: string
  communityId: number
  number: number
  kind: TicketKind
  category: string
  urgency: Urgency
  status: TicketStatus
  scope: string
  summary: string
  assigneeId: number | null
  offeredToId: number | null
  aboutStaffId: number | null
  createdAt: Date
  dueAt: Date
  pausedAt: Date | null
  pausedDue: Date | null
  pausedDays: number
  contactedAt: Date | null
  safeAt: Date | null
}

// By statements of ours: a job a ticket by way of Prisma cost ten times as much as what SQLite does for it.
async function ticketOf(tx: Tx, id: number): Promise<TicketRow | undefined> {
  const [ticket] = await rows<TicketRow>(
    tx,
    `SELECT id, publicId, communityId, number, kind, category, urgency, status, scope, summary, assigneeId, offeredToId, aboutStaffId,
       createdAt, dueAt, pausedAt, pausedDue, pausedDays, contactedAt, safeAt FROM Ticket WHERE id = ?`,
    id,
  )
  return ticket
}
