// Opens the database: one client that writes, one that only reads. Every connection is set up as it is made, reconnects too.
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from './generated/client.ts'

export type { PrismaClient }
/** What runs inside the writer's transaction. */
export type Tx = Prisma.TransactionClient

/** A commit is on the disk when the promise settles: WAL with an fsync for each commit. */
const durable = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 20000;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;
  PRAGMA mmap_size = 268435456;
`
const reading = `PRAGMA query_only = ON; PRAGMA cache_size = -32768; PRAGMA mmap_size = 268435456;`

/** The adapter's own factory opens with synchronous=NORMAL and says so nowhere; this one sets every connection up. */
function withPragmas(
  factory: SqlMigrationAwareDriverAdapterFactory,
  pragmas: string,
): SqlMigrationAwareDriverAdapterFactory {
  const setUp = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting
    await connection.executeScript(pragmas)
    return connection
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => setUp(factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

/** Times are kept as epoch milliseconds: one spelling for Prisma and for the writer's own statements. */
const options = { timestampFormat: 'unixepoch-ms' } as const

/** The client that writes. Only the writer may hold it. `url` is "file:<path>". */
export const openWriting = (url: string): PrismaClient =>
  new PrismaClient({
    adapter: withPragmas(new PrismaBetterSqlite3({ url, timeout: 5000 }, options), durable),
  })

/** The client that reads, on a connection of its own that cannot write. The database must exist. */
export const openReading = (url: string): PrismaClient =>
  new PrismaClient({
    adapter: withPragmas(new PrismaBetterSqlite3({ url, readonly: true, timeout: 5000 }, options), reading),
  })

/** Several rows by one statement of ours. Parameters are bound; the statement is a constant. */
export const rows = <Row>(client: Tx, sql: string, ...params: unknown[]): Promise<Row[]> =>
  client.$queryRawUnsafe<Row[]>(sql, ...params)

/** Runs one statement of ours and tells how many rows it changed. */
export const execute = (client: Tx, sql: string, ...params: unknown[]): Promise<number> =>
  client.$executeRawUnsafe(sql, ...params)
