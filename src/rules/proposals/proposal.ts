// How a proposal (议事) goes on: which move may be made where, what it leads to, and what time alone does. No way ends without an
// answer (issue 8; the states after domain 2.2).
import { AppError } from '../../errors.ts'
import { addWorkingDays, dayOf, endOfDay } from '../time/calendar.ts'
import { namesOffice } from '../polls/poll.ts'
import type { PollState } from '../polls/poll-terms.ts'
import {
  proposalDays,
  type CourtyardStep,
  type ProposalEventType,
  type ProposalKind,
  type ProposalState,
} from './proposal-terms.ts'
import type { Right } from '../staff/roles.ts'
import { votePackFor } from '../polls/vote-packs.ts'

/** All that a move depends on. Instants are epoch milliseconds. */
export interface Proposal {
  state: ProposalState
  kind: ProposalKind
  /** When the next move is owed or the clock moves it on; null once it has ended. */
  dueAt: number | null
  /** The end of the notice, the discussion or the window for objections; null where none runs. */
  until: number | null
  partyStudies: boolean
  adopted: boolean | null
  steps: readonly CourtyardStep[]
  /** Of its latest poll. */
  poll: PollState | null
  openObjections: number
  tasks: number
  openTasks: number
}

/** The three questions that are asked of every idea, each with yes for what may go on. */
export interface Qualification {
  lawful: boolean
  selfGovernance: boolean
  excludesNobody: boolean
}

export type ProposalMove =
  | {
      type: 'qualify'
      answers: Qualification
      kind: ProposalKind
      /** By which rules it is to be decided. Where they leave it open, `partyStudies` says whether the Party organisation studies it first. */
      pack: string
      partyStudies: boolean
    }
  | { type: 'refuse' }
  | { type: 'merge' }
  | { type: 'refer' }
  | { type: 'study'; goesOn: boolean }
  | { type: 'notice'; days: number; discussionDays: number }
  | { type: 'discussAgain'; days: number }
  /** `closesAt` (epoch ms): when its poll ends. */
  | { type: 'startPoll'; closesAt: number }
  | { type: 'dropPoll' }
  | { type: 'decide'; adopted: boolean; days: number }
  | { type: 'upholdObjection'; days: number }
  | { type: 'answerObjection' }
  | { type: 'step'; step: CourtyardStep }
  | { type: 'addTask' }
  | { type: 'progress' }
  | { type: 'doTask' }
  | { type: 'finish' }
export type MoveType = ProposalMove['type']

interface Rule {
  from: readonly ProposalState[]
  right: Right
  event: ProposalEventType | null
}
const later = [
  'qualified',
  'noticed',
  'discussing',
  'deciding',
  'voting',
  'objecting',
  'published',
  'executing',
] as const

/** Each move: from where, by whom, and what it writes into the history. */
export const moveRules: Readonly<Record<MoveType, Rule>> = {
  qualify: { from: ['idea'], right: 'proposal.manage', event: 'qualified' },
  refuse: { from: ['idea', 'qualified'], right: 'proposal.manage', event: 'refused' },
  merge: { from: ['idea', 'qualified'], right: 'proposal.manage', event: 'merged' },
  refer: { from: ['idea', 'qualified'], right: 'proposal.manage', event: 'referred' },
  study: { from: ['studying'], right: 'proposal.manage', event: 'studied' },
  notice: { from: ['qualified'], right: 'proposal.manage', event: 'noticed' },
  discussAgain: { from: ['deciding'], right: 'proposal.manage', event: 'discussing' },
  startPoll: { from: ['deciding'], right: 'proposal.manage', event: 'pollStarted' },
  dropPoll: { from: ['voting'], right: 'proposal.manage', event: 'pollDropped' },
  decide: { from: ['deciding', 'voting'], right: 'proposal.manage', event: 'decided' },
  upholdObjection: { from: ['objecting'], right: 'proposal.manage', event: 'objectionUpheld' },
  answerObjection: { from: ['objecting'], right: 'proposal.manage', event: null },
  step: { from: later, right: 'proposal.manage', event: 'step' },
  addTask: { from: ['published', 'executing'], right: 'proposal.manage', event: 'task' },
  progress: { from: ['executing'], right: 'proposal.work', event: 'progress' },
  doTask: { from: ['executing'], right: 'proposal.work', event: 'taskDone' },
  finish: { from: ['executing'], right: 'proposal.manage', event: 'finished' },
}

/** The end of the nth working day after an instant, as epoch ms. */
export const workingDaysLater = (at: number, days: number): number =>
  endOfDay(addWorkingDays(dayOf(at), days))

/** What residents propose, read for what is never decided here. Throws PROPOSAL_REFUSED for elections. */
export function checkedIdea(words: string): void {
  if (namesOffice(words))
    throw refused('elections are never held in chat: send the notice and the candidates’ information')
}

/**
 * What a move makes of a proposal. Throws PROPOSAL_REFUSED where it is not its turn, or what has to come first is missing;
 * INPUT_INVALID for days that are too few or too many, or rules that do not hold on this day.
 */
