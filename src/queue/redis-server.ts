// The private Redis: a redis-server (or valkey-server) of our own under the data folder, kept up while we run.
import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { BaseLogger } from 'pino'
import { end, launch, logPath, POLL_MS, socketPath } from './redis-process.ts'

/** A long append-only file takes its time to load. */
const START_LIMIT_MS = 60_000
const ANSWER_LIMIT_MS = 5_000
/** Restarts follow each other at these distances; the last one repeats. */
const RESTART_DELAYS_MS = [0, 200, 1_000, 5_000, 30_000]
/** A server that was up for so long is started again at once. */
const STEADY_MS = 60_000

export type Log = Pick<BaseLogger, 'info' | 'error'>

export interface RedisServer {
  socket: string
  /** Shuts the server down, its data on disk; resolves when its process has gone. */
  stop: () => Promise<void>
}

/**
 * Resolves when the server answers. Starts one, or takes over the one that a killed run of ours left. Rejects where
 * there is no binary, where the server does not come up, and where another running program is on the same folder.
 */
export async function startRedisServer(dataDir: string, log: Log): Promise<RedisServer> {
  mkdirSync(join(dataDir, 'redis'), { recursive: true })
  const dir = realpathSync(join(dataDir, 'redis'))
  const socket = socketPath(dir)
  const stopping = new AbortController()
  const { signal } = stopping
  const stopped = () => signal.aborted
  let restarting = Promise.resolve()
  let failures = 0
  let keeper = await adoptOrStart()
  watch()

  async function adoptOrStart(): Promise<Redis> {
    const adopted = await adopt(dir, socket)
    if (adopted) log.info('took over the private Redis that was running')
    return adopted ?? start(dir, socket)
  }

  function watch() {
    const since = Date.now()
    keeper.once('end', () => {
      if (stopped()) return
      if (Date.now() - since > STEADY_MS) failures = 0
      restarting = restart()
    })
  }

  async function restart() {
    while (!stopped()) {
      const delay = RESTART_DELAYS_MS[Math.min(failures++, RESTART_DELAYS_MS.length - 1)]
      log.error({ delay }, 'the private Redis is gone; starting it again')
      try {
        await wait(delay, undefined, { signal })
        keeper = await adoptOrStart()
        log.info('the private Redis is back')
        watch()
        return
      } catch (err) {
        if (!stopped()) log.error({ err }, 'the private Redis did not start')
      }
    }
  }

  async function shutDown() {
    stopping.abort()
    await restarting
    // The connection breaks as the server goes, so that the command has no answer.
    await keeper.shutdown().catch(() => undefined)
    keeper.disconnect()
    await end(dir, [0, 'SIGTERM', 'SIGKILL'])
    // The socket may have a folder of its own.
    rmSync(dirname(socket) === dir ? socket : dirname(socket), { force: true, recursive: true })
  }

  let ended: Promise<void> | undefined
  return { socket, stop: () => (ended ??= shutDown()) }
}

/** A connection to what answers on the socket, or undefined; it ends for good when the server goes. */
async function connect(socket: string): Promise<Redis | undefined> {
  const client = new Redis({
    path: socket,
    lazyConnect: true,
    retryStrategy: () => null,
    commandTimeout: ANSWER_LIMIT_MS,
    connectionName: `linli-keeper-${process.pid}`,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    client.disconnect()
    return undefined
  }
}

/** A connection to the folder's server if one answers; one that lives and doesn't answer is ended. */
async function adopt(dir: string, socket: string): Promise<Redis | undefined> {
  const client = await connect(socket)
  if (!client) {
    await end(dir, ['SIGTERM', 'SIGKILL'])
    return undefined
  }
  const [served, clients] = await Promise.all([client.config('GET', 'dir'), client.client('LIST')])
  const keepers = [...String(clients).matchAll(/ name=linli-keeper-(\d+)/g)].map(([, pid]) => pid)
  const other = keepers.find((pid) => pid !== String(process.pid))
  const ours = Array.isArray(served) && served[1] === dir
  if (ours && other === undefined) return client
  client.disconnect()
  throw new Error(
    ours
      ? `Process ${other ?? ''} runs on this DATA_DIR: stop it, or set the same REDIS_URL for both.`
      : `Another Redis listens on ${socket}: stop it, or choose another DATA_DIR.`,
  )
}

async function start(dir: string, socket: string): Promise<Redis> {
  const child = await launch(dir, socket)
  const deadline = Date.now() + START_LIMIT_MS
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const client = await connect(socket)
    const pid = client && /process_id:(\d+)/.exec(await client.info('server'))?.[1]
    if (client && pid === String(child.pid)) return client
    client?.disconnect()
    if (pid !== undefined) break
    await wait(POLL_MS)
  }
  child.kill('SIGKILL')
  const lastLine = readFileSync(logPath(dir), 'utf8').trim().split('\n').at(-1) ?? ''
  throw new Error(`The private Redis did not come up: ${lastLine} (all of it is in ${logPath(dir)})`)
}
