// Conversations that a member of staff holds in place of the bot. Who holds one stands in the resident's session.
import { AppError } from '../../errors.ts'
import { hold, lookAt, releasedAfter, takenSaying, wordsSaying } from '../../flows/hold.ts'
import type { Requests } from '../../flows/requests.ts'
import type { Held } from '../../flows/session.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { may } from '../../rules/staff/roles.ts'
import type { TicketEventType } from '../../rules/tickets/ticket-events.ts'
import { isOpen, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { isOwnStaff } from '../../rules/staff/visibility.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import { attach } from './media.ts'
import { oweJobs } from '../outbox.ts'
import { holdsSound, oweChecks } from './recordings.ts'
import { giveBack, isQuiet, save, talkOf, tell, type Talk } from './talks.ts'
import { applyMove, stored, type Stored } from '../tickets/tickets.ts'
import { sightFields, sightOf, type Viewer } from '../views.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

/** Where others may look, staff answer only so long after the resident's own last word, in milliseconds. */
const answersWithin = 10 * 60 * 1000

export type Holds = ReturnType<typeof createHolds>

export function createHolds(writer: Writer, now: () => number) {
  return {
    /** Takes the conversation over. Throws HOLD_TAKEN where somebody holds it, RESIDENT_UNREACHABLE where there is none. */
    hold: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, id)
        if (!isOpen(ticket.status as TicketStatus))
          throw new AppError('TICKET_CLOSED', 'the ticket has ended; reopen it first')
        await refuseWithheld(tx, viewer, ticket.id)
        const talk = await talkOf(tx, ticket.contactId)
        if (talk.to.channel === deskChannel)
          throw new AppError('RESIDENT_UNREACHABLE', 'the resident has no account to write to; ring them')
        const { held } = talk.session
        if (held?.staffId === viewer.staffId && held.ticketId === ticket.id) return
        if (held) throw new AppError('HOLD_TAKEN', `${held.staff} is talking with this resident already`)
        const taken: Held = {
          ticketId: ticket.id,
          staffId: viewer.staffId,
          staff: viewer.name,
          quiet: await isQuiet(tx, talk, { quiet: false, ticketId: ticket.id }),
          since: at,
          last: at,
          rung: 0,
          alarmed: false,
        }
        await save(tx, { ...talk, session: hold(talk.session, taken, { now: at }) }, at)
        tell(tx, talk, takenSaying(taken), at, emit)
        await happened(tx, ticket, { type: 'held' }, viewer.staffId, at, emit)
        await oweLook(tx, ticket.contactId, at, at + releasedAfter, emit)
      }),

    /** Writes to the resident. Throws HOLD_MISSING for whoever does not hold the conversation. */
    say: (viewer: Viewer, id: string, words: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, id)
        const talk = await talkOf(tx, ticket.contactId)
        await refuseWithheld(tx, viewer, ticket.id)
        const held = heldBy(talk, viewer, ticket)
        const quiet = await isQuiet(tx, talk, held)
        if (quiet && at - talk.session.at > answersWithin)
          throw new AppError('HOLD_QUIET', 'others may be looking: answer only once the resident has written')
        const answered = { ...held, quiet, last: at, unanswered: undefined, rung: 0 }
        await save(tx, { ...talk, session: { ...talk.session, held: answered } }, at)
        tell(tx, talk, [wordsSaying(held, words)], at, emit, ticket.id)
        await happened(tx, ticket, { type: 'replied', note: words }, viewer.staffId, at, emit)
      }),

    /** Gives the conversation back to the bot. Throws HOLD_MISSING for whoever neither holds it nor manages. */
    release: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, id)
        const talk = await talkOf(tx, ticket.contactId)
        if (!(may(viewer.role, 'ticket.assign') && talk.session.held?.ticketId === ticket.id))
          heldBy(talk, viewer, ticket)
        await giveBack(tx, talk, at, emit)
        await happened(tx, ticket, { type: 'freed' }, viewer.staffId, at, emit)
      }),
  }
}

