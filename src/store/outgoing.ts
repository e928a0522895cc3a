// A reply as the store hands it to whoever delivers it.
import type { Reply } from '../text/render.ts'

/** `id` stays the same when a crash makes the message leave twice. */
export interface Outgoing extends Reply {
  id: number
  from: 'bot' | 'staff'
  at: number
  /** One of many alike: answers to residents go first. */
  bulk?: true
}
