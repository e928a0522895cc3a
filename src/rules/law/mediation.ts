// Mediation by the people's mediation committee (人民调解法): which move leads where, who may not mediate, the days of an agreement, and
// the order of the file. The law knows no time for a mediation itself, so none is reckoned.
import { AppError } from '../../errors.ts'
import { isWorkingDay, plusDays, startOfDay } from '../time/calendar.ts'

export const mediationStates = [
  /** Somebody asked for it; nobody has spoken to the other side yet. */
  'applied',
  /** A mediator asks the others, in person or by telephone. Until all have said yes nothing is sent to them. */
  'asking',
  'agreed',
  'meeting',
  /** Signed on paper, or said before the mediator; its performance is watched (31). */
  'agreement',
  /** The agreement was performed. */
  'closed',
  /** Somebody clearly refused: then there is no mediation (17). */
  'refused',
  /** Somebody wanted it ended (23). */
  'stopped',
  /** No agreement was reached: the parties are told of other ways (26). */
  'failed',
  /** Violence or its signs: no mediation, but safety and the police (25). */
  'barred',
] as const
export type MediationState = (typeof mediationStates)[number]

export const mediationMoves = [
  'assign',
  'recuse',
  'addParty',
  'yes',
  'no',
  'plan',
  'move',
  'cancel',
  'record',
  'written',
  'oral',
  'fail',
  'stop',
  'bar',
  'check',
  'perform',
] as const
export type MediationMove = (typeof mediationMoves)[number]

/** What stands in the file as done: the moves, the application, what the house reminded of, and that a side sent its code. */
export const mediationDeeds = ['applied', ...mediationMoves, 'reminded', 'linked'] as const
export type MediationDeed = (typeof mediationDeeds)[number]

const before = ['applied', 'asking'] as const
const underWay = ['agreed', 'meeting'] as const
const open = [...before, ...underWay] as const
/** From where each move leads where; without `to` the state stays. */
const table: Readonly<Record<MediationMove, { from: readonly MediationState[]; to?: MediationState }>> = {
  assign: { from: [...open, 'agreement'] },
  recuse: { from: ['asking', ...underWay, 'agreement'] },
  addParty: { from: before },
  /** `to` once all have said it. */
  yes: { from: ['asking'], to: 'agreed' },
  no: { from: ['asking'], to: 'refused' },
  plan: { from: underWay, to: 'meeting' },
  /** A session at another time or place, or not at all. */
  move: { from: ['meeting', 'agreement'] },
  cancel: { from: ['meeting', 'agreement'] },
  record: { from: ['meeting', 'agreement'] },
  written: { from: underWay, to: 'agreement' },
  oral: { from: underWay, to: 'agreement' },
  fail: { from: underWay, to: 'failed' },
  stop: { from: open, to: 'stopped' },
  bar: { from: [...open, 'agreement'], to: 'barred' },
  /** Somebody looked, and it is not performed yet. */
  check: { from: ['agreement'] },
  perform: { from: ['agreement'], to: 'closed' },
}

/** What of a mediation decides its moves. */
export interface MediationStanding {
  state: MediationState
  /** Whether a mediator is named. */
  mediated: boolean
  /** How many of the others have not answered yet. */
  unanswered: number
}

/** Moves that a mediator has to be named for: who asks, who sits with them, who signs. */
const mediators: readonly MediationMove[] = [
  ...(['yes', 'no', 'plan', 'move', 'cancel', 'record'] as const),
  ...(['written', 'oral', 'recuse'] as const),
]

/** The moves that are open. */
export const movesFrom = (standing: MediationStanding): MediationMove[] =>
  mediationMoves.filter(
    (move) =>
      table[move].from.includes(standing.state) &&
      (standing.mediated || !mediators.includes(move)) &&
      (!['yes', 'no'].includes(move) || standing.unanswered > 0),
  )

/** Where a move leads. Throws MEDIATION_REFUSED where it does not go from there. */
export function afterMove(move: MediationMove, standing: MediationStanding): MediationState {
  if (!movesFrom(standing).includes(move))
    throw new AppError('MEDIATION_REFUSED', 'this step does not go from where the mediation stands')
  if (move === 'assign' && standing.state === 'applied') return 'asking'
  if (move === 'yes' && standing.unanswered > 1) return 'asking'
  return table[move].to ?? standing.state
}

/** States from which nothing follows. */
export const isMediationOver = (state: MediationState): boolean =>
  ['closed', 'refused', 'stopped', 'failed', 'barred'].includes(state)

/** Whether the bot may write to a party: to whoever asked for it and to whoever said yes, as long as nobody refused or ended it. */
export const mayWrite = (state: MediationState, party: { applicant: boolean; yes: boolean }): boolean =>
  !['refused', 'stopped', 'barred'].includes(state) && (party.applicant || party.yes)

/** For how many days the code is good by which a side shows which conversation is theirs. */
export const mediationCodeDays = 7

/** How somebody is asked, and says yes or no. */
export const askedWays = ['person', 'phone'] as const
export type AskedWay = (typeof askedWays)[number]
export const agreementForms = ['written', 'oral'] as const
export type AgreementForm = (typeof agreementForms)[number]
/** Why somebody does not mediate. */
export const recusalReasons = ['related', 'interested', 'partyWish', 'other'] as const
export type RecusalReason = (typeof recusalReasons)[number]

/** Throws MEDIATOR_CONFLICT for whoever withdrew from it before, or bears the name of a party. */
export function checkMediator(
  mediator: { staffId: number; name: string },
  { parties, recused }: { parties: readonly (string | null)[]; recused: readonly number[] },
): void {
  if (recused.includes(mediator.staffId))
    throw new AppError('MEDIATOR_CONFLICT', 'they withdrew from it, or a party did not want them')
  if (parties.some((name) => name !== null && name.replace(/\s/g, '') === mediator.name))
    throw new AppError('MEDIATOR_CONFLICT', 'nobody mediates in their own matter')
}

const day = 24 * 60 * 60 * 1000
/** So many matters between the same sides, within so many milliseconds, are told to the managers (our own rule; plan, T10.1). */
export const sameSides = { matters: 3, within: 30 * day } as const

const confirmedWithin = 30
/** Days after the effect on which both sides are reminded of it. */
export const remindedAfter = [20, 27] as const
export type RemindedAfter = (typeof remindedAfter)[number]

/**
 * By when a court can be asked (33), and when both sides are reminded, for an agreement that took effect on a day ("2026-09-05"). That day is
 * not counted (Civil Code 201); a last day that is a holiday gives way to the first day after it (203).
 */
export function confirmationDays(effective: string): { last: string; reminders: string[] } {
  let last = plusDays(effective, confirmedWithin)
  while (!isWorkingDay(last)) last = plusDays(last, 1)
  return { last, reminders: remindedAfter.map((days) => plusDays(effective, days)) }
}

const morning = 9 * 60 * 60 * 1000
/** When on such a day the bot writes, and staff are reminded: at nine in Shanghai, as epoch ms. */
export const remindedAt = (day: string): number => startOfDay(day) + morning
