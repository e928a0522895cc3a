// What a resident is told when staff have moved their ticket.
import { silentDangers } from '../rules/danger.ts'
import type { TicketEventType } from '../rules/ticket-events.ts'
import { numberText } from '../rules/ticket.ts'
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
  /** What the resident can do instead, where it was not taken on. */
  instead?: string | undefined
  ticket: { ticketId: number; number: number; summary: string; category: string }
  /** The resident is in the middle of something else. */
  busy: boolean
  /** Whether it is asked with the news of its end if all is done. */
  asks: boolean
}

const shownAtMost = 30

/** The sentence for an event, or undefined where the resident hears nothing: of silent matters never (domain 4.4). */
export function noticeFor({
  type,
  note,
  staff,
  to,
  until,
  instead,
  ticket,
  busy,
  asks,
}: TicketNews): Say | undefined {
  if (silentDangers.includes(ticket.category)) return undefined
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
