// Staff's part of a return visit: asking by telephone, and what managers answer to whoever wants it taken up once more.
import { AppError } from '../../errors.ts'
import { uphold } from '../../rules/tickets/ticket.ts'
import {
  measure,
  type Answered,
  type Measured,
  type Outcome,
  type Satisfaction,
  type VisitState,
} from '../../rules/tickets/visit.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { applyMove, stateOf, stored, type Stored } from './tickets.ts'
import { keepAnswer } from './visits.ts'
import { historyIn, sightFields, sightOf, type Viewer } from '../views.ts'
import { mayPhone } from './visit-view.ts'
import type { Writer } from '../writer.ts'

/** What a resident said by telephone; without an outcome nobody answered the call. */
export interface Phoned {
  outcome: Outcome | null
  satisfaction: Satisfaction | null
  words: string | null
}

export type Visits = ReturnType<typeof createVisits>

export function createVisits(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** The visits of what was done in the last `days`, of tickets of which the viewer may know what came of them. */
    measured: async (viewer: Viewer, days: number): Promise<Measured> => {
      const known = historyIn(viewer)
      const counted = await rows<Answered & { count: number }>(
        read,
        `SELECT v.outcome, v.satisfaction, count(*) AS count FROM Visit AS v JOIN Ticket AS t ON t.id = v.ticketId
         WHERE v.at >= ? AND ${known.sql} GROUP BY v.outcome, v.satisfaction`,
        now() - days * 24 * 60 * 60 * 1000,
        ...known.params,
      )
      return measure(counted)
    },

    /**
     * Keeps what the resident said by telephone, or that nobody answered: then nothing is known of it, and it stays unanswered.
     * Throws VISIT_MISSING where there is no visit, REPORTER_WITHHELD for whoever may not have the number.
     */
    phone: (viewer: Viewer, id: string, { outcome, satisfaction, words }: Phoned): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, id)
        await refuseWithheld(tx, viewer, ticket)
        if ((await visitOf(tx, ticket.id)) === undefined) throw missing()
        if (outcome === null)
          await execute(
            tx,
            `UPDATE Visit SET state = 'asked' WHERE ticketId = ? AND state = 'phone'`,
            ticket.id,
          )
        else
          await keepAnswer(
            tx,
            ticket.id,
            {
              outcome,
              satisfaction: satisfaction ?? undefined,
              words: words ?? undefined,
              way: 'phone',
              staffId: viewer.staffId,
            },
            at,
          )
        const event = {
          type: 'visited' as const,
          data: { outcome, satisfaction, way: 'phone' },
          ...(outcome !== null && words !== null && { note: words }),
        }
        const move = { set: {}, event, notifyResident: false, notifyStaff: [] }
        await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
      }),

    /** Tells a resident who wants it taken up once more that it stays as it is. Throws VISIT_MISSING where nobody does. */
    uphold: (viewer: Viewer, id: string, reason: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, id)
        if ((await visitOf(tx, ticket.id)) !== 'escalated')
          throw new AppError('VISIT_MISSING', 'the resident does not ask to have it taken up again')
        const actor = { staffId: viewer.staffId, name: viewer.name, at }
        const move = uphold(await stateOf(tx, ticket), actor, reason)
        await execute(
          tx,
          `UPDATE Visit SET state = 'answered' WHERE ticketId = ? AND state = 'escalated'`,
          ticket.id,
        )
        await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
      }),
  }
}

const missing = () =>
  new AppError('VISIT_MISSING', 'there is no return visit to record; the ticket is not done, or was reopened')

async function visitOf(tx: Tx, ticketId: number): Promise<VisitState | undefined> {
  const [visit] = await rows<{ state: VisitState }>(
    tx,
    `SELECT state FROM Visit WHERE ticketId = ? AND state <> 'over' ORDER BY id DESC LIMIT 1`,
    ticketId,
  )
  return visit?.state
}

async function refuseWithheld(tx: Tx, viewer: Viewer, ticket: Stored): Promise<void> {
  const facts = await tx.ticket.findUniqueOrThrow({ where: { id: ticket.id }, include: sightFields })
  if (!mayPhone(viewer, sightOf(viewer, facts)))
    throw new AppError('REPORTER_WITHHELD', 'who reported this is not for you to phone; ask who knows them')
}
