// Prisma's driver adapter over SQLite. Our own, since the stock one is tied to a release of better-sqlite3 that ends the program
// on Node 24 (see sqlite.ts), and prepares every statement anew at each call: here they are kept.
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type ColumnType,
  type MappedError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { openDatabase, type SqliteDatabase, type SqliteOptions, type Value } from './sqlite.ts'
import {
  bound,
  createDirect,
  createStatements,
  named,
  shapeOf,
  type Direct,
  type ReadRows,
} from './sqlite-statements.ts'
import { createReadingThread, startCheckpoints, type Read, type ReadingThread } from './sqlite-thread.ts'

const adapter = { provider: 'sqlite', adapterName: 'linli-sqlite' } as const

/** Milliseconds: as long as a turn of a lone resident may take. */
const slowAfter = 5
const slowAtMost = 500
/** So many quick reads of a statement in the thread bring it back: on a busy machine any read is slow once. */
const quickAtLeast = 20
/** Transactions. Whoever writes less has no need of a thread for it. */
const busyAfter = 200

type OnDirect = (direct: Direct, read: ReadRows | undefined) => void

/**
 * A factory for `new PrismaClient({ adapter })`. Times are kept as epoch milliseconds. `setUp` runs on every connection made;
 * `onDirect` is told the way past Prisma of each.
 */
export const createSqliteAdapter = (
  path: string,
  options: SqliteOptions = {},
  setUp = '',
  onDirect: OnDirect = () => undefined,
): SqlMigrationAwareDriverAdapterFactory => ({
  ...adapter,
  connect: () =>
    attempt(() =>
      connection(
        openDatabase(path, options),
        setUp,
        options.readonly === true ? createReadingThread(path, options, setUp) : undefined,
        onDirect,
        () => startCheckpoints(path),
      ),
    ),
  connectToShadowDb: () =>
    attempt(() =>
      connection(
        openDatabase(':memory:'),
        '',
        undefined,
        () => undefined,
        () => () => Promise.resolve(),
      ),
    ),
})

/** Transactions go to the one, which also comes first: it makes the log without which the other cannot read. All else goes to the other. */
export const createPairedAdapter = (
  writing: SqlDriverAdapterFactory,
  reading: SqlDriverAdapterFactory,
): SqlDriverAdapterFactory => ({
  ...adapter,
  connect: async () => {
    const write = await writing.connect()
    await write.queryRaw({ sql: 'PRAGMA journal_mode', args: [], argTypes: [] })
    const read = await reading.connect()
    return {
      ...read,
      startTransaction: (isolationLevel) => write.startTransaction(isolationLevel),
      executeScript: (script) => write.executeScript(script),
      dispose: async () => {
        await write.dispose()
        await read.dispose()
      },
    }
  },
})

/**
 * What SQLite counted of tables of under a thousand rows. A plan made for a few rows reads them all, and would do so still when there
 * are thousands; what it knows nothing of it takes to be large.
 */
function forgetSmallTables(database: SqliteDatabase): void {
  const counted = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").raw().get()
  if (counted)
    database.exec('DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < 1000; ANALYZE sqlite_schema')
}

