// Brings a database to the schema of this release: applies what it lacks of the folder prisma/migrations.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { BaseLogger } from 'pino'
import type { MigrationFile } from './schema-engine.ts'
import { createSqliteAdapter } from './sqlite-adapter.ts'

/** How long a start waits for another process that is migrating the same file. */
const LOCK_WAIT_MS = 10_000

export const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

export interface Migration extends MigrationFile {
  /** Of the SQL, as Prisma records it in _prisma_migrations. */
  sha256: string
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

interface Options {
  /** Made with its folder where there is none. */
  databasePath: string
  log: Pick<BaseLogger, 'info'>
  folder?: string
}

/**
 * Applies the migrations that the database lacks and tells their names; where nothing is lacking it reads one table
 * and no more. Rejects, with what to do, where a migration fails or has failed before, was edited after it had been
 * applied, or belongs to a newer release. A database with data is copied beside itself first; the copy goes when all
 * went well, since it holds residents' data.
 */
export async function migrate({ databasePath, log, folder = migrationsFolder }: Options): Promise<string[]> {
  const migrations = await readMigrations(folder)
  await mkdir(dirname(databasePath), { recursive: true })
  const connection = await createSqliteAdapter(databasePath, { timeout: LOCK_WAIT_MS }).connect()
  try {
    if ((await lacking(connection, migrations, databasePath)).length === 0) return []
    await lock(connection, databasePath)
    // Another process may have migrated while this one waited.
    const todo = await lacking(connection, migrations, databasePath)
    const first = todo[0]
    if (first === undefined) return []
    log.info({ migrations: todo.map(({ name }) => name) }, 'migrating the database')
    const copy = todo.length < migrations.length ? copyPath(databasePath, first.name) : undefined
    if (copy !== undefined) {
      await rm(copy, { force: true })
      await connection.executeScript(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)
    }
    const applied = await apply(connection, migrations, databasePath)
    if (copy !== undefined) await rm(copy)
    return applied
  } finally {
    await connection.dispose()
  }
}

async function apply(connection: SqlDriverAdapter, migrations: Migration[], databasePath: string) {
  const { openSchemaEngine } = await import('./schema-engine.ts')
  const engine = await openSchemaEngine(connection)
  try {
    return await engine.apply(migrations)
  } catch (error) {
    // Names the migration, and the way back, from what the engine has recorded.
    await lacking(connection, migrations, databasePath)
    throw error
  } finally {
    engine.free()
  }
}

/** The migrations that the database has not had. Throws where its history and the folder do not agree. */
async function lacking(connection: SqlDriverAdapter, migrations: Migration[], databasePath: string) {
  const applied = new Map<unknown, unknown>()
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256, finished, reason] of await history(connection)) {
    const title = `Migration ${String(name)}`
    if (finished === null)
      throw new Error(`${title} failed${cause(reason)}. ${wayBack(databasePath, String(name))}`)
    const expected = known.get(String(name))
    if (expected === undefined)
      throw new Error(
        `${title} was applied to ${databasePath}, but this release does not have it: start the newer release that made it.`,
      )
    if (expected !== sha256)
      throw new Error(
        `${title} was edited after it had been applied to ${databasePath}: put its migration.sql back as it was, and make a new migration for the change.`,
      )
    applied.set(name, sha256)
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/** Name, checksum, end and log of what was applied, without what was rolled back. */
async function history(connection: SqlDriverAdapter): Promise<unknown[][]> {
  const query = async (sql: string) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows
  const tables = await query(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`)
  if (tables.length === 0) return []
  return query(
    `SELECT "migration_name", "checksum", "finished_at", "logs" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  )
}

/**
 * Takes the file for this connection alone, until it closes. The mode comes inside the first transaction: set before it, two processes
 * that start at once would each keep the lock by which it reads, and wait for the other's. The second takes a file with a log.
 */
async function lock(connection: SqlDriverAdapter, databasePath: string) {
  try {
    await connection.executeScript(
      'BEGIN EXCLUSIVE; PRAGMA locking_mode = EXCLUSIVE; COMMIT; BEGIN EXCLUSIVE; COMMIT',
    )
  } catch (error) {
    const why = `${databasePath} has to be migrated, but another process has it open: stop that process, then start again.`
    throw new Error(why, { cause: error })
  }
}

const copyPath = (databasePath: string, migration: string) => `${databasePath}.before-${migration}`

function cause(log: unknown): string {
  const line = typeof log === 'string' ? log.split('\n')[0] : undefined
  return line ? ` (${line})` : ', or was interrupted'
}

function wayBack(databasePath: string, migration: string): string {
  const copy = copyPath(databasePath, migration)
  const files = `${databasePath} and its -wal and -shm files`
  return existsSync(copy)
    ? `Remove ${files}, rename ${copy} to ${databasePath}, and start the release that you had before.`
    : `The database was empty before it: remove ${files} and start again.`
}
