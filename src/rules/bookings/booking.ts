// The rules of a booking: how long a place is kept, when its resident is reminded, who is rung to be sure.
import { dayOf } from '../time/calendar.ts'

export const serviceKinds = ['adviser', 'room', 'device', 'homeService', 'event'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** How a visit takes place. */
export const visitModes = ['inPerson', 'phone', 'group'] as const
export type VisitMode = (typeof visitModes)[number]

/**
 * held: while the resident reads; offered: to the next of the waiting list; booked; done: they came; missed: they did not;
 * lapsed: a hold or offer that ran out; cancelled, by either side.
 */
export const bookingStates = ['held', 'offered', 'booked', 'done', 'missed', 'lapsed', 'cancelled'] as const
export type BookingState = (typeof bookingStates)[number]
/** In these a booking has its place to itself. */
export const liveStates = ['held', 'offered', 'booked'] as const satisfies BookingState[]

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long a place is kept while its resident reads. */
export const heldFor = 10 * minute
/** How many bookings that lie ahead one resident may have, of all kinds. */
export const aheadAtMost = 3
/** How many slots are offered at once. */
export const offeredAtOnce = 5

/** Until when a place that became free is kept for the next who waits: two hours, half an hour on the day itself, never past its start. */
export const offerUntil = (start: number, now: number): number =>
  Math.min(start, now + (dayOf(start) === dayOf(now) ? 30 * minute : 2 * hour))

/** Hours before the start at which the resident is reminded. */
export const reminderHours = [24, 2] as const
export type ReminderHours = (typeof reminderHours)[number]
export const remindAt = (start: number, hours: ReminderHours): number => start - hours * hour

/** The reminders of a booking made at `now` that still lie ahead, by an hour at least: what was just said need not be said again. */
export const remindersFor = (start: number, now: number): ReminderHours[] =>
  reminderHours.filter((hours) => remindAt(start, hours) >= now + hour)

const missedWithin = 90 * day
const missedFrom = 2

/** Whether staff ring before the next visit, after two in 90 days to which the resident did not come. Nobody is barred. */
export const isRung = (missed: readonly number[], now: number): boolean =>
  missed.filter((at) => at > now - missedWithin).length >= missedFrom
