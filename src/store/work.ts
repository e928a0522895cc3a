// What job handlers do to the database. Each effect runs in the transaction that also deletes its outbox row.
import { noticeFor } from '../flows/notice.ts'
import { awaitAnswer } from '../flows/decide.ts'
import { newSession } from '../flows/session.ts'
import { nextReminder, reminderAt, type ReminderPercent } from '../rules/deadline.ts'
import type { Role } from '../rules/roles.ts'
import { route } from '../rules/routing.ts'
import { isOpen, type TicketEventType, type TicketKind, type TicketStatus } from '../rules/ticket.ts'
import { render } from '../text/render.ts'
import { rows, type Tx } from './connection.ts'
import { insertReplies } from './messages.ts'
import { oweJobs } from './outbox.ts'
import { parseSession } from './stored-session.ts'
import { applyMove } from './tickets.ts'
import type { Effect, Emit } from './writer.ts'

const openStatuses: TicketStatus[] = ['submitted', 'assigned', 'in_progress', 'need_info']

export interface Work {
  /** Gives a new ticket to whoever it belongs to. Does nothing once somebody has it. */
  routeTicket: (ticketId: number) => Effect<void>
  /** Reminds whoever has the ticket that a share of its time is gone, and plans the next reminder. */
  remind: (ticketId: number, percent: ReminderPercent) => Effect<void>
  notifyStaff: (ticketId: number, staffId: number, type: string) => Effect<void>
  /** Tells the resident what an event of their ticket means for them. */
  notifyResident: (eventId: number) => Effect<void>
}

export function createWork(now: () => number): Work {
  return {
    routeTicket: (ticketId) => async (tx, emit) => {
      const ticket = await tx.ticket.findUnique({ where: { id: ticketId } })
      if (ticket?.status !== 'submitted') return
      const { staffId, committeeId, why } = route(
        { kind: ticket.kind as TicketKind, category: ticket.category, scope: ticket.scope },
        await committeesOf(tx, ticket.communityId),
        await candidatesFor(tx, ticket.scope),
      )
      await tx.ticket.update({ where: { id: ticketId }, data: { routedWhy: JSON.stringify(why) } })
      await applyMove(
        tx,
        ticket,
        {
          set: { committeeId, ...(staffId !== null && { status: 'assigned' as const, assigneeId: staffId }) },
          event: { type: 'routed', data: why },
          notifyResident: false,
          notifyStaff: staffId === null ? await managersFor(tx, ticket.scope) : [staffId],
        },
        { at: now(), staffId: null },
        emit,
      )
    },

    remind: (ticketId, percent) => async (tx, emit) => {
      const ticket = await tx.ticket.findUnique({ where: { id: ticketId } })
      if (!ticket || !isOpen(ticket.status as TicketStatus)) return
      // At the end of the time the managers hear of it too (domain 2.7: overdue → manager).
      const managers = percent === 100 ? await managersFor(tx, ticket.scope) : []
      const told = new Set(
        ticket.assigneeId === null ? await managersFor(tx, ticket.scope) : [ticket.assigneeId, ...managers],
      )
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
      if (next === undefined) return
      const dueAt = reminderAt(ticket.createdAt.getTime(), ticket.dueAt.getTime(), next)
      await oweJobs(tx, [{ job: 'ticket.remind', payload: { ticketId, percent: next }, dueAt }], emit)
    },

    notifyStaff: (ticketId, staffId, type) => async (tx, emit) => {
      const ticket = await tx.ticket.findUnique({ where: { id: ticketId }, select: { publicId: true } })
      if (!ticket) return
      await tx.staffNotice.create({ data: { staffId, ticketId, type, at: new Date(now()) } })
      emit({ type: 'notice', staffId, ticketId: ticket.publicId })
    },

    notifyResident: (eventId) => async (tx, emit) => {
      const event = await tx.ticketEvent.findUnique({
        where: { id: eventId },
        include: { ticket: { include: { contact: { include: { session: true } } } } },
      })
      if (event) await tellResident(tx, event.ticket, event, now(), emit)
    },
  }
}

interface Told {
  id: number
  number: number
  summary: string
  category: string
  status: string
  contact: {
    id: number
    channel: string
    account: string
    sender: string
    session: { data: string; rev: number } | null
  }
}

async function tellResident(
  tx: Tx,
  ticket: Told,
  event: { type: string; note: string | null; staffId: number | null; data: string | null },
  at: number,
  emit: Emit,
): Promise<void> {
  const { contact } = ticket
  const stored = contact.session
  const before = stored ? parseSession(stored.data) : newSession()
  // A question that was answered or overtaken meanwhile no longer waits for the resident.
  const waits = event.type === 'asked' && ticket.status === 'need_info'
  const { session, busy } = waits
    ? awaitAnswer(before, ticket.id, ticket.number)
    : { session: before, busy: false }
  const data = event.data === null ? {} : (JSON.parse(event.data) as { to?: number })
  const nameOf = async (id: number | null | undefined) =>
    id == null ? null : ((await tx.staff.findUnique({ where: { id }, select: { name: true } }))?.name ?? null)
  const said = noticeFor({
    type: event.type as TicketEventType,
    note: event.note,
    staff: (await nameOf(event.staffId)) ?? '',
    to: await nameOf(data.to),
    ticket,
    busy,
  })
  if (!said) return
  // Other news leaves the conversation where it is: written back, it would only lose what this release cannot read.
  if (stored && session !== before)
    await tx.session.update({
      where: { contactId: contact.id },
      data: { data: JSON.stringify(session), rev: stored.rev + 1, updatedAt: new Date(at) },
    })
  const to = {
    contactId: contact.id,
    channel: contact.channel,
    account: contact.account,
    sender: contact.sender,
  }
  const from = event.type === 'replied' || event.type === 'asked' ? 'staff' : 'bot'
  await insertReplies(tx, [{ to, from, reply: render(said, session.lang), at, ticketId: ticket.id }], emit)
}

async function committeesOf(tx: Tx, communityId: number) {
  const committees = await tx.committee.findMany({ where: { nodeId: communityId }, orderBy: { id: 'asc' } })
  return committees.map(({ id, name, categories }) => ({
    id,
    name,
    categories: JSON.parse(categories) as string[],
  }))
}

/** The active staff whose place of work holds `scope`, with how many open tickets each has. */
async function candidatesFor(tx: Tx, scope: string) {
  const found = await rows<{
    staffId: number
    name: string
    role: string
    scope: string
    committeeId: number | null
  }>(
    tx,
    `SELECT s.id AS staffId, s.name, s.role, n.path AS scope, s.committeeId FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId
     WHERE s.active = 1 AND ? LIKE n.path || '%'`,
    scope,
  )
  const loads = await tx.ticket.groupBy({
    by: ['assigneeId'],
    where: { assigneeId: { in: found.map(({ staffId }) => staffId) }, status: { in: openStatuses } },
    _count: true,
  })
  const loadOf = new Map(loads.map(({ assigneeId, _count }) => [assigneeId, _count]))
  return found.map((staff) => ({ ...staff, role: staff.role as Role, load: loadOf.get(staff.staffId) ?? 0 }))
}

const managersFor = async (tx: Tx, scope: string): Promise<number[]> =>
  (await candidatesFor(tx, scope)).filter(({ role }) => role === 'manager').map(({ staffId }) => staffId)
