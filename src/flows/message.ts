// A resident's message as plain data, the same whatever platform it came from.

/** What an adapter hands on. Text is untrusted; `at` is when we received it, in epoch milliseconds. */
export interface Inbound {
  channel: string
  account: string
  sender: string
  /** The platform's id of the message: a repeated one is dropped. */
  messageId: string
  kind: MessageKind
  /** The words, for a voice message those that were heard; for a recall the id of the message taken back; '' where there are none. */
  text: string
  /** A stored picture or recording. */
  mediaId?: string
  /** Set where the text was longer than we read. */
  cut?: true
  /** Set where somebody writes faster than a person can: the first such message of a minute, and the others. */
  hurried?: 'first' | 'more'
  location?: { latitude: number; longitude: number; label: string }
  at: number
  /** Set where the channel cannot carry a message that answers nothing: then none is promised. */
  noFollowUp?: true
  /** For how long the channel carries messages of ours after this one, in milliseconds. Absent: without end. */
  windowMs?: number
  /** Set where answers can be read to the resident as voice messages. */
  voices?: true
}

export const messageKinds = ['text', 'image', 'voice', 'location', 'recall', 'unknown'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What a flow is told. Everything that it may react to is here. */
export type FlowEvent =
  | { type: 'text'; text: string; at: number }
  | { type: 'image'; mediaId: string; at: number }
  | { type: 'location'; label: string; at: number }
  | { type: 'recall'; text: string; at: number }
  /** A recording: what was made out of it, '' where nobody has put it into words; its file, if it could be got. */
  | { type: 'voice'; text: string; mediaId?: string; at: number }
  | { type: 'unknown'; at: number }
