// Who looks, and what of a ticket they may see: the table of visibility as it applies to stored tickets, and as queries.
import { nextClock, pressingClocks } from '../rules/tickets/clocks.ts'
import type { StuckCause } from '../rules/tickets/decision.ts'
import type { Intake } from '../rules/tickets/desk.ts'
import { may, type Role } from '../rules/staff/roles.ts'
import { offChat, offChatCategories } from '../rules/staff/staff-chat.ts'
import {
  isOpen,
  numberText,
  openStatuses,
  type TicketKind,
  type TicketStatus,
  type Urgency,
} from '../rules/tickets/ticket.ts'
import {
  caseKinds,
  categoriesOf,
  cell,
  hiddenFromPhone,
  isOwnStaff,
  kindOfRole,
  kindsOf,
  levelOf,
  reaches,
  type CaseKind,
  type Field,
  type Level,
  type ViewerKind,
} from '../rules/staff/visibility.ts'
import { maskWords, toBuilding } from '../understand/masking.ts'
import { maskPhone } from '../understand/phone.ts'
import { factColumns, factJoin, factsOf, type FactRow, type Facts } from './tickets/facts.ts'
import type { Prisma } from './generated/client.ts'

/** A member of staff as the store needs to know them. */
export interface Viewer {
  staffId: number
  name: string
  role: Role
  /** The path of the node they work at. */
  scope: string
  /** Sees only the tickets that are in their hands, offered to them, or worked on beside the lead. */
  ownOnly: boolean
}

/** The community that somebody works in: the root of their place. */
export const communityIdOf = ({ scope }: Pick<Viewer, 'scope'>): number => Number(scope.split('/')[1])

/** A member of staff as a viewer: their role decides whether they see only what is in their hands. */
export const viewerOf = (who: Omit<Viewer, 'ownOnly'>): Viewer => ({
  ...who,
  ownOnly: !may(who.role, 'ticket.read'),
})

export type Sight = (field: Field) => Level

const mustReport = categoriesOf.mustReport ?? []
const inHand = ['in_progress', 'need_info'] as const satisfies TicketStatus[]

/** What a member of staff is to a case. */
function viewersOf({ staffId, role }: Pick<Viewer, 'staffId' | 'role'>, facts: Facts): ViewerKind[] {
  const { alarm, assigneeId } = facts
  const viewers: ViewerKind[] = [kindOfRole[role]]
  if (role === 'property' && facts.propertyConsent === 'given') viewers.push('propertyAllowed')
  if (!isOwnStaff(role)) return viewers
  const answerer =
    alarm?.confirmedBy ?? (inHand.some((status) => status === facts.status) ? assigneeId : null)
  if (mustReport.includes(facts.category) && alarm?.reportBy === staffId) viewers.push('reporting')
  if (facts.confidential && facts.confidentialTo === staffId) viewers.push('named')
  if (alarm && isOpen(facts.status as TicketStatus) && answerer === staffId) viewers.push('answering')
  if (assigneeId === staffId) viewers.push('inCharge')
  return viewers
}

export function sightOf(viewer: Pick<Viewer, 'staffId' | 'role'>, facts: Facts): Sight {
  // Whom a complaint is about knows nothing of it (domain 2.7).
  if (facts.aboutStaffId === viewer.staffId) return () => 'none'
  const viewers = viewersOf(viewer, facts)
  const kinds = kindsOf(facts)
  return (field) => levelOf(viewers, kinds, field)
}

/** Whether the words of a matter are left out where the viewer reads on another matter of the same resident. */
export const staysHidden = (viewer: Viewer, other: Facts): boolean =>
  hiddenFromPhone.includes(other.category) || sightOf(viewer, other)('words') !== 'see'

/** A condition on tickets for Prisma, and the same for statements of ours, where the ticket is called t. */
interface Condition {
  where: Prisma.TicketWhereInput
  sql: string
}

