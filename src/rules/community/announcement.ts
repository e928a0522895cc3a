// What staff tell the residents of some places: when it may be sent, and how long it may be.
import { dayOf, endOfDay } from '../time/calendar.ts'

/** In characters: what is longer is not read on a small phone. */
export const announcementLength = 300
/** How long an announcement may go on being sent, in days. */
export const announcementDays = 30

const hour = 60 * 60 * 1000
/** Nobody's phone rings for a water cut, nor for an errand, from 21:00 to 8:00, Asia/Shanghai. */
const quietFrom = 21 * hour
const quietTo = 8 * hour

/** The first instant from `at` on (epoch ms) at which an announcement may be sent. An urgent one may at any hour. */
export function sendableFrom(at: number, urgent: boolean): number {
  const tomorrow = endOfDay(dayOf(at))
  const midnight = tomorrow - 24 * hour
  if (urgent) return at
  if (at < midnight + quietTo) return midnight + quietTo
  return at < midnight + quietFrom ? at : tomorrow + quietTo
}
