// Words that are kept elsewhere, or not at all, are taken out of the conversation.
import { execute, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'

/** What stands in the transcript instead. */
const withheld = '(…)'
const lately = 30 * 60 * 1000

/** The message itself, of the last half hour; and where it was spoken, what was read back of it. */
export const takeOut = (tx: Tx, { contactId }: Contact, words: string, now: number) =>
  execute(
    tx,
    `UPDATE Message SET text = replace(text, ?, ?), extra = replace(extra, ?, ?)
     WHERE contactId = ? AND at > ? AND ((author = 'in' AND trim(text) = trim(?)) OR instr(text, ?) > 0)`,
    words,
    withheld,
    words,
    withheld,
    contactId,
    now - lately,
    words,
    `“${words}”`,
  )
