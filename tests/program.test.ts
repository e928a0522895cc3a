// The program as a whole: its end, its death, and its parts as processes of their own.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { demo } from '../prisma/demo.ts'
import { openTestProgram, type TestProgram } from './support/program.ts'

let dir: string
const running: ChildProcess[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'linli-run-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    // Not by force: a program that is killed leaves its Redis to the next one.
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await rm(dir, { recursive: true, force: true })
})

/** Starts the program as `npm start` does once everything is set up, and gives its address. */
async function start(env: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { ...process.env, DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    const origin = /chat +(http:\/\/[^/]+)\/chat/.exec(printed)?.[1]
    if (origin !== undefined) return { child, origin }
  }
  throw new Error(`the program ended:\n${printed}`)
}
async function post(origin: string, path: string, body: object, headers: Record<string, string> = {}) {
  const reply = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return (await reply.json()) as Record<string, string>
}
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>
  child.kill(signal)
  const [code] = await ended
  return code
}

describe('the program', () => {
  test('loads nothing of Wechaty, and no library for pictures, while there is the web chat only', async () => {
    const loaded = join(dir, 'loaded')
    // The first start plays the demo's past, which has pictures.
    await end((await start()).child, 'SIGTERM')
    const { child, origin } = await start({ NODE_V8_COVERAGE: loaded, WECHATY_PUPPET: '' })
    await post(origin, '/api/chat/visitors', {})
    expect(await end(child, 'SIGTERM')).toBe(0)
    // Node tells every script that it has run.
    const texts = await Promise.all(
      (await readdir(loaded)).map((name) => readFile(join(loaded, name), 'utf8')),
    )
    const ofPackage = (name: string) => texts.some((text) => text.includes(`/node_modules/${name}/`))
    expect(['fastify', 'bullmq'].map(ofPackage)).toEqual([true, true])
    expect(['wechaty', 'wechaty-puppet', 'sharp'].map(ofPackage)).toEqual([false, false, false])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends in order on %s, takes its Redis with it, and goes on where it was',
    async (signal) => {
      const first = await start()
      const { token = '' } = await post(first.origin, '/api/chat/visitors', {})
      const headers = { authorization: `Bearer ${token}` }
      await post(first.origin, '/api/chat/messages', { id: '1', text: '路灯不亮了' }, headers)
      expect(await end(first.child, signal)).toBe(0)
      await expect(readFile(join(dir, 'redis', 'redis.sock'))).rejects.toThrow()
      const again = await start()
      expect(
        await post(again.origin, '/api/chat/messages', { id: '1', text: '路灯不亮了' }, headers),
      ).toEqual({ status: 'repeated' })
      await post(again.origin, '/api/chat/messages', { id: '2', text: '桂花小区' }, headers)
      const reply = await fetch(`${again.origin}/api/chat/messages`, { headers })
      expect(await reply.text()).toContain('桂花小区的哪个位置')
      await end(again.child, signal)
    },
    60_000,
  )

  test('killed under load loses nothing that it has answered, and files nothing twice', async () => {
    const first = await start()
    const residents = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await post(first.origin, '/api/chat/visitors', {}))['token'] ?? '',
      ),
    )
    const stored: string[] = []
    const say = async (origin: string, token: string, id: string, text: string) => {
      const reply = await post(
        origin,
        '/api/chat/messages',
        { id, text },
        { authorization: `Bearer ${token}` },
      )
      stored.push(reply['status'] ?? '')
    }
    // Each tells of a lamp of their own: nobody is asked whether it is a neighbour's.
    const words = (floor: number) => [`桂花小区3栋2单元${floor}楼路灯不亮`, '1']
    const talk = (origin: string) =>
      Promise.allSettled(
        residents.map(async (token, floor) => {
          for (const [at, text] of words(floor + 1).entries()) await say(origin, token, String(at), text)
        }),
      )
    const talking = talk(first.origin)
    await vi.waitFor(() => expect(stored.length).toBeGreaterThan(5))
    await end(first.child, 'SIGKILL')
    await talking
    const again = await start()
    // Every client sends again what was not acknowledged, and more: all of it.
    await talk(again.origin)
    const { password } = { password: (await readFile(join(dir, 'demo-password.txt'), 'utf8')).trim() }
    const login = await fetch(`${again.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'admin', password }),
    })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const list = await fetch(`${again.origin}/api/tickets?box=all&limit=100`, { headers: { cookie } })
    const { items } = (await list.json()) as { items: { place: string }[] }
    const floors = items.flatMap(({ place }) => /^桂花小区3栋2单元(\d+)楼$/.exec(place)?.[1] ?? [])
    expect(floors.map(Number).sort((a, b) => a - b)).toEqual(residents.map((_, at) => at + 1))
  }, 60_000)

  test('that cannot have its port ends without leaving its Redis behind', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { ...process.env, DATA_DIR: dir, PORT: port, LOG_LEVEL: 'silent' },
      stdio: 'ignore',
    })
    const [code] = (await once(child, 'exit')) as [number]
    holder.close()
    expect(code).toBe(1)
    await expect(readFile(join(dir, 'redis', 'redis.sock'))).rejects.toMatchObject({ code: 'ENOENT' })
  }, 30_000)

  test('names every bad setting at once and shows no value', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { ...process.env, DATA_DIR: dir, PORT: 'secret-port', ROLES: 'secret-role' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let printed = ''
    child.stderr.on('data', (chunk) => (printed += String(chunk)))
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(1)
    expect(printed).toMatch(/PORT must be[^]*ROLES must be/)
    expect(printed).not.toContain('secret')
  }, 20_000)
})

describe('an empty database', () => {
  test('without the demo wants a first administrator, and says so', async () => {
    await expect(openTestProgram({ DEMO: 'false' }, {}, dir)).rejects.toThrow(
      /ADMIN_LOGIN and ADMIN_PASSWORD/,
    )
  })
  test('begins with the administrator who was named', async () => {
    const env = { DEMO: 'false', ADMIN_LOGIN: 'root', ADMIN_PASSWORD: 'a long enough password' }
    await expect(openTestProgram(env, {}, dir)).rejects.toThrow(/has the role api and the demo/)
    const program = await openTestProgram({}, {}, dir)
    const signed = await program.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'root', password: 'a long enough password' },
    })
    expect(signed.json()).toMatchObject({ role: 'admin' })
    await program.stop()
  })
})

describe('roles in processes of their own', () => {
  let redis: ChildProcess
  let url: string
  const programs: TestProgram[] = []
  beforeEach(async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const address = probe.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    probe.close()
    redis = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir],
      { stdio: 'pipe' },
    )
    running.push(redis)
    url = `redis://127.0.0.1:${port}`
    await vi.waitFor(async () => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.destroy()
    })
  })
  afterEach(async () => {
    for (const program of programs.splice(0).reverse()) await program.stop()
  })

  test('share their work over the database and Redis alone', async () => {
    const open = async (ROLES: string, env = {}) => {
      const program = await openTestProgram({ ROLES, REDIS_URL: url, ...env }, {}, dir)
      programs.push(program)
      return program
    }
    const worker = await open('worker,api')
    const front = await open('bot,api')
    const made = await front.app.inject({ method: 'POST', url: '/api/chat/visitors' })
    const headers = { authorization: `Bearer ${made.json<{ token: string }>().token}` }
    for (const [at, text] of ['桂花小区3栋2单元路灯不亮', '1'].entries())
      await front.app.inject({
        method: 'POST',
        url: '/api/chat/messages',
        headers,
        payload: { id: String(at), text },
      })
    const viewer = { staffId: 1, name: '系统管理员', role: 'admin' as const, scope: '/1/', ownOnly: false }
    const assignee = async () =>
      (await worker.store.tickets.list(viewer, { box: 'all', limit: 1 })).items[0]?.assignee?.name
    await vi.waitFor(async () => expect(await assignee()).toBe('周敏'), { timeout: 10_000 })
    // The page is open at one process, staff work at the other.
    await front.app.listen({ host: '127.0.0.1', port: 0 })
    const gone = new AbortController()
    const stream = await fetch(`${front.app.listeningOrigin}/api/chat/events`, {
      headers,
      signal: gone.signal,
    })
    const [ticket] = (await worker.store.tickets.list(viewer, { box: 'all', limit: 1 })).items
    const zhou = (await worker.store.staff.list('/')).find(({ name }) => name === '周敏')
    const { take } = await import('../src/rules/tickets/ticket.ts')
    await worker.store.tickets.change(
      { ...viewer, staffId: zhou?.id ?? 0, name: '周敏' },
      ticket?.id ?? '',
      take,
    )
    let read = ''
    for await (const chunk of stream.body ?? []) {
      read += Buffer.from(chunk).toString()
      if (read.includes('周敏已经接手')) break
    }
    gone.abort()
    expect(read).toContain('周敏已经接手')
  }, 60_000)
})

