// The SQLite driver: better-sqlite3, in the release that the running Node can load.
//
// Release 13 speaks Node-API 10, which Node 20 lacks. Release 12, built against the headers of Node 24.19 and later, ends the
// program when a statement is collected outside JavaScript (its base class node::ObjectWrap then asserts). So: 12 for Node 20,
// 13 from Node 22 on.

export type Value = number | bigint | string | Uint8Array | null

/** What we use of a statement. Rows come as arrays. */
export interface SqliteStatement {
  readonly reader: boolean
  raw: () => this
  columns: () => { name: string; type: string | null }[]
  all: (...args: Value[]) => Value[][]
  get: (...args: Value[]) => Value[] | undefined
  run: (...args: Value[]) => { changes: number; lastInsertRowid: number | bigint }
}
export interface SqliteDatabase {
  readonly inTransaction: boolean
  prepare: (sql: string) => SqliteStatement
  exec: (sql: string) => unknown
  close: () => unknown
}
export interface SqliteOptions {
  readonly?: boolean
  /** How long to wait for another process that writes, in milliseconds. */
  timeout?: number
}
type Driver = new (path: string, options: SqliteOptions) => SqliteDatabase

const [major = 0] = process.versions.node.split('.').map(Number)
export const driverName = major >= 22 ? 'better-sqlite3-node22' : 'better-sqlite3'
// The name depends on the Node that runs, so the compiler cannot know what comes.
const driver = (await import(driverName)) as { default: Driver }

/** Opens a database file, or ":memory:". Throws where it cannot. */
export const openDatabase = (path: string, options: SqliteOptions = {}): SqliteDatabase =>
  new driver.default(path, options)
