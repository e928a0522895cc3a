// Tickets as staff work on them: lists, one with its history, and moves.
import { AppError } from '../../errors.ts'
import {
  isOpen,
  type Actor,
  type TicketKind,
  type TicketMove,
  type TicketState,
  type TicketStatus,
  type Urgency,
} from '../../rules/tickets/ticket.ts'
import { silentDangers } from '../../rules/alarms/danger.ts'
import { startAlarms } from '../alarms/alarm-start.ts'
import { candidatesFor, managersAmong } from './candidates.ts'
import { becomePressing, noteContact } from './clocks.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { consentOwed } from './consent.ts'
import { ticketMoved } from '../events.ts'
import { withdrawBulk } from '../conversations/hush.ts'
import { oweJobs, type NewJob } from '../outbox.ts'
import { createTicketLists } from './ticket-lists.ts'
import { endHold } from '../conversations/talks.ts'
import { afterReopening, remindAnew } from './visits.ts'
import { needsPicture } from './proof.ts'
import { ticketView } from './ticket-view.ts'
import { mayReveal, sightFields, sightOf, visible, visibleIn, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

export type Tickets = ReturnType<typeof createTickets>

/** What the rules and the history ask of a ticket, as it is stored. */
export interface Stored {
  id: number
  publicId: string
  number: number
  scope: string
  kind: string
  status: string
  category: string
  urgency: string
  assigneeId: number | null
  offeredToId: number | null
  settled: boolean
  firstReceiverId: number | null
  createdAt: Date
  dueAt: Date
  pausedAt: Date | null
  pausedDue: Date | null
  pausedDays: number
  extensionBy: number | null
  extensionDays: number | null
  extendedFrom: Date | null
  aboutStaffId: number | null
  stuckFor: string | null
  pictureWaived: boolean
  contactDueAt: Date | null
  contactedAt: Date | null
  safeAt: Date | null
  contactId: number
  residentId: number
}
// By statements of ours: staff make these moves all day, and by way of Prisma each took most of a case's time.
export function createTickets(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    ...createTicketLists(read, now),

    /**
     * One ticket with its history and the conversation, as far as the viewer may see them. Throws NOT_FOUND outside the viewer's scope.
     * Who has just moved it is told how it stands, also where it is no longer in their hands, and then nothing of what it is about.
     */
    read: async (viewer: Viewer, id: string, { justMoved = false } = {}) => {
      const seeing = justMoved ? { ...viewer, ownOnly: false } : viewer
      const ticket = await ticketView(read, id, { viewer, seeing, now: now() })
      if (!ticket) throw missing()
      return ticket
    },

    /** Makes a move. Its rule sees the ticket as it is at that instant; whoever comes second is refused by the rule. */
    change: (
      viewer: Viewer,
      id: string,
      move: (ticket: TicketState, actor: Actor) => TicketMove,
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const ticket = await stored(tx, viewer, id)
        const state = await stateOf(tx, ticket)
        const actor = { staffId: viewer.staffId, name: viewer.name, at: now() }
        const made = move(state, actor)
        await applyMove(tx, ticket, made, { at: actor.at, staffId: viewer.staffId }, emit)
        if (made.event.type === 'sorted') await sortedAnew(tx, ticket, made, actor.at, emit)
      }),

    /**
     * The resident's phone number, unmasked. That it was looked at becomes part of the ticket's history. Throws
     * REPORTER_WITHHELD where the viewer may not know it.
     */
    reveal: (viewer: Viewer, id: string): Promise<{ phone: string | null }> =>
      writer.run(async (tx) => {
        const ticket = await tx.ticket.findFirst({
          where: { AND: [visible(viewer), { publicId: id }] },
          include: { ...sightFields, resident: true },
        })
        if (!ticket) throw missing()
        if (!mayReveal(viewer, sightOf(viewer, ticket)))
          throw new AppError('REPORTER_WITHHELD', 'who reported this is not for you to know; ask who does')
        await happened(tx, ticket.id, { type: 'revealed' }, { at: now(), staffId: viewer.staffId })
        return { phone: ticket.phone ?? ticket.resident.phone }
      }),
  }
}

const missing = () => new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')

/** A ticket that the viewer may know of, as it is. Throws NOT_FOUND for any other. */
export async function stored(tx: Tx, viewer: Viewer, publicId: string): Promise<Stored> {
  const visible = visibleIn(viewer)
  const [ticket] = await rows<Stored>(
    tx,
    `SELECT t.id, t.publicId, t.number, t.scope, t.kind, t.status, t.category, t.urgency, t.assigneeId, t.offeredToId, t.settled,
       t.firstReceiverId, t.createdAt, t.dueAt, t.pausedAt, t.pausedDue, t.pausedDays, t.contactId, t.residentId, t.extensionBy,
       t.extensionDays, t.extendedFrom, t.aboutStaffId, t.stuckFor, t.pictureWaived,
       t.contactDueAt, t.contactedAt, t.safeAt FROM Ticket AS t
     WHERE t.publicId = ? AND ${visible.sql}`,
    publicId,
    ...visible.params,
  )
  if (!ticket) throw missing()
  return ticket
}