/** When a viewer is what to a ticket, as conditions. */
function asViewers({ staffId, role }: Viewer): [ViewerKind, Condition][] {
  const base: [ViewerKind, Condition] = [kindOfRole[role], { where: {}, sql: '1' }]
  if (role === 'property')
    return [
      base,
      ['propertyAllowed', { where: { propertyConsent: 'given' }, sql: `t.propertyConsent = 'given'` }],
    ]
  if (!isOwnStaff(role)) return [base]
  const alarm = (condition: string) =>
    `EXISTS (SELECT 1 FROM Alarm AS v WHERE v.ticketId = t.id AND ${condition})`
  const confirmed = `${alarm(`v.confirmedBy = ${staffId}`)} AND t.status IN (${quoted(openStatuses)})`
  const taken = `${alarm('v.confirmedBy IS NULL')} AND t.assigneeId = ${staffId} AND t.status IN (${quoted(inHand)})`
  return [
    base,
    [
      'reporting',
      {
        where: { category: { in: [...mustReport] }, alarm: { is: { reportBy: staffId } } },
        sql: `t.category IN (${quoted(mustReport)}) AND ${alarm(`v.reportBy = ${staffId}`)}`,
      },
    ],
    [
      'named',
      {
        where: { confidential: true, confidentialTo: staffId },
        sql: `t.confidential = 1 AND t.confidentialTo IS ${staffId}`,
      },
    ],
    [
      'answering',
      {
        where: {
          OR: [
            { alarm: { is: { confirmedBy: staffId } }, status: { in: [...openStatuses] } },
            {
              alarm: { is: { confirmedBy: null } },
              assigneeId: staffId,
              status: { in: [...inHand] },
            },
          ],
        },
        sql: `(${confirmed} OR ${taken})`,
      },
    ],
    ['inCharge', { where: { assigneeId: staffId }, sql: `t.assigneeId IS ${staffId}` }],
  ]
}

/** Codes of ours only, never a person's words. */
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ')

function isOfKind(kind: CaseKind): Condition {
  if (kind === 'confidential') return { where: { confidential: true }, sql: 't.confidential = 1' }
  if (kind === 'ordinary') {
    const others = caseKinds.filter((other) => other !== 'ordinary').map(isOfKind)
    return {
      where: { NOT: { OR: others.map(({ where }) => where) } },
      sql: `NOT (${others.map(({ sql }) => sql).join(' OR ')})`,
    }
  }
  const categories = categoriesOf[kind] ?? []
  return { where: { category: { in: [...categories] } }, sql: `t.category IN (${quoted(categories)})` }
}

/** The tickets that a staff chat may tell of, for statements where the ticket is called t. */
export const inChatSql = `NOT (${offChat.map((kind) => isOfKind(kind).sql).join(' OR ')})
  AND t.category NOT IN (${quoted(offChatCategories)})`

/** The tickets of which a viewer sees a field at least so far, wherever they are. */
function sees(viewer: Viewer, field: Field, least: Level): Condition {
  const ways = asViewers(viewer).map(([kind, is]): Condition => {
    const not = caseKinds.filter((other) => !reaches(cell(kind, other, field), least)).map(isOfKind)
    if (not.length === 0) return is
    return {
      where: { AND: [is.where, { NOT: { OR: not.map(({ where }) => where) } }] },
      sql: `${is.sql} AND NOT (${not.map(({ sql }) => sql).join(' OR ')})`,
    }
  })
  // Whoever sees them all needs no question to the database.
  if (ways.some(({ sql }) => sql === '1')) return { where: {}, sql: '1' }
  return {
    where: { OR: ways.map(({ where }) => where) },
    sql: `(${ways.map(({ sql }) => `(${sql})`).join(' OR ')})`,
  }
}
export const whereSees = (viewer: Viewer, field: Field, least: Level): Prisma.TicketWhereInput =>
  sees(viewer, field, least).where

/** The tickets that are no complaint about the viewer. */
export const notAbout = ({ staffId }: Pick<Viewer, 'staffId'>): Prisma.TicketWhereInput => ({
  OR: [{ aboutStaffId: null }, { aboutStaffId: { not: staffId } }],
})

