// Who asks for a person again and again keeps the ticket that they have.
import type { Requests } from '../../flows/requests.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { openStatuses } from '../../rules/tickets/ticket.ts'
import type { Community } from '../../rules/community/tree.ts'
import { wordText } from '../../text/render.ts'
import type { Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { openTickets, type Filed } from './ticket-opening.ts'
import type { Emit } from '../writer.ts'

type Opening = Requests['openTicket']['in']
type Opened = Requests['openTicket']['out']
interface Options {
  community: (id?: number) => Community
  now: () => number
  addToTicket: (
    tx: Tx,
    contact: Contact,
    words: Requests['addToTicket']['in'],
    options: Pick<Options, 'community' | 'now'>,
    emit: Emit,
  ) => Promise<unknown>
}

const askedAgainWithin = 30 * 60 * 1000

/**
 * Opens tickets. A call for a person within half an hour of another of the same kind is answered with the ticket of that one,
 * if it is still open; what is said anew is added to it.
 */
export async function openOrKeep(
  tx: Tx,
  asked: readonly { contact: Contact; request: Opening; filed?: Filed | undefined }[],
  emit: Emit,
  options: Options,
): Promise<Opened[]> {
  const kept: (Opened | undefined)[] = []
  for (const { contact, request } of asked)
    kept.push(request.kind === 'human' ? await askedBefore(tx, contact, request, emit, options) : undefined)
  const fresh = asked.filter((_, at) => kept[at] === undefined)
  const opened = fresh.length > 0 ? await openTickets(tx, fresh, emit, options) : []
  return kept.map((ticket) => ticket ?? opened.shift()).filter((ticket) => ticket !== undefined)
}

async function askedBefore(
  tx: Tx,
  contact: Contact,
  { category, summary }: Opening,
  emit: Emit,
  options: Options,
): Promise<Opened | undefined> {
  const ticket = await tx.ticket.findFirst({
    where: {
      residentId: contact.residentId,
      kind: 'human',
      category,
      status: { in: openStatuses },
      createdAt: { gt: new Date(options.now() - askedAgainWithin) },
    },
  })
  if (!ticket) return undefined
  const note = wordText(summary, 'zh')
  const told = await tx.ticketEvent.findFirst({ where: { ticketId: ticket.id, note } })
  if (!told) await options.addToTicket(tx, contact, { ticketId: ticket.id, note, media: [] }, options, emit)
  return { ticketId: ticket.id, number: ticket.number, due: dayOf(ticket.dueAt.getTime()) }
}
