// 催单: when a resident may have whoever has their matter reminded of it. Pure.
import type { Urgency } from './ticket.ts'

export const nudgedAtMost = 3
const apart = 24 * 60 * 60 * 1000

interface Hurried {
  urgency: Urgency
  /** Epoch milliseconds. */
  createdAt: number
  dueAt: number
}
export type Nudge =
  | { may: true }
  /** From when on it may be, in epoch milliseconds. */
  | { may: false; why: 'early' | 'today'; from: number }
  | { may: false; why: 'often' }

/** Once in 24 hours, three times a matter, not before half of its time is gone; what is pressing always. `past` are the times before. */
export function nudge({ urgency, createdAt, dueAt }: Hurried, past: readonly number[], now: number): Nudge {
  if (urgency === 'P0' || urgency === 'P1') return { may: true }
  const half = createdAt + Math.floor((dueAt - createdAt) / 2)
  if (now < half) return { may: false, why: 'early', from: half }
  if (past.length >= nudgedAtMost) return { may: false, why: 'often' }
  const last = past.at(-1)
  return last !== undefined && now - last < apart
    ? { may: false, why: 'today', from: last + apart }
    : { may: true }
}
