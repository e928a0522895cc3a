// What a handler cannot decide, and what a manager does: results without power, without money, of private disputes (plan,
// clause T10.3; domain 2.7), what the community does not take on, and repairs that cannot be photographed.
import { AppError } from '../../errors.ts'
import { resume } from './pause.ts'
import {
  others,
  requireHere,
  requireMine,
  requireOpen,
  type Actor,
  type TicketMove,
  type TicketState,
} from './ticket.ts'

/** 无权限, 无资金, 民事纠纷. */
export const stuckCauses = ['noPowers', 'noFunds', 'dispute'] as const
export type StuckCause = (typeof stuckCauses)[number]

/** The lead says why it cannot be done from here. The managers decide; the clock runs on. */
export function stick(ticket: TicketState, actor: Actor, cause: StuckCause, note: string): TicketMove {
  requireMine(ticket, actor)
  requireHere(ticket)
  requireNoEmergency(ticket)
  if (ticket.stuckFor !== null)
    throw new AppError('DECISION_WAITING', 'it waits for a manager already; add a note')
  return {
    set: { ...resume(ticket, actor.at), status: 'in_progress', stuckFor: cause },
    event: { type: 'stuck', note, data: { cause } },
    notifyResident: false,
    notifyStaff: [],
    notifyManagers: true,
  }
}

function requireStuck(ticket: TicketState): void {
  requireOpen(ticket)
  if (ticket.stuckFor === null)
    throw new AppError('DECISION_MISSING', 'it does not wait for a decision, or no longer')
}

/** The manager has the lead go on, with what to do. */
export function giveBack(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  requireStuck(ticket)
  return {
    set: { stuckFor: null },
    event: { type: 'givenBack', note: reason },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId, ...ticket.helperIds),
  }
}

/** The manager ends it with an explanation to the resident (解释说明): it was not solved, and does not count as solved. */
export function explain(ticket: TicketState, actor: Actor, text: string): TicketMove {
  requireStuck(ticket)
  return {
    set: { ...resume(ticket, actor.at), status: 'done', result: text, ...atAnEnd },
    event: { type: 'explained', note: text, data: { cause: ticket.stuckFor } },
    notifyResident: true,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** The manager does not take it on (不予受理), and tells the resident why and what they can do instead. Never an emergency. */
export function reject(
  ticket: TicketState,
  actor: Actor,
  { reason, instead }: { reason: string; instead: string },
): TicketMove {
  requireOpen(ticket)
  requireHere(ticket)
  requireNoEmergency(ticket)
  return {
    set: {
      ...resume(ticket, actor.at),
      status: 'rejected',
      result: reason,
      // Somebody answers for it, also if nobody had it.
      assigneeId: ticket.assigneeId ?? actor.staffId,
      firstReceiverId: ticket.firstReceiverId ?? actor.staffId,
      ...atAnEnd,
    },
    event: { type: 'rejected', note: reason, data: { instead } },
    notifyResident: true,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** The manager lets a repair end without its picture, with the reason why none can be taken (拍不了). */
export function waivePicture(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  requireOpen(ticket)
  if (!ticket.needsPicture) throw new AppError('DECISION_MISSING', 'no picture is missing')
  return {
    set: { pictureWaived: true },
    event: { type: 'pictureWaived', note: reason },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

function requireNoEmergency({ kind }: TicketState): void {
  if (kind === 'emergency')
    throw new AppError('TICKET_URGENT', 'an emergency is seen through, never turned away')
}

/** What no longer stands open once a case ends. */
const atAnEnd = { stuckFor: null, extensionBy: null, extensionDays: null, offeredToId: null } as const
