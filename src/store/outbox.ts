// Jobs that are owed: written with what causes them, moved into the queue by the relay, deleted with their effect.
import { execute, rows, type PrismaClient, type Tx } from './connection.ts'
import type { Emit, Effect, Writer } from './writer.ts'

export interface NewJob {
  job: string
  payload: Record<string, unknown>
  /** Epoch milliseconds. */
  dueAt: number
}
export interface OwedJob {
  id: number
  job: string
  payload: unknown
  dueAt: Date
  /** Whether it was moved into the queue before. */
  moved: boolean
}

/** Writes jobs in the caller's transaction. */
export async function oweJobs(tx: Tx, jobs: readonly NewJob[], emit: Emit): Promise<void> {
  if (jobs.length === 0) return
  await execute(
    tx,
    `INSERT INTO Outbox (job, payload, dueAt)
     SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
    JSON.stringify(jobs.map(({ job, payload, dueAt }) => [job, JSON.stringify(payload), dueAt])),
  )
  emit({ type: 'jobs' })
}

export interface Outbox {
  /** Rows due before `until` that were not moved yet, and moved ones that are overdue since `lost` without having been done. */
  due: (until: number, lost: number, limit: number) => Promise<OwedJob[]>
  /** Rows of a job that are overdue since `before`; with `failed` those too that were given up. */
  overdue: (job: string, before: number, failed: boolean) => Promise<OwedJob[]>
  /** Notes that rows stand in the queue now. */
  moved: (ids: readonly number[], at: number) => Promise<void>
  /** Runs a handler's effect and deletes its row with it. A row that is gone means that it was done: the effect is not run again. */
  done: (id: number, effect: Effect<void>) => Promise<'done' | 'already'>
  /** Keeps a row that cannot be done, with the reason, out of the relay's way. */
  failed: (id: number, failure: string, at: number) => Promise<void>
  counts: () => Promise<{ waiting: number; failed: number }>
}

const overdueAtMost = 100

export function createOutbox(writer: Writer, read: PrismaClient): Outbox {
  return {
    due: async (until, lost, limit) => {
      const found = await rows<{
        id: number
        job: string
        payload: string
        dueAt: Date
        movedAt: Date | null
      }>(
        read,
        `SELECT id, job, payload, dueAt, movedAt FROM Outbox
         WHERE dueAt <= ? AND failedAt IS NULL AND (movedAt IS NULL OR (dueAt < ? AND movedAt < ?))
         ORDER BY dueAt LIMIT ?`,
        until,
        lost,
        lost,
        limit,
      )
      return found.map(({ movedAt, ...row }) => ({
        ...row,
        payload: JSON.parse(row.payload) as unknown,
        moved: movedAt !== null,
      }))
    },
    overdue: async (job, before, failed) => {
      const found = await read.outbox.findMany({
        where: { job, dueAt: { lte: new Date(before) }, ...(!failed && { failedAt: null }) },
        orderBy: { dueAt: 'asc' },
        take: overdueAtMost,
      })
      return found.map(({ movedAt, ...row }) => ({
        ...row,
        payload: JSON.parse(row.payload) as unknown,
        moved: movedAt !== null,
      }))
    },
    moved: (ids, at) =>
      writer.run(async (tx) => {
        await execute(
          tx,
          'UPDATE Outbox SET movedAt = ? WHERE id IN (SELECT value FROM json_each(?))',
          at,
          JSON.stringify(ids),
        )
      }),
    done: (id, effect) =>
      writer.run(async (tx, emit) => {
        const gone = await execute(tx, 'DELETE FROM Outbox WHERE id = ?', id)
        if (gone === 0) return 'already'
        await effect(tx, emit)
        return 'done'
      }),
    failed: (id, failure, at) =>
      writer.run(async (tx) => {
        await execute(
          tx,
          'UPDATE Outbox SET failedAt = ?, failure = ? WHERE id = ?',
          at,
          failure.slice(0, 500),
          id,
        )
      }),
    counts: async () => ({
      waiting: await read.outbox.count({ where: { failedAt: null } }),
      failed: await read.outbox.count({ where: { failedAt: { not: null } } }),
    }),
  }
}
