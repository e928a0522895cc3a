// Whom a task is offered to, and in which order. Whether somebody declined before is nowhere among it: a no never lowers anyone.
import { sendableFrom } from '../community/announcement.ts'
import { dayOf, startOfDay, weekdayOf } from '../time/calendar.ts'
import {
  reaches,
  type healthLimits,
  type partsOfDay,
  type Skill,
  type spokenLanguages,
  type vehicles,
} from './volunteer.ts'

export type Ring = (typeof reaches)[number]

/** What makes a post unfit for somebody under 18, besides the hour (domain 2.5; 未成年人保护法 61). */
export const taskRisks = ['road', 'height', 'alone'] as const

export interface TaskNeeds {
  /** One of them has to be known, if any is named. */
  skills: readonly Skill[]
  languages: readonly (typeof spokenLanguages)[number][]
  vehicle: (typeof vehicles)[number] | null
  /** What it takes of the body: whoever had better not is not asked. */
  demands: readonly (typeof healthLimits)[number][]
  risks: readonly (typeof taskRisks)[number][]
  /** Only for those whom staff checked. */
  trusted: boolean
  urgency: 'P0' | 'P1' | 'P2'
  /** Epoch milliseconds. */
  startsAt: number
  endsAt: number
  /** The paths of the building and the estate that it is in. */
  building: string | null
  estate: string | null
}

/** An active volunteer, for a minor with a guardian's consent. */
export interface Candidate {
  id: number
  minor: boolean
  checked: boolean
  skills: readonly Skill[]
  languages: readonly string[]
  vehicles: readonly string[]
  limits: readonly string[]
  days: readonly number[]
  parts: readonly (typeof partsOfDay)[number][]
  reach: Ring
  homePath: string | null
  /** Agreed to be asked at night where it is an emergency. */
  night: boolean
  /** How often they were asked today, and in the last thirty days. */
  askedToday: number
  askedLately: number
  /** Tasks done, and tasks to which they did not come without a word. */
  done: number
  missed: number
  /** Has another task at that time. */
  busy: boolean
}

/** The one table of weights: points for the best fit of each kind, and what each time that they were asked lately takes away. */
const weights = {
  skill: 40,
  distance: 25,
  time: 20,
  reliability: 15,
  /** For each ask of the last thirty days, without an end: so nobody is always the one. */
  askedLately: -8,
} as const

export const asksADay = 2
const hour = 60 * 60 * 1000

const hourOf = (at: number): number => at - startOfDay(dayOf(at))
/** Whether some of it lies between 21:00 and 8:00, Asia/Shanghai. */
const reachesNight = (startsAt: number, endsAt: number): boolean =>
  sendableFrom(startsAt, false) > startsAt ||
  sendableFrom(endsAt - 1, false) >= endsAt ||
  dayOf(startsAt) !== dayOf(endsAt - 1)

/** From the nearest on: the same as how far volunteers go. */
export const rings: readonly Ring[] = reaches

/** How near somebody lives to a task. Who did not tell where they live is in the widest ring. */
export function ringOf(
  { building, estate }: Pick<TaskNeeds, 'building' | 'estate'>,
  home: string | null,
): Ring {
  if (home !== null && building !== null && home.startsWith(building)) return 'building'
  return home !== null && estate !== null && home.startsWith(estate) ? 'estate' : 'community'
}

/** What is the same for all who could be asked at a moment. */
export interface Moment {
  /** Between 21:00 and 8:00. */
  quiet: boolean
  /** The post is fit for somebody of 14 to 17: by day, without the risks, nothing that asks for trust, no emergency. */
  safe: boolean
}
export const momentOf = (task: TaskNeeds, now: number): Moment => ({
  quiet: sendableFrom(now, false) > now,
  safe:
    task.risks.length === 0 &&
    !task.trusted &&
    task.urgency !== 'P0' &&
    !reachesNight(task.startsAt, task.endsAt),
})

/** Whether a task may be offered to somebody at a moment, if they live within the ring. */
export function mayAsk(task: TaskNeeds, who: Candidate, ring: Ring, { quiet, safe }: Moment): boolean {
  const near = ringOf(task, who.homePath)
  return (
    rings.indexOf(near) <= rings.indexOf(ring) &&
    // Who lives nobody knows where cannot say that it is too far.
    (who.homePath === null || rings.indexOf(near) <= rings.indexOf(who.reach)) &&
    (task.skills.length === 0 || task.skills.some((skill) => who.skills.includes(skill))) &&
    task.languages.every((language) => who.languages.includes(language)) &&
    (task.vehicle === null || who.vehicles.includes(task.vehicle)) &&
    !task.demands.some((demand) => who.limits.includes(demand)) &&
    (!who.minor || safe) &&
    (who.checked || !task.trusted) &&
    !who.busy &&
    who.askedToday < asksADay &&
    (!quiet || (task.urgency === 'P0' && who.night))
  )
}

const partOf = (at: number): (typeof partsOfDay)[number] =>
  hourOf(at) < 12 * hour ? 'morning' : hourOf(at) < 18 * hour ? 'afternoon' : 'evening'

/** The points of somebody for a task that begins on that weekday (Monday is 1), at that time of the day. */
function pointsAt(
  task: TaskNeeds,
  who: Candidate,
  weekday: number,
  part: (typeof partsOfDay)[number],
): number {
  const known = task.skills.filter((skill) => who.skills.includes(skill)).length
  const skill = task.skills.length === 0 ? 1 : known / task.skills.length
  const distance = { building: 1, estate: 0.6, community: 0.2 }[ringOf(task, who.homePath)]
  const time = (who.days.includes(weekday) ? 0.5 : 0) + (who.parts.includes(part) ? 0.5 : 0)
  // A newcomer counts as reliable.
  const reliability = (who.done + 2) / (who.done + who.missed + 2)
  return (
    weights.skill * skill +
    weights.distance * distance +
    weights.time * time +
    weights.reliability * reliability +
    weights.askedLately * who.askedLately
  )
}

/** The best for a task with their points, in order. Who is equal goes by the id, so that the same question has the same answer. */
export function ranked(
  task: TaskNeeds,
  candidates: readonly Candidate[],
): { who: Candidate; points: number }[] {
  // 0 is Sunday there, 7 here.
  const weekday = weekdayOf(dayOf(task.startsAt)) || 7
  const part = partOf(task.startsAt)
  return candidates
    .map((who) => ({ who, points: pointsAt(task, who, weekday, part) }))
    .sort((a, b) => b.points - a.points || a.who.id - b.who.id)
}

/** Why somebody is asked, the two weightiest, as they are told. */
export const reasons = ['skill', 'near', 'time', 'turn'] as const
export type Reason = (typeof reasons)[number]
export function whyAsked(task: TaskNeeds, who: Candidate): Reason[] {
  const weekday = weekdayOf(dayOf(task.startsAt)) || 7
  const holds: Record<Reason, boolean> = {
    skill: task.skills.some((skill) => who.skills.includes(skill)),
    near: ringOf(task, who.homePath) !== 'community',
    time: who.days.includes(weekday) && who.parts.includes(partOf(task.startsAt)),
    turn: who.askedLately === 0,
  }
  return reasons.filter((reason) => holds[reason]).slice(0, 2)
}
