// Pictures that staff take of their work: what a repair ends with.
import { isRepair } from '../../rules/tickets/repairs.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'

interface Ended {
  id: number
  kind: string
  category: string
  pictureWaived: boolean | number
}

/** Whether a picture of the end is missing: none was taken since the work was last taken up, and no manager does without. */
export async function needsPicture(tx: Tx | PrismaClient, ticket: Ended): Promise<boolean> {
  if (ticket.kind !== 'help' || !isRepair(ticket.category)) return false
  if (ticket.pictureWaived) return false
  const [taken] = await rows(
    tx,
    `SELECT 1 FROM Media AS m WHERE m.ticketId = ? AND m.takenBy IS NOT NULL AND m.createdAt >= (
       SELECT coalesce(max(e.at), 0) FROM TicketEvent AS e WHERE e.ticketId = m.ticketId AND e.type = 'reopened') LIMIT 1`,
    ticket.id,
  )
  return taken === undefined
}
