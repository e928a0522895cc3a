// One ticket with all that belongs to it, as far as a viewer may see each part.
import { mustReport } from '../../rules/alarms/alarm.ts'
import { may } from '../../rules/staff/roles.ts'
import { numberText, type TicketMove } from '../../rules/tickets/ticket.ts'
import { isOwnStaff, kindOfRole, type Level, type PropertyConsent } from '../../rules/staff/visibility.ts'
import { maskName } from '../../understand/masking.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Facts } from './facts.ts'
import { needsPicture } from './proof.ts'
import { parseSession } from '../conversations/stored-session.ts'
import { transcript } from '../conversations/transcript.ts'
import {
  masked,
  mayReveal,
  pressingView,
  showsMedia,
  sightOf,
  summaryColumns,
  summaryJoins,
  ticketRow,
  ticketSummary,
  visible,
  visibleIn,
  wordsAt,
  type Sight,
  type SummaryRow,
  type Viewer,
} from '../views.ts'
import { visitView } from './visit-view.ts'

interface Knower {
  id: number
  name: string
  active: boolean
}
/** Whoever alone knows the reporter of a case that has such a person. */
interface Known extends Facts {
  knower: Knower | null
}

export async function knownCase(tx: Tx, viewer: Viewer, publicId: string) {
  const ticket = await tx.ticket.findFirst({
    where: { AND: [visible(viewer), { publicId }] },
    include: {
      named: true,
      alarm: { select: { reportBy: true, confirmedBy: true, reporter: true } },
    },
  })
  return (
    ticket && { ...ticket, knower: ticket.confidential ? ticket.named : (ticket.alarm?.reporter ?? null) }
  )
}

/** Only a case whose reporter is known to one person, by that person; where there is none any more, by a manager. */
export function mayEntrust(viewer: Viewer, ticket: Known): boolean {
  if (!isOwnStaff(viewer.role) || !(ticket.confidential || (mustReport(ticket.category) && ticket.alarm)))
    return false
  const { knower } = ticket
  return knower?.active ? knower.id === viewer.staffId : kindOfRole[viewer.role] === 'manager'
}

export const mayRelease = (viewer: Viewer, facts: Facts): boolean =>
  may(viewer.role, 'ticket.answer') && isOwnStaff(viewer.role) && sightOf(viewer, facts)('pictures') === 'see'

const nameAt = (level: Level, name: string | null): string | null =>
  level === 'none' || name === null ? null : level === 'see' ? name : maskName(name)

/** What staff wrote down of a call. */
const spoken: readonly string[] = ['visited', 'told']

/** A resident's own words in the history are those of the conversation, the first of them what it is about. */
function noteLevel(sight: Sight, { type, actor }: { type: string; actor: string }): Level {
  if (type === 'opened') return sight('matter')
  const theirs = actor === 'resident' || spoken.includes(type)
  return sight(theirs ? 'words' : 'history')
}

/** Why the reporter is not shown. */
function withheldFor(ticket: Facts): 'confidential' | 'mustReport' | 'role' {
  if (ticket.confidential) return 'confidential'
  return mustReport(ticket.category) ? 'mustReport' : 'role'
}

interface Found extends SummaryRow {
  settled: boolean | number
  pausedAt: Date | null
  pausedDue: Date | null
  pausedDays: number
  extensionDays: number | null
  extendedFrom: Date | null
  pictureWaived: boolean | number
  mergedId: string | null
  mergedNumber: number | null
  id: number
  residentId: number
  contactId: number
  phone: string | null
  suitsText: string | null
  suitsFrom: Date | null
  suitsTo: Date | null
  routedWhy: string | null
  result: string | null
  residentPublicId: string
  residentPhone: string | null
  channel: string
  session: string | null
  knowerId: number | null
  knowerName: string | null
  knowerActive: boolean | number | null
}
function suitsOf({ suitsText: text, suitsFrom: from, suitsTo: to }: Found) {
  return text !== null && from && to ? { text, from: from.toISOString(), to: to.toISOString() } : null
}

interface Happened {
  id: number
  type: TicketMove['event']['type']
  actor: 'resident' | 'staff' | 'system'
  name: string | null
  note: string | null
  data: string | null
  at: Date
}

/** Who has to do with a ticket besides the assignee, as `beside` gives them. */
interface Beside {
  part: 'offered' | 'first' | 'extension' | 'about' | 'helper'
  id: number
  name: string
}
const beside = `SELECT 'offered' AS part, s.id, s.name FROM Ticket AS t JOIN Staff AS s ON s.id = t.offeredToId WHERE t.id = ?
  UNION ALL SELECT 'first', s.id, s.name FROM Ticket AS t JOIN Staff AS s ON s.id = t.firstReceiverId WHERE t.id = ?
  UNION ALL SELECT 'extension', s.id, s.name FROM Ticket AS t JOIN Staff AS s ON s.id = t.extensionBy WHERE t.id = ?
  UNION ALL SELECT 'about', s.id, s.name FROM Ticket AS t JOIN Staff AS s ON s.id = t.aboutStaffId WHERE t.id = ?
  UNION ALL SELECT 'helper', s.id, s.name FROM TicketHelper AS h JOIN Staff AS s ON s.id = h.staffId WHERE h.ticketId = ?`

interface File {
  id: string
  mime: string
  releasedAt: Date | null
  takenBy: number | null
}
const extensionOf = (by: { id: number; name: string } | undefined, days: number | null) =>
  by && days !== null ? { by, days } : null

/** Who of staff holds the conversation, since when, and whether by this ticket. */
function heldBy({ id, session }: { id: number; session: string | null }) {
  const held = session === null ? undefined : parseSession(session).held
  if (!held) return null
  const { staffId, staff: name, since, ticketId } = held
  return { staffId, name, since: new Date(since).toISOString(), here: ticketId === id }
}