/** Only own staff who may read the conversation talk in it. */
async function refuseWithheld(tx: Tx, viewer: Viewer, id: number): Promise<void> {
  const facts = await tx.ticket.findUniqueOrThrow({ where: { id }, include: sightFields })
  if (!isOwnStaff(viewer.role) || sightOf(viewer, facts)('words') !== 'see')
    throw new AppError('REPORTER_WITHHELD', 'this conversation is not for you to read; ask who may')
}

function heldBy({ session: { held } }: Talk, viewer: Viewer, ticket: Stored): Held {
  if (held?.staffId !== viewer.staffId || held.ticketId !== ticket.id)
    throw new AppError('HOLD_MISSING', 'you do not hold this conversation; take it over first')
  return held
}

const happened = (
  tx: Tx,
  ticket: Parameters<typeof applyMove>[1],
  event: { type: TicketEventType; note?: string },
  staffId: number | null,
  at: number,
  emit: Emit,
) => applyMove(tx, ticket, { set: {}, event, notifyResident: false, notifyStaff: [] }, { at, staffId }, emit)

const oweLook = (tx: Tx, contactId: number, since: number, dueAt: number, emit: Emit) =>
  oweJobs(tx, [{ job: 'hold.check', payload: { contactId, since }, dueAt }], emit)

interface OfTicket {
  id: number
  publicId: string
  number: number
  scope: string
  category: string
  assigneeId: number | null
}
async function ticketOf(tx: Tx, id: number): Promise<OfTicket | undefined> {
  const [found] = await rows<OfTicket>(
    tx,
    'SELECT id, publicId, number, scope, category, assigneeId FROM Ticket WHERE id = ?',
    id,
  )
  return found
}

/** The words that a resident wrote to whoever holds the conversation belong to its ticket. */
export async function tellHolder(
  tx: Tx,
  contact: Contact,
  { ticketId, staffId, since, ring, media }: Requests['tellHolder']['in'],
  at: number,
  emit: Emit,
): Promise<null> {
  await execute(
    tx,
    `UPDATE Message SET ticketId = ? WHERE contactId = ? AND author = 'in' AND ticketId IS NULL AND at >= ?`,
    ticketId,
    contact.contactId,
    since,
  )
  await attach(
    tx,
    media.map((id) => [id, ticketId, ownerOf(contact)] as const),
  )
  if (await holdsSound(tx, media)) await oweChecks(tx, [ticketId], at, emit)
  const ticket = await ticketOf(tx, ticketId)
  if (!ticket) return null
  if (ring)
    await oweJobs(
      tx,
      [{ job: 'staff.notify', payload: { ticketId, staffId, type: 'answered' }, dueAt: at }],
      emit,
    )
  emit(ticketMoved(ticket, 'answered'))
  return null
}

/** The look at a held conversation: releases it, calls staff, or looks again later. */
export const checkHold =
  (contactId: number, since: number, now: () => number): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const talk = await talkOf(tx, contactId)
    const { held } = talk.session
    const ticket = held && (await ticketOf(tx, held.ticketId))
    if (!ticket || held.since !== since) return
    const holder = await tx.staff.findUnique({ where: { id: held.staffId }, select: { active: true } })
    const look = holder?.active ? lookAt(held, at) : ({ then: 'release' } as const)
    if (look.then === 'release') {
      await giveBack(tx, talk, at, emit)
      await happened(tx, ticket, { type: 'freed' }, null, at, emit)
      return
    }
    if (look.then === 'call') {
      const called = look.whom === 'holder' ? [held.staffId] : await managersOf(tx, ticket.scope)
      const jobs = called.map((staffId) => ({
        job: 'staff.notify',
        payload: { ticketId: ticket.id, staffId, type: 'waiting' },
        dueAt: at,
      }))
      await oweJobs(tx, jobs, emit)
      const session = { ...talk.session, held: { ...held, rung: held.rung + 1 } }
      await save(tx, { ...talk, session }, at)
    }
    await oweLook(tx, contactId, since, look.at, emit)
  }

export async function managersOf(tx: Tx, scope: string): Promise<number[]> {
  const found = await rows<{ id: number }>(
    tx,
    `SELECT s.id FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId
     WHERE s.active = 1 AND s.role = 'manager' AND ? LIKE n.path || '%'`,
    scope,
  )
  return found.map(({ id }) => id)
}
