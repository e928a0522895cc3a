// The days of a mediation agreement (人民调解法): both sides may ask a court together to confirm it within 30 days of its effect (33).
import { isWorkingDay, plusDays } from '../time/calendar.ts'

const confirmedWithin = 30
/** Days after the effect on which both sides are reminded of it. */
const remindedAfter = [20, 27] as const

/**
 * By when a court can be asked, and when both sides are reminded, for an agreement that took effect on a day ("2026-09-05"). That day is
 * not counted (Civil Code 201); a last day that is a holiday gives way to the first day after it (203).
 */
export function confirmationDays(effective: string): { last: string; reminders: string[] } {
  let last = plusDays(effective, confirmedWithin)
  while (!isWorkingDay(last)) last = plusDays(last, 1)
  return { last, reminders: remindedAfter.map((days) => plusDays(effective, days)) }
}
