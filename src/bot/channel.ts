// What the bot needs of a messaging platform. A platform's library goes no further than its adapter.
import type { Inbound } from '../flows/message.ts'
import type { Outgoing } from '../store/conversations/outgoing.ts'

export type { Outgoing }

/** What a platform allows. Numbers come from its documentation (domain 3); absent means unlimited. */
export interface Capabilities {
  /** The longest text of one message, in UTF-8 bytes. */
  maxBytes: number
  /** Messages allowed after each message of the resident, within a window. */
  quota?: { perInbound: number; windowMs: number }
  /** The shortest time between two sends of the whole account. */
  minGapMs?: number
  /** Shows choices as buttons. */
  buttons: boolean
  media: boolean
  /** Can carry a message that answers nothing, days later. Without it the bot promises none. */
  proactive: boolean
}

export interface Channel {
  name: string
  /** Our account there. */
  account: string
  capabilities: Capabilities
  /** Begins to listen. `onMessage` settles once the message is durably stored. It never rejects. */
  start: (onMessage: (message: Inbound) => Promise<void>) => Promise<void>
  /** Hands one message to the platform. Rejects with a SendError where it was refused. */
  send: (sender: string, message: Outgoing) => Promise<void>
  /** Hands over words that were read aloud, where the platform carries voice messages. Rejects where that failed. */
  sendVoice?: (sender: string, voice: Voice) => Promise<void>
  stop: () => Promise<void>
}

/** A text as it was read: SILK, as WeChat plays it. */
export interface Voice {
  silk: Buffer
  durationMs: number
}

/** A platform's refusal. `retry` where trying again later may help: network and server errors, never a closed window. */
export class SendError extends Error {
  readonly retry: boolean
  constructor(message: string, options: ErrorOptions & { retry: boolean }) {
    super(message, options)
    this.name = 'SendError'
    this.retry = options.retry
  }
}
