// By when a ticket must be answered. Days are Asia/Shanghai; the start day is not counted (Civil Code 201).
import { addWorkingDays, dayOf, endOfDay } from './calendar.ts'
import { deadlinePacks, packDays, strictestDays, type CaseKind, type DeadlinePack } from './deadline-packs.ts'
import { AppError } from '../../errors.ts'
import type { TicketKind } from '../tickets/ticket.ts'

/** The pack of the place where this runs. */
const pack = 'sichuan-12345'

/** What the hotline takes a matter for that goes to a person at once. The others of that kind have a promise of our own. */
const kinds: Readonly<Record<string, CaseKind>> = {
  consult: 'consult',
  feedback: 'help',
  property_feedback: 'help',
  complaint_staff: 'complaint',
}

/**
 * The last day for an answer, "2026-12-01". Our own promises: somebody looks at an emergency the same day, and answers
 * who asks for a person within one working day.
 */
export const dueDay = (kind: TicketKind, category: string, from: number): string =>
  addWorkingDays(dayOf(from), deadlineDays(kind, category, from))

/** What the hotline takes a matter for; undefined for what only we know. */
export const caseKindOf = (kind: TicketKind, category: string): CaseKind | undefined =>
  kind === 'help' ? 'help' : kinds[category]

/** The working days that a matter has from its own promise or its pack, "today" being 0. Throws INPUT_INVALID where the pack has a hole. */
export function deadlineDays(
  kind: TicketKind,
  category: string,
  from: number,
  packs: readonly DeadlinePack[] = deadlinePacks,
): number {
  if (kind === 'emergency') return 0
  const known = caseKindOf(kind, category)
  return known === undefined ? 1 : packDays(pack, known, dayOf(from), packs)
}

/** The last millisecond of the last day, in epoch milliseconds: an instant that still belongs to the day that was promised. */
export const dueAt = (kind: TicketKind, category: string, from: number): number =>
  endOfDay(dueDay(kind, category, from)) - 1

/**
 * The same for a resident's report, which a hole of the pack must never stop: then it has the fewest days that the pack gives anything,
 * and `unruled` says that somebody has to fill the hole.
 */
export function promisedAt(
  kind: TicketKind,
  category: string,
  from: number,
  packs: readonly DeadlinePack[] = deadlinePacks,
): { dueAt: number; unruled: boolean } {
  const within = (days: number) => endOfDay(addWorkingDays(dayOf(from), days)) - 1
  try {
    return { dueAt: within(deadlineDays(kind, category, from, packs)), unruled: false }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { dueAt: within(strictestDays(pack, packs)), unruled: true }
  }
}

/** The shares of the time at which whoever is in charge is reminded (domain 2.7). */
export const reminders = [50, 80, 100] as const
export type ReminderPercent = (typeof reminders)[number]

/** The instant at which a share of the time is gone. */
export const reminderAt = (createdAt: number, due: number, percent: ReminderPercent): number =>
  createdAt + Math.floor(((due - createdAt) * percent) / 100)

/** The reminder after this one, or undefined after the last. */
export const nextReminder = (percent: ReminderPercent): ReminderPercent | undefined =>
  reminders[reminders.indexOf(percent) + 1]

/** The first reminder that is still to come at `at`; the last one where the whole time is gone. */
export const nextReminderFrom = (createdAt: number, due: number, at: number): ReminderPercent =>
  reminders.find((percent) => reminderAt(createdAt, due, percent) > at) ?? 100
