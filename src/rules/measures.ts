// What the service is measured by (domain 2.7): how much came, how soon a person answered, and what is open or late. Pure.
// Solved and satisfied are counted by `measure` in visit.ts. No law gives a formula for the three rates that 12345 is assessed
// by (北京市接诉即办工作条例 32): these definitions are ours.
import { isOpen, type TicketStatus, type Urgency } from './ticket.ts'
import type { TicketEventType } from './ticket-events.ts'
import { kindsOf, type Case, type CaseKind } from './visibility.ts'

/** By which a person confirms an emergency, in milliseconds. */
export const confirmWithin = 2 * 60 * 1000

/** Moves of staff by which a person speaks with the resident. That somebody took it in hand is none. */
export const contacts: readonly TicketEventType[] = [
  'asked',
  'replied',
  'told',
  'held',
  'resolved',
  'explained',
  'rejected',
]

/** Of these nothing is told by place, kind or handler: they are part of the sums only. */
export const apartKinds: readonly CaseKind[] = ['confidential', 'mustReport', 'harm', 'sensitive']
export const isApart = (of: Case): boolean => kindsOf(of).some((kind) => apartKinds.includes(kind))

/** A ticket as it is counted. Times are epoch milliseconds. */
export interface Counted {
  status: TicketStatus
  urgency: Urgency
  createdAt: number
  dueAt: number
  /** P1 only: until when a person has to speak with the resident. */
  contactDueAt: number | null
  /** When a person first did, or confirmed the emergency. */
  contactedAt: number | null
  /** When it was last done. */
  doneAt: number | null
}

/** By when a person has to answer: two minutes of an emergency, the contact's own time of what cannot wait, else its deadline. */
export const answerBy = ({ urgency, createdAt, contactDueAt, dueAt }: Counted): number =>
  urgency === 'P0' ? createdAt + confirmWithin : (contactDueAt ?? dueAt)

export interface Load {
  received: number
  open: number
  done: number
  /** Open past its deadline, or done after it. */
  overdue: number
  /** Response: those whose time to be answered is over or that were answered, and those of them answered within it. */
  due: number
  answered: number
}

/** One ticket's part of each figure. What the resident withdrew before anybody had to answer is due no answer. */
export function loadOf(ticket: Counted, now: number): Load {
  const { status, dueAt, contactedAt, doneAt } = ticket
  const limit = answerBy(ticket)
  const isDue = contactedAt !== null || (limit < now && status !== 'withdrawn')
  const is = (condition: boolean) => (condition ? 1 : 0)
  return {
    received: 1,
    open: is(isOpen(status)),
    done: is(status === 'done'),
    overdue: is((isOpen(status) && dueAt < now) || (status === 'done' && doneAt !== null && doneAt > dueAt)),
    due: is(isDue),
    answered: is(contactedAt !== null && contactedAt <= limit),
  }
}

/** Fewer than this many are not told as a number in a breakdown: somebody might know who it was. */
export const fewest = 3

/**
 * A column of a breakdown as it may be told: few is 少于3; since hidden numbers could be had by taking the others from the
 * sum, the smallest of the others is hidden too.
 */
export function withhold(column: readonly number[]): (number | 'few' | 'hidden')[] {
  const isFew = (count: number) => count > 0 && count < fewest
  const hidden = column.filter(isFew)
  const left = column.filter((count) => count >= fewest)
  const guard = hidden.length > 0 && left.length > 0 ? column.indexOf(Math.min(...left)) : -1
  return column.map((count, at) => (isFew(count) ? 'few' : at === guard ? 'hidden' : count))
}

const dayMs = 24 * 60 * 60 * 1000
/** The days that a hot spot is looked for in, and the fortnights before that it is compared with. */
export const hotDays = 14
export const fortnightsBefore = 8
export const hotSince = (now: number): number => now - hotDays * dayMs
export const comparedSince = (now: number): number => hotSince(now) - fortnightsBefore * hotDays * dayMs

/** At least five of a kind in a building within fourteen days, and three times the mean of the eight fortnights before. */
export const isHot = ({ recent, before }: { recent: number; before: number }): boolean =>
  recent >= 5 && recent * fortnightsBefore >= 3 * before
