// Loads a peer's library by name: bench/ installs them when it runs, so the compiler may not see them.

/** `T` says what of the library the bench uses. */
export const load = async <T>(name: string): Promise<T> => (await import(name)) as T

interface Statement {
  run: (...params: unknown[]) => { changes: number; lastInsertRowid: number | bigint }
  get: (...params: unknown[]) => unknown
  all: (...params: unknown[]) => unknown[]
}
/** What the bench uses of better-sqlite3. */
export interface Database {
  exec: (sql: string) => unknown
  pragma: (sql: string, options: { simple: true }) => unknown
  prepare: (sql: string) => Statement
  transaction: <A extends unknown[], R>(act: (...args: A) => R) => (...args: A) => R
  close: () => void
}

interface Driver {
  default: { new (file: string, options: { readonly?: boolean }): Database; prototype: Database }
}

/** The very driver that src/store/sqlite/sqlite.ts takes for this Node, so that nobody's SQLite differs. */
export const loadDriver = (): Promise<Driver> => {
  const [major = 0] = process.versions.node.split('.').map(Number)
  return load<Driver>(major >= 22 ? 'better-sqlite3-node22' : 'better-sqlite3')
}

/** Opens a database file. */
export async function openSqlite(file: string, options: { readonly?: boolean } = {}): Promise<Database> {
  const { default: Sqlite } = await loadDriver()
  return new Sqlite(file, options)
}

export const pragmasOf = (database: Database): Record<string, unknown> => ({
  journal_mode: database.pragma('journal_mode', { simple: true }),
  synchronous: database.pragma('synchronous', { simple: true }),
  sqlite: (database.prepare('SELECT sqlite_version() AS version').get() as { version: string }).version,
})
