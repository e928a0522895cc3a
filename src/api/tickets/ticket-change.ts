// What all moves on a ticket share: their documentation, and the answer with the ticket as it is then.
import type * as z from 'zod'
import type { SignedIn } from '../../store/staff/sessions.ts'
import type { Tickets } from '../../store/tickets/tickets.ts'
import { viewerFor } from '../auth.ts'
import { problems } from '../problems.ts'
import { Ticket, TicketId } from '../schemas.ts'

export const wordless = (summary: string) => ({
  tags: ['tickets'],
  summary,
  params: TicketId,
  response: {
    200: Ticket,
    ...problems(
      'INPUT_INVALID',
      'NOT_FOUND',
      'APPROVAL_OWN',
      'CLOCK_STOPPED',
      'DECISION_MISSING',
      'DECISION_WAITING',
      'EXTENSION_LATE',
      'EXTENSION_MISSING',
      'EXTENSION_REFUSED',
      'HANDOFF_MISSING',
      'HANDOFF_REFUSED',
      'MERGE_REFUSED',
      'PICTURE_MISSING',
      'TICKET_CLOSED',
      'TICKET_HANDED_OFF',
      'TICKET_NOT_DONE',
      'TICKET_NOT_OFFERED',
      'TICKET_NOT_YOURS',
      'TICKET_SAME_HANDLER',
      'TICKET_SETTLED',
      'TICKET_STAYS',
      'TICKET_TAKEN',
      'TICKET_URGENT',
      'STORE_UNAVAILABLE',
      'STORE_FULL',
    ),
  },
})
export const schema = <Body extends z.ZodType>(summary: string, body: Body) => ({
  ...wordless(summary),
  body,
})

export const changer = (tickets: Tickets) =>
  async function change(by: SignedIn, id: string, move: Parameters<Tickets['change']>[2]) {
    const viewer = viewerFor(by)
    await tickets.change(viewer, id, move)
    return tickets.read(viewer, id, { justMoved: true })
  }
