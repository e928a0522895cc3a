// Working days and office hours as the mainland counts them: public holidays rest, make-up workdays (调休) work.
//
// A day is a string "2026-11-22" and an instant is epoch milliseconds; every day here is a day in Asia/Shanghai.
// The State Council's yearly arrangement comes with the package chinese-days, as data. For a year that it does not
// hold (the next one, until about November) no holidays are known: Monday to Friday work, Saturday and Sunday rest.
// Due days that reach into such a year are then mostly too early, never by more than its holidays; bring the package
// up to date when the arrangement is published.
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { OpenHours } from '../community/tree.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Asia/Shanghai is eight hours ahead of UTC all year (since 1991 without summer time). */
const shanghaiMs = 8 * 60 * minuteMs
/** How far ahead an opening is looked for. The longest public holiday so far was nine days. */
const searchDays = 60

/** The day that an instant (epoch ms) falls on. */
export const dayOf = (instantMs: number): string =>
  new Date(instantMs + shanghaiMs).toISOString().slice(0, 10)

/** The end of a day, 24:00, as epoch ms: the first instant of the next day. Throws a RangeError where `day` is none. */
export const endOfDay = (day: string): number => startOfDay(day) + dayMs

/**
 * The nth working day after `day`. The day on which a period begins does not count (Civil Code art. 201), whether it is
 * a working day or not; make-up workdays count, public holidays and other weekends do not. n = 0 is `day` itself.
 * Throws a RangeError where `day` is no day or n no whole number from 0 on.
 */
export function addWorkingDays(day: string, n: number): string {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError('Working days are counted in whole numbers from 0')
  const key = `${n} ${day}`
  const known = counted.get(key)
  if (known !== undefined) return known
  let at = startOfDay(day)
  let left = n
  while (left > 0) {
    at += dayMs
    if (isWorkingDay(dayOf(at))) left -= 1
  }
  const last = dayOf(at)
  if (counted.size >= countedAtMost) counted.clear()
  counted.set(key, last)
  return last
}
/** What was counted before. Nearly all that is asked for begins today. */
const counted = new Map<string, string>()
const countedAtMost = 100

/**
 * Whether the office is open at `now` (epoch ms): from `from` on, until just before `to`. On public holidays it is
 * closed, also on those that fall on a weekend; on a make-up workday it keeps Monday's hours.
 */
export function isOpen(hours: readonly OpenHours[], now: number): boolean {
  const day = dayOf(now)
  const minute = (now - startOfDay(day)) / minuteMs
  return hoursOn(hours, day).some(({ from, to }) => from <= minute && minute < to)
}

/**
 * The first instant from `now` on (epoch ms) at which the office is open: `now` itself where it is open already.
 * Undefined where it does not open within the next 60 days.
 */
export function nextOpening(hours: readonly OpenHours[], now: number): number | undefined {
  if (isOpen(hours, now)) return now
  const today = startOfDay(dayOf(now))
  for (let ahead = 0; ahead <= searchDays; ahead += 1) {
    const midnight = today + ahead * dayMs
    const opens = hoursOn(hours, dayOf(midnight))
      .filter(({ from, to }) => from < to)
      .map(({ from }) => midnight + from * minuteMs)
      .filter((at) => at > now)
    if (opens.length > 0) return Math.min(...opens)
  }
  return undefined
}

function hoursOn(hours: readonly OpenHours[], day: string): readonly OpenHours[] {
  if (isPublicHoliday(day)) return []
  const asOn = makeUpDays[day] === undefined ? weekdayOf(day) : 1
  return hours.filter(({ weekdays }) => weekdays.includes(asOn))
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

// The package's table and not its functions: those read local clock fields and are a day off in every zone west of
// Greenwich (1.5.7, seen). The table has the weekend days of a holiday too.
const publicHolidays: Readonly<Record<string, string>> = calendar.holidays
const makeUpDays: Readonly<Record<string, string>> = calendar.workdays

export const isPublicHoliday = (day: string): boolean => publicHolidays[day] !== undefined
const isWeekend = (day: string): boolean => weekdayOf(day) % 6 === 0
/** Monday to Friday without public holidays, and make-up workdays. */
export const isWorkingDay = (day: string): boolean =>
  makeUpDays[day] !== undefined || !(isWeekend(day) || isPublicHoliday(day))

/** The days off of a public holiday, both ends included. */
export interface Holiday {
  first: string
  last: string
}

/**
 * The public holiday of a Chinese name ("春节", "国庆") that lasts on `day` or comes next, or the next one of any name.
 * Undefined where its arrangement is not published yet.
 */
export function nextHoliday(day: string, name = ''): Holiday | undefined {
  const days = Object.keys(publicHolidays)
    .filter((key) => key >= day && publicHolidays[key]?.split(',')[1]?.startsWith(name))
    .sort()
  const [next] = days
  if (next === undefined) return undefined
  const same = (at: string) => publicHolidays[at] === publicHolidays[next]
  let first = next
  let last = next
  while (same(plusDays(first, -1))) first = plusDays(first, -1)
  while (same(plusDays(last, 1))) last = plusDays(last, 1)
  return { first, last }
}

/** The day that many days later, or earlier. */
export const plusDays = (day: string, n: number): string => dayOf(startOfDay(day) + n * dayMs)

/** The first instant of a day as epoch ms. Throws a RangeError where `day` is none. */
export function startOfDay(day: string): number {
  const start = Date.parse(`${day}T00:00:00Z`) - shanghaiMs
  // Round trip, because Date.parse takes "2026-02-30" for a day in March.
  if (Number.isNaN(start) || dayOf(start) !== day) throw new RangeError('Not a day of the form 2026-11-22')
  return start
}
