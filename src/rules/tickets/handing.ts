// In whose hands a ticket is: one lead at all times, colleagues beside them, and no passing on without a yes (domain 2.7).
import { AppError } from '../../errors.ts'
import { addWorkingDays, dayOf, endOfDay } from '../time/calendar.ts'
import {
  helpsNoMore,
  others,
  requireMine,
  requireOpen,
  type Actor,
  type Person,
  type TicketMove,
  type TicketState,
} from './ticket.ts'

/** The same hour of the next working day: until then whoever is asked may say yes or no by themselves. */
const nextWorkingDay = (at: number): number =>
  endOfDay(addWorkingDays(dayOf(at), 1)) - (endOfDay(dayOf(at)) - at)

/**
 * Asks a colleague to take a ticket over, with the reason. Until they say yes it stays where it is; the clock runs on.
 * Without an answer for a working day the manager decides; what the manager has decided is not passed on again.
 */
export function transfer(ticket: TicketState, actor: Actor, to: Person, reason: string): TicketMove {
  requireOpen(ticket)
  if (to.staffId === ticket.assigneeId)
    throw new AppError('TICKET_SAME_HANDLER', 'the ticket is already with this person')
  // Else who may pass it on could take it from its lead, and see what only the lead may.
  if (to.staffId === actor.staffId)
    throw new AppError('TICKET_SAME_HANDLER', 'nobody passes a ticket to themselves; ask its lead')
  if (ticket.settled)
    throw new AppError('TICKET_SETTLED', 'a manager has decided whose it is; ask the manager again')
  return {
    set: { offeredToId: to.staffId },
    event: { type: 'offered', note: reason, data: { from: ticket.assigneeId, to: to.staffId } },
    notifyResident: false,
    notifyStaff: others(actor, to.staffId, ticket.assigneeId),
    decideAt: nextWorkingDay(actor.at),
  }
}

function requireOffered(ticket: TicketState, actor: Actor): void {
  requireOpen(ticket)
  if (ticket.offeredToId !== actor.staffId)
    throw new AppError('TICKET_NOT_OFFERED', 'nobody asks you to take this ticket over, or no longer')
}

/** Takes over what was offered. */
export function accept(ticket: TicketState, actor: Actor): TicketMove {
  requireOffered(ticket, actor)
  return handed(ticket, actor, actor)
}

/** Says no: the ticket stays with whoever has it. */
export function decline(ticket: TicketState, actor: Actor, reason: string): TicketMove {
  requireOffered(ticket, actor)
  return {
    set: { offeredToId: null },
    event: { type: 'declined', note: reason },
    notifyResident: false,
    notifyStaff: others(actor, ticket.assigneeId),
  }
}

/** A manager decides whose a ticket is that was passed on without a yes. It may be decided anew, by a manager only. */
export function settle(ticket: TicketState, actor: Actor, to: Person, reason: string): TicketMove {
  requireOpen(ticket)
  if (ticket.offeredToId === null && !ticket.settled)
    throw new AppError('TICKET_NOT_OFFERED', 'nobody has passed this ticket on; there is nothing to decide')
  const move = handed(ticket, actor, to)
  return {
    ...move,
    set: { ...move.set, settled: true },
    event: { ...move.event, type: 'settled', note: reason },
    notifyResident: to.staffId !== ticket.assigneeId,
    notifyStaff: others(actor, to.staffId, ticket.assigneeId, ticket.offeredToId),
  }
}

/** Puts a ticket into somebody's hands whatever stands in it; the clock is not touched. */
function handed(ticket: TicketState, actor: Actor, to: Person): TicketMove {
  return {
    set: {
      // What waits for the resident, or for a body outside, goes on waiting.
      status: ticket.status === 'need_info' || ticket.status === 'handed_off' ? ticket.status : 'in_progress',
      assigneeId: to.staffId,
      offeredToId: null,
      firstReceiverId: ticket.firstReceiverId ?? to.staffId,
    },
    event: { type: 'transferred', data: { from: ticket.assigneeId, to: to.staffId } },
    notifyResident: true,
    notifyStaff: others(actor, ticket.assigneeId),
    ...helpsNoMore(ticket, to.staffId),
  }
}

/** The lead calls a colleague in: the property company beside the grid worker (plan, clause T10.3). The lead stays the lead. */
export function callIn(ticket: TicketState, actor: Actor, to: Person): TicketMove {
  requireMine(ticket, actor)
  if (to.staffId === ticket.assigneeId || ticket.helperIds.includes(to.staffId))
    throw new AppError('TICKET_SAME_HANDLER', 'this person works on the ticket already')
  return {
    set: {},
    event: { type: 'calledIn', data: { to: to.staffId } },
    notifyResident: false,
    notifyStaff: others(actor, to.staffId),
    helper: { staffId: to.staffId, joins: true },
  }
}

/** The lead lets a colleague go, or they go by themselves. */
export function letGo(ticket: TicketState, actor: Actor, who: number): TicketMove {
  requireOpen(ticket)
  if (actor.staffId !== who) requireMine(ticket, actor)
  if (!ticket.helperIds.includes(who))
    throw new AppError('TICKET_NOT_YOURS', 'this person does not work on the ticket beside the lead')
  return {
    set: {},
    event: { type: 'letGo', data: { to: who } },
    notifyResident: false,
    notifyStaff: others(actor, who, ticket.assigneeId),
    helper: { staffId: who, joins: false },
  }
}
