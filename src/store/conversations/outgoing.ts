// A reply as the store hands it to whoever delivers it.
import type { Reply } from '../../text/render.ts'
import type { Recipient } from '../events.ts'

/** `id` stays the same when a crash makes the message leave twice. */
export interface Outgoing extends Reply {
  id: number
  from: 'bot' | 'staff'
  at: number
  /** One of many alike: answers to residents go first. */
  bulk?: true
}

/** A reply as it is to be stored. */
export interface NewReply {
  to: Recipient
  from: 'bot' | 'staff'
  reply: Reply
  at: number
  ticketId?: number
  bulk?: true
}
