// Residents' data for eyes that need not know them: without the right ticket.reveal, names and numbers are masked.
import type * as z from 'zod'
import { may, type Role } from '../rules/roles.ts'
import { maskPhone } from '../understand/phone.ts'
import type * as schemas from './schemas.ts'

type Summary = z.output<typeof schemas.TicketSummary>
type Ticket = z.output<typeof schemas.Ticket>

/** Seven digits or more, spaced or not: telephone numbers, identity cards, bank cards. */
const long = /(?<![0-9０-９])[0-9０-９](?:[\s-]?[0-9０-９]){6,}/g
const maskNumbers = (text: string): string =>
  text.replace(long, (number) => maskPhone(number.replace(/[\s-]/g, '')))
const maskOrNull = (text: string | null): string | null => (text === null ? null : maskNumbers(text))
/** 王** for 王小明. */
const maskName = (name: string | null): string | null =>
  name === null ? null : `${Array.from(name)[0] ?? ''}**`

const revealed = (role: Role): boolean => may(role, 'ticket.reveal')

export const textFor = (role: Role, text: string): string => (revealed(role) ? text : maskNumbers(text))

export const summaryFor = <T extends Pick<Summary, 'summary'>>(role: Role, ticket: T): T => ({
  ...ticket,
  summary: textFor(role, ticket.summary),
})

export function ticketFor(role: Role, ticket: Ticket): Ticket {
  if (revealed(role)) return ticket
  return {
    ...ticket,
    summary: maskNumbers(ticket.summary),
    place: maskNumbers(ticket.place),
    result: maskOrNull(ticket.result),
    resident: { ...ticket.resident, name: maskName(ticket.resident.name) },
    events: ticket.events.map((event) => ({ ...event, note: maskOrNull(event.note) })),
    conversation: ticket.conversation.map((line) => ({ ...line, text: maskNumbers(line.text) })),
  }
}
