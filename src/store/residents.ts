// Residents as staff look them up. Their numbers leave the store masked only.
import { AppError } from '../errors.ts'
import type { PrismaClient } from './connection.ts'
import type { Prisma } from './generated/client.ts'
import { masked, summaryFields, ticketSummary, visible, type Viewer } from './views.ts'

export interface ResidentFilter {
  /** Part of a name, or at least four digits of a telephone number. */
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** How many of their tickets a resident's page shows. */
const recentTickets = 20
/** Fewer digits would find nearly everybody. */
const phoneDigits = 4

export type Residents = ReturnType<typeof createResidents>

export function createResidents(read: PrismaClient, now: () => number) {
  /** Residents of a community in the viewer's scope; with a narrower scope those who have a ticket in it. */
  async function known(viewer: Viewer): Promise<Prisma.ResidentWhereInput> {
    const communities = await read.node.findMany({
      where: { kind: 'community', path: { startsWith: viewer.scope } },
      select: { id: true },
    })
    return {
      OR: [{ communityId: { in: communities.map(({ id }) => id) } }, { tickets: { some: visible(viewer) } }],
    }
  }

  const fields = (viewer: Viewer) =>
    ({
      contacts: { select: { channel: true } },
      tickets: {
        where: visible(viewer),
        include: summaryFields,
        orderBy: { id: 'desc' },
        take: recentTickets,
      },
      _count: { select: { tickets: { where: visible(viewer) } } },
    }) satisfies Prisma.ResidentInclude

  const summary = (resident: Prisma.ResidentGetPayload<{ include: ReturnType<typeof fields> }>) => ({
    id: resident.publicId,
    name: resident.name,
    phone: masked(resident.phone ?? resident.tickets.find(({ phone }) => phone !== null)?.phone ?? null),
    channels: [...new Set(resident.contacts.map(({ channel }) => channel))],
    tickets: resident._count.tickets,
    createdAt: resident.createdAt.toISOString(),
  })

  return {
    /** A page of residents, newest first. */
    list: async (viewer: Viewer, { q, cursor, limit }: ResidentFilter) => {
      const found = await read.resident.findMany({
        where: {
          AND: [
            await known(viewer),
            q ? matching(viewer, q) : {},
            cursor !== undefined && /^[0-9]{1,15}$/.test(cursor) ? { id: { lt: Number(cursor) } } : {},
          ],
        },
        include: fields(viewer),
        orderBy: { id: 'desc' },
        take: limit + 1,
      })
      const page = found.slice(0, limit)
      const last = page.at(-1)
      return { items: page.map(summary), next: found.length > limit && last ? String(last.id) : null }
    },

    /** One resident with their latest tickets that the viewer may see. Throws NOT_FOUND for one whom they may not know of. */
    read: async (viewer: Viewer, id: string) => {
      const resident = await read.resident.findFirst({
        where: { AND: [await known(viewer), { publicId: id }] },
        include: fields(viewer),
      })
      if (!resident) throw new AppError('NOT_FOUND', 'there is no such resident where you work')
      return {
        ...summary(resident),
        recent: resident.tickets.map((ticket) => ticketSummary(ticket, now())),
      }
    },
  }
}

function matching(viewer: Viewer, q: string): Prisma.ResidentWhereInput {
  const digits = /^[0-9\s+-]+$/.test(q) ? q.replace(/[^0-9]/g, '') : ''
  const phone = { contains: digits }
  return {
    OR: [
      { name: { contains: q } },
      ...(digits.length < phoneDigits
        ? []
        : [{ phone }, { tickets: { some: { AND: [visible(viewer), { phone }] } } }]),
    ],
  }
}
