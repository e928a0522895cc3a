// Takes jobs from BullMQ. A bad payload fails for good and is kept; anything else is tried again with growing pauses.
import { UnrecoverableError, Worker, type ConnectionOptions, type Job } from 'bullmq'
import { AppError } from '../errors.ts'
import type { Outbox } from '../store/outbox.ts'
import type { Effect } from '../store/writer.ts'
import type { Handlers } from './handlers.ts'
import { isJobName, jobs, type JobName } from './jobs.ts'
import { redisPrefix } from './redis.ts'
import { rowId } from './relay.ts'

export const queueName = 'work'
/** Handlers wait for the writer, not for the processor: many may share its next commit. */
const concurrency = 100

export interface WorkerParts {
  connection: ConnectionOptions
  outbox: Outbox
  handlers: Handlers
  now: () => number
  onError: (error: unknown, what: string) => void
}

export function createWorker({ connection, outbox, handlers, now, onError }: WorkerParts): Worker {
  const worker = new Worker(
    queueName,
    async (job: Job<unknown>) => {
      const row = rowId(job.id)
      if (row === undefined || !isJobName(job.name))
        throw new UnrecoverableError(`${job.name} is no job of this release`)
      try {
        return await outbox.done(row, await effectOf(handlers, job.name, job.data))
      } catch (error) {
        if (error instanceof UnrecoverableError) throw error
        onError(error, job.name)
        throw new JobFailed(reason(error))
      }
    },
    { connection, prefix: redisPrefix, concurrency },
  )
  worker.on('error', (error) => onError(error, 'worker'))
  worker.on('failed', (job, error) => {
    // The error behind a JobFailed was told where it was caught.
    if (!(error instanceof JobFailed)) onError(error, job?.name ?? 'worker')
    const row = rowId(job?.id)
    if (row === undefined || job?.finishedOn === undefined) return
    outbox.failed(row, reason(error), now()).catch((failure: unknown) => onError(failure, 'worker'))
  })
  return worker
}

/** What a job does; throws UnrecoverableError where its payload cannot be read. */
export async function effectOf(handlers: Handlers, name: JobName, data: unknown): Promise<Effect<void>> {
  const parsed = jobs[name].payload.safeParse(data)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`)
    throw new UnrecoverableError(`the payload of ${name} is unreadable: ${fields.join(', ')}`)
  }
  // The name picks both the schema and the handler, which the compiler cannot follow through the union.
  const handle = handlers[name] as (payload: unknown) => Effect<void> | Promise<Effect<void>>
  return handle(parsed.data)
}

/** What BullMQ keeps of a failure, for 30 days in Redis: its reason, and no stack, which begins with the message. */
class JobFailed extends Error {
  constructor(why: string) {
    super(why)
    this.stack = ''
  }
}

/** What staff may read of a failure: never an unknown error's message, which may quote a resident. */
export function reason(error: unknown): string {
  const known = error instanceof AppError || error instanceof UnrecoverableError || error instanceof JobFailed
  if (known) return error.message
  return error instanceof Error ? error.name : typeof error
}