/** The tickets that a viewer may know of. */
export const visible = (viewer: Viewer): Prisma.TicketWhereInput => ({
  scope: { startsWith: viewer.scope },
  ...(viewer.ownOnly && {
    OR: [
      { assigneeId: viewer.staffId },
      { offeredToId: viewer.staffId },
      { helpers: { some: { staffId: viewer.staffId } } },
    ],
  }),
  AND: [whereSees(viewer, 'matter', 'masked'), notAbout(viewer)],
})

interface Statement {
  sql: string
  params: (string | number)[]
}
/** The same for statements of ours, where the ticket is called t. */
export function visibleIn(viewer: Viewer): Statement {
  const { sql } = sees(viewer, 'matter', 'masked')
  return {
    sql: `t.scope LIKE ?${viewer.ownOnly ? ` AND ${inHands}` : ''}${sql === '1' ? '' : ` AND ${sql}`}
      AND t.aboutStaffId IS NOT ${viewer.staffId}`,
    params: [`${viewer.scope}%`, ...(viewer.ownOnly ? [viewer.staffId, viewer.staffId, viewer.staffId] : [])],
  }
}
const inHands = `(t.assigneeId = ? OR t.offeredToId = ?
  OR EXISTS (SELECT 1 FROM TicketHelper AS h WHERE h.ticketId = t.id AND h.staffId = ?))`

/** The tickets of which a viewer may know what came of them. */
export function historyIn(viewer: Viewer): Statement {
  const { sql, params } = visibleIn(viewer)
  return { sql: `${sql} AND ${sees(viewer, 'history', 'masked').sql}`, params }
}

/** The tickets of which a viewer may know who reported them. */
export const identified = (viewer: Viewer): Prisma.TicketWhereInput => ({
  AND: [visible(viewer), whereSees(viewer, 'name', 'see')],
})
export function identifiedIn(viewer: Viewer, field: 'name' | 'phone' = 'name'): Statement {
  const { sql, params } = visibleIn(viewer)
  return { sql: `${sql} AND ${sees(viewer, field, 'see').sql}`, params }
}

/** Whether somebody to whom a ticket were given could see it. */
export const couldSee = (staff: { staffId: number; role: Role }, facts: Facts): boolean =>
  reaches(sightOf(staff, { ...facts, assigneeId: staff.staffId })('matter'), 'masked')

export const sightFields = {
  alarm: { select: { reportBy: true, confirmedBy: true } },
} satisfies Prisma.TicketInclude
export const summaryFields = {
  ...sightFields,
  assignee: { select: { id: true, name: true } },
  committee: { select: { name: true } },
  resident: { select: { name: true } },
  _count: { select: { followers: true } },
} satisfies Prisma.TicketInclude
type Listed = Prisma.TicketGetPayload<{ include: typeof summaryFields }>
type SummaryField =
  | 'publicId'
  | 'number'
  | 'kind'
  | 'intake'
  | 'urgency'
  | 'summary'
  | 'placeText'
  | 'createdAt'
  | 'updatedAt'
  | 'dueAt'
  | 'contactDueAt'
  | 'contactedAt'
  | 'safeAt'
  | 'stuckFor'
/** What is told of a ticket in a list, and what decides how much of it. */
export type TicketRow = Pick<Listed, SummaryField | 'assignee' | 'committee' | 'resident' | '_count'> & Facts

/** The same by a statement of ours, with `summaryJoins`. */
export const summaryColumns = `t.publicId, t.number, t.kind, t.intake, t.urgency, t.summary, t.placeText, t.createdAt, t.updatedAt,
  t.dueAt, t.contactDueAt, t.contactedAt, t.safeAt, t.stuckFor, s.name AS assigneeName, m.name AS committeeName, re.name AS residentName, ${factColumns},
  (SELECT count(*) FROM Follower AS fo WHERE fo.ticketId = t.id) AS followers`
export const summaryJoins = `LEFT JOIN Staff AS s ON s.id = t.assigneeId LEFT JOIN Committee AS m ON m.id = t.committeeId
  ${factJoin} LEFT JOIN Resident AS re ON re.id = t.residentId`
