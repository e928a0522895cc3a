// What residents hear of their tickets, and whether it reached them.
import { awaitAnswer, endEmergency } from '../../flows/awaited.ts'
import { drafts } from '../../flows/moves.ts'
import { noticeFor } from '../../flows/notice.ts'
import { newSession } from '../../flows/session.ts'
import { silentDangers } from '../../rules/alarms/danger.ts'
import { deskChannel, worthACall } from '../../rules/tickets/desk.ts'
import type { TicketEventType } from '../../rules/tickets/ticket-events.ts'
import { isOpen, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { render } from '../../text/render.ts'
import { say } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { tellFollowers } from './followers.ts'
import { isHushed, keepBack, keptBack } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import type { NewReply } from '../conversations/outgoing.ts'
import { parseSession } from '../conversations/stored-session.ts'
import { isSilenced } from '../law/mediation-news.ts'
import { applyMove } from './tickets.ts'
import { beginVisit } from './visits.ts'
import type { Effect, Emit } from '../writer.ts'

export interface ResidentNews {
  /** Tells the resident what an event of their ticket means for them. */
  notifyResident: (eventId: number) => Effect<void>
  /** Where what the resident had to know has not left: makes it a task of whoever has the ticket, to phone them. */
  checkTold: (eventId: number) => Effect<void>
}

export const createResidentNews = (now: () => number): ResidentNews => ({
  notifyResident: (eventId) => async (tx, emit) => {
    const [news] = await rows<News>(
      tx,
      `SELECT e.type, coalesce(e.note, CASE e.type WHEN 'extended' THEN (SELECT a.note FROM TicketEvent AS a
           WHERE a.ticketId = e.ticketId AND a.type = 'extensionAsked' AND a.id < e.id ORDER BY a.id DESC LIMIT 1) END) AS note,
         e.staffId, e.data, t.id AS ticketId, t.number, t.summary, t.category, t.status, t.placeText,
         c.id AS contactId, c.channel, c.account, c.sender, s.data AS session, s.rev
       FROM TicketEvent AS e JOIN Ticket AS t ON t.id = e.ticketId JOIN Contact AS c ON c.id = t.contactId
       LEFT JOIN Session AS s ON s.contactId = c.id WHERE e.id = ?`,
      eventId,
    )
    if (!news) return
    await tellResident(tx, news, now(), emit)
    const data = dataOf(news)
    const staff = (await nameOf(tx, news.staffId)) ?? ''
    await tellFollowers(tx, { ...news, ...data, staff }, now(), emit)
  },

  checkTold: (eventId) => async (tx, emit) => {
    const [ticket] = await rows<Owed>(
      tx,
      `SELECT t.id, t.publicId, t.number, t.category, t.scope, t.status, t.assigneeId, e.type, e.staffId,
         (SELECT count(*) FROM Message AS m WHERE m.contactId = t.contactId AND m.ticketId = t.id AND m.author = 'bot'
            AND m.at >= e.at AND m.unsent = 0 AND m.failure IS NULL) AS left,
         (SELECT count(*) FROM Message AS m WHERE m.contactId = t.contactId AND m.ticketId = t.id AND m.author = 'bot'
            AND m.at >= e.at AND (m.unsent = 1 OR m.failure IS NOT NULL)) AS stayed,
         (SELECT count(*) FROM Message AS m WHERE m.contactId = t.contactId AND m.ticketId = t.id AND m.author = 'bot'
            AND m.at >= e.at AND m.failure = '${keptBack}') AS kept
       FROM TicketEvent AS e JOIN Ticket AS t ON t.id = e.ticketId WHERE e.id = ?`,
      eventId,
    )
    if (!ticket || !isOpen(ticket.status) || (ticket.left > 0 && ticket.stayed === 0)) return
    // Whoever is sent nothing is not rung either (domain 4.4); whose matter it is, only those see who may know.
    if (ticket.kept > 0) return
    const { assigneeId, staffId } = ticket
    await applyMove(
      tx,
      ticket,
      {
        set: {},
        event: { type: 'untold', data: { what: ticket.type } },
        notifyResident: false,
        notifyStaff: [...new Set([assigneeId, staffId].filter((id) => id !== null))],
      },
      { at: now(), staffId: null },
      emit,
    )
  },
})

interface Owed {
  id: number
  publicId: string
  number: number
  category: string
  scope: string
  status: TicketStatus
  assigneeId: number | null
  type: TicketEventType
  staffId: number | null
  /** Messages since then that have left, and that have not. */
  left: number
  stayed: number
  /** Messages that may not leave. */
  kept: number
}

/** An event of a ticket, with the conversation that it is told in. */
interface News {
  type: TicketEventType
  note: string | null
  staffId: number | null
  data: string | null
  ticketId: number
  number: number
  summary: string
  category: string
  status: TicketStatus
  placeText: string
  contactId: number
  channel: string
  account: string
  sender: string
  session: string | null
  rev: number | null
}

/** What an event's data may hold of what is told. */
interface NewsData {
  to?: number
  until?: string
  instead?: string
  body?: string
  into?: number
  office?: string
}

const dataOf = ({ data }: News): NewsData => (data === null ? {} : (JSON.parse(data) as NewsData))

async function tellResident(tx: Tx, news: News, at: number, emit: Emit): Promise<void> {
  const { ticketId, type, contactId, channel, account, sender } = news
  if (channel === deskChannel && !worthACall(type)) return
  // What staff write goes out: they mean it.
  if (type !== 'replied' && type !== 'asked' && (await isSilenced(tx, ticketId))) return
  const before = news.session === null ? newSession() : parseSession(news.session)
  // A question that was answered or overtaken meanwhile no longer waits for the resident.
  const hushed = silentDangers.includes(news.category) || (await isHushed(tx, contactId))
  const waits = type === 'asked' && news.status === 'need_info' && !hushed
  const ended = type === 'resolved' ? endEmergency(before, ticketId) : before
  const visit = type === 'resolved' ? await beginVisit(tx, ticketId, ended, at, emit) : undefined
  const asks = visit?.state === 'asked' ? visit : undefined
  const { session, busy } = waits
    ? awaitAnswer(before, ticketId, news.number, at)
    : (asks ?? { session: ended, busy: false })
  const data = dataOf(news)
  const said = noticeFor({
    type,
    note: news.note,
    staff: (await nameOf(tx, news.staffId)) ?? '',
    to: await nameOf(tx, data.to),
    until: data.until,
    instead: data.instead,
    body: data.body,
    into: data.into,
    office: data.office,
    ticket: { ...news, ticketId },
    busy,
    asks: asks !== undefined,
  })
  // Other news leaves the conversation where it is: written back, it would only lose what this release cannot read.
  if (news.rev !== null && session !== before)
    await execute(
      tx,
      'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ?',
      JSON.stringify(session),
      news.rev + 1,
      at,
      contactId,
    )
  if (!said) return
  const to = { contactId, channel, account, sender }
  const from = type === 'replied' || type === 'asked' ? 'staff' : 'bot'
  // What the danger interrupted is offered now that it is closed.
  const offer = ended !== before && drafts(session).length > 0 && !session.held ? [say('nav.hint')] : []
  const replies = [said, ...offer].map((one): NewReply => ({
    to,
    from,
    reply: render(one, session.lang),
    at,
    ticketId,
  }))
  if (!hushed) insertReplies(tx, replies, emit)
  else if (replies[0]) await keepBack(tx, replies[0])
}

async function nameOf(tx: Tx, id: number | null | undefined): Promise<string | null> {
  if (id == null) return null
  const [found] = await rows<{ name: string }>(tx, 'SELECT name FROM Staff WHERE id = ?', id)
  return found?.name ?? null
}
