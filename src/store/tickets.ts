// Tickets as staff work on them: lists, one with its history, and moves.
import { AppError } from '../errors.ts'
import {
  openStatuses,
  type Actor,
  type TicketMove,
  type TicketState,
  type TicketStatus,
  type Urgency,
} from '../rules/ticket.ts'
import type { PrismaClient, Tx } from './connection.ts'
import { ticketMoved } from './events.ts'
import type { Prisma } from './generated/client.ts'
import { oweJobs, type NewJob } from './outbox.ts'
import { transcript } from './transcript.ts'
import { masked, summaryFields, ticketSummary, visible, type TicketSummary, type Viewer } from './views.ts'
import type { Emit, Writer } from './writer.ts'

export type TicketBox = 'mine' | 'unassigned' | 'overdue' | 'open' | 'done' | 'all'
export interface TicketFilter {
  box: TicketBox
  status?: TicketStatus | undefined
  urgency?: Urgency | undefined
  category?: string | undefined
  q?: string | undefined
  /** The last id of the page before. */
  cursor?: string | undefined
  limit: number
}

export type Tickets = ReturnType<typeof createTickets>

export function createTickets(writer: Writer, read: PrismaClient, now: () => number) {
  const boxes = (viewer: Viewer): Record<TicketBox, Prisma.TicketWhereInput> => ({
    mine: { assigneeId: viewer.staffId, status: { in: openStatuses } },
    unassigned: { assigneeId: null, status: { in: openStatuses } },
    overdue: { status: { in: openStatuses }, dueAt: { lt: new Date(now()) } },
    open: { status: { in: openStatuses } },
    done: { status: { in: ['done', 'withdrawn'] } },
    all: {},
  })

  return {
    /** A page of tickets, newest first; urgent ones come first by the box 'open' only through the client's sorting. */
    list: async (
      viewer: Viewer,
      filter: TicketFilter,
    ): Promise<{ items: TicketSummary[]; next: string | null }> => {
      const { box, status, urgency, category, q, cursor, limit } = filter
      const number = q !== undefined && /^#?[0-9]{1,9}$/.test(q) ? Number(q.replace('#', '')) : undefined
      const found = await read.ticket.findMany({
        where: {
          AND: [
            visible(viewer),
            boxes(viewer)[box],
            status ? { status } : {},
            urgency ? { urgency } : {},
            category ? { category } : {},
            number !== undefined
              ? { number }
              : q
                ? { OR: [{ summary: { contains: q } }, { placeText: { contains: q } }] }
                : {},
            cursor !== undefined && /^[0-9]{1,15}$/.test(cursor) ? { id: { lt: Number(cursor) } } : {},
          ],
        },
        include: summaryFields,
        orderBy: { id: 'desc' },
        take: limit + 1,
      })
      const page = found.slice(0, limit)
      const last = page.at(-1)
      return {
        items: page.map((ticket) => ticketSummary(ticket, now())),
        next: found.length > limit && last ? String(last.id) : null,
      }
    },

    counts: async (viewer: Viewer) => {
      const count = (box: TicketBox) =>
        read.ticket.count({ where: { AND: [visible(viewer), boxes(viewer)[box]] } })
      const [mine, unassigned, overdue, all] = await Promise.all([
        count('mine'),
        count('unassigned'),
        count('overdue'),
        count('open'),
      ])
      return { mine, unassigned, overdue, open: all }
    },

    /**
     * One ticket with its history and the conversation, personal data masked. Throws NOT_FOUND outside the viewer's scope.
     * Who has just moved it is shown it this once more, also where it is no longer in their hands.
     */
    read: async (viewer: Viewer, id: string, { justMoved = false } = {}) => {
      const seeing = justMoved ? { ...viewer, ownOnly: false } : viewer
      const ticket = await read.ticket.findFirst({
        where: { AND: [visible(seeing), { publicId: id }] },
        include: {
          ...summaryFields,
          resident: true,
          contact: true,
          media: { select: { id: true }, where: { mime: { startsWith: 'image/' } } },
          events: { orderBy: { id: 'asc' } },
        },
      })
      if (!ticket) throw missing()
      const staffIds = [...new Set(ticket.events.flatMap(({ staffId }) => staffId ?? []))]
      const names = new Map(
        (await read.staff.findMany({ where: { id: { in: staffIds } } })).map((staff) => [
          staff.id,
          staff.name,
        ]),
      )
      return {
        ...ticketSummary(ticket, now()),
        resident: {
          id: ticket.resident.publicId,
          name: ticket.resident.name,
          phone: masked(ticket.phone ?? ticket.resident.phone),
          channel: ticket.contact.channel,
        },
        routedWhy: ticket.routedWhy,
        result: ticket.result,
        media: ticket.media.map((media) => media.id),
        events: ticket.events.map((event) => ({
          id: event.id,
          type: event.type as TicketMove['event']['type'],
          actor: event.actor as 'resident' | 'staff' | 'system',
          name: event.staffId === null ? null : (names.get(event.staffId) ?? null),
          note: event.note,
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
        const ticket = await tx.ticket.findFirst({ where: { AND: [visible(viewer), { publicId: id }] } })
        if (!ticket) throw missing()
        const state = {
          ...ticket,
          status: ticket.status as TicketStatus,
          createdAt: ticket.createdAt.getTime(),
        }
        const actor = { staffId: viewer.staffId, name: viewer.name }
        await applyMove(tx, ticket, move(state, actor), { at: now(), staffId: viewer.staffId }, emit)
      }),

    /** The resident's phone number, unmasked. That it was looked at becomes part of the ticket's history. */
    reveal: (viewer: Viewer, id: string): Promise<{ phone: string | null }> =>
      writer.run(async (tx) => {
        const ticket = await tx.ticket.findFirst({
          where: { AND: [visible(viewer), { publicId: id }] },
          include: { resident: true },
        })
        if (!ticket) throw missing()
        await tx.ticketEvent.create({
          data: {
            ticketId: ticket.id,
            at: new Date(now()),
            actor: 'staff',
            staffId: viewer.staffId,
            type: 'revealed',
          },
        })
        return { phone: ticket.phone ?? ticket.resident.phone }
      }),
  }
}

const missing = () => new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')

/** Writes a move: the ticket, its history, and the jobs by which others hear of it. */
export async function applyMove(
  tx: Tx,
  ticket: { id: number; publicId: string; number: number; scope: string; assigneeId: number | null },
  { set, event, notifyResident, notifyStaff }: TicketMove,
  by: { at: number; staffId: number | null },
  emit: Emit,
): Promise<void> {
  const at = new Date(by.at)
  await tx.ticket.update({ where: { id: ticket.id }, data: { ...set, updatedAt: at, rev: { increment: 1 } } })
  const { id: eventId } = await tx.ticketEvent.create({
    data: {
      ticketId: ticket.id,
      at,
      actor: by.staffId === null ? 'system' : 'staff',
      staffId: by.staffId,
      type: event.type,
      note: event.note ?? null,
      data: event.data ? JSON.stringify(event.data) : null,
    },
  })
  const jobs: NewJob[] = notifyStaff.map((staffId) => ({
    job: 'staff.notify',
    payload: { ticketId: ticket.id, staffId, type: event.type },
    dueAt: by.at,
  }))
  if (notifyResident) jobs.push({ job: 'resident.notify', payload: { eventId }, dueAt: by.at })
  await oweJobs(tx, jobs, emit)
  emit(ticketMoved({ ...ticket, assigneeId: set.assigneeId ?? ticket.assigneeId }, event.type))
}
