// The inbound messages of a commit: stored first, which deduplicates them, and turned into what flows are told.
import type { FlowEvent, Inbound } from '../flows/message.ts'
import { rows, type Tx } from './connection.ts'
import type { Contact } from './contacts.ts'
import type { Receipt } from './writer.ts'

export interface Turn {
  message: Inbound
  contact: Contact
  receipt: Receipt
}

/** Stores the inbound messages. One that is there already, or twice in this batch, is a repeat. */
export async function storeInbound(
  tx: Tx,
  messages: readonly Inbound[],
  contacts: readonly Contact[],
): Promise<Turn[]> {
  const key = (contactId: number, platformId: string) => `${contactId} ${platformId}`
  const json = JSON.stringify(
    messages.map((message, at) => [
      contacts[at]?.contactId,
      message.messageId,
      message.kind,
      message.kind === 'location' ? (message.location?.label ?? '') : message.text,
      message.mediaId === undefined ? null : JSON.stringify({ mediaId: message.mediaId }),
      message.at,
    ]),
  )
  const inserted = await rows<{ contactId: number; platformId: string }>(
    tx,
    `INSERT INTO Message (contactId, platformId, author, kind, text, extra, at, unsent)
     SELECT value ->> 0, value ->> 1, 'in', value ->> 2, value ->> 3, value ->> 4, value ->> 5, 0 FROM json_each(?)
     WHERE true ON CONFLICT DO NOTHING RETURNING contactId, platformId`,
    json,
  )
  const fresh = new Set(inserted.map((row) => key(row.contactId, row.platformId)))
  return messages.flatMap((message, at) => {
    const contact = contacts[at]
    if (!contact) return []
    const receipt: Receipt = fresh.delete(key(contact.contactId, message.messageId)) ? 'stored' : 'repeated'
    return [{ message, contact, receipt }]
  })
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
      return { type: 'voice', at }
    case 'recall':
    case 'unknown':
      return { type: 'unknown', at }
  }
}
