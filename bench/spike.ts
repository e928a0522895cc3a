// Spike and recovery: ten times the normal load for a while, then normal again.
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { during, load } from './load.ts'
import type { Stage } from './measures.ts'

export interface Spike {
  normal: number
  before: { p50: number; p99: number }
  spike: { p50: number; p99: number; longest: number }
  /** Milliseconds from the end of the spike until every half second's p99 is again at most 1.5 times the worst one of before, or 20 ms. */
  recovery: number
  messages: number
  /** MB in use after a collection, and held of the system, before and after. */
  heap: [number, number]
  rss: [number, number]
}

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** Collects what is garbage and tells what is left. */
export function memory(): { heap: number; rss: number } {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: mb(heapUsed), rss: mb(rss) }
}

/** `normal` messages a second for 10 s, ten times as many for `seconds`, and normal again. Nothing may be lost. */
export async function spike(
  stage: Stage,
  { normal, seconds }: { normal: number; seconds: number },
): Promise<Spike> {
  await load(stage, [{ rate: normal, seconds: 3 }])
  const early = memory()
  const calm = 10
  const loaded = await load(stage, [
    { rate: normal, seconds: calm },
    { rate: normal * 10, seconds },
    { rate: normal, seconds: calm },
  ])
  const late = memory()
  const [start, end] = [calm * 1000, (calm + seconds) * 1000]
  const before = during(loaded, 2000, start)
  const window = 500
  const p99At = (from: number) => during(loaded, from, from + window).p99
  let worst = 0
  for (let from = 2000; from <= start - window; from += window) worst = Math.max(worst, p99At(from))
  const usual = Math.max(20, 1.5 * worst)
  let recovery = 0
  for (let from = end; from <= end + (calm - 1) * 1000; from += window / 2)
    if (p99At(from) > usual) recovery = from + window / 2 - end
  return {
    normal,
    before,
    spike: {
      ...during(loaded, start, end),
      longest: loaded.took.reduce((most, took) => Math.max(most, took), 0),
    },
    recovery,
    messages: loaded.due.length,
    heap: [early.heap, late.heap],
    rss: [early.rss, late.rss],
  }
}

/** How much memory the process holds when so many residents stand in the middle of a request. */
export async function parked(
  stage: Stage,
  count: number,
): Promise<{ sessions: number; rss: number; heap: number }> {
  const { system } = stage
  const residents = stage.strangers(count)
  for (let at = 0; at < count; at += 500)
    await Promise.all(
      residents
        .slice(at, at + 500)
        .map((resident) =>
          system.handle({ resident, id: `park-${resident}`, text: `第${resident}盏路灯不亮了` }),
        ),
    )
  await system.settled()
  // They rest: what V8 holds in reserve for the rush goes back first, eight seconds after a collection.
  memory()
  await pause(10_000)
  return { sessions: count, ...memory() }
}
