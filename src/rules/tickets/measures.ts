// What the service is measured by (domain 2.7): how much came in a month, how soon a person answered, what is open or late, what
// residents said of the end, and where much comes of one kind. Pure.
// No law gives a formula for the three rates that 12345 is assessed by (北京市接诉即办工作条例 32): these definitions are ours.
import { recordingCategory } from '../alarms/alarm.ts'
import { startOfDay } from '../time/calendar.ts'
import { isOpen, type TicketStatus, type Urgency } from './ticket.ts'
import type { TicketEventType } from './ticket-events.ts'
import { kindsOf, type Case, type CaseKind } from '../staff/visibility.ts'
import type { Measured } from './visit.ts'

/** By which a person confirms an emergency, in milliseconds. */
const confirmWithin = 2 * 60 * 1000

/** Moves of staff by which a person speaks with the resident. That somebody took it in hand is none. */
export const contacts: readonly TicketEventType[] = [
  'asked',
  'replied',
  'reached',
  'told',
  'held',
  'resolved',
  'explained',
  'rejected',
]
/** Of these, what reaches the resident in writing, if at all. */
export const writtenContacts: readonly TicketEventType[] = ['asked', 'replied', 'held']
/** Moves by which a ticket is done. */
export const endings: readonly TicketEventType[] = ['resolved', 'explained']

/** Of these nothing is told by place, kind or handler: they are part of the sums only. */
const apartKinds: readonly CaseKind[] = ['confidential', 'mustReport', 'harm', 'sensitive']
export const isApart = (of: Case): boolean => kindsOf(of).some((kind) => apartKinds.includes(kind))

/** As what a case is told in a breakdown by kind: emergencies together, since some tell of somebody's health; null for what stands apart. */
export function toldAs(of: Case): string | null {
  if (isApart(of)) return null
  return kindsOf(of).includes('danger') ? 'danger' : of.category
}

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
  reopened: boolean
}

/** By when a person has to answer: two minutes of an emergency, the contact's own time of what cannot wait, else its deadline. */
const answerBy = ({ urgency, createdAt, contactDueAt, dueAt }: Counted): number =>
  urgency === 'P0' ? createdAt + confirmWithin : (contactDueAt ?? dueAt)

/** How many tickets of those received. */
export interface Load {
  received: number
  done: number
  /** Withdrawn, not taken on, or merged into another. */
  ended: number
  open: number
  /** Open past the deadline, or done after it. */
  overdue: number
  /** Whose time to be answered is over, or that were answered; */
  due: number
  /** and of these, within that time. */
  answered: number
  /** Taken up again after they were done, however often. */
  reopened: number
}
export const noLoad: Load = {
  received: 0,
  done: 0,
  ended: 0,
  open: 0,
  overdue: 0,
  due: 0,
  answered: 0,
  reopened: 0,
}

/** One ticket's part of each. What ended without anybody having to answer it (withdrawn, merged) is due no answer. */
export function loadOf(ticket: Counted, now: number): Load {
  const { status, dueAt, contactedAt, doneAt } = ticket
  const limit = answerBy(ticket)
  const spared = status === 'withdrawn' || status === 'merged'
  const is = (condition: boolean) => (condition ? 1 : 0)
  return {
    received: 1,
    done: is(status === 'done'),
    ended: is(!isOpen(status) && status !== 'done'),
    open: is(isOpen(status)),
    overdue: is((isOpen(status) && dueAt < now) || (status === 'done' && doneAt !== null && doneAt > dueAt)),
    due: is(contactedAt !== null || (limit < now && !spared)),
    answered: is(contactedAt !== null && contactedAt <= limit),
    reopened: is(ticket.reopened),
  }
}

/** A load with what came of its return visits. */
export interface Figures extends Load {
  visits: Measured
}
const noVisits: Measured = { unanswered: 0, answered: 0, solved: 0, rated: 0, satisfied: 0 }
export const noFigures: Figures = { ...noLoad, visits: noVisits }

