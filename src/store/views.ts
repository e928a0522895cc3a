// Who looks, and what of a ticket they may see. Scope is a path prefix and is part of every query, never of a route.
import { numberText, type TicketKind, type TicketStatus, type Urgency } from '../rules/ticket.ts'
import { maskPhone } from '../understand/phone.ts'
import type { Prisma } from './generated/client.ts'

/** A member of staff as the store needs to know them. */
export interface Viewer {
  staffId: number
  name: string
  /** The path of the node they work at. */
  scope: string
  /** Sees only the tickets that are in their hands. */
  ownOnly: boolean
}

/** The tickets that a viewer may know of. */
export const visible = (viewer: Viewer): Prisma.TicketWhereInput => ({
  scope: { startsWith: viewer.scope },
  ...(viewer.ownOnly && { assigneeId: viewer.staffId }),
})

/** The same for statements of ours, where the ticket is called t. */
export const visibleIn = (viewer: Viewer): { sql: string; params: (string | number)[] } => ({
  sql: viewer.ownOnly ? 't.scope LIKE ? AND t.assigneeId = ?' : 't.scope LIKE ?',
  params: [`${viewer.scope}%`, ...(viewer.ownOnly ? [viewer.staffId] : [])],
})

export const summaryFields = {
  assignee: { select: { id: true, name: true } },
  committee: { select: { name: true } },
} satisfies Prisma.TicketInclude
type Listed = Prisma.TicketGetPayload<{ include: typeof summaryFields }>
type SummaryField =
  | 'publicId'
  | 'number'
  | 'kind'
  | 'category'
  | 'urgency'
  | 'status'
  | 'summary'
  | 'placeText'
  | 'createdAt'
  | 'updatedAt'
  | 'dueAt'

/** The same by a statement of ours, with `summaryJoins`. */
export const summaryColumns = `t.publicId, t.number, t.kind, t.category, t.urgency, t.status, t.summary, t.placeText,
  t.createdAt, t.updatedAt, t.dueAt, t.assigneeId, s.name AS assigneeName, m.name AS committeeName`
export const summaryJoins = `LEFT JOIN Staff AS s ON s.id = t.assigneeId LEFT JOIN Committee AS m ON m.id = t.committeeId`
export interface SummaryRow extends Pick<Listed, SummaryField> {
  assigneeId: number | null
  assigneeName: string | null
  committeeName: string | null
}
export const summaryOf = ({ assigneeId, assigneeName, committeeName, ...ticket }: SummaryRow, now: number) =>
  ticketSummary(
    {
      ...ticket,
      assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
      committee: committeeName === null ? null : { name: committeeName },
    },
    now,
  )

/** A ticket in a list. Times are ISO strings, as the API gives them. */
export function ticketSummary(ticket: Pick<Listed, SummaryField | 'assignee' | 'committee'>, now: number) {
  const open = ticket.status !== 'done' && ticket.status !== 'withdrawn'
  return {
    id: ticket.publicId,
    number: numberText(ticket.number),
    kind: ticket.kind as TicketKind,
    category: ticket.category,
    urgency: ticket.urgency as Urgency,
    status: ticket.status as TicketStatus,
    summary: ticket.summary,
    place: ticket.placeText,
    assignee: ticket.assignee,
    committee: ticket.committee?.name ?? null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
    dueAt: ticket.dueAt.toISOString(),
    overdue: open && ticket.dueAt.getTime() < now,
  }
}
export type TicketSummary = ReturnType<typeof ticketSummary>

export const masked = (phone: string | null): string | null => (phone === null ? null : maskPhone(phone))
