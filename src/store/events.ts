// What a commit brings about outside the database: told to the listeners after it, never before.
import type { Outgoing } from './conversations/outgoing.ts'
import type { TicketEventType } from '../rules/tickets/ticket-events.ts'

/** Who is written to, as a channel knows them. */
export interface Recipient {
  contactId: number
  channel: string
  account: string
  sender: string
}

export type Committed =
  | { type: 'replies'; to: Recipient; messages: Outgoing[] }
  | {
      type: 'ticket'
      id: string
      number: number
      category: string
      scope: string
      assigneeId: number | null
      event: TicketEventType
    }
  /** A bell entry; without a ticket it is about something else, such as somebody who is looked in on. */
  | { type: 'notice'; staffId: number; ticketId: string | null }
  /** Staff are called to an emergency, or it no longer needs them. Without a ticket it is a test ring. */
  | {
      type: 'alarm'
      ticketId: string | null
      category: string
      scope: string
      assigneeId: number | null
      staffIds: number[]
    }
  /** Replies wait for the process that holds their channel. */
  | { type: 'unsent'; channel: string; sender: string }
  /** A channel's account came to reach residents, or no longer does. */
  | { type: 'channel'; name: string }
  /** Jobs wait in the outbox. */
  | { type: 'jobs' }
  /** The community tree, its staff or its committees changed. */
  | { type: 'tree' }

/** A ticket's move, as those who watch hear of it. */
export const ticketMoved = (
  ticket: { publicId: string; number: number; category: string; scope: string; assigneeId: number | null },
  event: TicketEventType,
): Committed => {
  const { publicId: id, number, category, scope, assigneeId } = ticket
  return { type: 'ticket', id, number, category, scope, assigneeId, event }
}
