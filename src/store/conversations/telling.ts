// Telling a resident something of its own accord.
import { newSession } from '../../flows/session.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { render } from '../../text/render.ts'
import type { Say } from '../../text/say.ts'
import { rows, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'
import type { Emit } from '../writer.ts'
import { isHushed } from './hush.ts'
import { insertReplies } from './messages.ts'
import { parseSession } from './stored-session.ts'

/** Tells a resident something where they wrote last. Whoever told of violence is sent nothing (isHushed). */
export async function tellResident(
  tx: Tx,
  residentId: number,
  said: Say,
  at: number,
  emit: Emit,
): Promise<void> {
  const [to] = await rows<Recipient & { session: string | null }>(
    tx,
    `SELECT c.id AS contactId, c.channel, c.account, c.sender, s.data AS session
     FROM Contact AS c LEFT JOIN Session AS s ON s.contactId = c.id
     WHERE c.residentId = ? AND c.channel <> '${deskChannel}' ORDER BY s.updatedAt DESC LIMIT 1`,
    residentId,
  )
  if (!to || (await isHushed(tx, to.contactId))) return
  const { session, ...recipient } = to
  const { lang } = session === null ? newSession() : parseSession(session)
  insertReplies(tx, [{ to: recipient, from: 'bot', reply: render(said, lang), at }], emit)
}
