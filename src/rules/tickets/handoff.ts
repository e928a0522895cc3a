// Handing a case to a body outside the community: as one record with a receipt (plan, clause T10.4). Whoever received it first
// stays responsible until the result is in (首接负责, domain 2.7), and the clock runs on.
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

/** Sends it out, in the words of `reason`, to the body called `to`. Never an emergency: that is called to 110, 119 or 120 at once. */
export function handOff(
  ticket: TicketState,
  actor: Actor,
  { to, reason }: { to: string; reason: string },
): TicketMove {
  requireOpen(ticket)
  if (ticket.kind === 'emergency')
    throw new AppError('TICKET_URGENT', 'an emergency is called to 110, 119 or 120, not sent by record')
  requireHere(ticket)
  return {
    set: {
      ...resume(ticket, actor.at),
      status: 'handed_off',
      assigneeId: ticket.assigneeId ?? actor.staffId,
      firstReceiverId: ticket.firstReceiverId ?? actor.staffId,
      stuckFor: null,
      offeredToId: null,
    },
    event: { type: 'handedOff', note: reason, data: { body: to } },
    notifyResident: true,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** Notes what the body answered that it received. */
export function noteReceipt(ticket: TicketState, actor: Actor, receipt: string): TicketMove {
  requireAway(ticket, actor)
  return {
    set: {},
    event: { type: 'receipted', note: receipt },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** The body has answered: the case is the lead's again, who tells the resident. */
export function takeBack(ticket: TicketState, actor: Actor, result: string): TicketMove {
  requireAway(ticket, actor)
  return {
    set: { status: 'in_progress' },
    event: { type: 'broughtBack', note: result },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

function requireAway(ticket: TicketState, actor: Actor): void {
  requireMine(ticket, actor)
  if (ticket.status !== 'handed_off')
    throw new AppError('HANDOFF_MISSING', 'it is with no body outside, or no longer')
}
