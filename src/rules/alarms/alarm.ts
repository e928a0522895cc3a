// The alarm of an emergency: who is called at each stage, what the resident may be told, and what the law has reported.
import { reportedDangers, silentDangers } from './danger.ts'
import { may, type Role } from '../staff/roles.ts'

export const alarmStages = ['first', 'next', 'all', 'street'] as const
export type AlarmStage = (typeof alarmStages)[number]

const minute = 60 * 1000
/** How long a stage waits for a person's 我来处理 (domain 4.4). */
const patience = 2 * minute
/** Once the street office was called too, everybody is called again after this, */
const callAgainAfter = 10 * minute
/** until the emergency is this old: an alarm that nobody ever takes must not ring for days. */
const ringsAtMost = 2 * 60 * minute
/** By when harm that must be reported has to be with the authority. */
export const reportWithin = 15 * minute

/** The category of a ticket made of a recording that nobody has put into words. */
export const recordingCategory = 'recording'
/** How long a recording may wait for a person to play it, at any hour. */
export const playWithin = 10 * minute

/** The ways to reach a member of staff. */
export const alarmWays = ['console', 'chat', 'gateway', 'push'] as const
export type AlarmWay = (typeof alarmWays)[number]

/** Fewer cannot relieve each other. */
export const leastOnDuty = 2

/** Who can be called for a place, each list in the order of calling. */
export interface OnCall {
  /** On the duty roster of the place, the nearest node's first. */
  roster: readonly number[]
  managers: readonly number[]
  /** All who work there and see its emergencies. */
  everybody: readonly number[]
}

/**
 * Who is called in which order on a day when some are not there: the first calls pass them by, so that no minute is lost on
 * a phone that nobody hears. The call to all still rings at theirs, last.
 */
export function presentFirst({ roster, managers, everybody }: OnCall, away: ReadonlySet<number>): OnCall {
  const present = (list: readonly number[]) => list.filter((id) => !away.has(id))
  return {
    roster: present(roster),
    managers: present(managers),
    everybody: [...present(everybody), ...everybody.filter((id) => away.has(id))],
  }
}

export interface Ring {
  /** The stage that was come to: one that has nobody to call is passed over. */
  stage: AlarmStage
  staff: readonly number[]
  /** Whether the street office is called. */
  street: boolean
  next: AlarmStage
}

/** Whom a stage calls: the first on the roster, the next, all, and then the street office besides. */
export function ring(stage: AlarmStage, onCall: OnCall): Ring {
  const { roster, managers, everybody } = onCall
  const [first, second] = roster
  switch (stage) {
    case 'first':
      if (first !== undefined)
        return { stage, staff: [first], street: false, next: second === undefined ? 'all' : 'next' }
      return managers.length > 0
        ? { stage, staff: managers, street: false, next: 'all' }
        : ring('all', onCall)
    case 'next':
      return second === undefined
        ? ring('all', onCall)
        : { stage, staff: [second], street: false, next: 'all' }
    case 'all':
      return everybody.length > 0
        ? { stage, staff: everybody, street: false, next: 'street' }
        : ring('street', onCall)
    case 'street':
      return { stage, staff: everybody, street: true, next: 'street' }
  }
}

/** How long after a stage the next one comes, or undefined where the alarm has rung long enough. */
export function pauseAfter(stage: AlarmStage, rangFor: number): number | undefined {
  if (stage !== 'street') return patience
  return rangFor + callAgainAfter <= ringsAtMost ? callAgainAfter : undefined
}

/** Who may stand on a roster: whoever sees a place's emergencies and may take them. */
export const canBeOnDuty = (role: Role): boolean => may(role, 'ticket.read') && may(role, 'ticket.take')

/** A recording that nobody plays calls all who work there, and no street office: nobody knows yet whether it is urgent. */
export const callsStreet = (category: string): boolean => category !== recordingCategory

/** What a resident may have been told of the alarm. */
export type Told = 'notReached' | 'unanswered' | 'seen'

/** What a resident is told while nobody has answered: never more than the record holds, and nothing twice. */
export function tellWaiting(alarm: {
  category: string
  told: Told | null
  staffNotified: boolean
}): Told | undefined {
  // Who sent a recording was told at once what to do in danger.
  if (silentDangers.includes(alarm.category) || alarm.category === recordingCategory) return undefined
  const now = alarm.staffNotified ? 'unanswered' : 'notReached'
  return alarm.told === now || alarm.told === 'unanswered' || alarm.told === 'seen' ? undefined : now
}

/** Whether a resident is told that a person has seen it: of silent matters nothing is pushed (domain 4.4). */
export const tellsSeen = (category: string): boolean => !silentDangers.includes(category)

export const mustReport = (category: string): boolean => reportedDangers.includes(category)

const numbers: Readonly<Record<string, '119' | '120'>> = {
  gas_leak: '119',
  fire: '119',
  elevator_trapped: '119',
  electrical_hazard: '119',
  medical: '120',
  co_poisoning: '120',
}
/** The number that a resident should call themselves while no person has answered (domain 4.4). */
export const numberToCall = (category: string): '110' | '119' | '120' => numbers[category] ?? '110'
