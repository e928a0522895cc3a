// Lists of tickets and their numbers, each answered from an index, so that none takes longer as tickets gather.
import { openStatuses } from '../../rules/tickets/ticket.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { rows, type PrismaClient } from '../connection.ts'
import { createTicketSearch } from './ticket-search.ts'
import {
  undecided,
  visitsIn,
  Where,
  withAway,
  type Page,
  type TicketFilter,
  type TicketRow,
} from './ticket-filter.ts'
import {
  historyIn,
  summaryColumns,
  summaryJoins,
  ticketRow,
  ticketSummary,
  visibleIn,
  type TicketSummary,
  type Viewer,
} from '../views.ts'

/**
 * These two stand in the indexes Ticket_open and Ticket_hands, letter for letter. The rank is the clock that is owed next, as
 * src/rules/tickets/clocks.ts has it: the end of a Shanghai day is reckoned as in src/rules/time/calendar.ts.
 */
const open = `t.status IN (${openStatuses.map((status) => `'${status}'`).join(', ')})`
const rank = `CASE t.urgency WHEN 'P0' THEN t.dueAt - 100000000000000
  WHEN 'P1' THEN min(t.dueAt, CASE WHEN t.contactDueAt IS NULL THEN t.dueAt WHEN t.contactedAt IS NULL THEN t.contactDueAt
    WHEN t.safeAt IS NULL THEN (t.contactDueAt + 28800000) / 86400000 * 86400000 + 57599999 ELSE t.dueAt END)
  ELSE t.dueAt END`

/** Counting goes no further: whoever sees so many need not know how many more. */
const countedAtMost = 1000

const indexOf = (box: TicketFilter['box']): string => {
  if (box === 'undecided') return 'Ticket_undecided'
  return box === 'mine' || box === 'unassigned' || box === 'away' ? 'Ticket_hands' : 'Ticket_open'
}

export function createTicketLists(read: PrismaClient, now: () => number) {
  const { search, numbered } = createTicketSearch(read, now)

  /** What is open, in the order in which it needs somebody: emergencies, then by the clock that ends next. */
  async function inbox(viewer: Viewer, filter: TicketFilter): Promise<Page<TicketRow & { rank: number }>> {
    const { box, status, urgency, category, cursor, limit } = filter
    const visible = visibleIn(viewer)
    const where = new Where().and(open).and(visible.sql, ...visible.params)
    if (box === 'mine') where.and('t.assigneeId = ?', viewer.staffId)
    if (box === 'unassigned') where.and('t.assigneeId IS NULL')
    if (box === 'undecided') where.and(undecided)
    if (box === 'away') where.and(withAway, dayOf(now()), dayOf(now()))
    // The first finds the end in the index: an emergency's rank is always before now.
    if (box === 'overdue') where.and(`${rank} < ?`, now()).and('t.dueAt < ?', now())
    if (status) where.and('t.status = ?', status)
    if (urgency) where.and('t.urgency = ?', urgency)
    if (category) where.and('t.category = ?', category)
    const [, after, id] = /^(-?[0-9]{1,15})_([0-9]{1,15})$/.exec(cursor ?? '') ?? []
    if (after !== undefined && id !== undefined)
      where.and(`${rank} >= ?`, Number(after)).and(`(${rank} > ? OR t.id > ?)`, Number(after), Number(id))
    const found = await rows<TicketRow & { rank: number }>(
      read,
      `SELECT t.id, ${rank} AS rank, ${summaryColumns}
       FROM Ticket AS t INDEXED BY ${indexOf(box)} ${summaryJoins}
       WHERE ${where.sql} ORDER BY ${rank}, t.id LIMIT ?`,
      ...where.params,
      limit + 1,
    )
    return { found, cursorOf: (row) => `${row.rank}_${row.id}` }
  }

  const page = <R extends TicketRow>(viewer: Viewer, { found, cursorOf }: Page<R>, limit: number) => {
    const last = found.length > limit ? found[limit - 1] : undefined
    return {
      items: found.slice(0, limit).map((row) => ticketSummary(ticketRow(row), viewer, now())),
      next: last ? cursorOf(last) : null,
    }
  }

  return {
    /**
     * A page of tickets. What is open comes in the order of the inbox: emergencies, then by the time that is left, the late
     * first. What is found by words, and the boxes done and all, come newest first.
     */
    list: async (
      viewer: Viewer,
      filter: TicketFilter,
    ): Promise<{ items: TicketSummary[]; next: string | null }> => {
      const { box, q, limit } = filter
      const number = q !== undefined && /^#?[0-9]{1,9}$/.test(q) ? Number(q.replace('#', '')) : undefined
      if (number !== undefined) return page(viewer, await numbered(viewer, filter, number), limit)
      return q || box === 'done' || box === 'all' || visitsIn(box)
        ? page(viewer, await search(viewer, filter), limit)
        : page(viewer, await inbox(viewer, filter), limit)
    },

    /** How many tickets wait in the boxes, each counted up to `countedAtMost`. */
    counts: async (
      viewer: Viewer,
    ): Promise<
      Record<'mine' | 'unassigned' | 'undecided' | 'away' | 'overdue' | 'open' | 'visits', number>
    > => {
      const visible = visibleIn(viewer)
      const count = async (index: string, condition: string, ...params: (number | string)[]) => {
        const [counted] = await rows<{ count: number }>(
          read,
          `SELECT count(*) AS count FROM (SELECT 1 FROM Ticket AS t INDEXED BY ${index}
           WHERE ${open} AND ${visible.sql} AND ${condition} LIMIT ${countedAtMost})`,
          ...visible.params,
          ...params,
        )
        return counted?.count ?? 0
      }
      const known = historyIn(viewer)
      const [toPhone] = await rows<{ count: number }>(
        read,
        `SELECT count(*) AS count FROM (SELECT 1 FROM Visit AS v CROSS JOIN Ticket AS t ON t.id = v.ticketId
         WHERE v.state = 'phone' AND ${known.sql} LIMIT ${countedAtMost})`,
        ...known.params,
      )
      return {
        visits: toPhone?.count ?? 0,
        mine: await count('Ticket_hands', 't.assigneeId = ?', viewer.staffId),
        unassigned: await count('Ticket_hands', 't.assigneeId IS NULL'),
        undecided: await count('Ticket_undecided', undecided),
        away: await count('Ticket_hands', withAway, dayOf(now()), dayOf(now())),
        overdue: await count('Ticket_open', `${rank} < ? AND t.dueAt < ?`, now(), now()),
        open: await count('Ticket_open', '1'),
      }
    },
  }
}
