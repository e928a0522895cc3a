// The statements of one connection, prepared once and kept, and what goes into them and comes out, as SQLite has it.
import { ColumnTypeEnum, type ArgType, type ColumnType } from '@prisma/driver-adapter-utils'
import type { SqliteDatabase, SqliteStatement, Value } from './sqlite.ts'

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

export interface Prepared {
  statement: SqliteStatement
  names: string[]
  /** Undefined for an expression, whose type its first value tells. */
  types: (ColumnType | undefined)[]
}
export interface Statements {
  prepare: (sql: string) => Prepared
  clear: () => void
}

export function createStatements(database: SqliteDatabase): Statements {
  const prepared = new Map<string, Prepared>()
  return {
    prepare: (sql) => {
      const known = prepared.get(sql)
      if (known) return known
      const statement = database.prepare(sql)
      const columns = statement.reader ? statement.raw().columns() : []
      const made = { statement, ...shapeOf(columns) }
      prepared.set(sql, made)
      // Queries with lists of every length must not pile up.
      const [oldest] = prepared.keys()
      if (prepared.size > keptAtMost && oldest !== undefined) prepared.delete(oldest)
      return made
    },
    clear: () => prepared.clear(),
  }
}

/** The names and types of a statement's columns. */
export const shapeOf = (
  columns: readonly { name: string; type: string | null }[],
): Omit<Prepared, 'statement'> => ({
  names: columns.map(({ name }) => name),
  types: columns.map(({ type }) =>
    type === null ? undefined : declared[type.split(/[ (]/)[0]?.toUpperCase() ?? ''],
  ),
})

/** A parameter as SQLite takes it. Without a type it is taken as it is. */
export function bound(arg: unknown, type?: ArgType): Value {
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

/** What SQLite takes as it is. */
const isValue = (param: unknown): param is Value =>
  typeof param === 'string' || typeof param === 'number' || param === null

export interface Changed {
  /** How many rows were changed. */
  changes: number
  /** The row that was inserted last; means nothing where none was. */
  id: number
}

/** Statements of ours, straight to the driver: by way of Prisma each parameter would become JSON and be read again. */
export interface Direct {
  rows: (sql: string, params: readonly unknown[]) => Record<string, unknown>[]
  execute: (sql: string, params: readonly unknown[]) => number
  /** The first row for each list of parameters, in their order. */
  rowOfEach: (sql: string, lists: readonly (readonly unknown[])[]) => (Record<string, unknown> | undefined)[]
  /** Runs the statement, which gives no rows, for each list of parameters, in their order. */
  executeEach: (sql: string, lists: readonly (readonly unknown[])[]) => Changed[]
  /** Takes back a transaction that is still open. */
  rollBack: () => void
}

/** Rows of a connection that only reads, outside of any transaction. Rejects with the driver's own errors. */
export type ReadRows = (sql: string, params: readonly unknown[]) => Promise<Record<string, unknown>[]>

/** Runs only inside a transaction, and gives rows as Prisma's raw queries do. Throws the driver's own errors. */
export function createDirect(database: SqliteDatabase, { prepare }: Statements): Direct {
  function begun(sql: string): Prepared {
    // On its own a statement would be a commit of its own: the transaction that it was for has ended.
    if (!database.inTransaction) throw new Error('the transaction has ended')
    return prepare(sql)
  }
  const args = (params: readonly unknown[]) =>
    params.every(isValue) ? params : params.map((param) => bound(param))
  return {
    rows: (sql, params) => {
      const { statement, ...columns } = begun(sql)
      if (statement.reader) return statement.all(...args(params)).map((values) => named(values, columns))
      statement.run(...args(params))
      return []
    },
    execute: (sql, params) => {
      const { statement } = begun(sql)
      return statement.reader ? statement.all(...args(params)).length : statement.run(...args(params)).changes
    },
    rowOfEach: (sql, lists) => {
      const { statement, ...columns } = begun(sql)
      return lists.map((params) => {
        const values = statement.get(...args(params))
        return values && named(values, columns)
      })
    },
    executeEach: (sql, lists) => {
      const { statement } = begun(sql)
      return lists.map((params) => {
        const { changes, lastInsertRowid } = statement.run(...args(params))
        return { changes, id: Number(lastInsertRowid) }
      })
    },
    rollBack: () => {
      if (database.inTransaction) database.exec('ROLLBACK')
    },
  }
}

/** A row as Prisma's raw queries give it. */
export function named(values: readonly unknown[], { names, types }: Omit<Prepared, 'statement'>) {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = native(values[at], types[at])
  return row
}

/** A value as Prisma's client would give it. */
function native(value: unknown, type: ColumnType | undefined): unknown {
  if (value === null) return null
  switch (type) {
    case ColumnTypeEnum.DateTime:
      return typeof value === 'number' ? new Date(value) : value
    case ColumnTypeEnum.Boolean:
      return value !== 0
    case ColumnTypeEnum.Int64:
      return typeof value === 'number' ? BigInt(value) : value
    default:
      return value
  }
}
