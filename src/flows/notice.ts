// What a resident is told when staff have moved their ticket.
import { silentDangers } from '../rules/alarms/danger.ts'
import type { TicketEventType } from '../rules/tickets/ticket-events.ts'
import { numberText } from '../rules/tickets/ticket.ts'
import { kindKey } from '../text/zh/kinds.ts'
import { line, say, type Say } from '../text/say.ts'
import { visitSaying } from './visit.ts'

export interface TicketNews {
  type: TicketEventType
  note: string | null
  /** Whoever did it. */
  staff: string
  /** Whom it went to, where it went to somebody. */
  to: string | null
  /** The new last day ("2026-12-11"), where it was put off. */
  until?: string | undefined
  /** The body outside that it went to. */
  body?: string | undefined
  /** The number that goes on for it. */
  into?: number | undefined
  /** The office above that takes a complaint about the head. */
  office?: string | undefined
  /** What the resident can do instead, where it was not taken on. */
  instead?: string | undefined
  ticket: { ticketId: number; number: number; summary: string; category: string }
  /** The resident is in the middle of something else. */
  busy: boolean
  /** Whether it is asked with the news of its end if all is done. */
  asks: boolean
}

const shownAtMost = 30

/** What staff wrote themselves: where it is not sent, they have to know. */
const written: readonly TicketEventType[] = ['replied', 'asked']

/** The sentence for an event, or undefined where there is none. Of silent matters only what staff wrote, which is kept back. */
export function noticeFor({
  type,
  note,
  staff,
  to,
  until,
  instead,
  body,
  into,
  office,
  ticket,
  busy,
  asks,
}: TicketNews): Say | undefined {
  if (silentDangers.includes(ticket.category) && !written.includes(type)) return undefined
  const number = numberText(ticket.number)
  const { summary: words } = ticket
  const summary = words.length > shownAtMost ? `${words.slice(0, shownAtMost)}…` : words
  const told = { number, note: note ?? '' }
  switch (type) {
    case 'taken':
      return say('notice.taken', { number, summary, staff })
    case 'replied':
      return say('notice.reply', { ...told, staff })
    case 'asked':
      return busy ? say('notice.askBusy', { ...told, staff }) : say('notice.ask', { ...told, staff })
    case 'resolved':
      if (asks) return visitSaying(ticket, { staff, note: told.note, busy })
      return say('notice.resolved', { ...told, summary })
    case 'extended':
      return say('notice.extended', { ...told, summary, due: { day: until ?? '' } })
    case 'handedOff':
      return say('notice.handedOff', { number, summary, body: body ?? '' })
    case 'referred':
      return say('notice.referred', { number, office: office ?? { text: 'notice.street' } })
    case 'merged':
      return say('notice.merged', { number, summary, into: numberText(into ?? 0) })
    case 'explained':
      return { ...say('notice.explained', { ...told, summary }), after: [line('notice.hotline')] }
    case 'rejected':
      return {
        ...say('notice.rejected', { ...told, summary, instead: instead ?? '' }),
        after: [line('notice.hotline')],
      }
    case 'reopened':
      return say('notice.reopened', told)
    case 'withdrawn':
      return say('withdraw.done', { number })
    case 'upheld':
      return say('notice.upheld', { ...told, staff })
    case 'transferred':
      return say('notice.transferred', { number, staff: to ?? staff })
    default:
      return undefined
  }
}

/** What a follower may know of an event of the ticket that they follow. */
export interface FollowedNews extends Pick<TicketNews, 'type' | 'until' | 'body' | 'into' | 'staff'> {
  number: number
  category: string
  /** As far as the building. */
  place: string
}

/** The sentence for a follower: the kind and the place only. What staff wrote went to whoever reported it, and may tell who that is. */
export function followerNotice(news: FollowedNews): Say | undefined {
  const { type, staff, until, body, into, category, place } = news
  const key = kindKey(category)
  if (!key) return undefined
  const told = { number: numberText(news.number), kind: { text: key }, place }
  switch (type) {
    case 'taken':
      return say('follow.taken', { ...told, staff })
    case 'extended':
      return say('follow.extended', { ...told, due: { day: until ?? '' } })
    case 'handedOff':
      return say('follow.handedOff', { ...told, body: body ?? '' })
    case 'resolved':
      return say('follow.resolved', told)
    case 'explained':
    case 'rejected':
      return { ...say('follow.ended', told), after: [line('notice.hotline')] }
    case 'merged':
      return say('follow.merged', { ...told, into: numberText(into ?? 0) })
    case 'reopened':
      return say('follow.reopened', told)
    case 'withdrawn':
      return say('follow.withdrawn', told)
    default:
      return undefined
  }
}
