// A resident's conversation as staff find it, and its end for whoever holds it.
import { release } from '../../flows/hold.ts'
import { newSession, type Held, type Session } from '../../flows/session.ts'
import { silentDangers } from '../../rules/alarms/danger.ts'
import { openStatuses } from '../../rules/tickets/ticket.ts'
import { render } from '../../text/render.ts'
import type { Say } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Recipient } from '../events.ts'
import { insertReplies } from './messages.ts'
import { parseSession } from './stored-session.ts'
import type { Emit } from '../writer.ts'

export interface Talk {
  to: Recipient
  session: Session
  rev: number
}

export async function talkOf(tx: Tx, contactId: number): Promise<Talk> {
  const [found] = await rows<Recipient & { data: string | null; rev: number | null }>(
    tx,
    `SELECT c.id AS contactId, c.channel, c.account, c.sender, s.data, s.rev
     FROM Contact AS c LEFT JOIN Session AS s ON s.contactId = c.id WHERE c.id = ?`,
    contactId,
  )
  if (!found) throw new Error('a ticket without a contact')
  const { data, rev, ...to } = found
  return { to, session: data === null ? newSession() : parseSession(data), rev: rev ?? 0 }
}

export const save = (tx: Tx, { to, session, rev }: Talk, at: number) =>
  execute(
    tx,
    `INSERT INTO Session (contactId, data, rev, updatedAt) VALUES (?, ?, ?, ?)
     ON CONFLICT (contactId) DO UPDATE SET data = excluded.data, rev = excluded.rev, updatedAt = excluded.updatedAt`,
    to.contactId,
    JSON.stringify(session),
    rev + 1,
    at,
  )

/** Whether others may be looking. It stays so for the whole hold: a case that was closed does not change who is in the room. */
export async function isQuiet(
  tx: Tx,
  { to }: Talk,
  { quiet, ticketId }: Pick<Held, 'quiet' | 'ticketId'>,
): Promise<boolean> {
  if (quiet) return true
  const found = await tx.ticket.findFirst({
    where: {
      category: { in: [...silentDangers] },
      OR: [
        { id: ticketId },
        {
          resident: { contacts: { some: { id: to.contactId } } },
          status: { in: [...openStatuses] },
        },
      ],
    },
    select: { id: true },
  })
  return found !== null
}

export async function giveBack(tx: Tx, talk: Talk, at: number, emit: Emit): Promise<void> {
  const { held } = talk.session
  const quiet = held !== undefined && (await isQuiet(tx, talk, held))
  const { session, says } = release({ ...talk.session, held: held && { ...held, quiet } })
  await save(tx, { ...talk, session }, at)
  tell(tx, talk, says, at, emit)
}

export const tell = (
  tx: Tx,
  { to, session }: Talk,
  says: readonly Say[],
  at: number,
  emit: Emit,
  ticketId?: number,
) =>
  insertReplies(
    tx,
    says.map((said) => ({
      to,
      from: ticketId === undefined ? ('bot' as const) : ('staff' as const),
      reply: render(said, session.lang),
      at,
      ...(ticketId !== undefined && { ticketId }),
    })),
    emit,
  )

/** Ends the hold of a ticket that is closed or goes to somebody else than the one to `keep` it. */
export async function endHold(
  tx: Tx,
  ticketId: number,
  { keep, at }: { keep: number | null; at: number },
  emit: Emit,
): Promise<void> {
  const [ticket] = await rows<{ contactId: number }>(
    tx,
    'SELECT contactId FROM Ticket WHERE id = ?',
    ticketId,
  )
  if (!ticket) return
  const talk = await talkOf(tx, ticket.contactId)
  const { held } = talk.session
  if (held?.ticketId === ticketId && held.staffId !== keep) await giveBack(tx, talk, at, emit)
}
