// The whole program as a process of its own, as an operator starts it, and what the outside sees of it.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const patience = 60_000

export interface House {
  origin: string
  dir: string
  /** Of the demo's staff. */
  password: string
  /** MB that the program holds, without its Redis. */
  rss: () => number
  /** SIGTERM, and how many milliseconds it took to end. Throws where it ended with an error. */
  stop: () => Promise<number>
  /** kill -9, and with `redis` its private Redis first. Settles when both are gone. */
  kill: (how: { redis: boolean }) => Promise<void>
}

export interface Opening {
  dir: string
  /** By `npm start`, as the README has it, instead of the same without npm. */
  npm?: boolean
}

export const databaseOf = (dir: string): string => join(dir, 'linli.db')

/** Starts the program on a folder and a free port. Settles when it listens. */
export async function openHouse({ dir, npm = false }: Opening): Promise<House> {
  const [command, args] = npm ? ['npm', ['start']] : [process.execPath, ['scripts/start.mjs']]
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dir,
      LOG_LEVEL: 'error',
      RATE_LIMIT: '999999999',
      REDIS_URL: '',
      ROLES: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let told = ''
  const gather = (part: Buffer) => (told = (told + part.toString()).slice(-20_000))
  child.stdout.on('data', gather)
  child.stderr.on('data', gather)
  const deadline = performance.now() + patience
  let origin: string | undefined
  while ((origin = /(http:\S+)\/chat/.exec(told)?.[1]) === undefined || !/demo login.*\/ (\S+)/.test(told)) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`the program did not start: ${told.slice(-2000)}`)
    }
    await pause(5)
  }
  const pid = npm ? programUnder(child) : (child.pid ?? 0)
  return {
    origin,
    dir,
    password: /demo login.*\/ (\S+)/.exec(told)?.[1] ?? '',
    rss: () => rssOf(pid),
    stop: async () => {
      const start = performance.now()
      process.kill(pid, 'SIGTERM')
      const [code] = await exited
      if (code !== 0) throw new Error(`the program ended with ${String(code)}: ${told.slice(-2000)}`)
      return performance.now() - start
    },
    kill: async ({ redis }) => {
      const server = redisOf(dir)
      if (redis && server !== undefined) process.kill(server, 'SIGKILL')
      process.kill(pid, 'SIGKILL')
      await exited
      while (redis && redisOf(dir) !== undefined) await pause(5)
    },
  }
}

/** Ends the private Redis that a killed program has left. */
export async function endRedis(dir: string): Promise<void> {
  for (let pid = redisOf(dir); pid !== undefined; pid = redisOf(dir)) {
    process.kill(pid, 'SIGTERM')
    await pause(100)
  }
}

function redisOf(dir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dir, 'redis', 'redis.pid'), 'utf8'))
    // A dead one has no folder, and its number may be another's by now.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(join(dir, 'redis')) ? pid : undefined
  } catch {
    return undefined
  }
}

const rssOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)

/** npm runs a shell, which runs the program. */
function programUnder(npm: ChildProcess): number {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`),
  )) {
    const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found: number[] = []
  const walk = (pid: number) => {
    for (const child of children.get(pid) ?? []) {
      if (readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('scripts/start.mjs')) found.push(child)
      walk(child)
    }
  }
  walk(npm.pid ?? 0)
  // A shell that stays is named by its command line as well: the program is below it.
  const last = found.at(-1)
  if (last === undefined) throw new Error('npm start started no program')
  return last
}
