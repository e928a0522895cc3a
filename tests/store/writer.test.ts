import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import {
  execute,
  openReading,
  openWriting,
  rollBack,
  rows,
  type PrismaClient,
} from '../../src/store/connection.ts'
import { driverName, type SqliteDatabase } from '../../src/store/sqlite/sqlite.ts'
import { createAnswer } from '../../src/store/conversations/answers.ts'
import { createCommunities } from '../../src/store/community/communities.ts'
import { createContacts } from '../../src/store/residents/contacts.ts'
import { createRunTurns } from '../../src/store/conversations/turns.ts'
import { createWriter, type RunTurns, type Writer } from '../../src/store/writer.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let client: PrismaClient
let read: PrismaClient
let errors: unknown[]
let fatal: unknown[]
let writer: Writer

const noTurns: RunTurns = () => Promise.reject(new Error('these tests run no turns'))
const start = (runTurns: RunTurns = noTurns) =>
  createWriter({
    client,
    runTurns,
    onCommit: () => undefined,
    onError: (error) => errors.push(error),
    onFatal: (error) => fatal.push(error),
  })
const owe = (job: string) => (tx: Parameters<Parameters<Writer['run']>[0]>[0]) =>
  execute(tx, 'INSERT INTO Outbox (job, payload, dueAt) VALUES (?, ?, 0)', job, '{}')
const owed = async () =>
  (await rows<{ job: string }>(read, 'SELECT job FROM Outbox ORDER BY id')).map(({ job }) => job)

beforeEach(async () => {
  home = await openTestStore()
  client = openWriting(home.url)
  read = openReading(home.url)
  errors = []
  fatal = []
  writer = start()
})
afterEach(async () => {
  await writer.close()
  await read.$disconnect()
  await home.close()
})

describe('an effect', () => {
  test('that fails is rolled back alone and tells its caller', async () => {
    const results = await Promise.allSettled([
      writer.run(owe('a')),
      writer.run(async (tx) => {
        await owe('half')(tx)
        throw new AppError('TICKET_TAKEN', 'no')
      }),
      writer.run(owe('b')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await owed()).toEqual(['a', 'b'])
  })

  test('is visible to readers once its promise has settled, and not before', async () => {
    let seen: string[] | undefined
    await writer.run(async (tx) => {
      await owe('a')(tx)
      seen = await owed()
    })
    expect(seen).toEqual([])
    expect(await owed()).toEqual(['a'])
  })
})

describe('a failed COMMIT', () => {
  const unlawful = (tx: Parameters<Parameters<Writer['run']>[0]>[0]) =>
    execute(tx, 'PRAGMA defer_foreign_keys = ON').then(() =>
      execute(tx, `INSERT INTO ApiToken (tokenHash, name, staffId, createdAt) VALUES ('x', 'x', 99999, 0)`),
    )

  test('loses nothing of the others and leaves the writer able to go on', async () => {
    const results = await Promise.allSettled([
      writer.run(owe('a')),
      writer.run(unlawful),
      writer.run(owe('b')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await writer.run(owe('c'))
    // Read by another connection: a writer that was still inside the failed transaction would show its rows only to itself.
    expect(await owed()).toEqual(['a', 'b', 'c'])
    expect(fatal).toEqual([])
  })

  test('after which the connection cannot be brought back ends the program and refuses all further work', async () => {
    const { prototype } = ((await import(driverName)) as { default: { prototype: SqliteDatabase } }).default
    const { exec } = prototype
    prototype.exec = function (this: SqliteDatabase, sql) {
      if (sql === 'ROLLBACK') throw new Error('disk I/O error')
      return exec.call(this, sql)
    }
    try {
      await expect(writer.run(unlawful)).rejects.toThrow()
    } finally {
      prototype.exec = exec
    }
    expect(fatal).toHaveLength(1)
    await expect(writer.run(owe('late'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    rollBack(client)
  })
})

describe('a full disk', () => {
  test('is told as STORE_FULL, changes nothing, and ends when there is room again', async () => {
    const [{ page_count: pages } = { page_count: 0n }] = await rows<{ page_count: bigint }>(
      client,
      'PRAGMA page_count',
    )
    const limit = (count: number) => client.$queryRawUnsafe(`PRAGMA max_page_count = ${count}`)
    await limit(Number(pages))
    const big = writer.run((tx) =>
      execute(tx, `INSERT INTO Outbox (job, payload, dueAt) VALUES ('big', ?, 0)`, 'x'.repeat(1e6)),
    )
    await expect(big).rejects.toMatchObject({ code: 'STORE_FULL', status: 507 })
    expect(await owed()).toEqual([])
    await limit(1_000_000)
    await writer.run(owe('after'))
    expect(await owed()).toEqual(['after'])
    expect(fatal).toEqual([])
  })
})

describe('a turn on a full disk', () => {
  test('is refused with STORE_FULL, stored by nobody, and stored once when it is sent again', async () => {
    await writer.close()
    client = openWriting(home.url)
    const { get: community } = await createCommunities(read)
    const now = () => home.clock.now
    const answer = createAnswer({ community, now, partyKey: 'a key for tests' })
    writer = start(
      createRunTurns({ contacts: createContacts(), community, answer, now, onError: () => undefined }),
    )
    const limit = (count: number) => client.$queryRawUnsafe(`PRAGMA max_page_count = ${count}`)
    const [{ page_count: pages } = { page_count: 0 }] = await rows<{ page_count: number }>(
      client,
      'PRAGMA page_count',
    )
    await limit(pages)
    const long = message('an', `路灯不亮了${'很黑'.repeat(900)}`)
    const others = Array.from({ length: 40 }, (_, at) => message(`r${at}`, `路灯不亮了${'很黑'.repeat(900)}`))
    const results = await Promise.allSettled([long, ...others].map((turn) => writer.turn(turn)))
    expect(
      results.every(
        (result) => result.status === 'rejected' && (result.reason as AppError).code === 'STORE_FULL',
      ),
    ).toBe(true)
    expect(await read.message.count()).toBe(0)
    await limit(1_000_000)
    expect(await writer.turn(long)).toBe('stored')
    expect(await writer.turn(long)).toBe('repeated')
    expect(fatal).toEqual([])
  })
})

describe('a turn that fails in the database', () => {
  test('is found among the others of its commit', async () => {
    await writer.close()
    client = openWriting(home.url)
    let batches = 0
    writer = start(async (tx, turns) => {
      batches++
      for (const turn of turns) await owe(turn.sender)(tx)
      if (turns.some(({ sender }) => sender === 'bad')) await execute(tx, 'INSERT INTO nowhere VALUES (1)')
      return turns.map(() => 'stored' as const)
    })
    const senders = Array.from({ length: 63 }, (_, at) => `r${at}`)
    const results = await Promise.allSettled(
      [...senders, 'bad'].map((sender) => writer.turn(message(sender, 'x'))),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(63)
    expect(results.at(-1)?.status).toBe('rejected')
    expect((await owed()).sort()).toEqual(senders.sort())
    // Halving 64 down to one takes six rounds of two commits; one by one it would be 64.
    expect(batches).toBeLessThan(16)
  })
})

describe('closing', () => {
  test('finishes what waits and refuses what comes later', async () => {
    const waiting = writer.run(owe('a'))
    const closing = writer.close()
    await expect(writer.run(owe('b'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await waiting
    await closing
    expect(await owed()).toEqual(['a'])
  })
})
