// Residents as staff look them up. Their numbers leave the store masked only.
import { AppError } from '../../errors.ts'
import type { Level } from '../../rules/residents/levels.ts'
import type { Community } from '../../rules/community/tree.ts'
import { doorsIn } from '../../understand/place.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import { doorName } from './flats.ts'
import { facts, matchOf } from '../tickets/ticket-words.ts'
import {
  communityIdOf,
  identified,
  identifiedIn,
  masked,
  summaryFields,
  ticketSummary,
  type Viewer,
} from '../views.ts'

export interface ResidentFilter {
  /** A house, the beginning of a name, or a telephone number by its last digits, at least four. */
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

interface Wanted {
  q: string
  cursor: number | undefined
  limit: number
}

/** How many of their tickets a resident's page shows. */
const recentTickets = 20
/** Fewer digits would find nearly everybody. */
const phoneDigits = 4

export type Residents = ReturnType<typeof createResidents>

/** Residents of a community in the viewer's scope; with a narrower scope those who live or are known to have a ticket in it. */
export async function knownTo(read: PrismaClient | Tx, viewer: Viewer): Promise<Prisma.ResidentWhereInput> {
  const communities = await read.node.findMany({
    where: { kind: 'community', path: { startsWith: viewer.scope } },
    select: { id: true },
  })
  return {
    OR: [
      { communityId: { in: communities.map(({ id }) => id) } },
      { flat: { is: { node: { is: { path: { startsWith: viewer.scope } } } } } },
      { tickets: { some: identified(viewer) } },
    ],
  }
}

export function createResidents(
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  /** Who lives behind the doors that the words can mean, newest first; undefined where they mean none. */
  async function behind(viewer: Viewer, { q, cursor, limit }: Wanted): Promise<number[] | undefined> {
    const doors = doorsIn(q, community(communityIdOf(viewer)))
    if (doors.length === 0) return undefined
    const hits = await read.resident.findMany({
      where: {
        AND: [await knownTo(read, viewer), cursor === undefined ? {} : { id: { lt: cursor } }],
        flat: { is: { OR: doors } },
      },
      select: { id: true },
      orderBy: { id: 'desc' },
      take: limit,
    })
    return hits.map(({ id }) => id)
  }

  /** Who is found by a name, in the order of names, or by a number, newest first. Each is looked up in an index of its own. */
  async function found(viewer: Viewer, wanted: Wanted): Promise<number[]> {
    const { q, cursor, limit } = wanted
    const neighbours = await behind(viewer, wanted)
    if (neighbours) return neighbours
    const digits = /^[0-9\s+-]+$/.test(q) ? q.replace(/[^0-9]/g, '') : ''
    const reported = identifiedIn(viewer)
    const phoned = identifiedIn(viewer, 'phone')
    const known = `(r.communityId IN (SELECT n.id FROM Node AS n WHERE n.kind = 'community' AND n.path LIKE ?)
      OR r.flatId IN (SELECT f.id FROM Flat AS f JOIN Node AS h ON h.id = f.nodeId WHERE h.path LIKE ?)
      OR EXISTS (SELECT 1 FROM Ticket AS t WHERE t.residentId = r.id AND ${reported.sql}))`
    const knownParams = [`${viewer.scope}%`, `${viewer.scope}%`, ...reported.params]
    const hits =
      digits.length < phoneDigits
        ? await rows<{ id: number }>(
            read,
            `SELECT r.id FROM Resident AS r INDEXED BY Resident_name WHERE r.name >= ? AND r.name < ? AND ${known}
             ${cursor === undefined ? '' : 'AND (r.name, r.id) > (SELECT b.name, b.id FROM Resident AS b WHERE b.id = ?)'}
             ORDER BY r.name, r.id LIMIT ?`,
            q,
            `${q}\u{10ffff}`,
            ...knownParams,
            ...(cursor === undefined ? [] : [cursor]),
            limit,
          )
        : await rows<{ id: number }>(
            read,
            `SELECT r.id FROM Resident AS r WHERE r.id < ? AND ${known} AND r.id IN (
               SELECT o.id FROM Resident AS o INDEXED BY Resident_phone
               WHERE o.phone IS NOT NULL AND substr(o.phone, -4) = ? AND o.phone LIKE ?
               UNION SELECT t.residentId FROM Ticket AS t WHERE t.phone LIKE ? AND ${reported.sql} AND ${phoned.sql} AND t.id IN (
                 SELECT rowid FROM TicketWords WHERE TicketWords MATCH ? UNION ALL SELECT ticketId FROM UnindexedTicket))
             ORDER BY r.id DESC LIMIT ?`,
            cursor ?? Number.MAX_SAFE_INTEGER,
            ...knownParams,
            digits.slice(-4),
            `%${digits}`,
            `%${digits}`,
            ...reported.params,
            ...phoned.params,
            matchOf([facts.phone(digits)]),
            limit,
          )
    return hits.map(({ id }) => id)
  }

  const fields = (viewer: Viewer) =>
    ({
      contacts: { select: { channel: true } },
      flat: true,
      tickets: {
        where: identified(viewer),
        include: summaryFields,
        orderBy: { id: 'desc' },
        take: recentTickets,
      },
    }) satisfies Prisma.ResidentInclude

  type Known = Prisma.ResidentGetPayload<{ include: ReturnType<typeof fields> }>

  function houseOf({ communityId, flat }: Known): string | null {
    return flat && doorName(community(communityId), flat)
  }

  /** How many tickets each has of which the viewer may know that they are theirs. Prisma would count everybody's. */
  async function summaries(viewer: Viewer, residents: readonly Known[]) {
    const known = identifiedIn(viewer)
    const counted = await rows<{ residentId: number; count: number }>(
      read,
      `SELECT t.residentId, count(*) AS count FROM Ticket AS t
       WHERE t.residentId IN (SELECT value FROM json_each(?)) AND ${known.sql} GROUP BY t.residentId`,
      JSON.stringify(residents.map(({ id }) => id)),
      ...known.params,
    )
    const counts = new Map(counted.map(({ residentId, count }) => [residentId, count]))
    return residents.map((resident) => ({
      id: resident.publicId,
      name: resident.name,
      phone: masked(resident.phone ?? resident.tickets.find(({ phone }) => phone !== null)?.phone ?? null),
      level: resident.level as Level,
      house: houseOf(resident),
      channels: [...new Set(resident.contacts.map(({ channel }) => channel))],
      tickets: counts.get(resident.id) ?? 0,
      createdAt: resident.createdAt.toISOString(),
    }))
  }

  return {
    /** A page of residents, newest first; those found by a name in the order of names. */
    list: async (viewer: Viewer, { q, cursor, limit }: ResidentFilter) => {
      const after = cursor !== undefined && /^[0-9]{1,15}$/.test(cursor) ? Number(cursor) : undefined
      const ids = q ? await found(viewer, { q, cursor: after, limit: limit + 1 }) : undefined
      const residents = await read.resident.findMany({
        where: ids
          ? { id: { in: ids } }
          : { AND: [await knownTo(read, viewer), after === undefined ? {} : { id: { lt: after } }] },
        include: fields(viewer),
        orderBy: { id: 'desc' },
        take: limit + 1,
      })
      if (ids) residents.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      const page = residents.slice(0, limit)
      const last = page.at(-1)
      const items = await summaries(viewer, page)
      return { items, next: residents.length > limit && last ? String(last.id) : null }
    },

    /** One resident with their latest tickets that the viewer may see. Throws NOT_FOUND for one whom they may not know of. */
    read: async (viewer: Viewer, id: string) => {
      const resident = await read.resident.findFirst({
        where: { AND: [await knownTo(read, viewer), { publicId: id }] },
        include: fields(viewer),
      })
      if (!resident) throw new AppError('NOT_FOUND', 'there is no such resident where you work')
      const [summary] = await summaries(viewer, [resident])
      if (!summary) throw new Error('a resident that was just read is not there')
      const carers = await read.care.findMany({
        where: { elderId: resident.id },
        include: { carer: { select: { name: true } } },
      })
      const events = await rows<{ type: string; name: string | null; note: string | null; at: Date }>(
        read,
        `SELECT e.type, s.name, e.note, e.at FROM ResidentEvent AS e LEFT JOIN Staff AS s ON s.id = e.staffId
         WHERE e.residentId = ? ORDER BY e.id DESC LIMIT ?`,
        resident.id,
        recentTickets,
      )
      return {
        ...summary,
        carers: carers.map(({ carer }) => carer.name ?? ''),
        events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        recent: resident.tickets.map((ticket) => ticketSummary(ticket, viewer, now())),
      }
    },
  }
}
