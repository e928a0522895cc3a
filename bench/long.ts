// The long sections, one after the other. Each checks its own work; one that fails is told with its reason, and the others go on.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ballots } from './ballots.ts'
import { caseLifecycles, type Cases } from './cases.ts'
import { startWorker, type Worker } from './crew.ts'
import { generate } from './generate.ts'
import type { Broadcast } from './broadcast.ts'
import type { Costs } from './grown.ts'
import { handOff, relayed, type HandOff, type Relayed } from './handoff.ts'
import { killed, type Killed } from './kill.ts'
import type { Neighbours } from './neighbours.ts'
import type { Spike } from './spike.ts'
import { started, type Started } from './start.ts'
import { databaseIn, openLinli } from './systems/linli.ts'
import type { Waves } from './waves.ts'

export interface Long {
  spike?: Spike
  parked?: { sessions: number; rss: number; heap: number }
  broadcast?: Broadcast
  ballots?: Ballots
  waves?: Waves
  handOff?: HandOff
  relayed?: Relayed
  start?: Started
  kill?: Killed
  cases?: Cases[]
  growth?: { residents: number; seconds: number; costs: Costs }[]
  neighbours?: Neighbours
  /** The sections that failed, with their reasons. */
  failed: Record<string, string>
}

export interface LongPlan {
  home: string
  say: (line: string) => void
  /** Turns a second, as the race has measured them. */
  peak: number
  only?: string[]
}

export const sizes = [10_000, 100_000, 1_000_000]

/** A process of ours with a folder of its own, or on one that holds a database; it ends with the task. */
async function within<T>(home: string, act: (worker: Worker) => Promise<T>, dir?: string): Promise<T> {
  const worker = await startWorker({
    home,
    name: 'linli',
    synchronous: 'FULL',
    mode: 'default',
    ...(dir !== undefined && { dir }),
  })
  try {
    const value = await act(worker)
    await worker.do('close', undefined)
    return value
  } finally {
    await worker.stop()
  }
}

export async function runLong({ home, say, peak, only }: LongPlan): Promise<Long> {
  const found: Long = { failed: {} }
  const section = async (name: string, act: () => Promise<void>) => {
    if (only && !only.includes(name)) return
    say(name)
    const start = performance.now()
    try {
      await act()
    } catch (error) {
      found.failed[name] = error instanceof Error ? error.message : String(error)
      say(`${name} failed: ${found.failed[name]}`)
    }
    say(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  }

  await section('spike', async () => {
    found.spike = await within(home, (worker) =>
      worker.do('spike', { normal: Math.round(peak * 0.08), seconds: 20 }),
    )
  })
  await section('parked', async () => {
    found.parked = await within(home, (worker) => worker.do('parked', { count: 100_000 }))
  })
  await section('broadcast', async () => {
    found.broadcast = await within(home, (worker) => worker.do('broadcast', { residents: 100_000 }))
  })
  await section('ballots', async () => {
    found.ballots = await within(home, (worker) => worker.do('ballots', { residents: 10_000, closing: 1000 }))
  })
  await section('waves', async () => {
    found.waves = await within(home, (worker) => worker.do('waves', { volunteers: 100_000, tasks: 63 }))
  })
  await section('hand-off', async () => {
    found.handOff = await handOff(home, 200, 20)
  })
  await section('relay', async () => {
    found.relayed = await relayed(home, 20_000, 5)
  })
  await section('start', async () => {
    found.start = await started(home, 3)
  })
  await section('kill', async () => {
    found.kill = await killed(home, 20, 5)
  })
  await section('cases', async () => {
    found.cases = await caseLifecycles(home, 100_000, 2000)
  })
  await section('growth', async () => {
    found.growth = []
    for (const residents of sizes) {
      const dir = await mkdtemp(join(home, 'grown-'))
      try {
        const seeded = await openLinli({
          dir,
          synchronous: 'FULL',
          mode: 'default',
          onReply: () => undefined,
        })
        await seeded.close()
        const start = performance.now()
        await generate(databaseIn(dir), residents)
        const seconds = (performance.now() - start) / 1000
        say(`${residents} residents made in ${seconds.toFixed(1)} s`)
        const costs = await within(home, (worker) => worker.do('grown', { residents }), dir)
        found.growth.push({ residents, seconds, costs })
        if (residents === sizes.at(-1))
          await section('neighbours', async () => {
            const how = { rate: Math.round(peak * 0.1), seconds: 12 }
            found.neighbours = await within(home, (worker) => worker.do('neighbours', how), dir)
          })
      } finally {
        await rm(dir, { recursive: true, force: true })
      }
    }
  })
  return found
}