function connection(
  database: SqliteDatabase,
  setUp: string,
  thread: ReadingThread | undefined,
  onDirect: OnDirect,
  checkpoints: () => () => Promise<void>,
): SqlDriverAdapter {
  // A transaction that began with a look would be refused its first write once another process has written.
  const begin = thread ? 'BEGIN' : 'BEGIN IMMEDIATE'
  if (setUp) database.exec(setUp)
  if (!thread) forgetSmallTables(database)
  const statements = createStatements(database)
  const { prepare } = statements
  let begun = 0
  let endCheckpoints: (() => Promise<void>) | undefined
  // One transaction at a time: the next one waits for the end of the last.
  let last = Promise.resolve()

  const queryable = {
    ...adapter,
    queryRaw: (query: SqlQuery) =>
      attempt((): SqlResultSet => {
        const { statement, ...shape } = prepare(query.sql)
        const args = argsOf(query)
        if (statement.reader) return resultOf(shape, statement.all(...args))
        statement.run(...args)
        return { columnNames: [], columnTypes: [], rows: [] }
      }),
    executeRaw: (query: SqlQuery) =>
      attempt(() => {
        const { statement } = prepare(query.sql)
        const args = argsOf(query)
        if (!statement.reader) return statement.run(...args).changes
        return statement.all(...args).length
      }),
  }

  /** What once kept this thread, and so every resident, waiting runs in the reading thread, with how often it was quick there since. */
  const slow = new Map<string, number>()
  async function timed<T>(
    sql: string,
    args: readonly Value[],
    aside: ReadingThread,
    here: () => T | Promise<T>,
    shaped: (read: Read) => T,
  ): Promise<T> {
    const quick = slow.get(sql)
    if (quick !== undefined) {
      const read = await aside.read(sql, args)
      if (read.ms > slowAfter) slow.set(sql, 0)
      else if (quick + 1 < quickAtLeast) slow.set(sql, quick + 1)
      else slow.delete(sql)
      return shaped(read)
    }
    const start = performance.now()
    const found = await here()
    if (performance.now() - start > slowAfter) {
      if (slow.size >= slowAtMost) slow.clear()
      slow.set(sql, 0)
    }
    return found
  }
  const readAside = (query: SqlQuery, aside: ReadingThread): Promise<SqlResultSet> =>
    attempt(() =>
      timed(
        query.sql,
        argsOf(query),
        aside,
        () => queryable.queryRaw(query),
        ({ columns, rows }) => resultOf(shapeOf(columns), rows),
      ),
    )
  const readRows = (sql: string, params: readonly unknown[], aside: ReadingThread) => {
    const args = params.map((param) => bound(param))
    return timed(
      sql,
      args,
      aside,
      () => {
        const { statement, ...columns } = prepare(sql)
        return statement.all(...args).map((values) => named(values, columns))
      },
      ({ columns, rows }) => {
        const shape = shapeOf(columns)
        return rows.map((values) => named(values, shape))
      },
    )
  }
  onDirect(createDirect(database, statements), thread && ((sql, params) => readRows(sql, params, thread)))

  return {
    ...queryable,
    ...(thread && { queryRaw: (query: SqlQuery) => readAside(query, thread) }),
    executeScript: (script) => attempt(() => void database.exec(script)),
    startTransaction: async () => {
      if (!thread && ++begun === busyAfter) endCheckpoints = checkpoints()
      const before = last
      let end: () => void = () => undefined
      last = new Promise((resolve) => (end = resolve))
      await before
      try {
        await attempt(() => prepare(begin).statement.run())
      } catch (error) {
        end()
        throw error
      }
      // Prisma itself sends COMMIT and ROLLBACK as statements, and then tells that it has.
      const ended = () => {
        end()
        return Promise.resolve()
      }
      const transaction: Transaction = {
        ...queryable,
        options: { usePhantomQuery: false },
        commit: ended,
        rollback: ended,
      }
      return transaction
    },
    dispose: () =>
      attempt(async () => {
        await thread?.end()
        await endCheckpoints?.()
        statements.clear()
        database.close()
      }),
  }
}

/** Runs the driver and gives its errors in Prisma's terms. */
async function attempt<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof DriverAdapterError) throw error
    throw new DriverAdapterError(mapped(error))
  }
}

const argsOf = ({ args, argTypes }: SqlQuery) => args.map((arg, at) => bound(arg, argTypes[at]))

function resultOf({ names, types }: ReturnType<typeof shapeOf>, rows: readonly unknown[][]): SqlResultSet {
  const columnTypes = types.map((type, at) => type ?? told(rows.find((row) => row[at] !== null)?.[at]))
  return {
    columnNames: names,
    columnTypes,
    rows: rows.map((row) => row.map((value, at) => given(value, columnTypes[at]))),
  }
}

/** The type of an expression's value. */
function told(value: unknown): ColumnType {
  if (typeof value === 'string') return ColumnTypeEnum.Text
  if (value instanceof Uint8Array) return ColumnTypeEnum.Bytes
  return value === undefined || Number.isInteger(value) ? ColumnTypeEnum.Int32 : ColumnTypeEnum.Double
}

/** A value as Prisma takes it. */
const given = (value: unknown, type: ColumnType | undefined): unknown =>
  type === ColumnTypeEnum.DateTime && typeof value === 'number' ? new Date(value).toISOString() : value

function mapped(error: unknown): MappedError & { originalCode?: string; originalMessage?: string } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  const { code, message } = error
  const original = { originalCode: code, originalMessage: message }
  const fields = (message.split('constraint failed: ')[1] ?? '')
    .split(', ')
    .map((name) => name.split('.').at(-1) ?? '')
  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return { ...original, kind: 'UniqueConstraintViolation', constraint: { fields } }
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return { ...original, kind: 'NullConstraintViolation', constraint: { fields } }
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return { ...original, kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } }
    default:
      if (code.startsWith('SQLITE_BUSY')) return { ...original, kind: 'SocketTimeout' }
      return { ...original, kind: 'sqlite', extendedCode: 1, message }
  }
}
