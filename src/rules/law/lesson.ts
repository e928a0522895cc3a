// Lessons in the law: cases without anybody's name, and cards by subscription, at most one a week (clauses T7.4, T7.5).
import { sendableFrom } from '../community/announcement.ts'

/** Written by one person; published once a second has confirmed it; withdrawn. */
export const libraryStates = ['draft', 'published', 'withdrawn'] as const
export type LibraryState = (typeof libraryStates)[number]

/** So many characters a card may have: more is not read. */
export const cardAtMost = 60

const week = 7 * 24 * 60 * 60 * 1000

/** When the next card leaves, where the latest one of the community left or leaves at `last`; never at night. */
export const nextCardAt = (last: number | null, now: number): number =>
  sendableFrom(Math.max(now, last === null ? now : last + week), false)

/** Whether somebody who got a card at `last` may get another: whoever moved to another community may have had one. */
export const mayGetCard = (last: number | null, now: number): boolean => last === null || now - last >= week
