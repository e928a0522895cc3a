// Reports that staff file for whoever rings, walks in, or is visited.
import type { TicketEventType } from './ticket-events.ts'

/** How a report reached staff. */
export const intakes = ['phone', 'counter', 'visit'] as const
export type Intake = (typeof intakes)[number]

/** The channel of those who have no account: nothing can be sent to them. */
export const deskChannel = 'desk'
/** Why a message to them did not leave: staff ring instead. */
export const noAccount = 'no account'

/** What somebody without an account need not be rung about: the slip told them, or they asked for it. */
const notWorthACall: readonly TicketEventType[] = ['taken', 'transferred']
/** Whether staff ring to tell of an event. */
export const worthACall = (type: TicketEventType): boolean => !notWorthACall.includes(type)
