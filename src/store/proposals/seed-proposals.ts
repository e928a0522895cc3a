// Proposals that an empty database begins with.
import { uuidv7 } from 'uuidv7'
import { workingDaysLater } from '../../rules/proposals/proposal.ts'
import { proposalDays } from '../../rules/proposals/proposal-terms.ts'
import type { Tx } from '../connection.ts'
import { oweLook } from './proposal-rows.ts'
import type { Emit } from '../writer.ts'

export interface SeedProposal {
  what: string
  /** The name of its place. */
  at: string
  /** A login; a proposal with one is under discussion, any other waits for its answer. */
  moderator?: string
  author?: string
}

/** Writes them; `nodes` and `staff` are the ids by name and by login. */
export async function plantProposals(
  tx: Tx,
  proposals: readonly SeedProposal[],
  { nodes, staff }: { nodes: ReadonlyMap<string, number>; staff: ReadonlyMap<string, number> },
  at: number,
  emit: Emit,
): Promise<void> {
  for (const { what, at: place, moderator, author } of proposals) {
    const nodeId = nodes.get(place)
    if (nodeId === undefined) throw new Error(`the seed has a proposal for ${place}, which it does not name`)
    const { path: scope } = await tx.node.findUniqueOrThrow({ where: { id: nodeId } })
    const moderatorId = moderator === undefined ? null : (staff.get(moderator) ?? null)
    const open = moderatorId !== null
    const dueAt = workingDaysLater(at, open ? proposalDays.discussion : proposalDays.answer)
    const { id } = await tx.proposal.create({
      data: {
        ...{ publicId: uuidv7(), nodeId, scope, what, authorName: author ?? null, moderatorId },
        ...{ state: open ? 'discussing' : 'idea', until: open ? new Date(dueAt) : null },
        ...{ dueAt: new Date(dueAt), createdAt: new Date(at) },
      },
    })
    const steps = open ? ['proposed', 'qualified', 'noticed', 'discussing'] : ['proposed']
    await tx.proposalEvent.createMany({
      data: steps.map((type) => ({ proposalId: id, type, at: new Date(at) })),
    })
    await oweLook(tx, id, dueAt, emit)
  }
}
