// Two cases that staff find to be one.
import { AppError } from '../../errors.ts'
import { mayFollow, merge } from '../../rules/tickets/follow.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import { pressingJobs } from './clocks.ts'
import { mergeFollowers } from './followers.ts'
import { applyMove, stateOf, stored } from './tickets.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export type Merging = ReturnType<typeof createMerging>

export const createMerging = (writer: Writer, now: () => number) => ({
  /**
   * Ends a case, since the one of the number `into` goes on for it: whoever reported or followed it follows that one. Throws
   * NOT_FOUND for either that the viewer may not know of, and MERGE_REFUSED where they stay apart.
   */
  merge: (
    viewer: Viewer,
    ticketId: string,
    { into, reason }: { into: number; reason: string },
  ): Promise<void> =>
    writer.run(async (tx, emit) => {
      const at = now()
      const from = await mergeable(tx, viewer, ticketId)
      const [target] = await rows<{ publicId: string }>(
        tx,
        'SELECT publicId FROM Ticket WHERE communityId = ? AND number = ?',
        from.communityId,
        into,
      )
      if (!target) throw new AppError('NOT_FOUND', 'there is no ticket of this number where you work')
      const to = await mergeable(tx, viewer, target.publicId)
      const by = { at, staffId: viewer.staffId }
      const [ends, goesOn] = merge(from, to, { ...viewer, at }, reason)
      await mergeFollowers(tx, from.ticket.id, to.ticket.id, at)
      await execute(tx, 'UPDATE Ticket SET mergedIntoId = ? WHERE id = ?', to.ticket.id, from.ticket.id)
      await applyMove(tx, from.ticket, ends, by, emit)
      await applyMove(tx, to.ticket, goesOn, by, emit)
      const { contactDueAt } = goesOn.set
      if (contactDueAt) await oweJobs(tx, pressingJobs(to.ticket.id, contactDueAt.getTime()), emit)
    }),
})

async function mergeable(tx: Tx, viewer: Viewer, publicId: string) {
  const ticket = await stored(tx, viewer, publicId)
  const { communityId, urgency, confidential } = await tx.ticket.findUniqueOrThrow({
    where: { id: ticket.id },
  })
  const followable = mayFollow({ ...ticket, urgency, confidential })
  return { ticket, communityId, state: await stateOf(tx, ticket), number: ticket.number, followable }
}
