// Sorting a case anew: staff see that it is of another kind, or more urgent, than it was heard as. What it is decides who may see
// it, so a case can only become graver in kind: danger stays danger, and what is confidential by its kind becomes nothing less.
import { AppError } from '../../errors.ts'
import { mustReport } from '../alarms/alarm.ts'
import { dangers, silentDangers } from '../alarms/danger.ts'
import { dueAt } from '../time/deadline.ts'
import { resume } from './pause.ts'
import { others, requireOpen, type Actor, type TicketMove, type TicketState, type Urgency } from './ticket.ts'
import { kindsOf, type CaseKind } from '../staff/visibility.ts'

/** What can be asked to be mended or done; the labels of the understanding layer. */
export const serviceCategories = [
  'elevator_fault',
  'water_leak',
  'water_outage',
  'water_quality',
  'power_fault',
  'gas_supply',
  'sewer_block',
  'street_light',
  'garbage',
  'noise',
  'construction_noise',
  'oil_fume',
  'fire_exit_blocked',
  'fire_lane_parking',
  'fire_facility',
  'falling_object',
  'high_altitude_throwing',
  'manhole',
  'road_damage',
  'parking',
  'greening',
  'public_facility',
  'dog_management',
  'stray_animal',
  'pest',
  'illegal_building',
  'internet_tv',
  'property_service',
  'property_dispute',
  'other',
] as const

export const sortedCategories = [...serviceCategories, ...dangers] as const
export type SortedCategory = (typeof sortedCategories)[number]
/** P0 is not chosen: it is what danger is. */
export const chosenUrgencies = ['P1', 'P2', 'P3'] as const
export type ChosenUrgency = (typeof chosenUrgencies)[number]

export interface Sorting {
  category: SortedCategory
  /** Of a danger it is P0, whatever is asked for. */
  urgency: ChosenUrgency
}

export const isDanger = (category: string): boolean => dangers.some((danger) => danger === category)
const isService = (category: string): boolean => serviceCategories.some((service) => service === category)

const grades: Readonly<Partial<Record<CaseKind, number>>> = { danger: 1, harm: 2, mustReport: 3 }
const gradeOf = (category: string): number =>
  Math.max(...kindsOf({ category, confidential: false }).map((kind) => grades[kind] ?? 0))

/** What a case may become: an ordinary one whatever there is; any other only a danger that is kept at least as close as it is. */
export const sortableTo = (category: string): readonly SortedCategory[] =>
  isService(category)
    ? sortedCategories
    : dangers.filter(
        (danger) =>
          gradeOf(danger) >= gradeOf(category) &&
          (silentDangers.includes(danger) || !silentDangers.includes(category)),
      )

/**
 * Gives a case another kind or urgency, with a reason. The clock goes on: its day only ever comes nearer. What becomes a danger
 * alarms like one that a resident told, and its handler has to answer that, unless it is they who found it out.
 */
export function sort(ticket: TicketState, actor: Actor, to: Sorting, reason: string): TicketMove {
  requireOpen(ticket)
  if (!sortableTo(ticket.category).includes(to.category))
    throw new AppError(
      'TICKET_STAYS',
      'this kind of case keeps who may see it: it can only become a graver danger',
    )
  const grave = isDanger(to.category)
  const urgency: Urgency = grave ? 'P0' : to.urgency
  if (ticket.category === to.category && ticket.urgency === urgency)
    throw new AppError('TICKET_STAYS', 'it is sorted so already')
  const began = grave && ticket.kind !== 'emergency'
  const owes = mustReport(to.category) && !mustReport(ticket.category)
  return {
    set: {
      ...nearer(ticket, actor, to.category),
      ...(began && answered(ticket, actor)),
      category: to.category,
      urgency,
    },
    event: {
      type: 'sorted',
      note: reason,
      data: {
        categoryBefore: ticket.category,
        urgencyBefore: ticket.urgency,
        category: to.category,
        urgency,
      },
    },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId, ...ticket.helperIds),
    ...((began || owes) && { alarm: to.category }),
  }
}

/**
 * A danger does not wait for an answer, and is looked at the same day. Any other keeps the pauses and the extension that it was
 * given, unless what it is now has less time than what it was taken for.
 */
function nearer(ticket: TicketState, { at }: Actor, category: SortedCategory): TicketMove['set'] {
  const { kind, createdAt } = ticket
  if (isDanger(category)) {
    const running = resume(ticket, at)
    const before = running.dueAt?.getTime() ?? ticket.dueAt
    return { ...running, dueAt: new Date(Math.min(before, dueAt('emergency', category, at))) }
  }
  const due = dueAt(kind, category, createdAt)
  if (due >= dueAt(kind, ticket.category, createdAt)) return {}
  return {
    dueAt: new Date(Math.min(due, ticket.dueAt)),
    ...(ticket.pausedDue !== null && { pausedDue: new Date(Math.min(due, ticket.pausedDue)) }),
  }
}

/** Nothing holds a danger up: no decision, no answer from outside, no colleague who has yet to say yes. */
const answered = ({ assigneeId }: TicketState, { staffId }: Actor): TicketMove['set'] => ({
  kind: 'emergency',
  ...(assigneeId !== null && { status: assigneeId === staffId ? 'in_progress' : 'assigned' }),
  offeredToId: null,
  stuckFor: null,
  extensionBy: null,
  extensionDays: null,
})
