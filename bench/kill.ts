// Kill -9 under load, again and again, some times with Redis: what was answered is stored, nothing is double and nothing is stuck.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gather, keptOf, unsentIn, type Kept } from './crowd.ts'
import { endRedis, openHouse } from './house.ts'

export interface Killed extends Kept {
  kills: number
  withRedis: number
  /** Messages whose answer the kill swallowed: sent again they were known. */
  repeated: number
  /** Replies that a start found unsent, so that a channel without history would get them again. */
  repliesAgain: number
}

const residents = 50

export async function killed(home: string, kills: number, withRedis: number): Promise<Killed> {
  const dir = await mkdtemp(join(home, 'kill-'))
  let house = await openHouse({ dir })
  const crowd = gather(house.origin, residents)
  let repliesAgain = 0
  try {
    for (let count = 0; count < kills + withRedis; count++) {
      // Not always at the same place of a commit.
      await pause(700 + ((count * 137) % 500))
      await house.kill({ redis: count >= kills })
      repliesAgain += await unsentIn(dir)
      house = await openHouse({ dir })
      crowd.moveTo(house.origin)
    }
    await pause(1000)
    await crowd.finish()
    let kept = await keptOf(dir, crowd)
    // What a lost Redis had in hand is moved again a minute after it was due.
    for (
      const deadline = performance.now() + 120_000;
      kept.overdue + kept.unsent > 0 && performance.now() < deadline;
    ) {
      await pause(1000)
      kept = await keptOf(dir, crowd)
    }
    return { ...kept, kills, withRedis, repeated: crowd.repeated(), repliesAgain }
  } finally {
    await house.stop()
    await endRedis(dir)
    await rm(dir, { recursive: true, force: true })
  }
}
