// The peers' database: a row of state a conversation and a table of tickets, with the same pragmas as ours.
import { join } from 'node:path'
import { durablePragmas, type Filed, type Setting, type System } from '../system.ts'
import { openSqlite, pragmasOf } from './load.ts'

export interface PeerStore extends Pick<System, 'tickets' | 'count' | 'rows' | 'pragmas'> {
  read: (key: string) => string | undefined
  /** A commit, unless it runs in `together`. */
  write: (key: string, data: string) => void
  remove: (key: string) => void
  /** Opens a ticket and returns its number. */
  file: (ticket: Filed) => number
  /** Runs all in one commit. */
  together: <R>(act: () => R) => R
  close: () => void
}

export async function openPeerStore({ dir, synchronous }: Setting): Promise<PeerStore> {
  const database = await openSqlite(join(dir, 'peer.db'))
  database.exec(durablePragmas(synchronous))
  database.exec(`
    CREATE TABLE IF NOT EXISTS State (key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS Ticket (id INTEGER PRIMARY KEY, resident INTEGER NOT NULL, what TEXT NOT NULL,
      place TEXT NOT NULL, phone TEXT NOT NULL, at INTEGER NOT NULL);
  `)
  const select = database.prepare('SELECT data FROM State WHERE key = ?')
  const upsert = database.prepare(
    'INSERT INTO State (key, data) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET data = excluded.data',
  )
  const remove = database.prepare('DELETE FROM State WHERE key = ?')
  const insert = database.prepare(
    'INSERT INTO Ticket (resident, what, place, phone, at) VALUES (?, ?, ?, ?, ?)',
  )
  const tickets = database.prepare(
    'SELECT resident, what, place, phone FROM Ticket ORDER BY id LIMIT -1 OFFSET ?',
  )
  const count = database.prepare('SELECT count(*) AS n FROM Ticket')
  return {
    read: (key) => (select.get(key) as { data: string } | undefined)?.data,
    write: (key, data) => void upsert.run(key, data),
    remove: (key) => void remove.run(key),
    file: ({ resident, what, place, phone }) =>
      Number(insert.run(resident, what, place, phone, Date.now()).lastInsertRowid),
    together: (act) => database.transaction(act)(),
    tickets: (skip) => tickets.all(skip) as Filed[],
    count: () => (count.get() as { n: number }).n,
    rows: () => ({ Ticket: (count.get() as { n: number }).n }),
    pragmas: () => Promise.resolve(pragmasOf(database)),
    close: () => database.close(),
  }
}
