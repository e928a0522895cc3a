// When something that can be booked is open, and the slots that follow: recurring rules (RFC 5545), exceptions of single days.
// Slots are reckoned, never stored. A day is "2026-11-22" in Asia/Shanghai, a minute counts from its midnight, an instant is epoch ms.
import rrule, { type RRule } from 'rrule'
import { dayOf, isPublicHoliday, plusDays, startOfDay } from '../time/calendar.ts'

/** Open from minute to minute on the days of a recurrence such as "FREQ=WEEKLY;BYDAY=TU,TH" or "FREQ=MONTHLY;BYDAY=1SA". */
export interface OpeningRule {
  rrule: string
  from: number
  to: number
}
/** A day that is otherwise than the rules say: open besides, or closed, as a whole or from minute to minute. */
export interface OpeningException {
  day: string
  open: boolean
  from: number | null
  to: number | null
}
export interface Opening {
  rules: readonly OpeningRule[]
  exceptions: readonly OpeningException[]
  /** How long a slot lasts, and what is kept free after it, in minutes. */
  minutes: number
  buffer: number
  /** Whether the rules hold on public holidays. */
  onHolidays: boolean
}
export interface Slot {
  start: number
  end: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** How far ahead anything can be booked. */
const bookableDays = 60
/** Where a recurrence names no beginning, every second week is counted from this Monday. */
const epoch = Date.UTC(2024, 0, 1)

/** The recurrence of a text. Throws where it is none, or one that cannot be counted by days. */
function recurrence(text: string): RRule {
  const options = rrule.RRule.parseString(text)
  if (options.freq === undefined || options.freq > rrule.RRule.DAILY)
    throw new RangeError('A rule names FREQ=DAILY, WEEKLY, MONTHLY or YEARLY')
  return new rrule.RRule({ ...options, dtstart: options.dtstart ?? new Date(epoch) })
}

export function isRecurrence(text: string): boolean {
  try {
    recurrence(text)
    return true
  } catch {
    return false
  }
}

/** Whether a recurrence falls on a day. */
function fallsOn(text: string, day: string): boolean {
  const key = `${day} ${text}`
  const known = asked.get(key)
  if (known !== undefined) return known
  const midnight = new Date(`${day}T00:00:00Z`)
  const falls = recurrence(text).between(midnight, new Date(midnight.getTime() + dayMs - 1), true).length > 0
  if (asked.size >= askedAtMost) asked.clear()
  asked.set(key, falls)
  return falls
}
/** A recurrence is dear to count, and the same days are asked for again and again. */
const asked = new Map<string, boolean>()
const askedAtMost = 5000

/** The slots of a day, in order; none overlaps another. */
export function slotsOn(opening: Opening, day: string): Slot[] {
  const { minutes, buffer, rules, onHolidays } = opening
  const today = opening.exceptions.filter((exception) => exception.day === day)
  const closed = today.filter(({ open }) => !open)
  if (closed.some(({ from }) => from === null)) return []
  const ruled = !onHolidays && isPublicHoliday(day) ? [] : rules.filter((rule) => fallsOn(rule.rrule, day))
  const besides = today.flatMap(({ open, from, to }) =>
    open && from !== null && to !== null ? [{ from, to }] : [],
  )
  const midnight = startOfDay(day)
  const starts = [...ruled, ...besides]
    .flatMap(({ from, to }) => stepsFrom(from, to, minutes, buffer))
    .filter((at) => !closed.some(({ from, to }) => at < (to ?? 0) && (from ?? 0) < at + minutes))
    .sort((a, b) => a - b)
  const kept: number[] = []
  for (const at of starts) {
    const last = kept.at(-1)
    if (last === undefined || at >= last + minutes + buffer) kept.push(at)
  }
  return kept.map((at) => ({
    start: midnight + at * minuteMs,
    end: midnight + (at + minutes) * minuteMs,
  }))
}

function stepsFrom(from: number, to: number, minutes: number, buffer: number): number[] {
  const starts: number[] = []
  for (let at = from; at + minutes <= to; at += minutes + buffer) starts.push(at)
  return starts
}

/** Whether a slot of just this beginning exists. */
export const hasSlot = (opening: Opening, start: number): boolean =>
  slotsOn(opening, dayOf(start)).some((slot) => slot.start === start)

/** The slots that begin after an instant, day by day, as far ahead of `now` as anything can be booked. */
export function* slotsAfter(opening: Opening, after: number, now: number): Generator<Slot> {
  const last = plusDays(dayOf(now), bookableDays)
  for (let day = dayOf(Math.max(after, now)); day <= last; day = plusDays(day, 1))
    for (const slot of slotsOn(opening, day)) if (slot.start > after && slot.start > now) yield slot
}
