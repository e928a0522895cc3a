import { existsSync, readFileSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, migrationsFolder, readMigrations } from '../../src/store/sqlite/migration.ts'
import { openSchemaEngine } from '../../src/store/sqlite/schema-engine.ts'
import { createSqliteAdapter } from '../../src/store/sqlite/sqlite-adapter.ts'

const log = pino({ level: 'silent' })
const landed = await readMigrations(migrationsFolder)
const names = landed.map(({ name }) => name)

let home: string
let databasePath: string
let folder: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'linli-migration-'))
  databasePath = join(home, 'data', 'linli.db')
  folder = join(home, 'migrations')
  await cp(migrationsFolder, folder, { recursive: true })
})
afterEach(() => rm(home, { recursive: true }))

async function addMigration(name: string, sql: string) {
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function withDatabase<T>(
  path: string,
  use: (query: (sql: string) => Promise<unknown[][]>) => Promise<T>,
) {
  const connection = await createSqliteAdapter(path).connect()
  try {
    return await use(async (sql) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows)
  } finally {
    await connection.dispose()
  }
}
const rows = (sql: string) => withDatabase(databasePath, (query) => query(sql))

/** Tables with their columns, and indexes, whatever the order in which they came to be. */
const columns = `
  SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master t, pragma_table_info(t.name) c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_prisma_migrations'
    AND t.name NOT LIKE 'TicketWords%' AND t.name <> 'UnindexedTicket' ORDER BY 1, 2`
const indexes = `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1`

describe('migrate', () => {
  test('gives an empty file every table, and applies nothing the second time', async () => {
    expect(await migrate({ databasePath, log })).toEqual(names)
    expect(await rows('SELECT count(*) FROM "Ticket"')).toEqual([[0]])
    expect(await migrate({ databasePath, log })).toEqual([])
  })

  test('gives what prisma/schema.prisma says, and the indexes that it cannot say', async () => {
    await migrate({ databasePath, log })
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const connection = await createSqliteAdapter(':memory:').connect()
    const engine = await openSchemaEngine(connection)
    await connection.executeScript(await engine.diff(null, schema))
    const query = async (sql: string) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows
    expect(await rows(columns)).toEqual(await query(columns))
    const byHand = (await rows(indexes)).filter(([, sql]) => String(sql).includes('WHERE'))
    expect(byHand).toEqual([
      ['Booking_hold', expect.stringContaining(`WHERE "state" = 'held'`)],
      ['Booking_lapse', expect.stringContaining(`WHERE "state" IN ('held', 'offered')`)],
      ['Booking_live', expect.stringContaining(`WHERE "state" IN`)],
      ['Booking_place', expect.stringContaining(`WHERE "state" IN`)],
      ['Message_failure', expect.stringContaining('WHERE "failure" IS NOT NULL')],
      ['Message_seen', expect.stringContaining('WHERE "platformId" IS NOT NULL')],
      ['Message_unsent', expect.stringContaining('WHERE "unsent" = 1')],
      ['Resident_name', expect.stringContaining('WHERE "name" IS NOT NULL')],
      ['Resident_phone', expect.stringContaining('WHERE "phone" IS NOT NULL')],
      ['Ticket_alike', expect.stringContaining('confidential = 0')],
      ['Ticket_hands', expect.stringContaining('WHERE status IN')],
      ['Ticket_open', expect.stringContaining('WHERE status IN')],
      ['Ticket_undecided', expect.stringContaining('extensionBy IS NOT NULL')],
      ['VolunteerPost_once', expect.stringContaining(`WHERE "state" IN ('taken', 'done', 'missed')`)],
    ])
    expect(await rows(`SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1`)).toEqual([
      ['Ballot_kept'],
      ['Ballot_stays'],
      ['Booking_overlap_move'],
      ['Booking_overlap_new'],
      ['Booking_room_move'],
      ['Booking_room_new'],
      ['RoomUse_move'],
      ['RoomUse_new'],
      ['Ticket_changed'],
      ['Ticket_made'],
      ['VolunteerPost_places'],
      ['VolunteerPost_span'],
    ])
    expect(await rows(indexes)).toEqual([...(await query(indexes)), ...byHand].sort())
    await connection.dispose()
  })

  test('keeps the rows of a database that the first release made', async () => {
    const first = join(home, 'first')
    await cp(join(migrationsFolder, names[0]!), join(first, names[0]!), { recursive: true })
    await migrate({ databasePath, log, folder: first })
    await rows(
      `INSERT INTO "Node" ("kind", "name", "path") VALUES ('community', '雨花里', '/1/') RETURNING 1`,
    )
    await rows(
      `INSERT INTO "Resident" ("publicId", "communityId", "createdAt") VALUES ('r', 1, 1767225600000) RETURNING 1`,
    )

    await migrate({ databasePath, log })

    expect(await rows('SELECT "name", "path" FROM "Node"')).toEqual([['雨花里', '/1/']])
    expect(await rows('SELECT CAST("createdAt" AS TEXT) FROM "Resident"')).toEqual([['1767225600000']])
    expect(await rows('SELECT "migration_name" FROM "_prisma_migrations" ORDER BY 1')).toEqual(
      names.map((name) => [name]),
    )
  })

  test('applies a later migration to a database in use and leaves no copy behind', async () => {
    await migrate({ databasePath, log })
    await rows('PRAGMA journal_mode = WAL')
    await addMigration('29990101000000_votes', 'CREATE TABLE "Vote" ("id" INTEGER PRIMARY KEY);')
    expect(await migrate({ databasePath, log, folder })).toEqual(['29990101000000_votes'])
    expect(await rows('SELECT count(*) FROM "Vote"')).toEqual([[0]])
    expect((await readdir(join(home, 'data'))).filter((file) => file.includes('before'))).toEqual([])
  })

  test('lets two processes that start at once migrate once', async () => {
    const script = `
      import { migrate } from './src/store/sqlite/migration.ts'
      const applied = await migrate({ databasePath: process.argv[1], log: { info() {} } })
      console.log(applied.length)`
    const { execFile } = await import('node:child_process')
    const { promisify } = await import('node:util')
    const start = () =>
      promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
        databasePath,
      ])
    const outputs = await Promise.all([start(), start()])
    expect(outputs.map(({ stdout }) => Number(stdout)).sort()).toEqual([0, names.length])
  })

  test('refuses a migration that was edited after it had been applied, by name', async () => {
    await migrate({ databasePath, log, folder })
    await appendFile(join(folder, names[0]!, 'migration.sql'), '-- one more thought\n')
    await expect(migrate({ databasePath, log, folder })).rejects.toThrow(`Migration ${names[0]!} was edited`)
  })

  test('refuses a database that a newer release has migrated', async () => {
    await addMigration('29990101000000_votes', 'CREATE TABLE "Vote" ("id" INTEGER PRIMARY KEY);')
    await migrate({ databasePath, log, folder })
    await expect(migrate({ databasePath, log })).rejects.toThrow('start the newer release')
  })

  test('tells of a failed migration, each time, and keeps a copy of what was before it', async () => {
    await migrate({ databasePath, log })
    await addMigration('29990101000000_votes', 'CREATE TABLE "Vote" ("id" INTEGER); CREATE TABEL "x";')
    const copy = `${databasePath}.before-29990101000000_votes`
    for (let start = 0; start < 2; start++)
      await expect(migrate({ databasePath, log, folder })).rejects.toThrow(
        /^Migration 29990101000000_votes failed \(near "TABEL": syntax error\)\. .*rename .*before-29990101000000_votes/,
      )
    expect(existsSync(copy)).toBe(true)
    const tables = `SELECT name FROM sqlite_master WHERE name = 'Vote'`
    expect(await withDatabase(copy, (query) => query(tables))).toEqual([])
  })

  test('says that the file can go where the very first migration failed', async () => {
    const bad = join(home, 'bad', '20260101000000_init')
    await mkdir(bad, { recursive: true })
    await writeFile(join(bad, 'migration.sql'), 'CREATE TABEL "x";')
    await expect(migrate({ databasePath, log, folder: join(home, 'bad') })).rejects.toThrow(
      'The database was empty before it',
    )
  })
})

describe('prisma/migrations', () => {
  test('holds the files as they landed', () => {
    // A database that has had a migration never sees a later edit. A change is a new migration: npm run migration -- <name>
    const checksums: unknown = JSON.parse(readFileSync(join(migrationsFolder, 'checksums.json'), 'utf8'))
    expect(Object.fromEntries(landed.map(({ name, sha256 }) => [name, sha256]))).toEqual(checksums)
  })
})
