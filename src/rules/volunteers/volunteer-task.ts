// What a task of volunteers is: when it may be made, until when its brief can be read, how long somebody served.
import { AppError } from '../../errors.ts'
import { dayOf, endOfDay } from '../time/calendar.ts'
import type { TaskNeeds } from './volunteer-ranking.ts'

export const taskStates = ['open', 'cancelled', 'over'] as const
export type TaskState = (typeof taskStates)[number]
/** 'left' by the volunteer, 'held' by staff; both give the place back. */
export const postStates = ['taken', 'left', 'held', 'cancelled', 'done', 'missed'] as const
export type PostState = (typeof postStates)[number]

export const taskUrgencies = ['P0', 'P1', 'P2'] as const
/** More people than this come to an event, not to a task. */
export const placesAtMost = 100

const minute = 60 * 1000
const hour = 60 * minute
const longestTask = 24 * hour
/** So long before the beginning somebody may say that they are there. */
const earlyBy = hour

/** Throws for a task that nobody may be asked for: without time for asking, or with danger and no insurance (志愿服务条例 17). */
export function requireSound(
  { startsAt, endsAt, risks }: Pick<TaskNeeds, 'startsAt' | 'endsAt' | 'risks'>,
  insurance: string | null,
  now: number,
): void {
  if (startsAt <= now)
    throw new AppError('INPUT_INVALID', 'startsAt has to be ahead, so that somebody can be asked')
  if (endsAt <= startsAt || endsAt - startsAt > longestTask)
    throw new AppError('INPUT_INVALID', 'endsAt has to be after startsAt, within a day of it')
  if (risks.length > 0 && insurance === null)
    throw new AppError(
      'TASK_UNINSURED',
      'a task with personal danger needs insurance: tell who insures (志愿服务条例 17)',
    )
}

/** Where and whom to ask for can be read until the day of the task is over. */
export const briefUntil = (endsAt: number): number => endOfDay(dayOf(endsAt - 1))

/** Whole minutes from coming to going. */
export const minutesBetween = (inAt: number, outAt: number): number =>
  Math.max(0, Math.floor((outAt - inAt) / minute))

/** Whether somebody may say now that they are there, or that they go. */
export const mayComeAt = (startsAt: number, endsAt: number, now: number): boolean =>
  now >= startsAt - earlyBy && now < endsAt
export const mayGoAt = (endsAt: number, now: number): boolean => now < briefUntil(endsAt)
