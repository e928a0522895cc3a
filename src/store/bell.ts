// The bell: what happened to tickets that a member of staff should hear of.
import { numberText } from '../rules/ticket.ts'
import type { PrismaClient } from './connection.ts'
import type { Writer } from './writer.ts'

const shownAtMost = 50

export type Bell = ReturnType<typeof createBell>

export function createBell(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** The latest entries, newest first, and how many of all are unread. */
    list: async (staffId: number, limit = shownAtMost) => {
      const [found, unread] = await Promise.all([
        read.staffNotice.findMany({
          where: { staffId },
          include: { ticket: { select: { publicId: true, number: true, summary: true } } },
          orderBy: { id: 'desc' },
          take: limit,
        }),
        read.staffNotice.count({ where: { staffId, readAt: null } }),
      ])
      const items = found.map(({ id, type, ticket, at, readAt }) => ({
        id,
        type,
        ticket: { id: ticket.publicId, number: numberText(ticket.number), summary: ticket.summary },
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
