// The process of the private Redis: where it listens, how it is started, whether it lives, how it is ended.
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const POLL_MS = 20
/** For each signal. A large append-only file is written out before the process goes. */
const END_LIMIT_MS = 10_000
const LOG_LIMIT_BYTES = 1_000_000
/** Socket paths hold 108 bytes on Linux and 104 on macOS, with a closing zero. */
const SOCKET_PATH_LIMIT = 103

export const logPath = (dir: string) => join(dir, 'redis.log')
const pidPath = (dir: string) => join(dir, 'redis.pid')

/** A folder's socket: inside it, or, where that path is too long for a socket, in a folder of ours for temporary files. */
export function socketPath(dir: string): string {
  const inside = join(dir, 'redis.sock')
  if (Buffer.byteLength(inside) <= SOCKET_PATH_LIMIT) return inside
  const hash = createHash('sha256').update(dir).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), `linli-${hash}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  // Whoever else can write there could put a server of theirs in our place.
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0)
    throw new Error(`${folder} is open to others: remove it, or choose a DATA_DIR with a shorter path.`)
  return join(folder, 'redis.sock')
}

/** Starts a server on the folder. Rejects, saying what to install, where there is no such program. */
export async function launch(dir: string, socket: string): Promise<ChildProcess> {
  const child =
    (await spawnServer('redis-server', dir, socket)) ?? (await spawnServer('valkey-server', dir, socket))
  if (!child) throw new Error('There is no redis-server: apt-get install -y redis-server, or set REDIS_URL.')
  writeFileSync(pidPath(dir), String(child.pid))
  return child
}

async function spawnServer(program: string, dir: string, socket: string): Promise<ChildProcess | undefined> {
  const settings = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir,
    daemonize: 'no',
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    'protected-mode': 'yes',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  const logged = statSync(logPath(dir), { throwIfNoEntry: false })?.size ?? 0
  const output = openSync(logPath(dir), logged > LOG_LIMIT_BYTES ? 'w' : 'a')
  // In a process group of its own: Ctrl-C in the terminal is for us, who then shut it down in order.
  const child = spawn(program, args, { cwd: dir, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.unref()
  try {
    await once(child, 'spawn')
    return child
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The process that serves the folder, if it is alive. */
function serverPid(dir: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidPath(dir), 'utf8'))
    // Numbers of processes are used again: it is ours if it works in our folder. (A dead one has no folder.)
    return readlinkSync(`/proc/${pid}/cwd`) === dir ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Waits until no process serves the folder, sending one signal after the other to one that stays (0 sends nothing).
 * Rejects if it outlives them all: a second server would spoil the append-only file.
 */
export async function end(dir: string, signals: readonly (NodeJS.Signals | 0)[]): Promise<void> {
  for (const signal of signals) {
    const pid = serverPid(dir)
    if (pid !== undefined) process.kill(pid, signal)
    const deadline = Date.now() + END_LIMIT_MS
    while (serverPid(dir) !== undefined && Date.now() < deadline) await wait(POLL_MS)
  }
  const pid = serverPid(dir)
  if (pid !== undefined) throw new Error(`The private Redis (process ${pid}) does not end: end it by hand.`)
}
