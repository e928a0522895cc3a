// A private Redis for the tests of a file, and an empty work queue on it for each of them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue } from 'bullmq'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { openRedis, redisPrefix, type QueueRedis } from '../../src/queue/redis.ts'
import { silent } from './store.ts'

/** What stands while a test runs. */
export interface TestQueue {
  redis: QueueRedis
  bull: Queue
}

/** Registers the hooks. What it gives is filled before each test. */
export function withQueue(): Readonly<TestQueue> {
  const held = {} as TestQueue // filled by the hooks
  let dir: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'linli-redis-'))
    held.redis = await openRedis({ url: undefined, dataDir: dir, log: silent })
  })
  afterAll(async () => {
    await held.redis.stop()
    await rm(dir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    held.bull = new Queue('work', { connection: held.redis.connection, prefix: redisPrefix })
    await held.bull.obliterate({ force: true })
  })
  afterEach(() => held.bull.close())
  return held
}
