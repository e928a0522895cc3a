// Taking a report back: by the resident alone within ten minutes or before anybody began, later by staff's yes. Pure.
import { AppError } from '../../errors.ts'
import { dangers, reportedDangers } from '../alarms/danger.ts'
import {
  isOpen,
  requireMine,
  type Actor,
  type TicketKind,
  type TicketMove,
  type TicketState,
  type TicketStatus,
  type Urgency,
} from './ticket.ts'

/** How long a resident may take a report back without a question (domain, peers 3.3). */
const within = 10 * 60 * 1000

const kept: readonly string[] = [...dangers, ...reportedDangers]
interface Withdrawable {
  status: TicketStatus
  kind: TicketKind
  category: string
  urgency: Urgency
  /** Epoch milliseconds. */
  createdAt: number
}

/**
 * now: without a question; untouched: nobody has begun; staff: they decide; danger: what may be about somebody's life or has to
 * be reported is never taken back by a message; over: it has ended.
 */
export function withdrawal(
  { status, kind, category, urgency, createdAt }: Withdrawable,
  now: number,
): 'now' | 'untouched' | 'staff' | 'danger' | 'over' {
  if (!isOpen(status)) return 'over'
  if (kind === 'emergency' || urgency === 'P0' || kept.includes(category)) return 'danger'
  if (now - createdAt <= within) return 'now'
  return status === 'submitted' || status === 'assigned' ? 'untouched' : 'staff'
}

export const withdrawn = (notifyStaff: readonly number[]): TicketMove => ({
  set: { status: 'withdrawn', offeredToId: null, extensionBy: null, extensionDays: null, stuckFor: null },
  event: { type: 'withdrawn' },
  notifyResident: false,
  notifyStaff: [...notifyStaff],
})

/** It is worked on already: whoever has it decides whether it stops. */
export const withdrawalAsked = (notifyStaff: readonly number[]): TicketMove => ({
  set: {},
  event: { type: 'withdrawAsked' },
  notifyResident: false,
  notifyStaff: [...notifyStaff],
})

/** Staff let a resident have it back who asked for that. Throws WITHDRAWAL_MISSING where nobody did. */
export function agreeToWithdraw(ticket: TicketState, actor: Actor, asked: boolean): TicketMove {
  requireMine(ticket, actor)
  if (!asked)
    throw new AppError('WITHDRAWAL_MISSING', 'the resident has not asked to withdraw it; resolve it instead')
  return { ...withdrawn([]), notifyResident: true }
}
