// By when a ticket must be answered. Days are Asia/Shanghai; the start day is not counted (Civil Code 201).
import { addWorkingDays, dayOf, endOfDay } from './calendar.ts'
import type { TicketKind } from './ticket.ts'

/**
 * Working days for an answer. help: the Sichuan 12345 pack of 2026 as the press reported it (domain 0.3, [W]);
 * the others are our own promise. The packs become data of the operator with the service desk.
 */
const workingDays: Readonly<Record<TicketKind, number>> = { help: 7, human: 1, emergency: 0 }

/** The last day for an answer, "2026-12-01". */
export const dueDay = (kind: TicketKind, from: number): string =>
  workingDays[kind] === 0 ? dayOf(from) : addWorkingDays(dayOf(from), workingDays[kind])

/** The last millisecond of the last day, in epoch milliseconds: an instant that still belongs to the day that was promised. */
export const dueAt = (kind: TicketKind, from: number): number => endOfDay(dueDay(kind, from)) - 1

/** The shares of the time at which whoever is in charge is reminded (domain 2.7). */
export const reminders = [50, 80, 100] as const
export type ReminderPercent = (typeof reminders)[number]

/** The instant at which a share of the time is gone. */
export const reminderAt = (createdAt: number, due: number, percent: ReminderPercent): number =>
  createdAt + Math.floor(((due - createdAt) * percent) / 100)

/** The reminder after this one, or undefined after the last. */
export const nextReminder = (percent: ReminderPercent): ReminderPercent | undefined =>
  reminders[reminders.indexOf(percent) + 1]
