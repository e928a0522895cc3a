// A thread with a reading connection of its own: runs the statements that it is sent, one after the other. Plain JavaScript,
// since a thread that had to load a compiler first would take longer to start than most of what it is for.
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'

const { driver, path, options, setUp } = workerData
const { default: Database } = await import(driver)
const database = new Database(path, options)
database.exec(setUp)

parentPort.on('message', ({ id, sql, args }) => {
  try {
    const start = performance.now()
    const statement = database.prepare(sql).raw()
    const rows = statement.all(...args)
    parentPort.postMessage({ id, columns: statement.columns(), rows, ms: performance.now() - start })
  } catch (error) {
    parentPort.postMessage({ id, error: { code: error.code, message: error.message } })
  }
})
