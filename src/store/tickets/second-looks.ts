// The second look of a language model at a report: once for each, after the resident was answered, and only ever to have staff look.
import {
  isOpen,
  urgencies,
  type TicketKind,
  type TicketStatus,
  type Urgency,
} from '../../rules/tickets/ticket.ts'
import { isGraver, wordsForSecondLook } from '../../understand/second-look.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import type { Effect } from '../writer.ts'
import { candidatesFor, managersAmong } from './candidates.ts'
import { namesOf } from './case-names.ts'
import { applyMove } from './tickets.ts'

/** The resident's answer has left before anything is asked elsewhere. */
const later = 10 * 1000
const day = 24 * 60 * 60 * 1000

interface Row {
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
  confidential: boolean
  intake: string | null
  assigneeId: number | null
  aboutStaffId: number | null
  name: string | null
}

/** A ticket that no second look was had at. */
async function unseen(tx: Tx, ticketId: number): Promise<Row | undefined> {
  const [found] = await rows<Row>(
    tx,
    `SELECT t.id, t.publicId, t.communityId, t.number, t.kind, t.category, t.urgency, t.status, t.scope, t.summary, t.confidential, t.intake,
       t.assigneeId, t.aboutStaffId, r.name
     FROM Ticket AS t JOIN Resident AS r ON r.id = t.residentId
     WHERE t.id = ? AND NOT EXISTS (SELECT 1 FROM SecondLook AS l WHERE l.ticketId = t.id)`,
    ticketId,
  )
  return found
}

async function wordsOf(tx: Tx, ticket: Row): Promise<string | undefined> {
  return wordsForSecondLook(ticket, await namesOf(tx, ticket))
}

export type SecondLooks = ReturnType<typeof createSecondLooks>

export function createSecondLooks(read: PrismaClient, now: () => number) {
  return {
    /** Plans the look, if any of the ticket may be shown. */
    owe:
      (ticketId: number): Effect<void> =>
      async (tx, emit) => {
        const ticket = await unseen(tx, ticketId)
        if (!ticket || (await wordsOf(tx, ticket)) === undefined) return
        await oweJobs(tx, [{ job: 'ticket.secondLook', payload: { ticketId }, dueAt: now() + later }], emit)
      },

    /** What may be shown of the ticket as it stands now; undefined where nothing may, or it was shown before. */
    wordsOf: async (ticketId: number): Promise<string | undefined> => {
      const ticket = await unseen(read, ticketId)
      return ticket && isOpen(ticket.status) ? wordsOf(read, ticket) : undefined
    },

    /** Keeps what came of it, and rings whoever has the ticket and the managers where it sounds graver than it is held to be. */
    looked:
      (ticketId: number, outcome: string): Effect<void> =>
      async (tx, emit) => {
        const ticket = await unseen(tx, ticketId)
        if (!ticket) return
        await execute(
          tx,
          'INSERT INTO SecondLook (ticketId, at, outcome) VALUES (?, ?, ?)',
          ticketId,
          now(),
          outcome,
        )
        const seen = urgencies.find((urgency) => urgency === outcome)
        if (!seen || !isOpen(ticket.status) || !isGraver(seen, ticket.urgency)) return
        const managers = managersAmong(await candidatesFor(tx, ticket.scope))
        const told = new Set([...(ticket.assigneeId === null ? [] : [ticket.assigneeId]), ...managers])
        await applyMove(
          tx,
          ticket,
          {
            set: {},
            event: { type: 'secondLook', data: { urgency: seen } },
            notifyResident: false,
            notifyStaff: [...told].filter((staffId) => staffId !== ticket.aboutStaffId),
          },
          { at: now(), staffId: null },
          emit,
        )
      },

    /** What came of the looks of the last day. */
    counts: async (): Promise<{ graded: number; nonsense: number; failed: number }> => {
      const [found] = await rows<{ graded: number | null; nonsense: number | null; failed: number | null }>(
        read,
        `SELECT sum(outcome GLOB 'P[0-3]') AS graded, sum(outcome = 'nonsense') AS nonsense,
           sum(outcome NOT GLOB 'P[0-3]' AND outcome != 'nonsense') AS failed FROM SecondLook WHERE at > ?`,
        now() - day,
      )
      return {
        graded: found?.graded ?? 0,
        nonsense: found?.nonsense ?? 0,
        failed: found?.failed ?? 0,
      }
    },
  }
}
