// Whom nothing is sent of its own accord: their phone may be in the hands of whoever hurts them (domain 4.4, silent mode).
import { silentDangers } from '../rules/danger.ts'
import { openStatuses } from '../rules/ticket.ts'
import { execute, rows, type Tx } from './connection.ts'

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/** Whether something may be sent to the resident r. */
export const isSafe = `NOT EXISTS (SELECT 1 FROM Ticket AS t WHERE t.residentId = r.id
  AND t.category IN (${list(silentDangers)}) AND t.status IN (${list(openStatuses)}))`

/** Takes back the announcements that still wait to leave for these residents, as if they had never been sent. */
export async function withdrawBulk(tx: Tx, residentIds: readonly number[]): Promise<void> {
  if (residentIds.length === 0) return
  const withdrawn = await rows<{ id: number }>(
    tx,
    `DELETE FROM Message INDEXED BY Message_unsent WHERE unsent = 1 AND extra ->> 'bulk' = 1 AND contactId IN
       (SELECT c.id FROM Contact AS c WHERE c.residentId IN (SELECT value FROM json_each(?))) RETURNING id`,
    JSON.stringify(residentIds),
  )
  if (withdrawn.length === 0) return
  await execute(
    tx,
    'DELETE FROM AnnouncementDelivery WHERE messageId IN (SELECT value FROM json_each(?))',
    JSON.stringify(withdrawn.map(({ id }) => id)),
  )
}
