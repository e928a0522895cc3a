// Looking in on people who agreed to it (探访): when the next visit is due, what counts, and what a manager has to hear of. Pure.
import { plusDays, startOfDay } from '../time/calendar.ts'

/** What whoever went there can say. */
export const lookInOutcomes = ['seen', 'missed', 'help'] as const
export type LookInOutcome = (typeof lookInOutcomes)[number]
/** Nobody went by the end of the day. */
export const unvisited = 'unvisited'
export type LookInResult = LookInOutcome | typeof unvisited
export const lookInResults = [...lookInOutcomes, unvisited] as const

/** Days from one visit to the next. */
export const intervals = [1, 3, 7, 14, 30] as const
export type Interval = (typeof intervals)[number]
/** How they said yes. */
export const agreedWays = ['person', 'phone', 'paper'] as const
export const endReasons = ['withdrawn', 'moved', 'died', 'other'] as const

/** Whether somebody was met. What met nobody, or was not made, the managers hear of the same day. */
export const met = (result: LookInResult): boolean => result === 'seen' || result === 'help'

/** The day of the next visit. Where nobody was met it is the next day, never one that has passed ("2026-11-23"). */
export function dueAfter(
  result: LookInResult,
  { everyDays, dueOn }: { everyDays: number; dueOn: string },
  today: string,
): string {
  if (met(result)) return plusDays(today, everyDays)
  if (result === 'missed') return plusDays(today, 1)
  const next = plusDays(dueOn, 1)
  return next < today ? today : next
}

const hour = 60 * 60 * 1000
/** By when somebody has been there on the day, as epoch ms: at 17:00 in Shanghai, so that there is still an evening to go (our own rule). */
export const visitedBy = (day: string): number => startOfDay(day) + 17 * hour
