// Watches over the alarm: what the queue did not do in time is done here, straight from the outbox. So neither a Redis that is
// away nor a job that failed for good ends a chain.
import { UnrecoverableError } from 'bullmq'
import type { Outbox, OwedJob } from '../store/outbox.ts'
import type { Handlers } from './handlers.ts'
import { isJobName, jobs, type JobName } from './jobs.ts'
import { effectOf, reason } from './worker.ts'

export interface AlarmWatch {
  /** Does what is overdue now. Never rejects. */
  run: () => Promise<void>
  stop: () => Promise<void>
}

interface Parts {
  outbox: Outbox
  handlers: Handlers
  now: () => number
  onError: (error: unknown, what: string) => void
  /** How often to look, in milliseconds. */
  period?: number
}

export function createAlarmWatch({ outbox, handlers, now, onError, period = 10_000 }: Parts): AlarmWatch {
  let running: Promise<void> | undefined

  async function look(): Promise<void> {
    for (const [name, job] of Object.entries(jobs)) {
      if (!isJobName(name) || !('unqueuedAfter' in job)) continue
      // A call that was tried as often as it may be is on record as failed. A stage is owed until it was done.
      const untilDone = name !== 'alarm.call'
      const late = await outbox.overdue(name, now() - job.unqueuedAfter, untilDone)
      for (const row of late) await act(name, row)
    }
  }

  async function act(name: JobName, row: OwedJob): Promise<void> {
    try {
      await outbox.done(row.id, await effectOf(handlers, name, row.payload))
    } catch (error) {
      onError(error, name)
      if (name === 'alarm.call' || error instanceof UnrecoverableError)
        await outbox.failed(row.id, reason(error), now())
    }
  }

  const run = (): Promise<void> =>
    (running ??= look()
      .catch((error: unknown) => onError(error, 'alarm watch'))
      .finally(() => {
        running = undefined
      }))
  const timer = setInterval(() => void run(), period)

  return {
    run,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
