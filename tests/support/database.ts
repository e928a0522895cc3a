// A migrated database in a folder of its own, with the writer and the reading client that parts of the store are made of.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReading, openWriting, type PrismaClient } from '../../src/store/connection.ts'
import type { Committed } from '../../src/store/events.ts'
import { migrate } from '../../src/store/sqlite/migration.ts'
import { createWriter, type Writer } from '../../src/store/writer.ts'

export interface TestDatabase {
  dir: string
  writer: Writer
  read: PrismaClient
  /** All that was told after commits. */
  committed: Committed[]
  /** Hears of every later commit until the returned function is called. */
  subscribe: (listener: (event: Committed) => void) => () => void
  close: () => Promise<void>
}

/** Turns have tests of their own: here a resident's message is an error. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dir = await mkdtemp(join(tmpdir(), 'linli-database-'))
  const databasePath = join(dir, 'linli.db')
  await migrate({ databasePath, log: { info: () => undefined } })
  const url = `file:${databasePath}`
  const client = openWriting(url)
  // The reading connection cannot create the write-ahead log, so the writing one goes first.
  await client.$queryRaw`PRAGMA journal_mode`
  const read = openReading(url)
  const committed: Committed[] = []
  const listeners = new Set<(event: Committed) => void>()
  const writer = createWriter({
    client,
    runTurns: () => Promise.reject(new Error('this database takes no turns')),
    onCommit: (events) => {
      committed.push(...events)
      for (const event of events) for (const listener of listeners) listener(event)
    },
    onError: () => undefined,
    onFatal: (error) => {
      throw error
    },
  })
  return {
    dir,
    writer,
    read,
    committed,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      await writer.close()
      await read.$disconnect()
      await rm(dir, { recursive: true })
    },
  }
}
