// Moves owed jobs from the outbox into BullMQ. A row moved twice is one job, since the row names the job.
import type { Queue } from 'bullmq'
import type { Outbox, OwedJob } from '../store/outbox.ts'
import { isJobName, jobs } from './jobs.ts'

/** Rows due within this time are moved; later ones wait in the database, where a lost Redis cannot lose them. */
const ahead = 60 * 60 * 1000
/** A moved row that is this much overdue is moved again: Redis may have forgotten it. */
const overdue = 60 * 1000
const atOnce = 1000
const dayInSeconds = 24 * 60 * 60

export interface Relay {
  /** Moves what is due now. Settles when nothing was left to move. */
  run: () => Promise<void>
  /** Asks for a run soon; many at once cost one. */
  nudge: () => void
  stop: () => Promise<void>
}

export interface RelayOptions {
  outbox: Outbox
  queue: Queue
  now: () => number
  /** How often to look without being nudged, in milliseconds. */
  period: number
  onError: (error: unknown, what: string) => void
}

/** The job's id in BullMQ. Holds the due time too, so that a Redis that outlived its database mixes nothing up. */
const jobId = (row: { id: number; dueAt: Date }): string => `o${row.id}-${row.dueAt.getTime()}`
/** The outbox row that a job stands for, or undefined for a job that is none of ours. */
export function rowId(id: string | undefined): number | undefined {
  const found = /^o([0-9]+)-/.exec(id ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}

export function createRelay({ outbox, queue, now, period, onError }: RelayOptions): Relay {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const timer = setInterval(nudge, period)

  async function run(): Promise<void> {
    for (;;) {
      const at = now()
      const due = await outbox.due(at + ahead, at - overdue, atOnce)
      if (due.length === 0 || stopped) return
      const known = due.filter((row) => isJobName(row.job))
      for (const row of due) if (!isJobName(row.job)) await outbox.failed(row.id, 'unknown job', at)
      await queue.addBulk(known.map((row) => bulkJob(row, at)))
      for (const row of known) if (row.moved) await noteFailure(row, at)
      await outbox.moved(
        known.map((row) => row.id),
        at,
      )
      if (due.length < atOnce) return
    }
  }

  /** A job that has failed for good while nobody could note it would be moved again and again. */
  async function noteFailure(row: OwedJob, at: number): Promise<void> {
    const job = await queue.getJob(jobId(row))
    if (await job?.isFailed()) await outbox.failed(row.id, 'failed', at)
  }

  function nudge(): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = run()
      .catch((error: unknown) => onError(error, 'relay'))
      .finally(() => {
        running = undefined
        if (again) {
          again = false
          nudge()
        }
      })
  }

  return {
    run,
    nudge,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      // Without Redis the run under way would never end; its rows are still in the database.
      await Promise.race([running, new Promise((done) => setTimeout(done, 2000).unref())])
    },
  }
}

function bulkJob(row: OwedJob, at: number) {
  return {
    name: row.job,
    data: row.payload,
    opts: {
      jobId: jobId(row),
      delay: Math.max(0, row.dueAt.getTime() - at),
      attempts: isJobName(row.job) ? jobs[row.job].attempts : 1,
      backoff: { type: 'exponential' as const, delay: 1000 },
      removeOnComplete: { age: dayInSeconds },
      removeOnFail: { age: 30 * dayInSeconds },
    },
  }
}