/** A ticket as the rules see it. */
export async function stateOf(tx: Tx, ticket: Stored): Promise<TicketState> {
  const helpers = await rows<{ staffId: number }>(
    tx,
    'SELECT staffId FROM TicketHelper WHERE ticketId = ?',
    ticket.id,
  )
  return {
    ...ticket,
    status: ticket.status as TicketStatus,
    kind: ticket.kind as TicketKind,
    urgency: ticket.urgency as Urgency,
    helperIds: helpers.map(({ staffId }) => staffId),
    createdAt: ticket.createdAt.getTime(),
    dueAt: ticket.dueAt.getTime(),
    pausedAt: ticket.pausedAt?.getTime() ?? null,
    pausedDue: ticket.pausedDue?.getTime() ?? null,
    extendedFrom: ticket.extendedFrom?.getTime() ?? null,
    contactDueAt: ticket.contactDueAt?.getTime() ?? null,
    contactedAt: ticket.contactedAt?.getTime() ?? null,
    safeAt: ticket.safeAt?.getTime() ?? null,
    needsPicture: await needsPicture(tx, ticket),
  }
}

/**
 * A case turns out to be something else: of a danger people are called, and where it is one to be silent about, nothing more leaves
 * by itself; of what cannot wait a person speaks with the resident soon.
 */
async function sortedAnew(
  tx: Tx,
  ticket: Stored,
  { alarm, set }: TicketMove,
  at: number,
  emit: Emit,
): Promise<void> {
  if (alarm !== undefined) await startAlarms(tx, [{ ticketId: ticket.id, category: alarm }], at, emit)
  // Another danger that was told before has rung already, and was not one to be silent about.
  if (set.category !== undefined && silentDangers.includes(set.category))
    await withdrawBulk(tx, [ticket.residentId])
  const pressing = set.urgency === 'P1' && ticket.urgency !== 'P1'
  if (pressing) await oweJobs(tx, await becomePressing(tx, ticket, at), emit)
  if (set.dueAt) await oweJobs(tx, [await remindAnew(tx, ticket.id, at)], emit)
}

/** Who moves a ticket, and when: a member of staff, the resident, or else the program by itself. */
interface By {
  at: number
  staffId: number | null
  resident?: boolean
}

/** Writes what happened into the ticket's history. Returns the event's id. */
export async function happened(
  tx: Tx,
  ticketId: number,
  { type, note, data }: TicketMove['event'],
  by: By,
): Promise<number> {
  const [event] = await rows<{ id: number }>(
    tx,
    `INSERT INTO TicketEvent (ticketId, at, actor, staffId, type, note, data)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    ticketId,
    by.at,
    by.resident ? 'resident' : by.staffId === null ? 'system' : 'staff',
    by.staffId,
    type,
    note ?? null,
    data ? JSON.stringify(data) : null,
  )
  if (!event) throw new Error('an event that was just written is not there')
  return event.id
}

/** A notice that has a last day is looked after so soon: then there is still time to phone. */
const toldWithin = 30 * 60 * 1000

/** Writes a move: the ticket, its history, and the jobs by which others hear of it. */
export async function applyMove(
  tx: Tx,
  ticket: {
    id: number
    publicId: string
    number: number
    category: string
    scope: string
    assigneeId: number | null
  },
  { set, event, notifyResident, notifyStaff, notifyManagers, helper, decideAt, tellUntil }: TicketMove,
  by: By,
  emit: Emit,
): Promise<void> {
  const changed: [string, unknown][] = Object.entries(set)
  await execute(
    tx,
    `UPDATE Ticket SET ${changed.map(([column]) => `${column} = ?, `).join('')}updatedAt = ?, rev = rev + 1 WHERE id = ?`,
    ...changed.map(([, value]) => value),
    by.at,
    ticket.id,
  )
  if (set.aboutStaffId != null)
    await execute(
      tx,
      'UPDATE Ticket SET confidentialTo = ? WHERE id = ? AND confidentialTo = ?',
      by.staffId,
      ticket.id,
      set.aboutStaffId,
    )
  const eventId = await happened(tx, ticket.id, event, by)
  if (by.staffId !== null) await noteContact(tx, ticket.id, event.type, by.at)
  const closed = set.status !== undefined && !isOpen(set.status)
  if (closed || (set.assigneeId != null && ticket.assigneeId !== null))
    await endHold(tx, ticket.id, { keep: closed ? null : (set.assigneeId ?? null), at: by.at }, emit)
  if (helper)
    await execute(
      tx,
      helper.joins
        ? 'INSERT INTO TicketHelper (ticketId, staffId) VALUES (?, ?)'
        : 'DELETE FROM TicketHelper WHERE ticketId = ? AND staffId = ?',
      ticket.id,
      helper.staffId,
    )
  const managers = notifyManagers ? managersAmong(await candidatesFor(tx, ticket.scope)) : []
  const told = new Set([...notifyStaff, ...managers.filter((staffId) => staffId !== by.staffId)])
  const jobs: NewJob[] = [...told].map((staffId) => ({
    job: 'staff.notify',
    payload: { ticketId: ticket.id, staffId, type: event.type },
    dueAt: by.at,
  }))
  if (event.type === 'reopened') jobs.push(...(await afterReopening(tx, ticket.id, by.at)))
  if (set.assigneeId != null) jobs.push(...(await consentOwed(tx, ticket.id, set.assigneeId, by.at)))
  if (decideAt !== undefined)
    jobs.push({ job: 'ticket.decide', payload: { ticketId: ticket.id, eventId }, dueAt: decideAt })
  if (notifyResident) jobs.push({ job: 'resident.notify', payload: { eventId }, dueAt: by.at })
  if (tellUntil !== undefined)
    jobs.push({ job: 'resident.told', payload: { eventId }, dueAt: Math.min(by.at + toldWithin, tellUntil) })
  await oweJobs(tx, jobs, emit)
  emit(
    ticketMoved(
      {
        ...ticket,
        category: set.category ?? ticket.category,
        assigneeId: set.assigneeId ?? ticket.assigneeId,
      },
      event.type,
    ),
  )
}
