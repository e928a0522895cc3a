// What became of an alarm's chat messages, noted as each leaves: one that was held back and leaves later counts then.
import { execute, rows, type Tx } from '../connection.ts'

/** Notes which messages of an alarm left now, and which could not. Whoever one reached is notified. */
export async function settleChats(
  tx: Tx,
  sent: readonly number[],
  failed: readonly number[],
  at: number,
): Promise<void> {
  const delivered = await rows<{ alarmId: number | null }>(
    tx,
    `UPDATE AlarmCall SET outcome = 'delivered' WHERE messageId IN (SELECT value FROM json_each(?)) RETURNING alarmId`,
    JSON.stringify(sent),
  )
  if (failed.length > 0)
    await execute(
      tx,
      `UPDATE AlarmCall SET outcome = 'undelivered' WHERE messageId IN (SELECT value FROM json_each(?))`,
      JSON.stringify(failed),
    )
  const alarms = delivered.flatMap(({ alarmId }) => (alarmId === null ? [] : [alarmId]))
  if (alarms.length > 0)
    await execute(
      tx,
      `UPDATE Alarm SET staffNotifiedAt = coalesce(staffNotifiedAt, ?) WHERE id IN (SELECT value FROM json_each(?))`,
      at,
      JSON.stringify(alarms),
    )
}
