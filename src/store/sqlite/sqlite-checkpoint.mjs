// A thread that moves what is committed from the write-ahead log into the database, so that no commit has to stop for it.
import { setInterval } from 'node:timers'
import { workerData } from 'node:worker_threads'

const { driver, path, period } = workerData
const { default: Database } = await import(driver)
const database = new Database(path)
// Passive: it waits for nobody, and nobody waits for it.
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
setInterval(() => checkpoint.all(), period)
