// The committees of a residents' committee (plan, clause T7.2) as staff set them up: each answers for some categories of matters.
import { AppError } from '../../errors.ts'
import { openStatuses } from '../../rules/tickets/ticket.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Writer } from '../writer.ts'

export interface CommitteeWords {
  name: string
  categories: readonly string[]
}

const fields = {
  node: { select: { id: true, name: true } },
  _count: { select: { staff: { where: { active: true } } } },
} as const

export type Committees = ReturnType<typeof createCommittees>

export function createCommittees(writer: Writer, read: PrismaClient) {
  return {
    /** The committees of the communities in the scope. */
    list: async (scope: string) => {
      const all = await read.committee.findMany({
        where: { node: { path: { startsWith: scope } } },
        include: fields,
        orderBy: { id: 'asc' },
      })
      return all.map(({ id, node, name, categories, _count }) => ({
        ...{ id, node, name, members: _count.staff },
        categories: JSON.parse(categories) as string[],
      }))
    },

    /** Founds one. Throws INPUT_INVALID for anything but a community in the scope. */
    create: (
      scope: string,
      { nodeId, name, categories }: CommitteeWords & { nodeId: number },
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const node = await tx.node.findFirst({
          where: { id: nodeId, kind: 'community', path: { startsWith: scope } },
        })
        if (!node) throw new AppError('INPUT_INVALID', 'nodeId: there is no such community where you work')
        await tx.committee.create({ data: { nodeId, name, categories: JSON.stringify(categories) } })
        emit({ type: 'tree' })
      }),

    /** Changes what it is called and what it answers for; tickets that it has stay. Throws NOT_FOUND outside the scope. */
    change: (scope: string, id: number, { name, categories }: CommitteeWords): Promise<void> =>
      writer.run(async (tx, emit) => {
        await required(tx, scope, id)
        await tx.committee.update({ where: { id }, data: { name, categories: JSON.stringify(categories) } })
        emit({ type: 'tree' })
      }),

    /** Dissolves one. Throws NOT_FOUND outside the scope, COMMITTEE_IN_USE while it has members or open tickets. */
    remove: (scope: string, id: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        await required(tx, scope, id)
        const members = await tx.staff.count({ where: { committeeId: id, active: true } })
        const tickets = await tx.ticket.count({ where: { committeeId: id, status: { in: openStatuses } } })
        if (members + tickets > 0)
          throw new AppError('COMMITTEE_IN_USE', 'it has members or open tickets; move them to another first')
        await tx.committee.delete({ where: { id } })
        emit({ type: 'tree' })
      }),
  }
}

async function required(tx: Tx, scope: string, id: number): Promise<void> {
  const found = await tx.committee.findFirst({ where: { id, node: { path: { startsWith: scope } } } })
  if (!found) throw new AppError('NOT_FOUND', 'there is no such committee where you work')
}
