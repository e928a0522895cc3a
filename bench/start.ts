// Start and stop: from npm start to the first answered message, memory at rest, and SIGTERM under load.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gather, keptOf, type Kept } from './crowd.ts'
import { openHouse } from './house.ts'
import { createClient, newVisitor, tell } from './http.ts'
import { median } from './median.ts'

export interface Started {
  /** Milliseconds from npm start to the first answer read, on an empty folder and on one in use: medians. */
  empty: number
  used: number
  /** MB of the program without its Redis, web chat only, after some quiet seconds. */
  rss: number
  /** Milliseconds from SIGTERM under load to the end, the longest. */
  stop: number
  /** After the ends under load. */
  kept: Kept
}

/** V8 gives back what the start took only once it has seen that nothing goes on. */
const rest = 20_000

export async function started(home: string, rounds: number): Promise<Started> {
  const times = { empty: [] as number[], used: [] as number[] }
  let rss = NaN
  for (let round = 0; round < rounds; round++) {
    const dir = await mkdtemp(join(home, 'start-'))
    for (const how of ['empty', 'used'] as const) {
      const start = performance.now()
      const house = await openHouse({ dir, npm: true })
      try {
        await firstAnswer(house.origin)
        times[how].push(performance.now() - start)
        if (how === 'used' && round === rounds - 1) {
          await pause(rest)
          rss = house.rss()
        }
      } finally {
        await house.stop()
      }
    }
    await rm(dir, { recursive: true, force: true })
  }
  return {
    empty: median(times.empty),
    used: median(times.used),
    rss,
    ...(await stopped(home, rounds)),
  }
}

async function firstAnswer(origin: string): Promise<void> {
  const client = createClient(origin, 1)
  const visitor = newVisitor()
  await tell(client, visitor, 'first', '你好')
  const { body } = await client.call<{ messages: { from: string }[] }>(
    'GET',
    '/api/chat/messages',
    undefined,
    visitor.headers,
  )
  client.close()
  if (body.messages.at(-1)?.from !== 'bot') throw new Error('the first message has no answer')
}

/** Ends the program under load, and starts it again so that the crowd can finish. */
async function stopped(home: string, rounds: number): Promise<Pick<Started, 'stop' | 'kept'>> {
  const dir = await mkdtemp(join(home, 'stop-'))
  let house = await openHouse({ dir })
  const crowd = gather(house.origin, 50)
  let stop = 0
  try {
    for (let round = 0; round < rounds; round++) {
      await pause(2000)
      stop = Math.max(stop, await house.stop())
      house = await openHouse({ dir })
      crowd.moveTo(house.origin)
    }
    await crowd.finish()
    await pause(3000)
    return { stop, kept: await keptOf(dir, crowd) }
  } finally {
    await house.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
