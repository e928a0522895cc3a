// What may happen to a ticket: its states and the moves of staff and residents. Pure: a move tells what changes, the store does it.
import { AppError } from '../../errors.ts'
import type { TicketEventType } from './ticket-events.ts'
import { pause, resume, type Clock, type ClockChange } from './pause.ts'

export const ticketKinds = ['help', 'human', 'emergency'] as const
export type TicketKind = (typeof ticketKinds)[number]

/** domain 2.7. Extended is no state of its own but a later day; what ended is told apart by how it did. */
export const ticketStatuses = [
  'submitted',
  'assigned',
  'in_progress',
  'need_info',
  'handed_off',
  'done',
  'rejected',
  'merged',
  'withdrawn',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export const urgencies = ['P0', 'P1', 'P2', 'P3'] as const
export type Urgency = (typeof urgencies)[number]

/** What a move needs to know of a ticket. */
export interface TicketState extends Clock {
  status: TicketStatus
  kind: TicketKind
  category: string
  urgency: Urgency
  /** The lead. */
  assigneeId: number | null
  /** Who is asked to take it over. */
  offeredToId: number | null
  /** A manager has decided whose it is. */
  settled: boolean
  /** Who took it in hand first, and answers for its being seen through (首接负责). */
  firstReceiverId: number | null
  /** Who works on it beside the lead. */
  helperIds: readonly number[]
  /** Who asks for how many more working days; null: nobody, or it was answered. */
  extensionBy: number | null
  extensionDays: number | null
  /** When it was due before it was extended. */
  extendedFrom: number | null
  /** Whom of staff it complains about: nothing of it reaches them. */
  aboutStaffId: number | null
  /** Why it waits for a manager's decision, if it does. */
  stuckFor: string | null
  /** A repair that has no picture of its end yet, nor a manager's leave to end without. */
  needsPicture: boolean
  /** Of what cannot wait: until when a person speaks with the resident, when one did, and when it was made safe (epoch ms). */
  contactDueAt: number | null
  contactedAt: number | null
  safeAt: number | null
  /** Epoch milliseconds. */
  createdAt: number
}
export interface Person {
  staffId: number
  name: string
}
/** Who makes a move, and when (epoch milliseconds). */
export interface Actor extends Person {
  at: number
}

/** What a move changes, what it is called in the ticket's history, and whether the resident hears of it. */
export interface TicketMove {
  set: ClockChange & {
    status?: TicketStatus
    kind?: TicketKind
    category?: string
    urgency?: Urgency
    assigneeId?: number | null
    committeeId?: number | null
    result?: string | null
    offeredToId?: number | null
    settled?: boolean
    firstReceiverId?: number
    extensionBy?: number | null
    extensionDays?: number | null
    extendedFrom?: Date
    stuckFor?: string | null
    pictureWaived?: boolean
    aboutStaffId?: number | null
    safeAt?: Date | null
    contactDueAt?: Date
    contactedAt?: Date | null
  }
  event: { type: TicketEventType; note?: string; data?: Record<string, unknown> }
  notifyResident: boolean
  /** The staff who get a bell entry. */
  notifyStaff: number[]
  /** The managers of the place get one too. */
  notifyManagers?: true
  /** The resident has to know by then (epoch ms): else a person tells them. */
  tellUntil?: number
  /** Who begins or ceases to work beside the lead. */
  helper?: { staffId: number; joins: boolean }
  /** The danger that it has become, and that people are called to. */
  alarm?: string
  /** When a manager has to decide, if nobody has said yes until then. */
  decideAt?: number
}

const ended: readonly TicketStatus[] = ['done', 'rejected', 'merged', 'withdrawn']
export const isOpen = (status: TicketStatus): boolean => !ended.includes(status)
export const openStatuses = ticketStatuses.filter(isOpen)

export function requireOpen(ticket: TicketState): void {
  if (!isOpen(ticket.status))
    throw new AppError('TICKET_CLOSED', `the ticket is ${ticket.status}; reopen it first`)
}
/** Throws where it is with a body outside, whose answer comes first. */
export function requireHere(ticket: TicketState): void {
  if (ticket.status === 'handed_off')
    throw new AppError('TICKET_HANDED_OFF', 'it is with a body outside; note what they answered first')
}
export function requireMine(ticket: TicketState, actor: Actor): void {
  requireOpen(ticket)
  if (ticket.assigneeId !== actor.staffId)
    throw new AppError('TICKET_NOT_YOURS', 'only the person in charge can do this; take the ticket first')
}
export const others = (actor: Person, ...ids: (number | null)[]): number[] => [
  ...new Set(ids.filter((id): id is number => id !== null && id !== actor.staffId)),
]

/** For a move that makes somebody the lead, or takes the case from them: from then on they do not work beside the lead. */
export const helpsNoMore = ({ helperIds }: TicketState, staffId: number): Pick<TicketMove, 'helper'> =>
  helperIds.includes(staffId) ? { helper: { staffId, joins: false } } : {}

/** Takes a ticket into one's own hands. Two who take at once: the second hears TICKET_TAKEN. */
export function take(ticket: TicketState, actor: Actor): TicketMove {
  requireOpen(ticket)
  requireHere(ticket)
  if (ticket.assigneeId === actor.staffId && ticket.status === 'in_progress')
    throw new AppError('TICKET_TAKEN', 'you have already taken this ticket')
  if (ticket.assigneeId !== null && ticket.assigneeId !== actor.staffId && ticket.status !== 'assigned')
    throw new AppError('TICKET_TAKEN', 'somebody else is working on this ticket; ask for a transfer')
  return {
    set: {
      ...resume(ticket, actor.at),
      status: 'in_progress',
      assigneeId: actor.staffId,
      offeredToId: null,
      firstReceiverId: ticket.firstReceiverId ?? actor.staffId,
    },
    event: { type: 'taken' },
    notifyResident: true,
    notifyStaff: others(actor, ticket.assigneeId),
    ...helpsNoMore(ticket, actor.staffId),
  }
}

/** Puts a ticket into somebody's hands before anybody has begun. */
export function assign(ticket: TicketState, actor: Actor, to: Person): TicketMove {
  requireOpen(ticket)
  if (['in_progress', 'need_info', 'handed_off'].includes(ticket.status))
    throw new AppError('TICKET_TAKEN', 'somebody is working on this ticket; transfer it with a reason')
  return {
    set: { status: 'assigned', assigneeId: to.staffId, offeredToId: null },
    event: { type: 'assigned', data: { to: to.staffId } },
    notifyResident: false,
    notifyStaff: others(actor, to.staffId),
    ...helpsNoMore(ticket, to.staffId),
  }
}

/** Asks the resident something; the ticket waits for the answer, and its clock with it, but never an emergency's. */
export function askResident(ticket: TicketState, actor: Actor, question: string): TicketMove {
  requireMine(ticket, actor)
  requireHere(ticket)
  return {
    set: { status: 'need_info', ...(ticket.kind !== 'emergency' && pause(ticket, actor.at)) },
    event: { type: 'asked', note: question },
    notifyResident: true,
    notifyStaff: [],
  }
}

/** Tells the resident something. Whoever works on it may. */
export function reply(ticket: TicketState, actor: Actor, text: string): TicketMove {
  if (!ticket.helperIds.includes(actor.staffId)) requireMine(ticket, actor)
  requireOpen(ticket)
  return { set: {}, event: { type: 'replied', note: text }, notifyResident: true, notifyStaff: [] }
}

/** Adds a picture of the work. Whoever works on it may. */
export function addPicture(ticket: TicketState, actor: Actor): TicketMove {
  if (!ticket.helperIds.includes(actor.staffId)) requireMine(ticket, actor)
  requireOpen(ticket)
  return { set: {}, event: { type: 'pictured' }, notifyResident: false, notifyStaff: [] }
}

/** Writes down something for colleagues, which the resident never hears. */
export function note(ticket: TicketState, actor: Actor, text: string): TicketMove {
  return {
    set: {},
    event: { type: 'noted', note: text },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId, ...ticket.helperIds),
  }
}

