// What residents do with places: look for one, keep it while they read, book it, move it, give it back, wait for one.
import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { OfferedSlot, OwnBooking, Requests } from '../../flows/requests.ts'
import {
  aheadAtMost,
  heldFor,
  isRung,
  remindAt,
  remindersFor,
  type BookingState,
  type ServiceKind,
  type VisitMode,
} from '../../rules/bookings/booking.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { self, type Person } from '../../rules/bookings/event.ts'
import { slotsOn, type Slot } from '../../rules/bookings/opening.ts'
import { withCheck } from '../../rules/polls/receipt.ts'
import { calendarPath } from './calendars.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { beginConsultation } from '../law/legal-intake.ts'
import { oweJobs } from '../outbox.ts'
import { bookableById, bookablesIn, busyUntil, nextFree, offered, seatsIn, type Bookable } from './slots.ts'
import type { Emit } from '../writer.ts'

export async function bookables(
  tx: Tx,
  contact: Contact,
  { kinds }: Requests['bookables']['in'],
): Promise<Requests['bookables']['out']> {
  const services = await bookablesIn(tx, contact.communityId, kinds)
  return {
    services: services.map(({ id: serviceId, kind, name, modes }) => ({ serviceId, kind, name, modes })),
  }
}

export async function slotOffers(
  tx: Tx,
  contact: Contact,
  { kind, serviceId, without = [], mode, after }: Requests['slotOffers']['in'],
  now: number,
): Promise<Requests['slotOffers']['out']> {
  const services = (await bookablesIn(tx, contact.communityId, [kind])).filter(
    ({ id, modes }) =>
      (serviceId === undefined || id === serviceId) &&
      !without.includes(id) &&
      (mode === undefined || modes.length === 0 || modes.includes(mode)),
  )
  return { slots: await nextFree(tx, services, { after: after ?? now, now }) }
}

const offersOf = async (tx: Tx, service: Bookable | undefined, now: number): Promise<OfferedSlot[]> =>
  service ? nextFree(tx, [service], { after: now, now }) : []

const slotAt = (service: Bookable, start: number): Slot | undefined =>
  slotsOn(service, dayOf(start)).find((slot) => slot.start === start)

/** Holds and offers that ran out keep nobody from their place any more. */
export const lapse = (tx: Tx, now: number) =>
  execute(
    tx,
    `UPDATE Booking SET state = 'lapsed' WHERE state IN ('held', 'offered') AND heldUntil <= ?`,
    now,
  )

export async function holdSlot(
  tx: Tx,
  contact: Contact,
  { serviceId, start, mode, topic, people = [self] }: Requests['holdSlot']['in'],
  now: number,
  emit: Emit,
): Promise<Requests['holdSlot']['out']> {
  await lapse(tx, now)
  await execute(
    tx,
    `UPDATE Booking SET state = 'lapsed' WHERE residentId = ? AND state = 'held'`,
    contact.residentId,
  )
  const service = await bookableById(tx, contact.communityId, serviceId)
  if (await hasEnough(tx, contact, service, now)) return { outcome: 'tooMany' }
  const slot = service && start > now ? slotAt(service, start) : undefined
  const seats = service && slot && (await seatsIn(tx, service, slot, { now, count: people.length }))
  if (!service || !slot || seats === undefined)
    return { outcome: 'taken', slots: await offersOf(tx, service, now) }
  const heldUntil = now + heldFor
  const bookingId = await keep(tx, contact, {
    service,
    slot,
    seats,
    people,
    state: 'held',
    heldUntil,
    mode,
    topic,
    now,
  })
  await oweJobs(tx, [{ job: 'booking.lapse', payload: { bookingId }, dueAt: heldUntil }], emit)
  return { outcome: 'held', bookingId, slot: offered(service, slot) }
}

/** Whether a resident has as many bookings ahead as they may, or has signed up for this event already. */
async function hasEnough(
  tx: Tx,
  { residentId }: Contact,
  service: Bookable | undefined,
  now: number,
): Promise<boolean> {
  const isEvent = service?.kind === 'event'
  const [ahead] = await rows<{ n: number }>(
    tx,
    `SELECT count(*) AS n FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
     WHERE b.residentId = ? AND b.state = 'booked' AND b.startAt > ? AND b.partyOf IS NULL
       AND ${isEvent ? 'v.id = ?' : `v.kind <> 'event' AND ? IS NOT NULL`}`,
    residentId,
    now,
    service?.id ?? 0,
  )
  return (ahead?.n ?? 0) >= (isEvent ? 1 : aheadAtMost)
}