export interface SummaryRow extends Pick<Listed, SummaryField>, FactRow {
  assigneeName: string | null
  committeeName: string | null
  residentName: string | null
  followers: number
}
export function ticketRow<R extends SummaryRow>(row: R) {
  const { assigneeId, assigneeName, committeeName, residentName } = row
  return {
    ...row,
    ...factsOf(row),
    assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
    committee: committeeName === null ? null : { name: committeeName },
    resident: { name: residentName },
    _count: { followers: row.followers },
  }
}

/** Words as a level lets them be read; null for none. */
export function wordsAt(
  level: Level,
  text: string | null,
  { sight, name }: { sight: Sight; name: string | null },
): string | null {
  if (text === null || level === 'none') return null
  return level === 'see' ? text : maskWords(text, { name, keepFlat: sight('address') === 'see' })
}

export function placeAt(sight: Sight, place: string): string {
  if (sight('address') === 'see') return place
  return sight('place') === 'none' ? '' : toBuilding(place)
}

/** What a file is in the table of visibility. */
export const fieldOf = (mime: string): 'pictures' | 'recordings' =>
  mime.startsWith('audio/') ? 'recordings' : 'pictures'

/** Whether a file of a case may be opened. */
export function showsMedia(sight: Sight, media: { mime: string; releasedAt: Date | null }): boolean {
  const level = sight(fieldOf(media.mime))
  return level === 'see' || (level === 'masked' && media.releasedAt !== null)
}

/** A ticket in a list, as a viewer may see it. Times are ISO strings, as the API gives them. */
export function ticketSummary(
  ticket: TicketRow,
  viewer: Viewer,
  now: number,
  sight: Sight = sightOf(viewer, ticket),
) {
  const open = isOpen(ticket.status as TicketStatus)
  return {
    id: ticket.publicId,
    number: numberText(ticket.number),
    kind: ticket.kind as TicketKind,
    intake: ticket.intake as Intake | null,
    category: ticket.category,
    urgency: ticket.urgency as Urgency,
    status: ticket.status as TicketStatus,
    summary: wordsAt(sight('matter'), ticket.summary, { sight, name: ticket.resident.name }) ?? '',
    place: placeAt(sight, ticket.placeText),
    confidential: ticket.confidential,
    stuckFor: ticket.stuckFor as StuckCause | null,
    followers: ticket._count.followers,
    assignee: ticket.assignee,
    committee: ticket.committee?.name ?? null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
    dueAt: ticket.dueAt.toISOString(),
    overdue: open && ticket.dueAt.getTime() < now,
    clock: open ? clockView(ticket) : null,
  }
}

const clockedOf = (
  ticket: Pick<TicketRow, 'urgency' | 'dueAt' | 'contactDueAt' | 'contactedAt' | 'safeAt'>,
) => ({
  urgency: ticket.urgency as Urgency,
  dueAt: ticket.dueAt.getTime(),
  contactDueAt: ticket.contactDueAt?.getTime() ?? null,
  contactedAt: ticket.contactedAt?.getTime() ?? null,
  safeAt: ticket.safeAt?.getTime() ?? null,
})
function clockView(ticket: Parameters<typeof clockedOf>[0]) {
  const { name, dueAt } = nextClock(clockedOf(ticket))
  return { name, dueAt: new Date(dueAt).toISOString() }
}
/** By when somebody speaks with the resident of what cannot wait and makes it safe, and when they did. */
export function pressingView(ticket: Parameters<typeof clockedOf>[0]) {
  const clocks = pressingClocks(clockedOf(ticket))
  const iso = ({ dueAt, at }: { dueAt: number; at: number | null }) => ({
    dueAt: new Date(dueAt).toISOString(),
    at: at === null ? null : new Date(at).toISOString(),
  })
  return clocks ? { contact: iso(clocks.contact), safe: iso(clocks.safe) } : null
}
export type TicketSummary = ReturnType<typeof ticketSummary>

export const masked = (phone: string | null): string | null => (phone === null ? null : maskPhone(phone))

/** Whether a viewer may have a number unmasked that they see: their role has to hold the right too. */
export const mayReveal = ({ role }: Viewer, sight: Sight): boolean =>
  sight('phone') === 'see' && may(role, 'ticket.reveal')
