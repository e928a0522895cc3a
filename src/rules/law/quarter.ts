// The quarters of a year, over which residents' answers are told in sums.
import { startOfDay } from '../time/calendar.ts'

export interface Quarter {
  year: number
  /** 1 to 4. */
  quarter: number
  /** Epoch milliseconds; `until` is no longer part of it. */
  from: number
  until: number
}

const day = 24 * 60 * 60 * 1000
/** Answers still come in for so long after a talk. */
const answersWithin = 7 * day

const dayOne = (year: number, month: number): number =>
  startOfDay(`${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)

/** A quarter (1 to 4) of a year. */
export const quarterOf = (year: number, quarter: number): Quarter => ({
  ...{ year, quarter },
  from: dayOne(year, (quarter - 1) * 3),
  until: dayOne(year, quarter * 3),
})

/** The last quarters to which no answer comes any more, the latest first. Apart and unchanging, none tells of another by subtraction. */
export function closedQuarters(now: number, count: number): Quarter[] {
  const closed: Quarter[] = []
  let year = new Date(now).getUTCFullYear() + 1
  let quarter = 4
  while (closed.length < count) {
    const one = quarterOf(year, quarter)
    if (one.until + answersWithin <= now) closed.push(one)
    quarter -= 1
    if (quarter === 0) [year, quarter] = [year - 1, 4]
  }
  return closed
}
