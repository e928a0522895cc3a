// The inbound messages of a commit: stored first, which deduplicates them, and turned into what flows are told.
import type { FlowEvent, Inbound } from '../../flows/message.ts'
import { executeEach, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import type { Receipt } from '../writer.ts'

export interface Turn {
  /** The id of its row; means nothing of a repeat. */
  id: number
  message: Inbound
  contact: Contact
  receipt: Receipt
  /** It tells how somebody votes. */
  sealed?: true
}

/** Stores the inbound messages. One that is there already, or twice in this batch, is a repeat. */
export function storeInbound(tx: Tx, messages: readonly Inbound[], contacts: readonly Contact[]): Turn[] {
  const stored = executeEach(
    tx,
    `INSERT INTO Message (contactId, platformId, author, kind, text, extra, at, unsent)
     VALUES (?, ?, 'in', ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`,
    messages.map((message, at) => [
      contacts[at]?.contactId,
      message.messageId,
      message.kind,
      message.kind === 'location' ? (message.location?.label ?? '') : message.text,
      message.mediaId === undefined ? null : JSON.stringify({ mediaId: message.mediaId }),
      message.at,
    ]),
  )
  return messages.flatMap((message, at) => {
    const contact = contacts[at]
    const { changes, id = NaN } = stored[at] ?? {}
    return contact ? [{ id, message, contact, receipt: changes === 1 ? 'stored' : 'repeated' }] : []
  })
}

/** Marks what tells how somebody votes: staff do not read it in the conversation. */
export function sealInbound(tx: Tx, turns: readonly Turn[]): void {
  executeEach(
    tx,
    `UPDATE Message SET extra = json_set(coalesce(extra, '{}'), '$.sealed', json('true')) WHERE id = ?`,
    turns.flatMap(({ id, sealed }) => (sealed ? [[id]] : [])),
  )
}

/** A message as a flow is told of it. */
export function eventOf(message: Inbound): FlowEvent {
  const { at } = message
  switch (message.kind) {
    case 'text':
      return { type: 'text', text: message.text, at }
    case 'image':
      return message.mediaId === undefined
        ? { type: 'unknown', at }
        : { type: 'image', mediaId: message.mediaId, at }
    case 'location':
      return { type: 'location', label: message.location?.label ?? '', at }
    case 'voice':
      return {
        type: 'voice',
        text: message.text,
        ...(message.mediaId !== undefined && { mediaId: message.mediaId }),
        at,
      }
    case 'recall':
    case 'unknown':
      return { type: 'unknown', at }
  }
}
