// How an alarm begins: with its ticket, so that no emergency is stored that nobody is called to.
import { mustReport, reportWithin } from '../../rules/alarms/alarm.ts'
import { execute, type Tx } from '../connection.ts'
import { oweJobs, type NewJob } from '../outbox.ts'
import type { Emit } from '../writer.ts'

/** Begins the alarms of tickets, in the transaction of what calls for them; one that was over rings anew. */
export async function startAlarms(
  tx: Tx,
  tickets: readonly { ticketId: number; category: string }[],
  at: number,
  emit: Emit,
): Promise<void> {
  if (tickets.length === 0) return
  await execute(
    tx,
    `INSERT INTO Alarm (ticketId, stage, startedAt, reportDueAt)
     SELECT value ->> 0, 'first', ?, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT (ticketId) DO UPDATE SET stage = 'first', startedAt = excluded.startedAt, confirmedAt = NULL, confirmedBy = NULL,
       reportDueAt = coalesce(excluded.reportDueAt, reportDueAt)`,
    at,
    JSON.stringify(
      tickets.map(({ ticketId, category }) => [ticketId, mustReport(category) ? at + reportWithin : null]),
    ),
  )
  const jobs = tickets.flatMap(({ ticketId, category }): NewJob[] => [
    { job: 'alarm.ring', payload: { ticketId, stage: 'first' }, dueAt: at },
    ...(mustReport(category)
      ? [{ job: 'alarm.report', payload: { ticketId }, dueAt: at + reportWithin }]
      : []),
  ])
  await oweJobs(tx, jobs, emit)
}
