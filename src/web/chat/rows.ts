// Lines messages up as the page shows them: what is known, then what is still on its way.
import type { ChatMessage } from '../../bot/webchat/protocol.ts'
import { hello } from './conversation.ts'
import type { Outbox, Unsent } from './outbox.ts'

interface Place {
  /** Stays the same when a message on its way comes back as a stored one. */
  key: string
  own: boolean
  /** When it was said, on the first message after a silence. */
  since?: Date
  /** The newest of the resident's own. */
  newestOwn: boolean
  /** Its choices and changes can be tapped: the bot's last word, not yet answered. */
  open: boolean
  /** What a bare number stood for: 2 is 桂花小区. */
  meaning?: string
}
export type Row = Place & ({ message: ChatMessage; unsent?: never } | { unsent: Unsent; message?: never })

const quiet = 10 * 60_000

/** The words of the choice that an answer picks from the bot's message before it. */
function meaningOf(answer: string, before: readonly ChatMessage[]): string | undefined {
  const question = before.findLast((message) => message.from !== 'staff')
  if (question?.from !== 'bot') return undefined
  const choice = question.choices?.find(({ send }) => send === answer)
  return choice && choice.label !== answer ? choice.label : undefined
}

/** A refused message stands where the talk was when it was refused, and does not follow it down. */
function place(rows: Row[], row: Row): Row[] {
  const later = rows.findIndex(({ message }) => message && message.id > (row.unsent?.after ?? Infinity))
  return later < 0 ? [...rows, row] : rows.toSpliced(later, 0, row)
}

export function rowsOf(messages: readonly ChatMessage[], outbox: Outbox): Row[] {
  const said = messages.filter((message) => message.clientId !== hello)
  const waiting = outbox.filter((item) => item.id !== hello)
  const answered = waiting.some((item) => item.state === 'queued' || item.state === 'stored')
  const underway = waiting.some((item) => item.state !== 'refused')
  const lastBot = said.findLastIndex((message) => message.from === 'bot')
  const lastOwn = said.findLastIndex((message) => message.from === 'resident')
  const open = answered || lastOwn > lastBot ? -1 : lastBot

  const stored = said.map((message, index): Row => {
    const at = new Date(message.at)
    const before = said[index - 1]
    const meaning = meaningOf(message.from === 'resident' ? message.text : '', said.slice(0, index))
    const pause = before ? at.getTime() - new Date(before.at).getTime() > quiet : true
    return {
      key: message.clientId ?? String(message.id),
      own: message.from === 'resident',
      newestOwn: index === lastOwn && !underway,
      open: index === open,
      message,
      ...(pause && { since: at }),
      ...(meaning !== undefined && { meaning }),
    }
  })
  const unsent = waiting.map((item, index): Row => {
    const meaning = index === 0 ? meaningOf(item.text ?? '', said) : undefined
    return {
      key: item.id,
      own: true,
      newestOwn: index === waiting.length - 1,
      open: false,
      unsent: item,
      ...(meaning !== undefined && { meaning }),
    }
  })
  const refused = (row: Row) => row.unsent?.state === 'refused'
  return unsent
    .filter(refused)
    .reduce(place, stored)
    .concat(unsent.filter((row) => !refused(row)))
}
