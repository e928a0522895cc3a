// The reading thread as its connection sees it: started by the first statement that needs it, ended with the connection.
import { Worker } from 'node:worker_threads'
import { driverName, type SqliteOptions, type Value } from './sqlite.ts'

/** Milliseconds: often enough that there is never much to move. */
const checkpointEvery = 250

export interface Read {
  columns: { name: string; type: string | null }[]
  rows: Value[][]
  /** How long SQLite took. */
  ms: number
}
export interface ReadingThread {
  /** Rejects with the driver's error, or where the thread has ended. */
  read: (sql: string, args: readonly Value[]) => Promise<Read>
  end: () => Promise<void>
}

type Answer = { id: number } & (Read | { error: { code: string | undefined; message: string } })
interface Waiting {
  settle: (read: Read) => void
  refuse: (error: Error) => void
}

export function createReadingThread(path: string, options: SqliteOptions, setUp: string): ReadingThread {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  function start(): Worker {
    const worker = new Worker(new URL('sqlite-reader.mjs', import.meta.url), {
      workerData: { driver: driverName, path, options, setUp },
      // Ours loads a compiler in every thread.
      execArgv: [],
    })
    // It keeps nobody from ending: whoever waits for an answer does.
    worker.unref()
    worker.on('message', (answer: Answer) => {
      const { settle, refuse } = waiting.get(answer.id) ?? {}
      waiting.delete(answer.id)
      if (waiting.size === 0) worker.unref()
      if ('error' in answer)
        refuse?.(Object.assign(new Error(answer.error.message), { code: answer.error.code }))
      else settle?.(answer)
    })
    const gone = (error?: Error) => {
      if (thread === worker) thread = undefined
      for (const { refuse } of waiting.values()) refuse(error ?? new Error('the reading thread has ended'))
      waiting.clear()
    }
    worker.on('error', gone)
    worker.on('exit', () => gone())
    return worker
  }

  return {
    read: (sql, args) =>
      new Promise((settle, refuse) => {
        const worker = (thread ??= start())
        const id = ++last
        waiting.set(id, { settle, refuse })
        worker.ref()
        worker.postMessage({ id, sql, args })
      }),
    end: async () => {
      await thread?.terminate()
    },
  }
}

/** Begins to move the write-ahead log into the database from a thread of its own. Settles once it has ended. */
export function startCheckpoints(path: string): () => Promise<void> {
  const worker = new Worker(new URL('sqlite-checkpoint.mjs', import.meta.url), {
    workerData: { driver: driverName, path, period: checkpointEvery },
    execArgv: [],
  })
  worker.unref()
  // Without it the commits do it themselves, by wal_autocheckpoint.
  worker.on('error', () => undefined)
  return async () => {
    await worker.terminate()
  }
}
