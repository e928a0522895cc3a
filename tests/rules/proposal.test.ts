import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { endOfDay } from '../../src/rules/time/calendar.ts'
import {
  checkedIdea,
  moved,
  moveRules,
  ticked,
  workingDaysLater,
  type MoveType,
  type Proposal,
  type ProposalMove,
} from '../../src/rules/proposals/proposal.ts'
import { endedStates, proposalStates, type ProposalState } from '../../src/rules/proposals/proposal-terms.ts'
import { may } from '../../src/rules/staff/roles.ts'

/** Monday. */
const now = Date.parse('2026-11-23T10:00:00+08:00')
const idea: Proposal = {
  ...{ state: 'idea', kind: 'general', dueAt: now, until: null, partyStudies: false, adopted: null },
  ...{ steps: [], poll: null, openObjections: 0, tasks: 0, openTasks: 0 },
}
const yes = { lawful: true, selfGovernance: true, excludesNobody: true }
const qualify = (changes: Partial<Extract<ProposalMove, { type: 'qualify' }>> = {}): ProposalMove => ({
  ...{ type: 'qualify', answers: yes, kind: 'general', pack: 'opinion-poll', partyStudies: false },
  ...changes,
})
const refusal = (proposal: Proposal, move: ProposalMove): string => {
  try {
    moved(proposal, move, now)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'allowed'
}

describe('an idea', () => {
  test('goes on with three yes, and one no refuses it', () => {
    expect(moved(idea, qualify(), now)).toMatchObject({ state: 'qualified', dueAt: endOfDay('2026-11-30') })
    for (const question of ['lawful', 'selfGovernance', 'excludesNobody'] as const)
      expect(moved(idea, qualify({ answers: { ...yes, [question]: false } }), now)).toMatchObject({
        state: 'refused',
        dueAt: null,
      })
  })

  test('is studied by the Party organisation first where the body has it so', () => {
    const studying = moved(idea, qualify({ partyStudies: true }), now)
    expect(studying.state).toBe('studying')
    expect(moved(studying, { type: 'study', goesOn: true }, now).state).toBe('qualified')
    expect(moved(studying, { type: 'study', goesOn: false }, now).state).toBe('refused')
  })

  test.each(['选居委会主任', '党支部换届', '我们自己选举业委会'])('that is %s is not taken', (words) => {
    expect(() => checkedIdea(words)).toThrow(AppError)
  })
  test('about the courtyard is taken', () => {
    expect(() => checkedIdea('中庭的空地改成晾衣区')).not.toThrow()
  })

  test('is not decided by rules that do not hold any more', () => {
    expect(refusal(idea, qualify({ pack: 'resident-meeting@2018' }))).toBe('INPUT_INVALID')
  })
})

describe('time', () => {
  const at = (state: ProposalState, changes: Partial<Proposal> = {}): Proposal => ({
    ...idea,
    state,
    ...changes,
  })
  test.each([
    ['opens the discussion after the notice', at('noticed'), 'discussing', 'discussing', '2026-11-30'],
    ['ends the discussion', at('discussing'), 'deciding', 'deciding', '2026-12-07'],
    [
      'publishes what nobody objects to',
      at('objecting', { adopted: true }),
      'published',
      'published',
      '2026-11-30',
    ],
    [
      'waits for the answer to an objection, and rings',
      at('objecting', { adopted: true, openObjections: 1 }),
      'objecting',
      'overdue',
      '2026-11-24',
    ],
    ['rings over an idea without an answer', at('idea'), 'idea', 'overdue', '2026-11-24'],
    ['rings over a task', at('executing'), 'executing', 'overdue', '2026-11-24'],
  ])('%s', (_, before, state, event, day) => {
    expect(ticked(before, 5, now)).toMatchObject({ next: { state, dueAt: endOfDay(day) }, event })
  })

  test('ends what was not adopted with its publication', () => {
    expect(ticked(at('objecting', { adopted: false }), 5, now).next).toMatchObject({
      state: 'done',
      dueAt: null,
    })
  })

  test('is counted in working days: National Day is none', () => {
    expect(workingDaysLater(Date.parse('2026-09-30T10:00:00+08:00'), 1)).toBe(endOfDay('2026-10-08'))
  })
})

describe('a decision', () => {
  test('by a poll waits for its publication, and the window is five working days at least', () => {
    const voting = { ...idea, state: 'voting', poll: 'open' } as const
    const decide = { type: 'decide', adopted: true, days: 5 } as const
    expect(refusal(voting, decide)).toBe('PROPOSAL_REFUSED')
    expect(moved({ ...voting, poll: 'published' }, decide, now)).toMatchObject({
      ...{ state: 'objecting', adopted: true, until: endOfDay('2026-11-30') },
    })
    expect(refusal({ ...idea, state: 'deciding' }, { ...decide, days: 4 })).toBe('INPUT_INVALID')
  })

  test('is published by the last answer where the window is over, and discussed again where an objection is upheld', () => {
    const objecting = {
      ...idea,
      state: 'objecting',
      adopted: true,
      openObjections: 1,
      until: now - 1,
    } as const
    expect(moved(objecting, { type: 'answerObjection' }, now).state).toBe('published')
    expect(moved({ ...objecting, until: now + 1 }, { type: 'answerObjection' }, now).state).toBe('objecting')
    expect(moved({ ...objecting, openObjections: 2 }, { type: 'answerObjection' }, now).state).toBe(
      'objecting',
    )
    expect(moved(objecting, { type: 'upholdObjection', days: 5 }, now)).toMatchObject({
      ...{ state: 'discussing', adopted: null },
    })
  })
})

describe('a courtyard plan', () => {
  const plan: Proposal = { ...idea, kind: 'courtyard', state: 'published', adopted: true }
  test('begins no work before self-governance is recorded (T3.3)', () => {
    expect(refusal(plan, { type: 'addTask' })).toBe('PROPOSAL_REFUSED')
    expect(refusal(plan, { type: 'step', step: 'works' })).toBe('PROPOSAL_REFUSED')
    const governed = moved(plan, { type: 'step', step: 'selfGovernance' }, now)
    expect(moved(governed, { type: 'addTask' }, now).state).toBe('executing')
    expect(moved(governed, { type: 'step', step: 'works' }, now).steps).toEqual(['selfGovernance', 'works'])
    expect(refusal(governed, { type: 'step', step: 'selfGovernance' })).toBe('PROPOSAL_REFUSED')
  })
})

const samples: Readonly<Record<MoveType, readonly ProposalMove[]>> = {
  qualify: [
    qualify(),
    qualify({ partyStudies: true }),
    qualify({ kind: 'courtyard' }),
    qualify({ answers: { ...yes, lawful: false } }),
  ],
  refuse: [{ type: 'refuse' }],
  merge: [{ type: 'merge' }],
  refer: [{ type: 'refer' }],
  study: [
    { type: 'study', goesOn: true },
    { type: 'study', goesOn: false },
  ],
  notice: [{ type: 'notice', days: 3, discussionDays: 5 }],
  discussAgain: [{ type: 'discussAgain', days: 5 }],
  startPoll: [{ type: 'startPoll', closesAt: now }],
  dropPoll: [{ type: 'dropPoll' }],
  decide: [
    { type: 'decide', adopted: true, days: 5 },
    { type: 'decide', adopted: false, days: 5 },
  ],
  upholdObjection: [{ type: 'upholdObjection', days: 5 }],
  answerObjection: [{ type: 'answerObjection' }],
  step: [{ type: 'step', step: 'selfGovernance' }],
  addTask: [{ type: 'addTask' }],
  progress: [{ type: 'progress' }],
  doTask: [{ type: 'doTask' }],
  finish: [{ type: 'finish' }],
}
const all = Object.values(samples).flat()
/** What a store makes of it besides: tasks are counted, polls end, objections are answered. */
function after(before: Proposal, move: ProposalMove, next: Proposal, chance: number): Proposal {
  if (move.type === 'addTask') return { ...next, tasks: before.tasks + 1, openTasks: before.openTasks + 1 }
  if (move.type === 'doTask') return { ...next, openTasks: Math.max(before.openTasks - 1, 0) }
  if (move.type === 'startPoll') return { ...next, poll: chance % 2 === 0 ? 'published' : 'withdrawn' }
  if (move.type === 'decide') return { ...next, openObjections: chance % 3 }
  if (move.type === 'answerObjection')
    return { ...next, openObjections: Math.max(before.openObjections - 1, 0) }
  return next
}
const ended = (state: ProposalState) => endedStates.some((one) => one === state)

describe('every way through', () => {
  test('is never a dead end: some move or the clock leads on from wherever it stands, until it has ended', () => {
    const reached = new Set<ProposalState>()
    /** Whether something leads on from here, and a time is set by which somebody looks. */
    const leadsOn = (here: Proposal, time: number): boolean => {
      if (ended(here.state)) return here.dueAt === null
      const leading = all.some(
        (move) => move.type !== 'step' && move.type !== 'progress' && refusal(here, move) === 'allowed',
      )
      return here.dueAt !== null && (leading || ticked(here, 5, time).next.state !== here.state)
    }
    const step = (here: Proposal, time: number, chance: number): Proposal => {
      const possible = all.filter((move) => refusal(here, move) === 'allowed')
      const move = possible[chance % (possible.length + 1)]
      return move ? after(here, move, moved(here, move, time), chance) : ticked(here, 5, time).next
    }
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }), (chances) => {
        let here = idea
        let time = now
        for (const chance of chances) {
          reached.add(here.state)
          if (!leadsOn(here, time)) return false
          if (ended(here.state)) return true
          const next = step(here, time, chance)
          if (next.state === here.state) time = Math.max(time, here.dueAt ?? time)
          here = next
        }
        return true
      }),
      { seed: 8, numRuns: 3000 },
    )
    expect([...reached].sort()).toEqual([...proposalStates].sort())
  })

  test('may be made by managers, and read by the supervision committee, which moves nothing', () => {
    for (const { right } of Object.values(moveRules)) {
      expect(may('manager', right)).toBe(true)
      expect(may('supervisor', right)).toBe(false)
    }
    expect(may('supervisor', 'proposal.flag') && may('supervisor', 'proposal.read')).toBe(true)
  })
})
