// Whether a channel carries a message to a resident just now, by what its adapter said that it can (domain 3: quota and window).
import { deskChannel } from '../../rules/tickets/desk.ts'
import { rows, type Tx } from '../connection.ts'

interface Allowed {
  channel: string
  /** Null for a channel that has told nothing of itself. */
  proactive: boolean | number | null
  perInbound: number | null
  windowMs: number | null
}

/** Whether a message that answers nothing would leave at `at`. A channel that has told nothing of itself carries all; to whoever has no account, nothing leaves. */
export async function reaches(tx: Tx, contactId: number, at: number): Promise<boolean> {
  const [allowed] = await rows<Allowed>(
    tx,
    `SELECT c.channel, s.proactive, s.perInbound, s.windowMs
     FROM Contact AS c LEFT JOIN ChannelState AS s ON s.name = c.channel WHERE c.id = ?`,
    contactId,
  )
  if (allowed?.channel === deskChannel) return false
  if (!allowed || allowed.proactive === null) return true
  const { proactive, perInbound, windowMs } = allowed
  if (!proactive) return false
  if (perInbound === null || windowMs === null) return true
  const [last] = await rows<{ id: number; at: Date }>(
    tx,
    `SELECT id, at FROM Message WHERE contactId = ? AND author = 'in' ORDER BY id DESC LIMIT 1`,
    contactId,
  )
  if (!last || at - last.at.getTime() > windowMs) return false
  // What still waits leaves merged with the new one, as one message.
  const [sent] = await rows<{ parts: number | null }>(
    tx,
    `SELECT sum(coalesce(parts, 1)) AS parts FROM Message
     WHERE contactId = ? AND id > ? AND author <> 'in' AND unsent = 0 AND failure IS NULL`,
    contactId,
    last.id,
  )
  return (sent?.parts ?? 0) < perInbound
}
