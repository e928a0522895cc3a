// An event that changes: its time with the places and reminders of whoever signed up, the number of places, and who is told of it.
import { AppError } from '../../errors.ts'
import { awaitComing } from '../../flows/awaited.ts'
import { stayOrLeave } from '../../flows/booking/own-bookings.ts'
import type { Profession } from '../../rules/bookings/event.ts'
import type { LegalTopic } from '../../rules/law/legal-topics.ts'
import { dayOf, startOfDay } from '../../rules/time/calendar.ts'
import { line, numbered, say } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { isHushed } from '../conversations/hush.ts'
import type { Emit } from '../writer.ts'
import { conversationOf, openQuestion, tell } from './booking-jobs.ts'
import { oweOffer, oweReminders } from './bookings.ts'

export interface EventChange {
  name: string
  place: string
  about: string
  profession: Profession | null
  topic: LegalTopic | null
  capacity: number
  /** Epoch milliseconds. */
  start: number
  end: number
}
interface Before {
  serviceId: number
  name: string
  place: string
  about: string
  profession: Profession | null
  topic: LegalTopic | null
  staffId: number | null
  holder: string | null
  capacity: number
  startAt: Date
  endAt: Date
}
type Times = Pick<EventChange, 'start' | 'end' | 'name'>

const minute = 60_000

/** Writes it, and tells how many were told. Throws as CommunityEvents.change says. */
export async function changeEvent(
  tx: Tx,
  before: Before,
  event: EventChange,
  at: number,
  emit: Emit,
): Promise<number> {
  const { serviceId, staffId } = before
  const { name, place, about, profession, topic, capacity, start, end } = event
  if (start <= at) throw new AppError('INPUT_INVALID', 'start: lies in the past')
  const { day, from, to } = spanOf(start, end)
  const old = { name: before.name, start: before.startAt.getTime(), end: before.endAt.getTime() }
  const moved = start !== old.start || end !== old.end
  if (staffId !== null && (moved || name !== old.name)) {
    await openHours(tx, staffId, old)
    await closeHours(tx, staffId, event, serviceId)
  }
  await letGo(tx, serviceId, moved ? Infinity : at)
  await seat(tx, serviceId, capacity)
  await tx.service.update({ where: { id: serviceId }, data: { name, place, capacity, minutes: to - from } })
  await tx.serviceException.updateMany({ where: { serviceId, open: true }, data: { day, from, to } })
  await tx.communityEvent.update({
    where: { serviceId },
    data: { about, profession, topic, startAt: new Date(start), endAt: new Date(end) },
  })
  if (moved)
    await execute(
      tx,
      `UPDATE Booking SET startAt = ?, endAt = ?, busyUntil = ? WHERE serviceId = ? AND state = 'booked'`,
      start,
      end,
      end,
      serviceId,
    )
  await oweOffer(tx, serviceId, at, emit)
  const words =
    moved ||
    name !== old.name ||
    place !== before.place ||
    about !== before.about ||
    profession !== before.profession ||
    topic !== before.topic
  return words ? tellAll(tx, before, { event, moved, at }, emit) : 0
}

/**
 * Lets go of holds and offers that ran out by an instant. Nobody confirms what they read of another time: of an event that
 * moved all of them are let go, and whoever had an offer is the next to be asked.
 */
async function letGo(tx: Tx, serviceId: number, until: number): Promise<void> {
  const gone = await rows<{ id: number }>(
    tx,
    `UPDATE Booking SET state = 'lapsed' WHERE serviceId = ? AND state IN ('held', 'offered') AND heldUntil <= ? RETURNING id`,
    serviceId,
    Math.min(until, Number.MAX_SAFE_INTEGER),
  )
  if (until === Infinity && gone.length > 0)
    await tx.waiting.updateMany({
      where: { serviceId, state: 'offered' },
      data: { state: 'waiting', bookingId: null },
    })
}

/** Makes room by numbers: whoever sits beyond the new number of places takes a lower one. */
async function seat(tx: Tx, serviceId: number, capacity: number): Promise<void> {
  const taken = await rows<{ id: number; seat: number }>(
    tx,
    `SELECT id, seat FROM Booking WHERE serviceId = ? AND state IN ('held', 'offered', 'booked')`,
    serviceId,
  )
  if (taken.length > capacity)
    throw new AppError('EVENT_PLACES_TAKEN', `${taken.length} places are taken: there cannot be fewer`)
  const used = new Set(taken.map((one) => one.seat))
  let free = 0
  for (const { id } of taken.filter((one) => one.seat >= capacity)) {
    while (used.has(free)) free++
    used.add(free)
    await execute(tx, 'UPDATE Booking SET seat = ? WHERE id = ?', free, id)
  }
}

