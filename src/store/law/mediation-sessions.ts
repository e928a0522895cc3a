// When and where the sides sit together, and the room that is kept free for it.
import { AppError } from '../../errors.ts'
import { remindAt, remindersFor } from '../../rules/bookings/booking.ts'
import { say, type Say } from '../../text/say.ts'
import { freeRoom, useRoom } from '../bookings/room-uses.ts'
import type { Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import type { Emit } from '../writer.ts'
import type { WholeMediation } from './mediation-file.ts'

export interface NewSession {
  start: number
  end: number
  /** Where no room of the community is taken, where it is. */
  place: string | null
  roomId: string | null
}

/** Where it is, with its room kept from now on. Throws ROOM_TAKEN, INPUT_INVALID for a time that has passed or no place. */
async function placeOf(tx: Tx, mediation: WholeMediation, session: NewSession, now: number) {
  const { start, end, place, roomId } = session
  if (start <= now || end <= start)
    throw new AppError('INPUT_INVALID', 'start, end: a time that lies ahead, and ends after it begins')
  const times = { startAt: new Date(start), endAt: new Date(end) }
  if (roomId !== null) {
    const used = await useRoom(tx, mediation.ticket.communityId, { roomId, start, end }, now)
    return { ...times, place: used.place, roomUseId: used.useId }
  }
  if (place === null) throw new AppError('INPUT_INVALID', 'place, roomId: say where it is')
  return { ...times, place, roomUseId: null }
}

const oweReminders = (tx: Tx, sessionId: number, start: number, now: number, emit: Emit) =>
  oweJobs(
    tx,
    remindersFor(start, now).map((hours) => ({
      job: 'mediation.session',
      payload: { sessionId, start },
      dueAt: remindAt(start, hours),
    })),
    emit,
  )

/** Notes a new session; gives what the sides are told. */
export async function planSession(
  tx: Tx,
  mediation: WholeMediation,
  session: NewSession,
  now: number,
  emit: Emit,
): Promise<Say> {
  const where = await placeOf(tx, mediation, session, now)
  const { id } = await tx.mediationSession.create({ data: { ...where, mediationId: mediation.id } })
  await oweReminders(tx, id, session.start, now, emit)
  return say('mediation.session', { moment: { moment: session.start }, place: where.place })
}

/** One that lies ahead. Throws INPUT_INVALID for any other. */
function aheadOf({ sessions }: WholeMediation, sessionId: number, now: number) {
  const found = sessions.find(({ id }) => id === sessionId)
  if (!found || found.cancelledAt !== null || found.startAt.getTime() <= now)
    throw new AppError('INPUT_INVALID', 'sessionId: name a session that lies ahead')
  return found
}

/** Holds it at another time or place; the room it had is free. Gives what the sides are told. */
export async function moveSession(
  tx: Tx,
  mediation: WholeMediation,
  { sessionId, ...session }: NewSession & { sessionId: number },
  now: number,
  emit: Emit,
): Promise<Say> {
  const { roomUseId } = aheadOf(mediation, sessionId, now)
  if (roomUseId !== null) await freeRoom(tx, roomUseId, now, emit)
  const where = await placeOf(tx, mediation, session, now)
  await tx.mediationSession.update({ where: { id: sessionId }, data: where })
  await oweReminders(tx, sessionId, session.start, now, emit)
  return say('mediation.sessionMoved', { moment: { moment: session.start }, place: where.place })
}

/** Calls it off; its room is free. Gives what the sides are told. */
export async function cancelSession(
  tx: Tx,
  mediation: WholeMediation,
  sessionId: number,
  now: number,
  emit: Emit,
): Promise<Say> {
  const { id, roomUseId, startAt } = aheadOf(mediation, sessionId, now)
  await callOff(tx, { id, roomUseId }, now, emit)
  return say('mediation.sessionOff', { moment: { moment: startAt.getTime() } })
}

async function callOff(
  tx: Tx,
  { id, roomUseId }: { id: number; roomUseId: number | null },
  now: number,
  emit: Emit,
): Promise<void> {
  await tx.mediationSession.update({ where: { id }, data: { cancelledAt: new Date(now), roomUseId: null } })
  if (roomUseId !== null) await freeRoom(tx, roomUseId, now, emit)
}

/** A mediation that is over holds no session any more. */
export async function endSessions(tx: Tx, mediationId: number, now: number, emit: Emit): Promise<void> {
  const ahead = await tx.mediationSession.findMany({
    where: { mediationId, cancelledAt: null, startAt: { gt: new Date(now) } },
  })
  for (const session of ahead) await callOff(tx, session, now, emit)
}
