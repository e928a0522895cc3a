// When people are there, and by when a person speaks with whoever reported what cannot wait. Pure: times are epoch milliseconds.
import { dayOf, endOfDay, nextOpening, startOfDay } from './calendar.ts'
import { nodeById, type Community, type OpenHours } from '../community/tree.ts'
import type { Urgency } from '../tickets/ticket.ts'

/** Where the operator has told none: an assumption by which clocks run, and that no resident is told as a fact. */
export const assumedHours: readonly OpenHours[] = [{ weekdays: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }]

const minuteMs = 60_000
/** Of office time, until a person has spoken with whoever reported what cannot wait (P1). */
const contactMinutes = 30
/** 8:30: by then the duty officer has seen what came at night, and what collected off duty is told. */
const morning = (8 * 60 + 30) * minuteMs

/** The hours of the service point that a place belongs to: its own, or those of the nearest place above that has some. */
export function hoursAt(community: Pick<Community, 'nodes' | 'hours'>, path: string): readonly OpenHours[] {
  const above = path.split('/').map((id) => nodeById(community, Number(id))?.hours ?? [])
  const own = above.findLast((hours) => hours.length > 0) ?? community.hours
  return own.length > 0 ? own : assumedHours
}

/** The end of so many minutes of office time that begin at `from`. Undefined where no office opens within 60 days. */
function afterOfficeMinutes(hours: readonly OpenHours[], from: number, minutes: number): number | undefined {
  let at = nextOpening(hours, from)
  for (let passed = 0; passed < minutes && at !== undefined; passed += 1) {
    at = nextOpening(hours, at)
    if (at !== undefined) at += minuteMs
  }
  return at
}

function nextMorning(from: number): number {
  const today = startOfDay(dayOf(from)) + morning
  return from < today ? today : endOfDay(dayOf(from)) + morning
}

/**
 * By when a person speaks with whoever reported it: of what cannot wait (P1) within half an hour of office time, and of what comes
 * when nobody is there the duty officer at 8:30 the next morning at the latest. Undefined for everything else: P0 has its alarm.
 */
export function contactDueAt(
  urgency: Urgency,
  hours: readonly OpenHours[],
  from: number,
): number | undefined {
  if (urgency !== 'P1') return undefined
  const office = afterOfficeMinutes(hours, from, contactMinutes)
  return Math.min(nextMorning(from), office ?? Number.POSITIVE_INFINITY)
}

/** The last instant of the day (Asia/Shanghai) until which it is spoken of: what cannot wait is made safe by then. */
export const safeBy = (contactDue: number): number => endOfDay(dayOf(contactDue)) - 1

/**
 * When staff are reminded of what does not disturb them off duty: now where the office is open, else with all the rest at 8:30 of the
 * next day that it opens, or when it opens where that is earlier.
 */
export function remindedAt(hours: readonly OpenHours[], now: number): number {
  const opens = nextOpening(hours, now)
  if (opens === undefined) return now
  return Math.max(now, Math.min(opens, startOfDay(dayOf(opens)) + morning))
}
