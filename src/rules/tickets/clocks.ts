// The three clocks of a case, which do not mix: a person speaks with whoever reported what cannot wait (P1), it is made safe the same
// day, and everything has its result by the deadline pack's day. Pure: times are epoch milliseconds.
import { AppError } from '../../errors.ts'
import { safeBy } from '../time/office-hours.ts'
import {
  requireMine,
  requireOpen,
  type Actor,
  type TicketMove,
  type TicketState,
  type Urgency,
} from './ticket.ts'

export const clockNames = ['contact', 'safe', 'result'] as const
export type ClockName = (typeof clockNames)[number]

/** What the clocks of a case are told by. */
interface Clocked {
  urgency: Urgency
  /** By when it has its result. */
  dueAt: number
  /** Until when a person speaks with the resident, where that is owed; null for what can wait. */
  contactDueAt: number | null
  contactedAt: number | null
  safeAt: number | null
}

/** The contact and the safety that are owed of what cannot wait: by when, and when it was so. Undefined for anything else. */
export const pressingClocks = ({ urgency, contactDueAt, contactedAt, safeAt }: Clocked) =>
  urgency === 'P1' && contactDueAt !== null
    ? {
        contact: { dueAt: contactDueAt, at: contactedAt },
        safe: { dueAt: safeBy(contactDueAt), at: safeAt },
      }
    : undefined

/** What is owed next of an open case: the earliest clock that nobody has stopped. */
export function nextClock(ticket: Clocked): { name: ClockName; dueAt: number } {
  const pressing = pressingClocks(ticket)
  const open = (['contact', 'safe'] as const).flatMap((name) => {
    const clock = pressing?.[name]
    return clock?.at === null ? [{ name, dueAt: clock.dueAt }] : []
  })
  const result = { name: 'result' as const, dueAt: ticket.dueAt }
  return [...open, result].reduce((first, clock) => (clock.dueAt < first.dueAt ? clock : first))
}

function requireOwed(ticket: TicketState, actor: Actor, name: 'contact' | 'safe'): void {
  if (!ticket.helperIds.includes(actor.staffId)) requireMine(ticket, actor)
  requireOpen(ticket)
  if (pressingClocks(ticket)?.[name].at !== null)
    throw new AppError('CLOCK_STOPPED', 'this is not owed of the case, or was noted before')
}

/** Notes that one has spoken with the resident by telephone. What is written to them counts by itself. */
export function reach(ticket: TicketState, actor: Actor): TicketMove {
  requireOwed(ticket, actor, 'contact')
  return { set: {}, event: { type: 'reached' }, notifyResident: false, notifyStaff: [] }
}

/** Notes that nobody can come to harm there any more, and what was done for that (围挡、断电、有人守着). */
export function makeSafe(ticket: TicketState, actor: Actor, done: string): TicketMove {
  requireOwed(ticket, actor, 'safe')
  return {
    set: { safeAt: new Date(actor.at) },
    event: { type: 'madeSafe', note: done },
    notifyResident: false,
    notifyStaff: [],
  }
}
