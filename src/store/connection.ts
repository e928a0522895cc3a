// Opens the database: a connection that writes and one that only reads. Each is set up as it is made, reconnects too.
import { Prisma, PrismaClient } from './generated/client.ts'
import { createPairedAdapter, createSqliteAdapter } from './sqlite/sqlite-adapter.ts'
import type { Changed, Direct, ReadRows } from './sqlite/sqlite-statements.ts'

export type { PrismaClient }
/** What runs inside the writer's transaction. */
export type Tx = Prisma.TransactionClient

/** A commit is on the disk when the promise settles: WAL with an fsync for each commit. The plans go by what the tables hold. */
const durable = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 20000;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
  PRAGMA analysis_limit = 1000;
  PRAGMA optimize = 0x10002;
`
const readOnly = `PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;`

const pathOf = (url: string): string => url.replace(/^file:/, '')

/** The latest connection of each writing client, */
const connections = new WeakMap<PrismaClient, { direct?: Direct }>()
/** and of each transaction that is open on one. */
const open = new WeakMap<Tx, Direct>()
/** The way past Prisma of each reading client, once it is connected. */
const reading = new WeakMap<Tx, ReadRows>()

const writingAdapter = (url: string, connection: { direct?: Direct }) =>
  createSqliteAdapter(pathOf(url), { timeout: 5000 }, durable, (direct) => (connection.direct = direct))
const readingAdapter = (url: string, onRead: (read: ReadRows) => void) =>
  createSqliteAdapter(
    pathOf(url),
    { readonly: true, timeout: 5000 },
    readOnly,
    (_, read) => read && onRead(read),
  )

/**
 * The store's client: its transactions write, all else only reads, on a connection of its own that cannot write. One for both, since
 * a client holds 30 MB. `url` is "file:<path>".
 */
export function openClient(url: string): PrismaClient {
  const connection: { direct?: Direct } = {}
  const client: PrismaClient = new PrismaClient({
    adapter: createPairedAdapter(
      writingAdapter(url, connection),
      readingAdapter(url, (read) => reading.set(client, read)),
    ),
  })
  connections.set(client, connection)
  return client
}

/** A client that writes, also outside of a transaction: for whoever is alone with the file. */
export function openWriting(url: string): PrismaClient {
  const connection: { direct?: Direct } = {}
  const client = new PrismaClient({ adapter: writingAdapter(url, connection) })
  connections.set(client, connection)
  return client
}

/** Takes back a transaction that was left open, as by a COMMIT that failed. Throws where SQLite refuses. */
export const rollBack = (client: PrismaClient): void => connections.get(client)?.direct?.rollBack()

/** Runs `act` in a transaction, whose statements of ours go straight to the driver until it ends. */
export const transact = <T>(
  client: PrismaClient,
  limits: { maxWait: number; timeout: number },
  act: (tx: Tx) => Promise<T>,
): Promise<T> =>
  client.$transaction(async (tx) => {
    const direct = connections.get(client)?.direct
    if (direct) open.set(tx, direct)
    try {
      return await act(tx)
    } finally {
      // Whoever keeps it for longer hears from Prisma that it has ended.
      open.delete(tx)
    }
  }, limits)

/** A client that only reads. The database must exist. */
export function openReading(url: string): PrismaClient {
  const client: PrismaClient = new PrismaClient({
    adapter: readingAdapter(url, (read) => reading.set(client, read)),
  })
  return client
}

/** Several rows by one statement of ours. Parameters are bound; the statement is a constant. */
export async function rows<Row>(client: Tx, sql: string, ...params: unknown[]): Promise<Row[]> {
  const direct = open.get(client)
  // The caller knows what its statement gives, as with Prisma's own raw queries.
  if (direct) return direct.rows(sql, params) as Row[]
  const read = reading.get(client)
  if (read) return (await read(sql, params)) as Row[]
  return client.$queryRawUnsafe<Row[]>(sql, ...params)
}

/** Runs one statement of ours and tells how many rows it changed. */
export async function execute(client: Tx, sql: string, ...params: unknown[]): Promise<number> {
  const direct = open.get(client)
  return direct ? direct.execute(sql, params) : client.$executeRawUnsafe(sql, ...params)
}

/** The first row, if any, for each list of parameters. Only in the writer's transaction. */
export const rowOfEach = <Row>(tx: Tx, sql: string, lists: Lists): (Row | undefined)[] =>
  directOf(tx).rowOfEach(sql, lists) as (Row | undefined)[]

/** Runs one statement of ours for each list of parameters. Only in the writer's transaction. */
export const executeEach = (tx: Tx, sql: string, lists: Lists): Changed[] =>
  directOf(tx).executeEach(sql, lists)

type Lists = readonly (readonly unknown[])[]

function directOf(tx: Tx): Direct {
  const direct = open.get(tx)
  if (!direct) throw new Error('only the writer runs a statement for many rows')
  return direct
}
