// The queue as a whole: the relay into it, the worker out of it, and a look at it for the operator.
import { createBullBoard } from '@bull-board/api'
import type { ControllerHandlerReturnType } from '@bull-board/api/typings/app'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import { Queue } from 'bullmq'
import type { FastifyPluginCallback } from 'fastify'
import { AppError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { createAlarmWatch, type AlarmWatch } from './alarm-watch.ts'
import { createHandlers, type Does } from './handlers.ts'
import { redisPrefix, type QueueRedis } from './redis.ts'
import { createRelay } from './relay.ts'
import { createWorker, queueName } from './worker.ts'

export interface WorkQueue {
  /** Begins to move and to handle jobs. */
  start: () => void
  /** Jobs may wait in the outbox. */
  nudge: () => void
  healthy: () => Promise<boolean>
  /** Bull Board, for mounting under `basePath` behind a login. */
  board: (basePath: string) => FastifyPluginCallback
  /** Lets running handlers finish. */
  stop: () => Promise<void>
}

export interface QueueOptions extends Does {
  redis: QueueRedis
  store: Does['store'] & Pick<Store, 'outbox'>
  now: () => number
  onError: (error: unknown, what: string) => void
  /** How often the relay looks without being nudged, in milliseconds. */
  period?: number
}

export function createQueue(options: QueueOptions): WorkQueue {
  const { redis, store, now, onError, period = 1000 } = options
  const { outbox } = store
  const queue = new Queue(queueName, { connection: redis.connection, prefix: redisPrefix })
  queue.on('error', (error) => onError(error, 'queue'))
  let running:
    | { relay: ReturnType<typeof createRelay>; worker: ReturnType<typeof createWorker>; watch: AlarmWatch }
    | undefined

  return {
    start: () => {
      const handlers = createHandlers(options)
      running ??= {
        watch: createAlarmWatch({ outbox, handlers, now, onError }),
        relay: createRelay({ outbox, queue, now, period, onError }),
        worker: createWorker({
          connection: redis.connection,
          outbox,
          handlers,
          now,
          onError,
        }),
      }
      running.relay.nudge()
    },
    nudge: () => running?.relay.nudge(),
    healthy: async () => {
      const answer = queue.getJobCounts('wait').then(
        () => true,
        () => false,
      )
      return Promise.race([
        answer,
        new Promise<boolean>((done) => setTimeout(() => done(false), 1000).unref()),
      ])
    },
    board: (basePath) => {
      const adapter = new FastifyAdapter()
      createBullBoard({
        queues: [new BullMQAdapter(queue)],
        serverAdapter: adapter,
        options: { uiConfig: { boardTitle: '邻里 Linli' } },
      })
      // Its own would answer a missing sign-in with 500.
      adapter.setErrorHandler((error) => {
        const told =
          error instanceof AppError ? error : new AppError('INTERNAL', 'the board failed; see the log')
        // The board's type names the statuses of its own errors; it sends any.
        const status = told.status as ControllerHandlerReturnType['status']
        return { ...(status !== undefined && { status }), body: { code: told.code, message: told.message } }
      })
      adapter.setBasePath(basePath)
      return adapter.registerPlugin()
    },
    stop: async () => {
      await running?.watch.stop()
      await running?.relay.stop()
      const closing = running?.worker.close()
      await within(closing)
      // What did not end in time waits for a Redis that is away: cut it off.
      await within(running?.worker.close(true))
      await within(queue.close())
    },
  }
}

/** Waits for a promise, but not longer than a clean end takes. */
const within = (promise: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.race([promise, new Promise((done) => setTimeout(done, 3000).unref())])