describe('the demo', () => {
  test('has what a small community has', () => {
    const estates = demo.children?.flatMap((grid) => grid.children ?? []) ?? []
    expect([demo.children?.length, estates.length]).toEqual([3, 4])
    expect(demo.committees.map(({ name }) => name).join()).toMatch(
      /人民调解.*治安保卫.*公共卫生.*环境和物业管理/,
    )
    expect(demo.staff.filter(({ role }) => role !== 'admin')).toHaveLength(7)
  })

  test('lets only administrators look at the queue', async () => {
    const program = await openTestProgram()
    const look = async (login?: string) => {
      const signed =
        login &&
        (await program.app.inject({
          method: 'POST',
          url: '/api/session',
          payload: { login, password: program.password },
        }))
      const cookie = signed ? (String(signed.headers['set-cookie']).split(';')[0] ?? '') : ''
      return (await program.app.inject({ url: '/api/queues', headers: { cookie } })).statusCode
    }
    expect([await look(), await look('zhoumin'), await look('admin')]).toEqual([401, 403, 200])
    await program.end()
  })
})

describe('a program whose alarm may reach nobody', () => {
  test('says so when it starts', async () => {
    const lines: string[] = []
    const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })
    const program = await openTestProgram({}, { log })
    await program.end()
    // The demo has its two people on duty, and none of them has made a test ring.
    expect(lines.filter((line) => line.includes('duty roster'))).toEqual([])
    const untried = lines.find((line) => line.includes('no way to reach anybody on duty'))
    expect(JSON.parse(untried ?? '{}')).toMatchObject({ nodes: [{ name: '锦江社区' }] })
  })

  test('does not start on a bad file of gateways', async () => {
    const path = join(dir, 'gateways.json')
    await writeFile(
      path,
      JSON.stringify([{ name: 'sms', accepts: true, url: 'https://x.example/${NO_KEY}' }]),
    )
    await expect(openTestProgram({ ALARM_GATEWAYS: path })).rejects.toThrow(
      'ALARM_GATEWAYS is wrong:\n  entry 1 (sms): the variable NO_KEY is not set',
    )
  })
})
