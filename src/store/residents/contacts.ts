// Who writes: the contact behind a channel's sender, made on the first message. Remembered, since nearly every turn asks.
import { uuidv7 } from 'uuidv7'
import type { Inbound } from '../../flows/message.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'

export interface Contact extends Recipient {
  residentId: number
  communityId: number
}

const rememberedAtMost = 50_000

/** Names a sender on a channel, also before their first message. */
export const ownerOf = (who: { channel: string; account: string; sender: string }): string =>
  JSON.stringify([who.channel, who.account, who.sender])

export interface Contacts {
  /** The contacts of these messages, in their order. Unknown ones are made, as residents of `communityId`. */
  find: (tx: Tx, messages: readonly Inbound[], communityId: number) => Promise<Contact[]>
}

export function createContacts(): Contacts {
  // Only what was read as committed: a rolled-back transaction leaves no ids here.
  const remembered = new Map<string, Contact>()

  async function select(tx: Tx, keys: readonly string[]): Promise<Map<string, Contact>> {
    const found = await rows<{
      id: number
      residentId: number
      communityId: number
      channel: string
      account: string
      sender: string
    }>(
      tx,
      `SELECT c.id, c.residentId, c.communityId, c.channel, c.account, c.sender
       FROM json_each(?) AS k JOIN Contact AS c
       ON c.channel = k.value ->> 0 AND c.account = k.value ->> 1 AND c.sender = k.value ->> 2`,
      `[${keys.join(',')}]`,
    )
    return new Map(found.map(({ id, ...contact }) => [ownerOf(contact), { contactId: id, ...contact }]))
  }

  async function make(tx: Tx, messages: readonly Inbound[], communityId: number): Promise<void> {
    const made = messages.map((message) => [
      uuidv7(),
      message.channel,
      message.account,
      message.sender,
      message.at,
    ])
    const json = JSON.stringify(made)
    await execute(
      tx,
      `INSERT INTO Resident (publicId, communityId, createdAt)
       SELECT value ->> 0, ?, value ->> 4 FROM json_each(?)`,
      communityId,
      json,
    )
    await execute(
      tx,
      `INSERT INTO Contact (residentId, communityId, channel, account, sender)
       SELECT r.id, r.communityId, k.value ->> 1, k.value ->> 2, k.value ->> 3
       FROM json_each(?) AS k JOIN Resident AS r ON r.publicId = k.value ->> 0`,
      json,
    )
  }

  return {
    find: async (tx, messages, communityId) => {
      const keys = messages.map(ownerOf)
      const unknown = new Map<string, Inbound>()
      keys.forEach((key, at) => {
        const message = messages[at]
        if (message && !remembered.has(key)) unknown.set(key, message)
      })
      let fresh = new Map<string, Contact>()
      if (unknown.size > 0) {
        fresh = await select(tx, [...unknown.keys()])
        for (const [key, contact] of fresh) remembered.set(key, contact)
        const strangers = [...unknown].filter(([key]) => !fresh.has(key))
        if (strangers.length > 0) {
          await make(
            tx,
            strangers.map(([, message]) => message),
            communityId,
          )
          // Not remembered yet: this transaction may still be rolled back. The next turn finds them committed.
          for (const [key, contact] of await select(
            tx,
            strangers.map(([key]) => key),
          ))
            fresh.set(key, contact)
        }
        for (const key of remembered.keys()) {
          if (remembered.size <= rememberedAtMost) break
          remembered.delete(key)
        }
      }
      return keys.map((key) => {
        const contact = fresh.get(key) ?? remembered.get(key)
        if (!contact) throw new Error('a contact that was just made is not there')
        return contact
      })
    },
  }
}
