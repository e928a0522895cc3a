// What the disk costs: the time of an fsync, and how many of them a system makes for its turns.
import { spawnSync } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startWorker, type Start } from './crew.ts'
import { percentile } from './measures.ts'

/** Milliseconds of appending 4 kB and syncing it, as a commit does at the least. */
export async function fsyncTime(home: string): Promise<{ p50: number; p99: number }> {
  const path = join(home, 'fsync')
  const file = await open(path, 'w')
  const page = Buffer.alloc(4096, 1)
  const times: number[] = []
  for (let count = 0; count < 300; count++) {
    const start = performance.now()
    await file.write(page)
    await file.datasync()
    times.push(performance.now() - start)
  }
  await file.close()
  await rm(path)
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

const canTrace = (): boolean => spawnSync('strace', ['-c', '-o', '/dev/null', 'true']).status === 0

/** Fsyncs a thousand turns, counted by strace in a run that is not timed. Undefined where there is no strace. */
export async function fsyncsOf(start: Omit<Start, 'strace'>): Promise<number | undefined> {
  if (!canTrace()) return undefined
  const strace = join(start.home, `${start.name}.strace`)
  const calls = async () =>
    (await readFile(strace, 'utf8')).split('\n').filter((line) => /\b(?:fsync|fdatasync)\(/.test(line)).length
  const worker = await startWorker({ ...start, strace })
  const before = await calls()
  const { turns } = await worker.do('turns', { turns: 1000 })
  const made = (await calls()) - before
  await worker.do('close', undefined)
  await worker.stop()
  return (made * 1000) / turns
}
