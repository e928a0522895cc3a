// What the service is measured by, of the tickets that a viewer may know of: a month's figures with their breakdowns, and hot
// spots. The rules are in src/rules/tickets/measures.ts; here is only what they count.
import {
  comparedSince,
  contacts,
  endings,
  hotSince,
  isApart,
  isHot,
  loadOf,
  mayBeHot,
  noFigures,
  noLoad,
  spanOf,
  sumFigures,
  sumLoads,
  tellable,
  toldAs,
  usualOf,
  type Counted,
  type Figures,
  type Load,
} from '../../rules/tickets/measures.ts'
import { may } from '../../rules/staff/roles.ts'
import { placeName, type NodeKind, type TreeNode } from '../../rules/community/tree.ts'
import { measure, type Answered } from '../../rules/tickets/visit.ts'
import { rows, type PrismaClient } from '../connection.ts'
import { communityIdOf, historyIn, visibleIn, type Viewer } from '../views.ts'

export type Measures = ReturnType<typeof createMeasures>

/** Where a ticket is counted, and whether it stands apart. */
interface Placed {
  scope: string
  category: string
  confidential: boolean
}
interface CountedRow extends Placed, Omit<Counted, 'createdAt' | 'dueAt' | 'contactDueAt' | 'reopened'> {
  createdAt: Date
  dueAt: Date
  contactDueAt: Date | null
  confirmedAt: Date | null
  intake: string | null
  reopened: number
  assigneeId: number | null
  assigneeName: string | null
}
interface VisitRow extends Placed, Answered {
  count: number
}

const among = (column: string, types: readonly string[]) =>
  `${column} IN (${types.map((type) => `'${type}'`).join(', ')})`

