// The return visit (回访): of whom it is asked, what may be answered, and what comes of 没好 (domain 2.7). Pure.
import { recordingCategory } from '../alarms/alarm.ts'
import { dangers } from '../alarms/danger.ts'
import type { TicketKind, TicketMove, Urgency } from './ticket.ts'

export const outcomes = ['solved', 'partly', 'unsolved'] as const
export type Outcome = (typeof outcomes)[number]

/** The five steps from 非常满意 to 非常不满意. The first three count as satisfied. */
export const satisfactions = [
  'very_satisfied',
  'satisfied',
  'fairly_satisfied',
  'unsatisfied',
  'very_unsatisfied',
] as const
export type Satisfaction = (typeof satisfactions)[number]

/**
 * waiting: cannot be asked just now; phone: staff have to ask by telephone; escalated: the managers decide whether it is taken
 * up again; over: it was.
 */
export const visitStates = ['waiting', 'asked', 'phone', 'answered', 'escalated', 'over'] as const
export type VisitState = (typeof visitStates)[number]

/** What was answered so far. Null is unanswered, which is neither solved nor satisfied (domain 2.7, A22). */
export interface Answered {
  outcome: Outcome | null
  satisfaction: Satisfaction | null
}
/** Half of it done is not solved. */
const isSolved = ({ outcome }: Answered): boolean => outcome === 'solved'
export const isSatisfied = ({ satisfaction }: Pick<Answered, 'satisfaction'>): boolean =>
  satisfaction !== null && satisfactions.indexOf(satisfaction) <= 2
/** Whether somebody should look: said to be not or not quite done, or not satisfied. */
export const isUnhappy = (answered: Answered): boolean =>
  (answered.outcome !== null && !isSolved(answered)) ||
  (answered.satisfaction !== null && !isSatisfied(answered))

/** Return visits counted (domain 2.7): the unanswered stand apart, and are part of no share. */
export interface Measured {
  unanswered: number
  /** Who said whether it is done, and those of them who said yes. */
  answered: number
  solved: number
  /** Who said how content they are, and those of them who are. */
  rated: number
  satisfied: number
}
export function measure(visits: readonly (Answered & { count: number })[]): Measured {
  const sum = (counts: (visit: Answered) => boolean) =>
    visits.filter(counts).reduce((total, { count }) => total + count, 0)
  return {
    unanswered: sum(({ outcome }) => outcome === null),
    answered: sum(({ outcome }) => outcome !== null),
    solved: sum(isSolved),
    rated: sum(({ satisfaction }) => satisfaction !== null),
    satisfied: sum(isSatisfied),
  }
}

const unasked: readonly string[] = [...dangers, recordingCategory]
/** Nobody is asked how content they are with the end of a danger, or with what a recording may have held (domain 4.1, 4.4). */
export const asksVisit = (of: { kind: TicketKind; category: string; urgency: Urgency }): boolean =>
  of.kind !== 'emergency' && of.urgency !== 'P0' && !unasked.includes(of.category)

/** For so long after harm was told, in milliseconds, nothing is asked about any other matter either (our own rule). */
export const sparedAfterHarm = 30 * 24 * 60 * 60 * 1000
/** When it is tried again to ask whoever cannot be asked just now, and when staff phone instead, in milliseconds. */
export const askAgainAfter = 60 * 60 * 1000
export const phoneAfter = 3 * 24 * 60 * 60 * 1000

/** How often a resident may have the same matter taken up again; the next time its managers decide (domain 2.7). */
export const reopenedAtMost = 2

interface Ended {
  assigneeId: number | null
}
/** The resident has it taken up again: whoever had it goes on, and its deadline stays as it was (domain 2.7: the clock is kept). */
export const reopenByResident = ({ assigneeId }: Ended, words: string): TicketMove => ({
  set: {
    status: assigneeId === null ? 'submitted' : 'in_progress',
    assigneeId,
    result: null,
    pictureWaived: false,
  },
  event: { type: 'reopened', ...(words !== '' && { note: words }) },
  notifyResident: false,
  notifyStaff: assigneeId === null ? [] : [assigneeId],
})

/** It was taken up again often enough: the managers are asked, and it stays as it is until they decide. */
export const escalate = (words: string, managers: readonly number[]): TicketMove => ({
  set: {},
  event: { type: 'escalated', ...(words !== '' && { note: words }) },
  notifyResident: false,
  notifyStaff: [...managers],
})
