// What lists of tickets are asked for, and what they are made of.
import type { TicketStatus, Urgency } from '../../rules/tickets/ticket.ts'
import { awayOn } from '../staff/absences.ts'
import type { SummaryRow } from '../views.ts'

type TicketBox =
  'mine' | 'unassigned' | 'undecided' | 'away' | 'overdue' | 'open' | 'done' | 'visits' | 'unhappy' | 'all'
export interface TicketFilter {
  box: TicketBox
  status?: TicketStatus | undefined
  urgency?: Urgency | undefined
  category?: string | undefined
  q?: string | undefined
  /** What the page before gave as `next`. */
  cursor?: string | undefined
  limit: number
}

/** What waits for a manager, as the index Ticket_undecided has it, letter for letter. */
export const undecided = '(t.stuckFor IS NOT NULL OR t.extensionBy IS NOT NULL)'

/** What is with somebody who is not there on the day, which stands twice as its parameter. */
export const withAway = `t.assigneeId IN (${awayOn})`

export interface TicketRow extends SummaryRow {
  id: number
}
export interface Page<R> {
  found: R[]
  /** What stands for a row as a cursor. */
  cursorOf: (row: R) => string
}

/** Conditions with their parameters, in their order. */
export class Where {
  readonly #terms: string[] = []
  readonly params: (string | number)[] = []
  and(term: string, ...params: (string | number)[]): this {
    this.#terms.push(term)
    this.params.push(...params)
    return this
  }
  get sql(): string {
    return this.#terms.length > 0 ? this.#terms.join(' AND ') : '1'
  }
}

/** The tickets that are in a box for what came of their return visit. */
export function visitsIn(box: TicketBox): string | undefined {
  if (box === 'visits') return `SELECT ticketId FROM Visit WHERE state = 'phone'`
  return box === 'unhappy' ? 'SELECT ticketId FROM Visit WHERE unhappy = 1' : undefined
}