export function createMeasures(read: PrismaClient, now: () => number) {
  /** The part of the community's tree that tickets are counted by, by id. */
  const nodesOf = async (viewer: Viewer, kinds: readonly NodeKind[]) => {
    const found = await rows<TreeNode>(
      read,
      `SELECT id, parentId, kind, name, path FROM Node WHERE path LIKE ? AND ${among('kind', kinds)}`,
      `/${communityIdOf(viewer)}/%`,
    )
    return new Map(found.map((node) => [node.id, node]))
  }
  /** The one of them that a path leads through. */
  const through = (nodes: ReadonlyMap<number, TreeNode>, path: string) =>
    path.split('/').flatMap((id) => nodes.get(Number(id)) ?? [])[0]

  return {
    /**
     * What was received in a month ("2026-11"), as it stands now. Nothing is told by place, kind or handler of what stands apart,
     * nor by place and kind of fewer than three; by handler only the load, to whoever hands out work. Throws a RangeError where
     * there is no such month.
     */
    of: async (viewer: Viewer, month: string) => {
      const at = now()
      const { from, until } = spanOf(month)
      const known = historyIn(viewer)
      const received = `t.createdAt >= ? AND t.createdAt < ? AND ${known.sql}`
      const params = [from, until, ...known.params]
      const tickets = await rows<CountedRow>(
        read,
        `SELECT t.scope, t.category, t.confidential, t.status, t.urgency, t.createdAt, t.dueAt, t.contactDueAt, t.intake,
           al.confirmedAt, t.assigneeId, s.name AS assigneeName,
           min(CASE WHEN ${among('e.type', contacts)} THEN e.at END) AS contactedAt,
           max(CASE WHEN ${among('e.type', endings)} THEN e.at END) AS doneAt,
           max(e.type = 'reopened') AS reopened
         FROM Ticket AS t INDEXED BY Ticket_createdAt_idx LEFT JOIN TicketEvent AS e ON e.ticketId = t.id
           LEFT JOIN Alarm AS al ON al.ticketId = t.id LEFT JOIN Staff AS s ON s.id = t.assigneeId
         WHERE ${received} GROUP BY t.id`,
        ...params,
      )
      const visits = await rows<VisitRow>(
        read,
        `SELECT t.scope, t.category, t.confidential, v.outcome, v.satisfaction, count(*) AS count
         FROM Ticket AS t INDEXED BY Ticket_createdAt_idx CROSS JOIN Visit AS v ON v.ticketId = t.id
         WHERE ${received} GROUP BY t.scope, t.category, t.confidential, v.outcome, v.satisfaction`,
        ...params,
      )
      const grids = await nodesOf(viewer, ['grid'])

      let total = noFigures
      const byGrid = new Map<number | null, Figures>()
      const byCategory = new Map<string | null, Figures>()
      const byHandler = new Map<number, { name: string; load: Load }>()
      const count = (placed: Placed, figures: Figures) => {
        const apart = isApart(placed)
        const grid = apart ? null : (through(grids, placed.scope)?.id ?? null)
        const category = toldAs(placed)
        total = sumFigures(total, figures)
        byGrid.set(grid, sumFigures(byGrid.get(grid) ?? noFigures, figures))
        byCategory.set(category, sumFigures(byCategory.get(category) ?? noFigures, figures))
        return apart
      }
      for (const { placed, load } of together(tickets, at)) {
        const apart = count(placed, { ...load, visits: noFigures.visits })
        const { assigneeId, assigneeName } = placed
        if (apart || assigneeId === null || assigneeName === null) continue
        const before = byHandler.get(assigneeId)?.load ?? noLoad
        byHandler.set(assigneeId, { name: assigneeName, load: sumLoads(before, load) })
      }
      for (const visit of visits) count(visit, { ...noFigures, visits: measure([visit]) })

      const parts = <K>(map: ReadonlyMap<K | null, Figures>) =>
        tellable([...map].map(([key, figures]) => ({ key, figures })))
      return {
        month,
        asOf: new Date(at).toISOString(),
        total,
        byGrid: parts(byGrid).map(({ key, figures }) => ({ ...figures, grid: named(grids.get(key ?? 0)) })),
        byCategory: parts(byCategory).map(({ key, figures }) => ({ ...figures, category: key })),
        byHandler: may(viewer.role, 'ticket.assign')
          ? [...byHandler]
              .map(
                ([
                  id,
                  {
                    name,
                    load: { received, open, overdue },
                  },
                ]) => ({
                  staff: { id, name },
                  received,
                  open,
                  overdue,
                }),
              )
              .sort((a, b) => b.received - a.received || a.staff.id - b.staff.id)
          : null,
      }
    },

    /** Buildings in which much of one kind came lately, the most first. What is one matter with another counts once. */
    hotSpots: async (viewer: Viewer) => {
      const at = now()
      const known = visibleIn(viewer)
      const counts = await rows<Placed & { recent: number; before: number }>(
        read,
        `SELECT t.scope, t.category, t.confidential, sum(t.createdAt >= ?) AS recent, sum(t.createdAt < ?) AS before
         FROM Ticket AS t INDEXED BY Ticket_createdAt_idx
         WHERE t.createdAt >= ? AND t.createdAt <= ? AND t.status NOT IN ('merged', 'withdrawn') AND ${known.sql}
         GROUP BY t.scope, t.category, t.confidential`,
        hotSince(at),
        hotSince(at),
        comparedSince(at),
        at,
        ...known.params,
      )
      const nodes = await nodesOf(viewer, ['estate', 'building'])
      const buildings = new Map([...nodes].filter(([, { kind }]) => kind === 'building'))
      const spots = new Map<string, { node: TreeNode; category: string; recent: number; before: number }>()
      for (const { scope, category, confidential, recent, before } of counts) {
        const node = through(buildings, scope)
        if (!node || !mayBeHot({ category, confidential })) continue
        const key = `${node.id} ${category}`
        const spot = spots.get(key) ?? { node, category, recent: 0, before: 0 }
        spots.set(key, { ...spot, recent: spot.recent + recent, before: spot.before + before })
      }
      return [...spots.values()]
        .filter(isHot)
        .sort((a, b) => b.recent - a.recent || a.node.id - b.node.id)
        .map(({ node, category, recent, before }) => ({
          building: { id: node.id, name: placeName({ nodes: [...nodes.values()] }, node) },
          category,
          recent,
          usual: usualOf(before),
        }))
    },
  }
}

const named = (node: TreeNode | undefined) => (node ? { id: node.id, name: node.name } : null)

/** The load of those tickets that are counted at the same place and kind and have the same handler. */
function together(tickets: readonly CountedRow[], now: number) {
  const groups = new Map<string, { placed: CountedRow; load: Load }>()
  for (const ticket of tickets) {
    const key = `${ticket.scope} ${ticket.category} ${ticket.confidential} ${ticket.assigneeId}`
    const load = loadOf(countedOf(ticket), now)
    const group = groups.get(key)
    if (group) group.load = sumLoads(group.load, load)
    else groups.set(key, { placed: ticket, load })
  }
  return groups.values()
}

/** Who filed it for somebody spoke with them; whoever said 我来处理 confirmed the emergency. */
function countedOf(row: CountedRow): Counted {
  const { createdAt, dueAt, contactDueAt, confirmedAt, intake, reopened, contactedAt } = row
  const filedAt = intake === null ? null : createdAt.getTime()
  return {
    status: row.status,
    urgency: row.urgency,
    doneAt: row.doneAt,
    createdAt: createdAt.getTime(),
    dueAt: dueAt.getTime(),
    contactDueAt: contactDueAt?.getTime() ?? null,
    contactedAt: filedAt ?? confirmedAt?.getTime() ?? contactedAt,
    reopened: reopened === 1,
  }
}
