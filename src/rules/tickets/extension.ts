// More time for a case: once, at most as long as its own time was, with a reason and a manager's yes, before the old day is over
// (domain 2.7; Beijing 12345 rules, article 15: extensions are explained to the resident).
import { AppError } from '../../errors.ts'
import { dayOf, endOfDay, addWorkingDays } from '../time/calendar.ts'
import { deadlineDays } from '../time/deadline.ts'
import { dueIfAnswered, type ClockChange } from './pause.ts'
import { others, requireMine, requireOpen, type Actor, type TicketMove, type TicketState } from './ticket.ts'

/** The working days that a case can be given once; 0 where nothing may wait longer. */
export const extensionAtMost = ({
  kind,
  category,
  createdAt,
}: Pick<TicketState, 'kind' | 'category' | 'createdAt'>): number => deadlineDays(kind, category, createdAt)

/** Asks a manager for more time. Asked anew before there is an answer, the later wish counts. */
export function askExtension(
  ticket: TicketState,
  actor: Actor,
  { days, reason }: { days: number; reason: string },
): TicketMove {
  requireMine(ticket, actor)
  requireTime(ticket, actor)
  const most = extensionAtMost(ticket)
  if (most === 0) throw new AppError('EXTENSION_REFUSED', 'an emergency is never put off')
  if (ticket.extendedFrom !== null)
    throw new AppError('EXTENSION_REFUSED', 'a case is extended once, and this one was')
  if (!Number.isInteger(days) || days < 1 || days > most)
    throw new AppError('INPUT_INVALID', `days: from 1 to ${most} working days for this case`)
  return {
    set: { extensionBy: actor.staffId, extensionDays: days },
    event: { type: 'extensionAsked', note: reason, data: { days } },
    notifyResident: false,
    notifyStaff: [],
    notifyManagers: true,
  }
}

/** A manager says yes. The resident is told at once, while the old day still lasts; whoever asked cannot say it. */
export function grantExtension(ticket: TicketState, actor: Actor): TicketMove {
  const { by, days } = requireAsked(ticket, actor)
  requireTime(ticket, actor)
  const before = dueIfAnswered(ticket, actor.at)
  return {
    set: {
      extensionBy: null,
      extensionDays: null,
      extendedFrom: new Date(before),
      ...putOff(ticket, days),
    },
    event: { type: 'extended', data: { days, until: laterDay(before, days) } },
    notifyResident: true,
    notifyStaff: others(actor, by, ticket.assigneeId),
    tellUntil: before,
  }
}

/** A manager says no, with a word. */
export function refuseExtension(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  const { by } = requireAsked(ticket, actor)
  return {
    set: { extensionBy: null, extensionDays: null },
    event: { type: 'extensionRefused', note: reason },
    notifyResident: false,
    notifyStaff: others(actor, by, ticket.assigneeId),
  }
}

function requireAsked(ticket: TicketState, actor: Actor): { by: number; days: number } {
  requireOpen(ticket)
  const { extensionBy: by, extensionDays: days } = ticket
  if (by === null || days === null)
    throw new AppError('EXTENSION_MISSING', 'nobody asks for more time for this case, or no longer')
  if (by === actor.staffId)
    throw new AppError('APPROVAL_OWN', 'nobody answers what they asked for themselves; ask another manager')
  return { by, days }
}

function requireTime(ticket: TicketState, actor: Actor): void {
  if (actor.at > dueIfAnswered(ticket, actor.at))
    throw new AppError('EXTENSION_LATE', 'the day has passed; it can no longer be put off')
}

const laterDay = (due: number, days: number): string => addWorkingDays(dayOf(due), days)
const laterEnd = (due: number, days: number): Date => new Date(endOfDay(laterDay(due, days)) - 1)

/** A clock that stands still is put off too. */
const putOff = ({ dueAt, pausedDue }: TicketState, days: number): ClockChange => ({
  dueAt: laterEnd(dueAt, days),
  ...(pausedDue !== null && { pausedDue: laterEnd(pausedDue, days) }),
})