interface Signed {
  bookingId: number
  contactId: number
  code: string | null
}

/** Tells whoever signed up, and asks whether they still come; tells whoever waits. */
async function tellAll(
  tx: Tx,
  { serviceId, name: old, holder }: Before,
  { event, moved, at }: { event: EventChange; moved: boolean; at: number },
  emit: Emit,
): Promise<number> {
  const { name, place, about, profession, topic, start, end } = event
  const blanks = { old, name, moment: { moment: start } }
  const lines = [
    ...(place === '' ? [] : [line('event.where', { place })]),
    ...(profession === null
      ? []
      : [line('event.speaker', { who: { text: `event.profession.${profession}` as const } })]),
    ...(topic === null ? [] : [line('event.topic', { topic: { text: `legal.${topic}` as const } })]),
    ...(about === '' ? [] : [line('event.about', { about })]),
  ]
  const signed = await rows<Signed>(
    tx,
    `SELECT id AS bookingId, contactId, code FROM Booking WHERE serviceId = ? AND partyOf IS NULL AND state = 'booked'`,
    serviceId,
  )
  for (const { bookingId, contactId, code } of signed) {
    if (moved) await oweReminders(tx, bookingId, start, at, emit)
    const to = await conversationOf(tx, contactId)
    if (!to) continue
    const booking = {
      ...{ bookingId, serviceId, kind: 'event' as const, code: code ?? '', name, provider: holder },
      ...{ place, start, end },
    }
    // Of whoever nothing may be sent to nothing is asked: what was to be told is kept for staff.
    const busy =
      (await isHushed(tx, contactId)) ||
      (await openQuestion(tx, to, (session) => awaitComing(session, booking, at), at))
    const told = { ...say('event.changed', blanks), lines }
    const says = busy ? [told, say('event.changedBusy')] : [{ ...told, choices: numbered(stayOrLeave) }]
    await tell(tx, to, says, at, emit)
  }
  const waiting = await tx.waiting.findMany({ where: { serviceId, state: 'waiting' } })
  for (const { contactId } of waiting) {
    const to = await conversationOf(tx, contactId)
    if (to) await tell(tx, to, [{ ...say('event.changedWaiting', blanks), lines }], at, emit)
  }
  return signed.length + waiting.length
}

/** The day and minutes of an event. Throws INPUT_INVALID where it does not end on the day of its beginning. */
export function spanOf(start: number, end: number) {
  const day = dayOf(start)
  const midnight = startOfDay(day)
  const [from, to] = [(start - midnight) / minute, (end - midnight) / minute]
  if (to <= from || to > 24 * 60) throw new AppError('INPUT_INVALID', 'end: on the same day, after the start')
  return { day, from, to }
}

/** Nobody is at two places at once: whoever holds an event gives no hours of their own then. */
export async function closeHours(
  tx: Tx,
  staffId: number,
  { start, end, name }: Times,
  besides = 0,
): Promise<void> {
  if (!(await tx.staff.findFirst({ where: { id: staffId, active: true } })))
    throw new AppError('INPUT_INVALID', 'staffId: nobody of this id works here')
  const [busy] = await rows(
    tx,
    `SELECT 1 FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
     WHERE v.staffId = ? AND v.id <> ? AND b.state IN ('held', 'offered', 'booked') AND b.startAt < ? AND b.busyUntil > ? LIMIT 1`,
    staffId,
    besides,
    end,
    start,
  )
  const other = await tx.communityEvent.findFirst({
    where: {
      startAt: { lt: new Date(end) },
      endAt: { gt: new Date(start) },
      service: { staffId, active: true, id: { not: besides } },
    },
  })
  if (busy || other)
    throw new AppError('EVENT_HOLDER_BUSY', 'whoever is to hold it has bookings at that time already')
  const { day, from, to } = spanOf(start, end)
  const given = await tx.service.findMany({
    where: { staffId, kind: { not: 'event' } },
    select: { id: true },
  })
  await tx.serviceException.createMany({
    data: given.map(({ id: serviceId }) => ({ serviceId, day, from, to, open: false, reason: name })),
  })
}

/** Gives whoever held an event their own hours back. */
export async function openHours(tx: Tx, staffId: number, { name, start, end }: Times): Promise<void> {
  const { day, from, to } = spanOf(start, end)
  await tx.serviceException.deleteMany({
    where: { day, from, to, open: false, reason: name, service: { staffId } },
  })
}
