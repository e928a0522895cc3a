// Questions that the program asks of its own accord: each opens the flow that waits for its answer, unless the resident is in another.
import { answer } from './answer.ts'
import { booking } from './booking/booking.ts'
import { ownBookings } from './booking/own-bookings.ts'
import { consent } from './consent.ts'
import { emergency, emergencyState } from './emergency/emergency.ts'
import type { Flow } from './flow.ts'
import { rating } from './legal/rating.ts'
import { menu } from './menu.ts'
import type { OfferedSlot, OwnBooking, VisitAsked } from './requests.ts'
import type { ServiceKind } from '../rules/bookings/booking.ts'
import type { Session } from './session.ts'
import { visit } from './visit.ts'
import { taskAnswer } from './volunteer/task-answer.ts'

/** Staff closed an emergency: nothing that the resident writes belongs to it any more. */
export function endEmergency(session: Session, ticketId: number): Session {
  const ends = ({ id, state }: { id: string; state: unknown }) =>
    id === emergency.id && emergencyState(state).ticketId === ticketId
  const parked = session.parked.filter((left) => !ends(left))
  const over = session.flow !== undefined && ends(session.flow)
  if (!over && parked.length === session.parked.length) return session
  return { ...session, parked, flow: over ? undefined : session.flow }
}

/** Opens the flow by which a resident answers staff, if no other is running: then they finish that one first. */
export function awaitAnswer(
  session: Session,
  ticketId: number,
  number: number,
  now: number,
): { session: Session; busy: boolean } {
  return opened(session, answer, { at: 'waiting', ticketId, number }, now)
}

/** Opens a flow at a state, if the resident is in no other. */
function opened(session: Session, flow: Flow, state: unknown, now: number) {
  if (session.held || (session.flow && session.flow.id !== menu.id)) return { session, busy: true }
  return {
    session: { ...session, asked: now, flow: { id: flow.id, version: flow.version, state } },
    busy: false,
  }
}

/** Opens the question whether a place that became free is wanted, if no other flow is running. */
export const awaitBooking = (
  session: Session,
  offered: object,
  now: number,
): { session: Session; busy: boolean } => opened(session, booking, { at: 'confirm', ...offered }, now)

/** Asks whether they still come to an event that changed, if no other flow is running. */
export const awaitComing = (
  session: Session,
  booking: Omit<OwnBooking, 'mode' | 'topic' | 'state'>,
  now: number,
): { session: Session; busy: boolean } => opened(session, ownBookings, { at: 'changed', booking }, now)

/** Asks which other time it shall be for a booking that cannot take place, if no other flow is running. */
export const awaitSlot = (
  session: Session,
  want: { kind: ServiceKind; slots: readonly OfferedSlot[] },
  now: number,
): { session: Session; busy: boolean } => opened(session, booking, { at: 'slot', ...want }, now)

/** Asks how a talk with the legal adviser was, if no other flow is running. */
export const awaitRating = (
  session: Session,
  bookingId: number,
  now: number,
): { session: Session; busy: boolean } => opened(session, rating, { at: 'waiting', bookingId }, now)

/** Asks a volunteer for a task, if no other flow is running; else they answer by its number. */
export const awaitTaskAnswer = (
  session: Session,
  taskId: number,
  now: number,
): { session: Session; busy: boolean } => opened(session, taskAnswer, { at: 'waiting', taskId }, now)

/** Opens the flow by which a resident says what the property company may have, if no other is running. */
export function awaitConsent(
  session: Session,
  asked: { ticketId: number; number: number; to: string },
  now: number,
): { session: Session; busy: boolean } {
  return opened(session, consent, { at: 'waiting', ...asked }, now)
}

/**
 * Opens the return visit of a matter that is done, if nothing else is running. A question of staff about that very matter
 * needs no answer any more.
 */
export function awaitVisit(
  before: Session,
  asked: VisitAsked,
  now: number,
): { session: Session; busy: boolean } {
  const answering =
    before.flow?.id === answer.id && emergencyState(before.flow.state).ticketId === asked.ticketId
  const session = answering ? { ...before, flow: undefined } : before
  const { ticketId, number, summary } = asked
  return opened(session, visit, { at: 'waiting', ticketId, number, summary }, now)
}