/** Writes the places that are kept for a resident and whoever comes along, and tells the id of the resident's own. */
export async function keep(
  tx: Tx,
  { residentId, contactId }: Pick<Contact, 'residentId' | 'contactId'>,
  kept: {
    service: Bookable
    slot: Slot
    seats: readonly number[]
    people: readonly Person[]
    state: BookingState
    heldUntil: number
    mode?: string | null | undefined
    topic?: string | null | undefined
    now: number
  },
): Promise<number> {
  const { service, slot, seats, people, state, heldUntil, mode, topic, now } = kept
  let first: number | undefined
  for (const [at, seat] of seats.entries()) {
    const { name, child } = people[at] ?? self
    const [made] = await rows<{ id: number }>(
      tx,
      `INSERT INTO Booking (publicId, serviceId, residentId, contactId, startAt, endAt, busyUntil, seat, state, heldUntil, mode, topic,
         rung, createdAt, partyOf, person, child)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?) RETURNING id`,
      uuidv7(),
      service.id,
      residentId,
      contactId,
      slot.start,
      slot.end,
      busyUntil(service, slot),
      seat,
      state,
      heldUntil,
      mode ?? null,
      topic ?? null,
      now,
      first ?? null,
      name === '' ? null : name,
      child ? 1 : 0,
    )
    first ??= made?.id
  }
  if (first === undefined) throw new Error('a place was not kept')
  return first
}

interface Own {
  id: number
  publicId: string
  serviceId: number
  state: BookingState
  startAt: Date
  heldUntil: Date | null
  communityId: number
}
async function own(tx: Tx, contact: Contact, bookingId: number): Promise<Own | undefined> {
  const [found] = await rows<Own>(
    tx,
    `SELECT b.id, b.publicId, b.serviceId, b.state, b.startAt, b.heldUntil, r.communityId FROM Booking AS b JOIN Resident AS r ON r.id = b.residentId
     WHERE b.id = ? AND b.residentId = ?`,
    bookingId,
    contact.residentId,
  )
  return found
}

/** What the resident says on arrival: five digits and one that shows a slip. */
const newCode = (): string => withCheck(String(randomInt(100_000)).padStart(5, '0'))

export async function confirmBooking(
  tx: Tx,
  contact: Contact,
  { bookingId, topic, phone }: Requests['confirmBooking']['in'],
  now: number,
  emit: Emit,
): Promise<Requests['confirmBooking']['out']> {
  const booking = await own(tx, contact, bookingId)
  const service = booking && (await bookableById(tx, contact.communityId, booking.serviceId))
  const kept = booking && (booking.state === 'held' || booking.state === 'offered')
  const start = booking?.startAt.getTime() ?? 0
  const slot = service && slotAt(service, start)
  if (!kept || !slot || now >= (booking.heldUntil?.getTime() ?? 0)) {
    // The slot may have been closed while the resident read.
    if (kept)
      await execute(
        tx,
        `UPDATE Booking SET state = 'lapsed' WHERE id = ? OR partyOf = ?`,
        bookingId,
        bookingId,
      )
    return { outcome: 'lapsed', slots: await offersOf(tx, service, now) }
  }
  const missed = await rows<{ startAt: Date }>(
    tx,
    `SELECT startAt FROM Booking WHERE residentId = ? AND state = 'missed'`,
    contact.residentId,
  )
  const rung = isRung(
    missed.map(({ startAt }) => startAt.getTime()),
    now,
  )
  const code = newCode()
  await execute(
    tx,
    `UPDATE Booking SET state = 'booked', heldUntil = NULL, code = ?, rung = ?, topic = coalesce(?, topic), phone = coalesce(?, phone)
     WHERE id = ?`,
    code,
    rung ? 1 : 0,
    topic ?? null,
    phone ?? null,
    bookingId,
  )
  await execute(
    tx,
    `UPDATE Booking SET state = 'booked', heldUntil = NULL WHERE partyOf = ? AND state IN ('held', 'offered')`,
    bookingId,
  )
  await execute(tx, `UPDATE Waiting SET state = 'over' WHERE bookingId = ?`, bookingId)
  await oweReminders(tx, bookingId, start, now, emit)
  if (service.kind === 'adviser')
    await beginConsultation(
      tx,
      { bookingId, residentId: contact.residentId, adviserId: service.staffId, end: slot.end },
      emit,
    )
  const calendar = calendarPath(booking.publicId)
  return { outcome: 'booked', code, rung, slot: offered(service, slot), calendar }
}

export const oweReminders = (tx: Tx, bookingId: number, start: number, now: number, emit: Emit) =>
  oweJobs(
    tx,
    remindersFor(start, now).map((hours) => ({
      job: 'booking.remind',
      payload: { bookingId, hours, start },
      dueAt: remindAt(start, hours),
    })),
    emit,
  )

