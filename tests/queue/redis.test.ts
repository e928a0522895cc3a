import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRedis, redisPrefix, type QueueRedis } from '../../src/queue/redis.ts'

const log = pino({ level: 'silent' })
let dataDir: string
let opened: QueueRedis[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'linli-redis-'))
  opened = []
})
afterEach(async () => {
  for (const redis of opened) await redis.stop()
  await rm(dataDir, { recursive: true })
})

async function open(folder = dataDir): Promise<QueueRedis> {
  const redis = await openRedis({ url: undefined, dataDir: folder, log })
  opened.push(redis)
  return redis
}

/** Runs commands on a client of their own. */
async function ask<T>(
  redis: QueueRedis,
  use: (client: ReturnType<QueueRedis['connect']>) => Promise<T>,
): Promise<T> {
  const client = redis.connect()
  client.on('error', () => undefined)
  try {
    return await use(client)
  } finally {
    client.disconnect()
  }
}
const pidOf = (redis: QueueRedis) =>
  ask(redis, async (client) => Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]))

/** The processes that work in the folder of the private Redis. */
async function servers(folder = dataDir): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => folders[index] === join(folder, 'redis'))
}

/** Another program on the same folder; resolves with its process once its Redis answers and holds a value. */
async function startProgram() {
  const script = `
    import { openRedis } from './src/queue/redis.ts'
    const log = { info() {}, error() {} }
    const redis = await openRedis({ url: undefined, dataDir: process.argv[1], log })
    await redis.connect().set('from', 'an earlier run')
    console.log('ready')`
  const args = ['--import', 'tsx', '--input-type=module', '-e', script, dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function kill(child: ReturnType<typeof spawn>) {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('the private Redis', () => {
  test('carries a job from a queue to a worker, under keys of one slot', async () => {
    const redis = await open()
    const options = { connection: redis.connection, prefix: redisPrefix }
    const queue = new Queue('test', options)
    const jobs = new EventEmitter<{ taken: [unknown] }>()
    const taken = once(jobs, 'taken')
    const worker = new Worker('test', (job) => Promise.resolve(jobs.emit('taken', job.data)), options)
    await queue.add('hello', { to: '雨花里' })
    expect(await taken).toEqual([{ to: '雨花里' }])
    expect(
      (await ask(redis, (client) => client.keys('*'))).filter((key) => !key.startsWith('{linli}:')),
    ).toEqual([])
    await worker.close()
    await queue.close()
  })

  test('keeps its data on disk, evicts nothing and listens on its socket alone', async () => {
    const redis = await open()
    const names = ['appendonly', 'appendfsync', 'save', 'maxmemory-policy', 'port']
    const settings = await ask(redis, (client) =>
      Promise.all(names.map((name) => client.config('GET', name))),
    )
    expect(settings).toEqual([
      ['appendonly', 'yes'],
      ['appendfsync', 'everysec'],
      ['save', ''],
      ['maxmemory-policy', 'noeviction'],
      ['port', '0'],
    ])
  })

  test('leaves neither a process nor a socket when stopped, and has the data again when opened', async () => {
    const redis = await open()
    await ask(redis, (client) => client.set('kept', 'yes'))
    expect(await servers()).toHaveLength(1)
    await redis.stop()
    expect(await servers()).toEqual([])
    expect(existsSync(join(dataDir, 'redis', 'redis.sock'))).toBe(false)
    expect(await ask(await open(), (client) => client.get('kept'))).toBe('yes')
  })

  test('comes back with its data when its process is killed', async () => {
    const redis = await open()
    const client = redis.connect()
    client.on('error', () => undefined)
    await client.set('kept', 'yes')
    for (let times = 0; times < 2; times++) {
      const pid = await pidOf(redis)
      const back = new Promise((resolve) => client.once('ready', resolve))
      process.kill(pid, 'SIGKILL')
      await back
      expect(await client.get('kept')).toBe('yes')
      expect(await servers()).toHaveLength(1)
    }
    client.disconnect()
  })

  test('stops while it is being started again', async () => {
    const redis = await open()
    process.kill(await pidOf(redis), 'SIGKILL')
    await redis.stop()
    expect(await servers()).toEqual([])
  })

  test('is taken over from a run that was killed', async () => {
    const program = await startProgram()
    const before = await servers()
    await kill(program)
    const redis = await open()
    expect(await ask(redis, (client) => client.get('from'))).toBe('an earlier run')
    expect(await servers()).toEqual(before)
    process.kill(await pidOf(redis), 'SIGKILL')
    expect(await ask(redis, (client) => client.get('from'))).toBe('an earlier run')
  })

  test('is started anew where the one that was left no longer answers on its socket', async () => {
    await kill(await startProgram())
    await rm(join(dataDir, 'redis', 'redis.sock'))
    const before = await servers()
    const redis = await open()
    expect(await ask(redis, (client) => client.get('from'))).toBe('an earlier run')
    expect(await servers()).not.toEqual(before)
    expect(await servers()).toHaveLength(1)
  })

  test('is not shared with another program that runs on the same folder', async () => {
    const program = await startProgram()
    await expect(open()).rejects.toThrow(`Process ${program.pid ?? 0} runs on this DATA_DIR`)
    await kill(program)
    await open()
  })

  test('serves a folder whose path is too long for a socket', async () => {
    const deep = join(dataDir, 'x'.repeat(120))
    const redis = await open(deep)
    expect(await ask(redis, (client) => client.ping())).toBe('PONG')
    expect(existsSync(join(deep, 'redis', 'redis.sock'))).toBe(false)
    await redis.stop()
    expect(await servers(deep)).toEqual([])
  })

  test('says why it does not come up', async () => {
    const redis = await open()
    await ask(redis, (client) => client.set('kept', 'yes'))
    await redis.stop()
    const manifest = join(dataDir, 'redis', 'appendonlydir', 'appendonly.aof.manifest')
    await writeFile(manifest, 'spoilt\n')
    await expect(open()).rejects.toThrow(/did not come up: .+redis\.log/)
    expect(readFileSync(join(dataDir, 'redis', 'redis.log'), 'utf8')).not.toBe('')
    expect(await servers()).toEqual([])
  })
})

describe('openRedis with an address', () => {
  test('uses the Redis that is there, and leaves it running', async () => {
    const port = await freePort()
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', 'hush', '--save', '']
    const server = spawn('redis-server', args, { cwd: dataDir, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const text of server.stdout) if (String(text).includes('Ready to accept connections')) break
    const redis = await openRedis({ url: `redis://:hush@127.0.0.1:${port}`, dataDir, log })
    await redis.stop()
    expect(await ask(redis, (client) => client.ping())).toBe('PONG')
    await expect(openRedis({ url: `redis://:no@127.0.0.1:${port}`, dataDir, log })).rejects.toThrow(
      'WRONGPASS',
    )
    await kill(server)
  })

  test('says so at once where nothing listens, without the password', async () => {
    const port = await freePort()
    const opening = openRedis({ url: `redis://:hush@127.0.0.1:${port}`, dataDir, log })
    const error = await opening.then(
      () => '',
      (reason: unknown) => String(reason),
    )
    expect(error).toMatch(`Redis at 127.0.0.1:${port} does not answer`)
    expect(error).toContain('ECONNREFUSED')
    expect(error).not.toContain('hush')
  })

  test('gives up on a server that never answers', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const opening = openRedis({ url: `redis://127.0.0.1:${port}`, dataDir, log })
    await expect(opening).rejects.toThrow('does not answer')
    server.close()
  })
})
