// What may be promised: a later message only where the resident's channel can carry it then.
import type { Scene } from './flow.ts'

/** Whether a message of ours can still leave at `until` (epoch ms). */
export const carries = ({ followUp, carriesUntil }: Scene, until: number): boolean =>
  followUp && (carriesUntil === undefined || until <= carriesUntil)

/** Whether one can leave whenever it may be due. */
export const carriesAlways = (scene: Scene): boolean => carries(scene, Number.POSITIVE_INFINITY)
