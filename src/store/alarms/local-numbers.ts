// Local numbers for safety texts: one person enters a number with its source, another approves it, and only then is it spoken.
import { AppError } from '../../errors.ts'
import type { LocalUse } from '../../rules/alarms/local-numbers.ts'
import type { PrismaClient } from '../connection.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export interface NewNumber {
  use: LocalUse
  /** '' takes the number back. */
  number: string
  source: string
  /** The day on which the source was read: "2026-11-23". */
  checkedOn: string
}

const person = { select: { id: true, name: true } } as const
const newestFirst = { id: 'desc' } as const

export type LocalNumbers = ReturnType<typeof createLocalNumbers>

export function createLocalNumbers(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** Every number that was ever entered where the viewer works, newest first, with who entered and who approved it. */
    list: async (scope: string) => {
      const found = await read.localNumber.findMany({
        where: { community: { path: { startsWith: scope } } },
        include: { proposer: person, approver: person },
        orderBy: newestFirst,
        take: 100,
      })
      return found.map(
        ({ id, use, number, source, checkedOn, proposer, proposedAt, approver, approvedAt }) => ({
          id,
          use: use as LocalUse,
          number,
          source,
          checkedOn,
          proposedBy: proposer,
          proposedAt: proposedAt.toISOString(),
          approvedBy: approver,
          approvedAt: approvedAt?.toISOString() ?? null,
        }),
      )
    },

    /** Enters a number; nothing is spoken of it yet. Throws NOT_FOUND where the viewer works at no community. */
    propose: (viewer: Viewer, wish: NewNumber): Promise<void> =>
      writer.run(async (tx) => {
        const community = await tx.node.findFirst({
          where: { kind: 'community', path: { startsWith: viewer.scope } },
        })
        if (!community) throw new AppError('NOT_FOUND', 'only a community has local numbers')
        const proposedAt = new Date(now())
        await tx.localNumber.create({
          data: { ...wish, communityId: community.id, proposedBy: viewer.staffId, proposedAt },
        })
      }),

    /** A second person vouches for it. Throws APPROVAL_OWN for whoever entered it, and NOT_FOUND for one that does not wait. */
    approve: (viewer: Viewer, id: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const found = await tx.localNumber.findFirst({
          where: { id, approvedAt: null, community: { path: { startsWith: viewer.scope } } },
        })
        if (!found) throw new AppError('NOT_FOUND', 'no such number waits for approval where you work')
        if (found.proposedBy === viewer.staffId)
          throw new AppError('APPROVAL_OWN', 'somebody else has to approve what you entered')
        const data = { approvedBy: viewer.staffId, approvedAt: new Date(now()) }
        await tx.localNumber.update({ where: { id }, data })
        emit({ type: 'tree' })
      }),
  }
}

/** What each community may speak: the latest approved number of each use. */
export async function approvedNumbers(
  read: PrismaClient,
): Promise<Map<number, Partial<Record<LocalUse, string>>>> {
  const approved = await read.localNumber.findMany({
    where: { approvedAt: { not: null } },
    orderBy: { id: 'asc' },
  })
  const latest = new Map(approved.map((entry) => [`${entry.communityId} ${entry.use}`, entry]))
  const found = new Map<number, Partial<Record<LocalUse, string>>>()
  for (const { communityId, use, number } of latest.values())
    if (number !== '') found.set(communityId, { ...found.get(communityId), [use]: number })
  return found
}
