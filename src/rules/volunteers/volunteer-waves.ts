// A task is offered in waves, each a little wider, until its places are taken.
import { sendableFrom } from '../community/announcement.ts'
import {
  mayAsk,
  momentOf,
  ranked,
  rings,
  type Candidate,
  type Ring,
  type TaskNeeds,
} from './volunteer-ranking.ts'

const minute = 60 * 1000
export const waveSize = 8
/** Between two waves: ten minutes, three where it is pressing. */
const pause = { P0: 3 * minute, P1: 3 * minute, P2: 10 * minute } as const
/** So many waves before the ring widens. */
const wavesARing = 2
const lastRing = rings.length - 1

/** The ring of a wave, counted from 0. */
export const ringAt = (wave: number): Ring => rings[Math.floor(wave / wavesARing)] ?? 'community'

export interface Wave {
  /** Whom to ask, best first. */
  ask: Candidate[]
  /** Which wave comes next: a ring in which nobody is left is not waited for. */
  next: number
  /** When, in epoch milliseconds. Null: the task begins before, and nobody is asked any more. */
  at: number | null
}

/**
 * What to do at `now` for a task of which wave number `wave` is due. `candidates` are without those who were asked for this task before.
 * At night nobody is asked but for an emergency. Whoever was asked twice as often lately as most others waits for the widest ring, so
 * that it is not always the same ones who live nearest. At most `size` are named.
 */
export function planWave(
  task: TaskNeeds,
  candidates: readonly Candidate[],
  wave: number,
  now: number,
  size = waveSize,
): Wave {
  const emergency = task.urgency === 'P0'
  const before = (at: number) => (at < task.startsAt ? at : null)
  if (now >= task.startsAt) return { ask: [], next: wave, at: null }
  const from = sendableFrom(now, emergency)
  if (from > now) return { ask: [], next: wave, at: before(from) }
  const at = before(sendableFrom(now + pause[task.urgency], emergency))
  const moment = momentOf(task, now)
  const able = candidates.filter((who) => mayAsk(task, who, 'community', moment))
  const often = 2 * median(able.map(({ askedLately }) => askedLately)) + 1
  for (let ring = Math.min(lastRing, Math.floor(wave / wavesARing)); ring <= lastRing; ring++) {
    const present = Math.max(wave, ring * wavesARing)
    const near = able.filter(
      (who) => mayAsk(task, who, ringAt(present), moment) && (ring === lastRing || who.askedLately <= often),
    )
    if (near.length > 0) {
      const ask = ranked(task, near).slice(0, size)
      return { ask: ask.map(({ who }) => who), next: present + 1, at }
    }
  }
  return { ask: [], next: Math.max(wave, lastRing * wavesARing), at }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const twoHours = 2 * 60 * minute

/** When staff hear that nobody was found: at half of the lead time or two hours before it begins, whichever comes first. */
export const tellStaffAt = (createdAt: number, startsAt: number): number =>
  Math.max(createdAt, Math.min(createdAt + (startsAt - createdAt) / 2, startsAt - twoHours))