/** A place became free: whoever waits for it is asked by a job, so that the one who gave it back need not wait. */
export const oweOffer = (tx: Tx, serviceId: number, now: number, emit: Emit) =>
  oweJobs(tx, [{ job: 'booking.offer', payload: { serviceId }, dueAt: now }], emit)

export async function cancelBooking(
  tx: Tx,
  contact: Contact,
  { bookingId }: Requests['cancelBooking']['in'],
  now: number,
  emit: Emit,
): Promise<Requests['cancelBooking']['out']> {
  const booking = await own(tx, contact, bookingId)
  if (!booking || booking.startAt.getTime() <= now) return { ok: false }
  const changed = await execute(
    tx,
    `UPDATE Booking SET state = 'cancelled' WHERE (id = ? OR partyOf = ?) AND state IN ('held', 'offered', 'booked')`,
    bookingId,
    bookingId,
  )
  if (changed > 0) await oweOffer(tx, booking.serviceId, now, emit)
  return { ok: changed > 0 }
}

export async function moveBooking(
  tx: Tx,
  contact: Contact,
  { bookingId, start }: Requests['moveBooking']['in'],
  now: number,
  emit: Emit,
): Promise<Requests['moveBooking']['out']> {
  await lapse(tx, now)
  const booking = await own(tx, contact, bookingId)
  const service = booking && (await bookableById(tx, contact.communityId, booking.serviceId))
  const slot = service && start > now ? slotAt(service, start) : undefined
  const [seat] = (service && slot && (await seatsIn(tx, service, slot, { now, besides: bookingId }))) ?? []
  if (!service || !slot || seat === undefined || booking.state !== 'booked')
    return { outcome: 'taken', slots: await offersOf(tx, service, now) }
  await execute(
    tx,
    'UPDATE Booking SET startAt = ?, endAt = ?, busyUntil = ?, seat = ? WHERE id = ?',
    slot.start,
    slot.end,
    busyUntil(service, slot),
    seat,
    bookingId,
  )
  await oweReminders(tx, bookingId, slot.start, now, emit)
  await oweOffer(tx, service.id, now, emit)
  return { outcome: 'moved', slot: offered(service, slot) }
}

export async function setBookingPhone(
  tx: Tx,
  contact: Contact,
  { bookingId, phone }: Requests['setBookingPhone']['in'],
): Promise<null> {
  await execute(
    tx,
    'UPDATE Booking SET phone = ? WHERE id = ? AND residentId = ?',
    phone,
    bookingId,
    contact.residentId,
  )
  return null
}

export async function myBookings(
  tx: Tx,
  contact: Contact,
  now: number,
): Promise<Requests['myBookings']['out']> {
  const found = await rows<
    Omit<OwnBooking, 'start' | 'end' | 'kind' | 'mode'> & {
      kind: ServiceKind
      mode: VisitMode | null
      startAt: Date
      endAt: Date
    }
  >(
    tx,
    `SELECT b.id AS bookingId, v.id AS serviceId, v.kind, v.name, s.name AS provider, v.place, b.startAt, b.endAt, b.mode, b.topic,
       coalesce(b.code, '') AS code, b.state
     FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId LEFT JOIN Staff AS s ON s.id = v.staffId
     WHERE b.residentId = ? AND b.partyOf IS NULL AND (b.state = 'booked' OR (b.state = 'offered' AND b.heldUntil > ?)) AND b.endAt > ?
     ORDER BY b.startAt`,
    contact.residentId,
    now,
    now,
  )
  return {
    bookings: found.map(({ startAt, endAt, ...booking }) => ({
      ...booking,
      start: startAt.getTime(),
      end: endAt.getTime(),
    })),
  }
}

export async function joinWaiting(
  tx: Tx,
  { residentId, contactId, communityId }: Contact,
  { kind, serviceId, without = [], mode, topic, people }: Requests['joinWaiting']['in'],
  now: number,
  emit: Emit,
): Promise<Requests['joinWaiting']['out']> {
  const services = await bookablesIn(tx, communityId, [kind])
  const service = services.find(
    ({ id }) => (serviceId === undefined || id === serviceId) && !without.includes(id),
  )
  if (!service) return { ok: false, before: 0 }
  const waiting = await tx.waiting.findMany({ where: { serviceId: service.id, state: 'waiting' } })
  const others = waiting.filter((one) => one.residentId !== residentId)
  if (others.length === waiting.length)
    await tx.waiting.create({
      data: {
        ...{ serviceId: service.id, residentId, contactId, createdAt: new Date(now), state: 'waiting' },
        mode: mode ?? null,
        topic: topic ?? null,
        people: people ? JSON.stringify(people) : null,
      },
    })
  await oweOffer(tx, service.id, now, emit)
  return { ok: true, before: others.length }
}