/** Ends the work. A result is what the resident is told was done (domain 2.7: done requires a result, a repair a picture too). */
export function resolve(ticket: TicketState, actor: Actor, result: string): TicketMove {
  requireMine(ticket, actor)
  requireHere(ticket)
  if (ticket.stuckFor !== null)
    throw new AppError('DECISION_WAITING', 'it waits for a manager to decide; ask them to give it back')
  if (ticket.needsPicture)
    throw new AppError(
      'PICTURE_MISSING',
      'a repair ends with a picture; a manager may do without, with a reason',
    )
  return {
    set: {
      ...resume(ticket, actor.at),
      status: 'done',
      result,
      offeredToId: null,
      extensionBy: null,
      extensionDays: null,
    },
    event: { type: 'resolved', note: result },
    notifyResident: true,
    notifyStaff: [],
  }
}

/** Takes the work up again, with whoever had it or else with whoever reopens it. */
export function reopen(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  if (ticket.status !== 'done' && ticket.status !== 'rejected')
    throw new AppError(
      'TICKET_NOT_DONE',
      `only a ticket that is done or was turned away can be reopened; this one is ${ticket.status}`,
    )
  const assigneeId = ticket.assigneeId ?? actor.staffId
  return {
    set: { status: 'in_progress', assigneeId, result: null, pictureWaived: false },
    event: { type: 'reopened', note: reason },
    notifyResident: true,
    notifyStaff: others(actor, assigneeId),
  }
}

/** A manager's answer to a resident who wants it taken up once more: it stays as it is, and the resident is told why. */
export function uphold(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  if (ticket.status !== 'done')
    throw new AppError(
      'TICKET_NOT_DONE',
      `only of a ticket that is done it can be said that it stays so; this one is ${ticket.status}`,
    )
  return {
    set: {},
    event: { type: 'upheld', note: reason },
    notifyResident: true,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** A supervisor's flag: changes nothing, but the person in charge and the history know of it (plan, clause T7.3). */
export function flag(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  return {
    set: {},
    event: { type: 'flagged', note: reason },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** A ticket's number as people read it: 0412. */
export const numberText = (number: number): string => String(number).padStart(4, '0')
