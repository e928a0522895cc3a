// A task is offered in waves, each a little wider, until its places are taken.
import { sendableFrom } from './announcement.ts'
import { mayAsk, ranked, type Candidate, type Ring, type TaskNeeds } from './volunteer-ranking.ts'

const minute = 60 * 1000
export const waveSize = 8
/** Between two waves. */
const pause = { P0: 3 * minute, P1: 3 * minute, P2: 10 * minute } as const
/** So many waves before the ring widens. */
const wavesARing = 2
const rings: readonly Ring[] = ['building', 'estate', 'community']

/** The ring of a wave, counted from 0. */
export const ringAt = (wave: number): Ring => rings[Math.floor(wave / wavesARing)] ?? 'community'

export interface Wave {
  /** Whom to ask, best first. */
  ask: Candidate[]
  /** Which wave comes next: a ring in which nobody is left is not waited for. */
  next: number
  /** When, in epoch milliseconds. */
  at: number
}

/**
 * What to do at `now` for a task of which wave number `wave` is due. `candidates` are without those who were asked for this task before.
 * At night nobody is asked but for an emergency.
 */
export function planWave(task: TaskNeeds, candidates: readonly Candidate[], wave: number, now: number): Wave {
  const emergency = task.urgency === 'P0'
  const from = sendableFrom(now, emergency)
  if (from > now) return { ask: [], next: wave, at: from }
  const at = sendableFrom(now + pause[task.urgency], emergency)
  for (let ring = Math.floor(wave / wavesARing); ring < rings.length; ring++) {
    const present = Math.max(wave, ring * wavesARing)
    const able = candidates.filter((who) => mayAsk(task, who, ringAt(present), now))
    if (able.length > 0) return { ask: ranked(task, able).slice(0, waveSize), next: present + 1, at }
  }
  return { ask: [], next: Math.max(wave, (rings.length - 1) * wavesARing), at }
}

const twoHours = 2 * 60 * minute

/** When staff hear that nobody was found: at half of the lead time or two hours before it begins, whichever comes first. */
export const tellStaffAt = (createdAt: number, startsAt: number): number =>
  Math.max(createdAt, Math.min(createdAt + (startsAt - createdAt) / 2, startsAt - twoHours))
