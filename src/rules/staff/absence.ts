// When a colleague is not there: whole days, without a reason, since a reason can be an illness (个人信息保护法 28).
import { AppError } from '../../errors.ts'
import { startOfDay } from '../time/calendar.ts'

export interface Absence {
  /** First and last day, both included. */
  from: string
  until: string
}

const longestMs = 366 * 24 * 60 * 60_000

/** Throws INPUT_INVALID for days in the wrong order, an absence that is over, or one of more than a year. */
export function checkAbsence({ from, until }: Absence, today: string): void {
  if (until < from) throw new AppError('INPUT_INVALID', 'until: the last day is before the first')
  if (until < today)
    throw new AppError('INPUT_INVALID', 'until: these days are over; only what is ahead counts')
  if (startOfDay(until) - startOfDay(from) > longestMs)
    throw new AppError(
      'INPUT_INVALID',
      'until: at most a year at once; who is gone for longer leaves the post',
    )
}

export const isAway = (absences: readonly Absence[], day: string): boolean =>
  absences.some(({ from, until }) => from <= day && day <= until)
