// Residents who meet what somebody else reported: found before they file, kept beside the ticket, told what comes of it.
import { followerNotice, type FollowedNews } from '../../flows/notice.ts'
import type { Requests } from '../../flows/requests.ts'
import { mayBeSame, mayFollow, sameWithin } from '../../rules/tickets/follow.ts'
import { isOpen, openStatuses, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { nodeById, type Community } from '../../rules/community/tree.ts'
import { kindKey } from '../../text/zh/kinds.ts'
import { lineText, render, wordText } from '../../text/render.ts'
import { line } from '../../text/say.ts'
import { toBuilding } from '../../understand/masking.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { ownerOf, type Contact } from '../residents/contacts.ts'
import { ticketMoved } from '../events.ts'
import { isSafe } from '../conversations/hush.ts'
import { attach } from '../conversations/media.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs } from '../outbox.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Emit } from '../writer.ts'

const open = openStatuses.map((status) => `'${status}'`).join(', ')

interface Alike {
  id: number
  number: number
  kind: string
  category: string
  urgency: string
  summary: string
  placeText: string
}

/** An open report of a neighbour of the same kind at the same place; its kind and the place as far as the building. */
export async function findAlike(
  tx: Tx,
  contact: Contact,
  { category, nodeId, placeText, summary }: Requests['findAlike']['in'],
  { community, now }: { community: (id?: number) => Community; now: () => number },
): Promise<Requests['findAlike']['out']> {
  const kind = nodeById(community(contact.communityId), nodeId)?.kind
  const said = kind === 'building' || kind === 'unit' ? [] : [placeText]
  const found = await rows<Alike>(
    tx,
    `SELECT t.id, t.number, t.kind, t.category, t.urgency, t.summary, t.placeText FROM Ticket AS t INDEXED BY Ticket_alike
     WHERE t.nodeId = ? AND t.category = ? AND t.createdAt > ? ${said.length > 0 ? 'AND t.placeText = ?' : ''}
       AND t.status IN (${open}) AND t.confidential = 0 AND t.residentId <> ?
       AND NOT EXISTS (SELECT 1 FROM Follower AS f WHERE f.ticketId = t.id AND f.residentId = ?)
     ORDER BY t.id LIMIT 5`,
    nodeId,
    category,
    now() - sameWithin,
    ...said,
    contact.residentId,
    contact.residentId,
  )
  const alike = found.find(
    (ticket) => mayFollow({ ...ticket, confidential: false }) && mayBeSame(ticket, { summary, placeText }),
  )
  if (!alike) return null
  return { ticketId: alike.id, number: alike.number, category, place: toBuilding(alike.placeText) }
}

/** The resident follows it. What they say and show is added for staff; false where it has ended meanwhile. */
export async function follow(
  tx: Tx,
  contact: Contact,
  { ticketId, note, media }: Requests['follow']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['follow']['out']> {
  const ticket = await tx.ticket.findUnique({ where: { id: ticketId } })
  if (!ticket || !isOpen(ticket.status as TicketStatus) || !mayFollow(ticket)) return { ok: false }
  await execute(
    tx,
    'INSERT INTO Follower (ticketId, residentId, contactId, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ticketId,
    contact.residentId,
    contact.contactId,
    at,
  )
  await tx.ticketEvent.create({
    data: { ticketId, at: new Date(at), actor: 'resident', type: 'followed', note: wordText(note, 'zh') },
  })
  await attach(
    tx,
    media.map((id) => [id, ticketId, ownerOf(contact)] as const),
  )
  if (ticket.assigneeId !== null) {
    const payload = { ticketId, staffId: ticket.assigneeId, type: 'followed' }
    await oweJobs(tx, [{ job: 'staff.notify', payload, dueAt: at }], emit)
  }
  emit(ticketMoved(ticket, 'followed'))
  return { ok: true }
}

/** Whoever followed or reported the one follows the other, except who reported that. */
export async function mergeFollowers(tx: Tx, from: number, into: number, at: number): Promise<void> {
  await execute(
    tx,
    `INSERT INTO Follower (ticketId, residentId, contactId, at)
     SELECT ?, f.residentId, f.contactId, ? FROM
       (SELECT residentId, contactId FROM Follower WHERE ticketId = ?
        UNION SELECT residentId, contactId FROM Ticket WHERE id = ?) AS f
     WHERE f.residentId <> (SELECT residentId FROM Ticket WHERE id = ?) ON CONFLICT DO NOTHING`,
    into,
    at,
    from,
    from,
    into,
  )
}

interface Told extends Omit<FollowedNews, 'place'> {
  ticketId: number
  placeText: string
}
interface Listener {
  contactId: number
  channel: string
  account: string
  sender: string
  session: string | null
}

/** Tells the followers what comes of it, as the table of visibility lets them know: never whose report it was, nor their words. */
export async function tellFollowers(tx: Tx, news: Told, at: number, emit: Emit): Promise<void> {
  const said = followerNotice({ ...news, place: toBuilding(news.placeText) })
  if (!said) return
  const listeners = await rows<Listener>(
    tx,
    `SELECT c.id AS contactId, c.channel, c.account, c.sender, s.data AS session FROM Follower AS f
     JOIN Contact AS c ON c.id = f.contactId JOIN Resident AS r ON r.id = c.residentId
     LEFT JOIN Session AS s ON s.contactId = c.id WHERE f.ticketId = ? AND ${isSafe} ORDER BY f.at`,
    news.ticketId,
  )
  insertReplies(
    tx,
    listeners.map(({ session, ...to }) => ({
      to,
      from: 'bot',
      reply: render(said, session === null ? 'zh' : parseSession(session).lang),
      at,
    })),
    emit,
  )
}

/** What a follower reads of it under their progress: nothing that was said or done, which went to whoever reported it. */
export function followed({ category, placeText }: { category: string; placeText: string }) {
  const key = kindKey(category)
  const place = toBuilding(placeText)
  const summary = lineText(line('follow.summary', { place, kind: key ? { text: key } : '' }), 'zh')
  return { summary, place, result: null }
}