export const sumLoads = (a: Load, b: Load): Load => ({
  received: a.received + b.received,
  done: a.done + b.done,
  ended: a.ended + b.ended,
  open: a.open + b.open,
  overdue: a.overdue + b.overdue,
  due: a.due + b.due,
  answered: a.answered + b.answered,
  reopened: a.reopened + b.reopened,
})
export const sumFigures = (a: Figures, b: Figures): Figures => ({
  ...sumLoads(a, b),
  visits: {
    unanswered: a.visits.unanswered + b.visits.unanswered,
    answered: a.visits.answered + b.visits.answered,
    solved: a.visits.solved + b.visits.solved,
    rated: a.visits.rated + b.visits.rated,
    satisfied: a.visits.satisfied + b.visits.satisfied,
  },
})

/** The ten named figures of a report. */
export const figureNames = [
  'received',
  'done',
  'ended',
  'open',
  'overdue',
  'responded',
  'solved',
  'satisfied',
  'unanswered',
  'reopened',
] as const
export type FigureName = (typeof figureNames)[number]
/** So many, of so many where it is a rate: of none a rate is unknown, not nought. */
export interface Figure {
  count: number
  of: number | null
}
export const figuresOf = ({ visits, ...load }: Figures): Record<FigureName, Figure> => {
  const plain = (count: number): Figure => ({ count, of: null })
  return {
    received: plain(load.received),
    done: plain(load.done),
    ended: plain(load.ended),
    open: plain(load.open),
    overdue: plain(load.overdue),
    responded: { count: load.answered, of: load.due },
    solved: { count: visits.solved, of: visits.answered },
    satisfied: { count: visits.satisfied, of: visits.rated },
    unanswered: plain(visits.unanswered),
    reopened: plain(load.reopened),
  }
}
/** Whole per cent, rounded down: 100 % is all of them. Null where there is none to be a part of. */
export const percentOf = ({ count, of }: Figure): number | null =>
  of === null || of === 0 ? null : Math.floor((count * 100) / of)

/** Fewer than this many are not told by themselves: somebody might know who it was. */
export const fewest = 3

/** A row of a breakdown; without a key it holds what has no row of its own. */
export interface Part<K> {
  key: K | null
  figures: Figures
}
/**
 * The rows of a breakdown as they may be told, the largest first, and last what has no row of its own: there the few are together
 * with what stands apart, so that no row and no difference from the sum tells of fewer than three.
 */
export function tellable<K>(parts: readonly Part<K>[]): Part<K>[] {
  const isTold = ({ key, figures }: Part<K>) => key !== null && figures.received >= fewest
  const told = parts.filter(isTold).sort((a, b) => b.figures.received - a.figures.received)
  const rest = parts.filter((part) => !isTold(part))
  const together = rest.reduce((sum, { figures }) => sum + figures.received, 0)
  if (together > 0 && together < fewest) rest.push(...told.splice(-1))
  if (together === 0) return told
  return [...told, { key: null, figures: rest.map(({ figures }) => figures).reduce(sumFigures, noFigures) }]
}

/** The first instant of a month ("2026-11") in Asia/Shanghai, and the first after it. Throws a RangeError where there is no such month. */
export function spanOf(month: string): { from: number; until: number } {
  const [year = 0, of = 0] = month.split('-').map(Number)
  const next = of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
  return { from: startOfDay(`${month}-01`), until: startOfDay(`${next}-01`) }
}

const dayMs = 24 * 60 * 60 * 1000
/** The days that a hot spot is looked for in, and the fortnights before that it is compared with. */
const hotDays = 14
const fortnightsBefore = 8
export const hotSince = (now: number): number => now - hotDays * dayMs
export const comparedSince = (now: number): number => hotSince(now) - fortnightsBefore * hotDays * dayMs

/** Hot spots are of things at a place, never of what tells of a person: nothing delicate, dangerous or unknown. */
export const mayBeHot = (of: Case): boolean =>
  ![recordingCategory, 'other', 'human', 'yi_language'].includes(of.category) &&
  kindsOf(of).every((kind) => kind === 'ordinary')

/** At least five of a kind in a building within fourteen days, and three times the mean of the eight fortnights before. */
export const isHot = ({ recent, before }: { recent: number; before: number }): boolean =>
  recent >= 5 && recent * fortnightsBefore >= 3 * before

/** How many a fortnight is usual, to a tenth; null where too few came to be told. */
export const usualOf = (before: number): number | null =>
  before < fewest ? null : Math.round((before * 10) / fortnightsBefore) / 10