export function moved(proposal: Proposal, move: ProposalMove, now: number): Proposal {
  const { from } = moveRules[move.type]
  if (!from.some((state) => state === proposal.state))
    throw refused(`this is not done to a proposal that is ${proposal.state}`)
  const to = (state: ProposalState, days: number | null, changes: Partial<Proposal> = {}): Proposal => ({
    ...proposal,
    until: null,
    ...changes,
    state,
    dueAt: days === null ? null : workingDaysLater(now, days),
  })
  const running = (state: ProposalState, days: number, atLeast: number, changes: Partial<Proposal> = {}) => {
    if (days < atLeast || days > proposalDays.atMost)
      throw new AppError('INPUT_INVALID', `days: from ${atLeast} to ${proposalDays.atMost} working days`)
    return to(state, days, { ...changes, until: workingDaysLater(now, days) })
  }
  switch (move.type) {
    case 'qualify': {
      if (!Object.values(move.answers).every(Boolean)) return to('refused', null)
      const partyStudies = votePackFor(move.pack, dayOf(now)).partyStudies ?? move.partyStudies
      const changes = { partyStudies, kind: move.kind }
      return partyStudies
        ? to('studying', proposalDays.study, changes)
        : to('qualified', proposalDays.answer, changes)
    }
    case 'refuse':
      return to('refused', null)
    case 'merge':
      return to('merged', null)
    case 'refer':
      return to('referred', null)
    case 'study':
      return move.goesOn ? to('qualified', proposalDays.answer) : to('refused', null)
    case 'notice':
      if (move.discussionDays < 1 || move.discussionDays > proposalDays.atMost)
        throw new AppError('INPUT_INVALID', `discussionDays: from 1 to ${proposalDays.atMost} working days`)
      return running('noticed', move.days, proposalDays.notice)
    case 'discussAgain':
    case 'upholdObjection':
      return running('discussing', move.days, 1, { adopted: null })
    case 'startPoll':
      return { ...to('voting', null), dueAt: workingDaysLater(move.closesAt, proposalDays.count) }
    case 'dropPoll':
      if (proposal.poll !== 'withdrawn')
        throw refused('its poll goes on; discard the poll first, if it has not begun')
      return to('deciding', proposalDays.decide)
    case 'decide':
      if (proposal.state === 'voting' && proposal.poll !== 'published')
        throw refused('its poll is not published yet')
      return running('objecting', move.days, proposalDays.objections, { adopted: move.adopted })
    case 'answerObjection':
      // The window is over and this was the last that waited: it is published at once.
      return proposal.openObjections <= 1 && proposal.until !== null && proposal.until <= now
        ? published(proposal, now)
        : { ...proposal }
    case 'step':
      return stepped(proposal, move.step)
    case 'addTask':
      if (proposal.kind === 'courtyard' && !proposal.steps.includes('selfGovernance')) throw gate()
      return { ...proposal, state: 'executing' }
    case 'progress':
    case 'doTask':
      return { ...proposal }
    case 'finish':
      if (proposal.tasks === 0 || proposal.openTasks > 0) throw refused('there are tasks that are not done')
      return to('done', null)
  }
}

function stepped(proposal: Proposal, step: CourtyardStep): Proposal {
  if (proposal.kind !== 'courtyard') throw refused('only a courtyard plan has steps')
  if (proposal.steps.includes(step)) throw refused('this step is recorded already')
  if (step === 'works' && !proposal.steps.includes('selfGovernance')) throw gate()
  return { ...proposal, steps: [...proposal.steps, step] }
}
const gate = () =>
  refused('first self-governance, then works (先自治后整治): record that the courtyard governs itself')

const published = (proposal: Proposal, now: number): Proposal => ({
  ...proposal,
  until: null,
  ...(proposal.adopted === true
    ? { state: 'published', dueAt: workingDaysLater(now, proposalDays.tasks) }
    : { state: 'done', dueAt: null }),
})

/**
 * What time alone makes of a proposal at its `dueAt`: a notice becomes a discussion of `discussionDays`, a discussion waits for its
 * decision, an undisputed decision is published. Whatever else is overdue rings the managers, each working day anew.
 */
export function ticked(
  proposal: Proposal,
  discussionDays: number,
  now: number,
): { next: Proposal; event: ProposalEventType } {
  // At the stroke of midnight the day that has just ended is the one from which the next is counted.
  const again = { ...proposal, dueAt: workingDaysLater(now - 1, 1) }
  switch (proposal.state) {
    case 'noticed': {
      const until = workingDaysLater(now, discussionDays)
      return { next: { ...proposal, state: 'discussing', until, dueAt: until }, event: 'discussing' }
    }
    case 'discussing': {
      const dueAt = workingDaysLater(now, proposalDays.decide)
      return { next: { ...proposal, state: 'deciding', until: null, dueAt }, event: 'deciding' }
    }
    case 'objecting':
      return proposal.openObjections > 0
        ? { next: again, event: 'overdue' }
        : { next: published(proposal, now), event: 'published' }
    default:
      return { next: again, event: 'overdue' }
  }
}

const refused = (why: string) => new AppError('PROPOSAL_REFUSED', why)
