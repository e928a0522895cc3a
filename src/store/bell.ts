// The bell: what happened to tickets that a member of staff should hear of.
import { may } from '../rules/roles.ts'
import { numberText } from '../rules/ticket.ts'
import type { PrismaClient } from './connection.ts'
import type { Prisma } from './generated/client.ts'
import { notAbout, sightOf, summaryFields, wordsAt, type TicketRow, type Viewer } from './views.ts'
import type { Writer } from './writer.ts'

const shownAtMost = 50

export type Bell = ReturnType<typeof createBell>

export function createBell(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** The latest entries, newest first, and how many of all are unread. */
    list: async (viewer: Viewer, limit = shownAtMost) => {
      const mine = noticesFor(viewer)
      const [found, unread] = await Promise.all([
        read.staffNotice.findMany({
          where: mine,
          include: {
            ticket: { include: summaryFields },
            lookIn: { include: { resident: { select: { name: true } } } },
            proposal: { select: { publicId: true, what: true } },
          },
          orderBy: { id: 'desc' },
          take: limit,
        }),
        read.staffNotice.count({ where: { ...mine, readAt: null } }),
      ])
      const items = found.map(({ id, type, ticket, lookIn, proposal, at, readAt }) => ({
        id,
        type,
        ticket: ticket && {
          id: ticket.publicId,
          number: numberText(ticket.number),
          summary: summaryFor(viewer, ticket),
        },
        lookIn: lookIn && { name: lookIn.resident.name },
        proposal: proposal && { id: proposal.publicId, what: proposal.what },
        at: at.toISOString(),
        read: readAt !== null,
      }))
      return { items, unread }
    },

    /** Marks every entry as read. */
    markRead: async (staffId: number): Promise<void> => {
      await writer.run((tx) =>
        tx.staffNotice.updateMany({ where: { staffId, readAt: null }, data: { readAt: new Date(now()) } }),
      )
    },
  }
}

/** None of what is not theirs to know (any more). */
const noticesFor = (viewer: Viewer): Prisma.StaffNoticeWhereInput => ({
  staffId: viewer.staffId,
  OR: [
    { ticket: { is: notAbout(viewer) } },
    ...(may(viewer.role, 'resident.read')
      ? [{ lookIn: { is: { endedAt: null, scope: { startsWith: viewer.scope } } } }]
      : []),
    ...(may(viewer.role, 'proposal.read')
      ? [{ proposal: { is: { scope: { startsWith: viewer.scope } } } }]
      : []),
  ],
})

/** A ticket may have gone to somebody else since: its words are shown as they would be now. */
function summaryFor(viewer: Viewer, ticket: TicketRow): string {
  const sight = sightOf(viewer, ticket)
  return wordsAt(sight('matter'), ticket.summary, { sight, name: ticket.resident.name }) ?? ''
}