/** One ticket of those that `seeing` may know of, as the viewer may see it. Undefined for any other. Times are ISO strings. */
export async function ticketView(
  read: PrismaClient,
  publicId: string,
  { viewer, seeing, now }: { viewer: Viewer; seeing: Viewer; now: number },
) {
  const known = visibleIn(seeing)
  const [row] = await rows<Found>(
    read,
    `SELECT t.id, t.residentId, t.contactId, t.phone, t.suitsText, t.suitsFrom, t.suitsTo, t.routedWhy,
       t.result, t.settled, t.pausedAt, t.pausedDue, t.pausedDays, t.extensionDays, t.extendedFrom, t.pictureWaived,
       mi.publicId AS mergedId, mi.number AS mergedNumber,
       ${summaryColumns},
       re.publicId AS residentPublicId, re.phone AS residentPhone, c.channel, z.data AS session,
       k.id AS knowerId, k.name AS knowerName, k.active AS knowerActive
     FROM Ticket AS t ${summaryJoins} JOIN Contact AS c ON c.id = t.contactId
     LEFT JOIN Ticket AS mi ON mi.id = t.mergedIntoId
     LEFT JOIN Session AS z ON z.contactId = t.contactId
     LEFT JOIN Staff AS k ON k.id = CASE WHEN t.confidential = 1 THEN t.confidentialTo ELSE al.reportBy END
     WHERE t.publicId = ? AND ${known.sql}`,
    publicId,
    ...known.params,
  )
  if (!row) return undefined
  const { knowerId, knowerName, knowerActive } = row
  const knower =
    knowerId === null || knowerName === null
      ? null
      : { id: knowerId, name: knowerName, active: Boolean(knowerActive) }
  const ticket = { ...ticketRow(row), knower }
  const people = await rows<Beside>(read, beside, row.id, row.id, row.id, row.id, row.id)
  // Whoever sees only what is in their hands sees nothing of what they have just given back.
  const gone =
    viewer.ownOnly &&
    row.assigneeId !== viewer.staffId &&
    !people.some(({ part, id }) => (part === 'offered' || part === 'helper') && id === viewer.staffId)
  const sight: Sight = gone ? () => 'none' : sightOf(viewer, ticket)
  const { name } = ticket.resident
  const words = (level: Level, text: string | null) => wordsAt(level, text, { sight, name })
  const files = await rows<File>(
    read,
    `SELECT id, mime, releasedAt, takenBy FROM Media WHERE ticketId = ? AND mime LIKE 'image/%'`,
    row.id,
  )
  const media = files.filter((file) => showsMedia(sight, file) || file.takenBy === viewer.staffId)
  const events =
    sight('history') === 'none'
      ? []
      : await rows<Happened>(
          read,
          `SELECT e.id, e.type, e.actor, s.name, e.note, e.data, e.at
           FROM TicketEvent AS e LEFT JOIN Staff AS s ON s.id = e.staffId WHERE e.ticketId = ? ORDER BY e.id`,
          row.id,
        )
  const inPart = (part: Beside['part']) =>
    people.filter((person) => person.part === part).map((person) => ({ id: person.id, name: person.name }))
  const protectedCase = ticket.confidential || mustReport(ticket.category)
  return {
    ...ticketSummary(ticket, viewer, now, sight),
    offeredTo: inPart('offered')[0] ?? null,
    firstReceiver: inPart('first')[0] ?? null,
    helpers: inPart('helper'),
    extension: extensionOf(inPart('extension')[0], row.extensionDays),
    extendedFrom: row.extendedFrom?.toISOString() ?? null,
    needsPicture: await needsPicture(read, row),
    pictureWaived: Boolean(row.pictureWaived),
    mergedInto:
      row.mergedId !== null && row.mergedNumber !== null
        ? { id: row.mergedId, number: numberText(row.mergedNumber) }
        : null,
    aboutStaff: sight('history') === 'see' ? (inPart('about')[0] ?? null) : null,
    settled: Boolean(row.settled),
    pausedAt: row.pausedAt?.toISOString() ?? null,
    pausedDue: row.pausedDue?.toISOString() ?? null,
    pausedDays: row.pausedDays,
    pressing: pressingView(row),
    resident: {
      id: sight('name') === 'see' ? row.residentPublicId : null,
      name: nameAt(sight('name'), name),
      phone: sight('phone') === 'none' ? null : masked(row.phone ?? row.residentPhone),
      channel: row.channel,
      mayReveal: mayReveal(viewer, sight),
      withheld: sight('name') === 'none' ? withheldFor(ticket) : null,
      knownTo: protectedCase ? (knower?.name ?? null) : null,
    },
    propertyConsent: ticket.propertyConsent as PropertyConsent | null,
    mayEntrust: mayEntrust(viewer, ticket),
    mayRelease: mayRelease(viewer, ticket),
    // When somebody is at home concerns whoever may know the door.
    suits: sight('address') === 'see' ? suitsOf(row) : null,
    held: sight('words') === 'see' ? heldBy(row) : null,
    routedWhy: row.routedWhy,
    result: words(sight('history'), row.result),
    visit: await visitView(read, row.id, { viewer, sight, name }),
    media: media.map(({ id }) => id),
    taken: media.flatMap(({ id, takenBy }) => (takenBy === null ? [] : [id])),
    released: media.flatMap(({ id, releasedAt }) => (releasedAt ? [id] : [])),
    events: events.map((event) => ({
      ...event,
      note: words(noteLevel(sight, event), event.note),
      data: event.data === null ? null : (JSON.parse(event.data) as Record<string, unknown>),
      at: event.at.toISOString(),
    })),
    conversation: await transcript(read, ticket, { viewer, sight }),
  }
}
