// Tickets by their words, facts or number, the newest first.
import { dayOf } from '../../rules/time/calendar.ts'
import { rows, type PrismaClient } from '../connection.ts'
import {
  undecided,
  visitsIn,
  Where,
  withAway,
  type Page,
  type TicketFilter,
  type TicketRow,
} from './ticket-filter.ts'
import { facts, matches, matchOf, nodesOf, wantedBy, type Findable } from './ticket-words.ts'
import {
  historyIn,
  summaryColumns,
  summaryJoins,
  ticketRow,
  ticketSummary,
  visibleIn,
  type Viewer,
} from '../views.ts'

/** How many tickets a search reads that wait for the index. */
const waitingAtMost = 2000

export function createTicketSearch(read: PrismaClient, now: () => number) {
  /** The newest first, by their words and facts. What is hidden from the viewer finds nothing either: else a search would tell it. */
  async function search(viewer: Viewer, filter: TicketFilter): Promise<Page<TicketRow>> {
    const words = filter.q ? wantedBy(filter.q) : []
    const kept: TicketRow[] = []
    let { cursor } = filter
    for (;;) {
      const { found, cursorOf } = await stored(viewer, { ...filter, cursor })
      kept.push(...found.filter((row) => words.length === 0 || tells(viewer, row, words)))
      const last = found.at(-1)
      if (kept.length > filter.limit || found.length <= filter.limit || !last)
        return { found: kept.slice(0, filter.limit + 1), cursorOf }
      cursor = cursorOf(last)
    }
  }

  /** Whether the words are among those that the viewer is shown. */
  function tells(viewer: Viewer, row: TicketRow, words: readonly string[]): boolean {
    const { summary, place } = ticketSummary(ticketRow(row), viewer, now())
    return matches(words, { ...row, summary, placeText: place, scope: '', phone: null })
  }

  /** The same as stored; what waits for the index is read besides. */
  async function stored(viewer: Viewer, filter: TicketFilter): Promise<Page<TicketRow>> {
    const { limit, cursor } = filter
    const visible = visibleIn(viewer)
    const where = new Where().and(visible.sql, ...visible.params)
    if (filter.box === 'overdue') where.and('t.dueAt < ?', now())
    const visits = visitsIn(filter.box)
    if (visits) where.and(historyIn(viewer).sql, ...historyIn(viewer).params).and(`t.id IN (${visits})`)
    if (filter.box === 'undecided') where.and(undecided)
    if (filter.box === 'away') where.and(withAway, dayOf(now()), dayOf(now()))
    const before =
      cursor !== undefined && /^[0-9]{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER
    const page = (found: TicketRow[]): Page<TicketRow> => ({ found, cursorOf: (row) => String(row.id) })

    const words = filter.q ? wantedBy(filter.q) : []
    if (filter.q && words.length === 0) return page([])
    const wanted = [...words, ...wantedFacts(viewer, filter)]
    const columns = `t.id, t.scope, t.phone, ${summaryColumns}`
    if (wanted.length === 0)
      return page(
        await rows<TicketRow>(
          read,
          `SELECT ${columns} FROM Ticket AS t ${summaryJoins}
           WHERE ${where.sql} AND t.id < ? ORDER BY t.id DESC LIMIT ?`,
          ...where.params,
          before,
          limit + 1,
        ),
      )
    // In one statement, since a ticket may pass from the one to the other between two.
    const found = await rows<TicketRow & Findable & { indexed: number }>(
      read,
      `SELECT * FROM (
         SELECT 1 AS indexed, ${columns} FROM TicketWords AS w CROSS JOIN Ticket AS t ON t.id = w.rowid ${summaryJoins}
         WHERE TicketWords MATCH ? AND w.rowid < ? AND ${where.sql}
           AND NOT EXISTS (SELECT 1 FROM UnindexedTicket AS u WHERE u.ticketId = w.rowid)
         ORDER BY w.rowid DESC LIMIT ?)
       UNION ALL SELECT * FROM (
         SELECT 0, ${columns} FROM UnindexedTicket AS u CROSS JOIN Ticket AS t ON t.id = u.ticketId ${summaryJoins}
         WHERE u.ticketId < ? AND ${where.sql} ORDER BY u.ticketId DESC LIMIT ${waitingAtMost})`,
      matchOf(wanted),
      before,
      ...where.params,
      limit + 1,
      before,
      ...where.params,
    )
    return page(
      found
        .filter((row) => row.indexed === 1 || matches(wanted, row))
        .sort((a, b) => b.id - a.id)
        .slice(0, limit + 1),
    )
  }

  /** By the number that the resident was told. */
  async function numbered(viewer: Viewer, filter: TicketFilter, number: number): Promise<Page<TicketRow>> {
    const visible = visibleIn(viewer)
    const found = await rows<TicketRow & Findable>(
      read,
      `SELECT t.id, t.scope, t.phone, ${summaryColumns} FROM Ticket AS t ${summaryJoins}
       WHERE t.communityId IN (SELECT id FROM Node WHERE kind = 'community') AND t.number = ? AND ${visible.sql}
         AND ${filter.box === 'undecided' ? undecided : '1'} AND (? = '' OR ${withAway})
       ORDER BY t.id DESC LIMIT ?`,
      number,
      ...visible.params,
      ...(filter.box === 'away' ? [dayOf(now()), dayOf(now()), dayOf(now())] : ['', '', '']),
      filter.limit + 1,
    )
    const facts = wantedFacts(viewer, filter)
    const late = (row: TicketRow) => filter.box !== 'overdue' || row.dueAt.getTime() < now()
    return { found: found.filter((row) => matches(facts, row) && late(row)), cursorOf: () => '' }
  }

  return { search, numbered }
}

/** What the index knows of a filter and of what the viewer may see. */
function wantedFacts(viewer: Viewer, { box, status, urgency, category }: TicketFilter): string[] {
  const wanted: string[] = []
  if (box === 'done') wanted.push(facts.open(false))
  else if (box !== 'all' && !visitsIn(box)) wanted.push(facts.open(true))
  if (box === 'mine' || viewer.ownOnly) wanted.push(facts.assignee(viewer.staffId))
  if (box === 'unassigned') wanted.push(facts.assignee(null))
  if (status) wanted.push(facts.status(status))
  if (urgency) wanted.push(facts.urgency(urgency))
  if (category) wanted.push(facts.category(category))
  // Nearly all lie under the community itself.
  const nodes = nodesOf(viewer.scope)
  const [place] = nodes.slice(1).slice(-1)
  if (place !== undefined) wanted.push(facts.node(place))
  return wanted
}
