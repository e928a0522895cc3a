// Prisma's driver adapter over SQLite. Our own, since the stock one is tied to a release of better-sqlite3 that ends the program
// on Node 24 (see sqlite.ts), and prepares every statement anew at each call: here they are kept.
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type ArgType,
  type ColumnType,
  type MappedError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { openDatabase, type SqliteDatabase, type SqliteOptions, type SqliteStatement } from './sqlite.ts'

const adapter = { provider: 'sqlite', adapterName: 'linli-sqlite' } as const

/** By the first word of a column's declared type (https://sqlite.org/datatype3.html and what Prisma's migrations write). */
const declared: Readonly<Record<string, ColumnType>> = {
  INTEGER: ColumnTypeEnum.Int32,
  INT: ColumnTypeEnum.Int32,
  BIGINT: ColumnTypeEnum.Int64,
  REAL: ColumnTypeEnum.Double,
  DOUBLE: ColumnTypeEnum.Double,
  DECIMAL: ColumnTypeEnum.Numeric,
  TEXT: ColumnTypeEnum.Text,
  JSONB: ColumnTypeEnum.Json,
  BLOB: ColumnTypeEnum.Bytes,
  BOOLEAN: ColumnTypeEnum.Boolean,
  DATETIME: ColumnTypeEnum.DateTime,
}

const keptAtMost = 500

interface Prepared {
  statement: SqliteStatement
  names: string[]
  /** Undefined for an expression, whose type its first value tells. */
  types: (ColumnType | undefined)[]
}

/** A factory for `new PrismaClient({ adapter })`. Times are kept as epoch milliseconds. `setUp` runs on every connection made. */
export const createSqliteAdapter = (
  path: string,
  options: SqliteOptions = {},
  setUp = '',
): SqlMigrationAwareDriverAdapterFactory => ({
  ...adapter,
  connect: () => attempt(() => connection(openDatabase(path, options), setUp, options.readonly === true)),
  connectToShadowDb: () => attempt(() => connection(openDatabase(':memory:'), '', false)),
})

function connection(database: SqliteDatabase, setUp: string, readonly: boolean): SqlDriverAdapter {
  // A transaction that began with a look would be refused its first write once another process has written.
  const begin = readonly ? 'BEGIN' : 'BEGIN IMMEDIATE'
  if (setUp) database.exec(setUp)
  const prepared = new Map<string, Prepared>()
  // One transaction at a time: the next one waits for the end of the last.
  let last = Promise.resolve()

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    const columns = statement.reader ? statement.raw().columns() : []
    const made = {
      statement,
      names: columns.map(({ name }) => name),
      types: columns.map(({ type }) =>
        type === null ? undefined : declared[type.split(/[ (]/)[0]?.toUpperCase() ?? ''],
      ),
    }
    prepared.set(sql, made)
    // Queries with lists of every length must not pile up.
    const [oldest] = prepared.keys()
    if (prepared.size > keptAtMost && oldest !== undefined) prepared.delete(oldest)
    return made
  }
  const queryable = {
    ...adapter,
    queryRaw: (query: SqlQuery) =>
      attempt((): SqlResultSet => {
        const { statement, names, types } = prepare(query.sql)
        const args = query.args.map((arg, at) => bound(arg, query.argTypes[at]))
        if (!statement.reader) {
          statement.run(...args)
          return { columnNames: [], columnTypes: [], rows: [] }
        }
        const rows = statement.all(...args)
        const columnTypes = types.map((type, at) => type ?? told(rows.find((row) => row[at] !== null)?.[at]))
        return {
          columnNames: names,
          columnTypes,
          rows: rows.map((row) => row.map((value, at) => given(value, columnTypes[at]))),
        }
      }),
    executeRaw: (query: SqlQuery) =>
      attempt(() => {
        const { statement } = prepare(query.sql)
        const args = query.args.map((arg, at) => bound(arg, query.argTypes[at]))
        if (!statement.reader) return statement.run(...args).changes
        return statement.all(...args).length
      }),
  }

  return {
    ...queryable,
    executeScript: (script) => attempt(() => void database.exec(script)),
    startTransaction: async () => {
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
      attempt(() => {
        prepared.clear()
        database.close()
      }),
  }
}

/** Runs the driver, which answers at once, and gives its errors in Prisma's terms. */
async function attempt<T>(act: () => T): Promise<T> {
  try {
    return await Promise.resolve(act())
  } catch (error) {
    throw new DriverAdapterError(mapped(error))
  }
}

/** A parameter as SQLite takes it. */
function bound(arg: unknown, type: ArgType | undefined): number | bigint | string | Uint8Array | null {
  if (arg === null || arg === undefined) return null
  if (typeof arg === 'boolean') return arg ? 1 : 0
  if (arg instanceof Date) return arg.getTime()
  if (arg instanceof Uint8Array || typeof arg === 'number' || typeof arg === 'bigint') return arg
  if (typeof arg !== 'string') throw new TypeError(`SQLite takes no ${typeof arg}`)
  const text = arg
  switch (type?.scalarType) {
    case 'int':
    case 'float':
    case 'decimal':
      return Number(text)
    case 'bigint':
      return BigInt(text)
    case 'datetime':
      return new Date(text).getTime()
    case 'bytes':
      return Buffer.from(text, 'base64')
    default:
      return text
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
