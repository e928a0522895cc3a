// The Redis that the queue stands on: the one that REDIS_URL names, or a private one under the data folder.
import type { ConnectionOptions } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import { startRedisServer, type Log } from './redis-server.ts'

/** BullMQ's `prefix` for every queue: the braces put all keys into one slot, so that a Redis Cluster takes them. */
export const redisPrefix = '{linli}'

const ANSWER_LIMIT_MS = 3_000

export interface QueueRedis {
  /** For a Queue's or Worker's `connection`. Commands wait while Redis is away. */
  connection: ConnectionOptions
  /** A client of the caller's own, who closes it. */
  connect: () => Redis
  /** Ends a private server, its data on disk. To be called after every queue, worker and client has closed. */
  stop: () => Promise<void>
}

interface Options {
  /** redis:// or rediss://; undefined for a private server. */
  url: string | undefined
  dataDir: string
  log: Log
}

/** Resolves when Redis answers. Rejects with what to do where it does not, for an address within ten seconds. */
export async function openRedis({ url, dataDir, log }: Options): Promise<QueueRedis> {
  const options = {
    // BullMQ asks for it: a worker's blocking command outlives any number of reconnections.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 50, 1_000),
  } satisfies RedisOptions
  if (url !== undefined) {
    await answers(url)
    return {
      connection: { url, ...options },
      connect: () => new Redis(url, options),
      stop: () => Promise.resolve(),
    }
  }
  const { socket, stop } = await startRedisServer(dataDir, log)
  const connection = { path: socket, ...options }
  return { connection, connect: () => new Redis(connection), stop }
}

/** Rejects where no Redis answers at the address; the message leaves out its password. */
async function answers(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: ANSWER_LIMIT_MS,
    commandTimeout: ANSWER_LIMIT_MS,
  })
  // connect() itself says only that the connection has closed.
  let reason: Error | undefined
  client.on('error', (error) => (reason ??= error))
  try {
    await client.connect()
    await client.ping()
  } catch (cause) {
    const why = reason?.message ?? (cause instanceof Error ? cause.message : '')
    throw new Error(`Redis at ${new URL(url).host} does not answer (${why}): start it, or mend REDIS_URL.`, {
      cause,
    })
  } finally {
    client.disconnect()
  }
}
