// Staff let a resident have a report back that is worked on already, once the resident has asked for it.
import { agreeToWithdraw } from '../../rules/tickets/withdrawal.ts'
import { rows } from '../connection.ts'
import { stopMediation } from '../law/mediation-news.ts'
import { applyMove, stateOf, stored } from './tickets.ts'
import type { Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export type Withdrawals = ReturnType<typeof createWithdrawals>

export function createWithdrawals(writer: Writer, now: () => number) {
  return {
    /** Ends it as withdrawn; the resident is told. Throws WITHDRAWAL_MISSING where they did not ask since it was last taken up. */
    agree: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, id)
        const asked = await rows(
          tx,
          `SELECT 1 FROM TicketEvent AS e WHERE e.ticketId = ? AND e.type = 'withdrawAsked' AND NOT EXISTS
             (SELECT 1 FROM TicketEvent AS l WHERE l.ticketId = e.ticketId AND l.type = 'reopened' AND l.id > e.id)`,
          ticket.id,
        )
        const actor = { staffId: viewer.staffId, name: viewer.name, at }
        const move = agreeToWithdraw(await stateOf(tx, ticket), actor, asked.length > 0)
        await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
        await stopMediation(tx, ticket.id, at, emit)
      }),
  }
}
