// How a question to the resident stops a ticket's clock (domain 2.7). Pure: times are epoch milliseconds, days Asia/Shanghai's.
import { addWorkingDays, dayOf, endOfDay } from '../time/calendar.ts'

/** Working days for which questions stop the clock of one ticket, all together. */
export const pausedAtMost = 3

export interface Clock {
  /** While it stands still: when it runs on at the latest, so that no answer ever means no end. */
  dueAt: number
  pausedAt: number | null
  /** While it stands still: when the answer would be due without this pause. */
  pausedDue: number | null
  /** The working days that earlier pauses took. */
  pausedDays: number
}
export interface ClockChange {
  dueAt?: Date
  pausedAt?: Date | null
  pausedDue?: Date | null
  pausedDays?: number
}

const later = (due: number, days: number): number =>
  days === 0 ? due : endOfDay(addWorkingDays(dayOf(due), days)) - 1

/** Stops the clock. One that stands still already, has used up its pauses or has run out is left as it is. */
export function pause(clock: Clock, at: number): ClockChange {
  const left = pausedAtMost - clock.pausedDays
  if (clock.pausedAt !== null || left <= 0 || at > clock.dueAt) return {}
  return {
    pausedAt: new Date(at),
    pausedDue: new Date(clock.dueAt),
    dueAt: new Date(later(clock.dueAt, left)),
  }
}

/** Lets the clock run on: what was not used of the pause is not given. */
export function resume(clock: Clock, at: number): ClockChange {
  if (clock.pausedAt === null || clock.pausedDue === null) return {}
  const used = daysUsed(clock.pausedAt, at, pausedAtMost - clock.pausedDays)
  return {
    pausedAt: null,
    pausedDue: null,
    pausedDays: clock.pausedDays + used,
    dueAt: new Date(later(clock.pausedDue, used)),
  }
}

/** When the answer would be due if the resident answered now. */
export const dueIfAnswered = (clock: Clock, at: number): number =>
  resume(clock, at).dueAt?.getTime() ?? clock.dueAt

function daysUsed(from: number, to: number, most: number): number {
  let used = 0
  while (used < most && addWorkingDays(dayOf(from), used + 1) <= dayOf(to)) used += 1
  return used
}
