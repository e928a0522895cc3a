// Tickets as staff work on them: lists, one with its history, and moves.
import { AppError } from '../errors.ts'
import type { Actor, TicketMove, TicketState } from '../rules/ticket.ts'
import { execute, rows, type PrismaClient, type Tx } from './connection.ts'
import { ticketMoved } from './events.ts'
import { oweJobs, type NewJob } from './outbox.ts'
import { createTicketLists } from './ticket-lists.ts'
import { transcript } from './transcript.ts'
import {
  masked,
  summaryColumns,
  summaryJoins,
  summaryOf,
  visibleIn,
  type SummaryRow,
  type Viewer,
} from './views.ts'
import type { Emit, Writer } from './writer.ts'

export type Tickets = ReturnType<typeof createTickets>

interface Found extends SummaryRow {
  id: number
  residentId: number
  contactId: number
  phone: string | null
  routedWhy: string | null
  result: string | null
  residentPublicId: string
  residentName: string | null
  residentPhone: string | null
  channel: string
}
interface Happened {
  id: number
  type: TicketMove['event']['type']
  actor: 'resident' | 'staff' | 'system'
  name: string | null
  note: string | null
  data: string | null
  at: Date
}
interface Stored extends Omit<TicketState, 'createdAt'> {
  id: number
  publicId: string
  number: number
  scope: string
  createdAt: Date
}

// By statements of ours: staff make these moves all day, and by way of Prisma each took most of a case's time.
export function createTickets(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    ...createTicketLists(read, now),

    /**
     * One ticket with its history and the conversation, personal data masked. Throws NOT_FOUND outside the viewer's scope.
     * Who has just moved it is shown it this once more, also where it is no longer in their hands.
     */
    read: async (viewer: Viewer, id: string, { justMoved = false } = {}) => {
      const seeing = justMoved ? { ...viewer, ownOnly: false } : viewer
      const visible = visibleIn(seeing)
      const [ticket] = await rows<Found>(
        read,
        `SELECT t.id, t.residentId, t.contactId, t.phone, t.routedWhy, t.result, ${summaryColumns},
           r.publicId AS residentPublicId, r.name AS residentName, r.phone AS residentPhone, c.channel
         FROM Ticket AS t ${summaryJoins} JOIN Resident AS r ON r.id = t.residentId JOIN Contact AS c ON c.id = t.contactId
         WHERE t.publicId = ? AND ${visible.sql}`,
        id,
        ...visible.params,
      )
      if (!ticket) throw missing()
      const media = await rows<{ id: string }>(
        read,
        `SELECT id FROM Media WHERE ticketId = ? AND mime LIKE 'image/%'`,
        ticket.id,
      )
      const events = await rows<Happened>(
        read,
        `SELECT e.id, e.type, e.actor, s.name, e.note, e.data, e.at
         FROM TicketEvent AS e LEFT JOIN Staff AS s ON s.id = e.staffId WHERE e.ticketId = ? ORDER BY e.id`,
        ticket.id,
      )
      return {
        ...summaryOf(ticket, now()),
        resident: {
          id: ticket.residentPublicId,
          name: ticket.residentName,
          phone: masked(ticket.phone ?? ticket.residentPhone),
          channel: ticket.channel,
        },
        routedWhy: ticket.routedWhy,
        result: ticket.result,
        media: media.map((file) => file.id),
        events: events.map((event) => ({
          ...event,
          data: event.data === null ? null : (JSON.parse(event.data) as Record<string, unknown>),
          at: event.at.toISOString(),
        })),
        conversation: await transcript(read, ticket, viewer.ownOnly),
      }
    },

    /** Makes a move. Its rule sees the ticket as it is at that instant; whoever comes second is refused by the rule. */
    change: (
      viewer: Viewer,
      id: string,
      move: (ticket: TicketState, actor: Actor) => TicketMove,
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const ticket = await stored(tx, viewer, id)
        const state = { ...ticket, createdAt: ticket.createdAt.getTime() }
        const actor = { staffId: viewer.staffId, name: viewer.name }
        await applyMove(tx, ticket, move(state, actor), { at: now(), staffId: viewer.staffId }, emit)
      }),

    /** The resident's phone number, unmasked. That it was looked at becomes part of the ticket's history. */
    reveal: (viewer: Viewer, id: string): Promise<{ phone: string | null }> =>
      writer.run(async (tx) => {
        const ticket = await stored(tx, viewer, id)
        await happened(tx, ticket.id, { type: 'revealed' }, { at: now(), staffId: viewer.staffId })
        const [found] = await rows<{ phone: string | null }>(
          tx,
          `SELECT coalesce(t.phone, r.phone) AS phone FROM Ticket AS t JOIN Resident AS r ON r.id = t.residentId
           WHERE t.id = ?`,
          ticket.id,
        )
        return { phone: found?.phone ?? null }
      }),
  }
}

const missing = () => new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')

async function stored(tx: Tx, viewer: Viewer, publicId: string): Promise<Stored> {
  const visible = visibleIn(viewer)
  const [ticket] = await rows<Stored>(
    tx,
    `SELECT t.id, t.publicId, t.number, t.scope, t.status, t.category, t.assigneeId, t.createdAt FROM Ticket AS t
     WHERE t.publicId = ? AND ${visible.sql}`,
    publicId,
    ...visible.params,
  )
  if (!ticket) throw missing()
  return ticket
}

/** Writes what happened into the ticket's history. Returns the event's id. */
async function happened(
  tx: Tx,
  ticketId: number,
  { type, note, data }: TicketMove['event'],
  by: { at: number; staffId: number | null },
): Promise<number> {
  const [event] = await rows<{ id: number }>(
    tx,
    `INSERT INTO TicketEvent (ticketId, at, actor, staffId, type, note, data)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    ticketId,
    by.at,
    by.staffId === null ? 'system' : 'staff',
    by.staffId,
    type,
    note ?? null,
    data ? JSON.stringify(data) : null,
  )
  if (!event) throw new Error('an event that was just written is not there')
  return event.id
}

/** Writes a move: the ticket, its history, and the jobs by which others hear of it. */
export async function applyMove(
  tx: Tx,
  ticket: { id: number; publicId: string; number: number; scope: string; assigneeId: number | null },
  { set, event, notifyResident, notifyStaff }: TicketMove,
  by: { at: number; staffId: number | null },
  emit: Emit,
): Promise<void> {
  const changed = Object.entries(set)
  await execute(
    tx,
    `UPDATE Ticket SET ${changed.map(([column]) => `${column} = ?, `).join('')}updatedAt = ?, rev = rev + 1 WHERE id = ?`,
    ...changed.map(([, value]) => value),
    by.at,
    ticket.id,
  )
  const eventId = await happened(tx, ticket.id, event, by)
  const jobs: NewJob[] = notifyStaff.map((staffId) => ({
    job: 'staff.notify',
    payload: { ticketId: ticket.id, staffId, type: event.type },
    dueAt: by.at,
  }))
  if (notifyResident) jobs.push({ job: 'resident.notify', payload: { eventId }, dueAt: by.at })
  await oweJobs(tx, jobs, emit)
  emit(ticketMoved({ ...ticket, assigneeId: set.assigneeId ?? ticket.assigneeId }, event.type))
}
