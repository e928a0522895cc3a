// Opens the database: one client that writes, one that only reads. Every connection is set up as it is made, reconnects too.
import { Prisma, PrismaClient } from './generated/client.ts'
import { createSqliteAdapter } from './sqlite-adapter.ts'

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

const pathOf = (url: string): string => url.replace(/^file:/, '')

/** The client that writes. Only the writer may hold it. `url` is "file:<path>". */
export const openWriting = (url: string): PrismaClient =>
  new PrismaClient({ adapter: createSqliteAdapter(pathOf(url), { timeout: 5000 }, durable) })

/** The client that reads, on a connection of its own that cannot write. The database must exist. */
export const openReading = (url: string): PrismaClient =>
  new PrismaClient({ adapter: createSqliteAdapter(pathOf(url), { readonly: true, timeout: 5000 }, reading) })

/** Several rows by one statement of ours. Parameters are bound; the statement is a constant. */
export const rows = <Row>(client: Tx, sql: string, ...params: unknown[]): Promise<Row[]> =>
  client.$queryRawUnsafe<Row[]>(sql, ...params)

/** Runs one statement of ours and tells how many rows it changed. */
export const execute = (client: Tx, sql: string, ...params: unknown[]): Promise<number> =>
  client.$executeRawUnsafe(sql, ...params)
