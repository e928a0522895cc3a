// Who is called when, and what the resident may be told.
import { describe, expect, test } from 'vitest'
import {
  numberToCall,
  pauseAfter,
  presentFirst,
  ring,
  tellsSeen,
  tellWaiting,
  type AlarmStage,
  type OnCall,
} from '../../src/rules/alarms/alarm.ts'
import { dangers, silentDangers } from '../../src/rules/alarms/danger.ts'

const minute = 60_000
const full: OnCall = { roster: [3, 2], managers: [2], everybody: [3, 2, 7] }
const alone: OnCall = { ...full, roster: [3] }
const unlisted: OnCall = { ...full, roster: [] }
const nobody: OnCall = { roster: [], managers: [], everybody: [] }

/** The stages from the first on, with whom each calls. */
function chain(onCall: OnCall): string[] {
  const told: string[] = []
  let due: AlarmStage = 'first'
  for (;;) {
    const { stage, staff, street, next } = ring(due, onCall)
    told.push(`${stage} ${staff.join()}${street ? ' street' : ''}`)
    if (stage === 'street') return told
    due = next
  }
}

describe('ring', () => {
  test.each([
    [
      'the first, the next, all, the street office',
      full,
      ['first 3', 'next 2', 'all 3,2,7', 'street 3,2,7 street'],
    ],
    ['all after a roster of one', alone, ['first 3', 'all 3,2,7', 'street 3,2,7 street']],
    ['managers where there is no roster', unlisted, ['first 2', 'all 3,2,7', 'street 3,2,7 street']],
    ['all at once without managers', { ...unlisted, managers: [] }, ['all 3,2,7', 'street 3,2,7 street']],
    ['the street office at once where nobody works', nobody, ['street  street']],
  ])('calls %s', (_, onCall, stages) => {
    expect(chain(onCall)).toEqual(stages)
  })

  test.each([
    ['the first', [3], ['first 2', 'all 2,7,3', 'street 2,7,3 street']],
    ['the next', [2], ['first 3', 'all 3,7,2', 'street 3,7,2 street']],
    ['somebody on no roster', [7], ['first 3', 'next 2', 'all 3,2,7', 'street 3,2,7 street']],
    ['everybody', [2, 3, 7], ['all 3,2,7', 'street 3,2,7 street']],
  ])('passes %s by who is away, and calls them with all, last', (_, away, stages) => {
    expect(chain(presentFirst(full, new Set(away)))).toEqual(stages)
  })
})

describe('pauseAfter', () => {
  test('waits two minutes a stage, then ten at a time, and ends after two hours', () => {
    expect([pauseAfter('first', 0), pauseAfter('all', 4 * minute)]).toEqual([2 * minute, 2 * minute])
    expect(pauseAfter('street', 6 * minute)).toBe(10 * minute)
    expect(pauseAfter('street', 116 * minute)).toBeUndefined()
  })
})

describe('tellWaiting', () => {
  const category = 'fire'
  test.each([
    ['that nobody was reached', { category, told: null, staffNotified: false }, 'notReached'],
    ['that nobody has answered', { category, told: null, staffNotified: true }, 'unanswered'],
    [
      'of a device that took the call later',
      { category, told: 'notReached' as const, staffNotified: true },
      'unanswered',
    ],
    ['nothing twice', { category, told: 'unanswered' as const, staffNotified: true }, undefined],
    [
      'nothing older than they know',
      { category, told: 'unanswered' as const, staffNotified: false },
      undefined,
    ],
  ])('tells %s', (_, alarm, told) => {
    expect(tellWaiting(alarm)).toBe(told)
  })

  test.each(silentDangers)('tells nothing of %s', (silent) => {
    expect(tellWaiting({ category: silent, told: null, staffNotified: true })).toBeUndefined()
    expect(tellsSeen(silent)).toBe(false)
  })
})

test('numberToCall sends to the fire brigade, the ambulance, else the police', () => {
  const by = (number: string) => dangers.filter((danger) => numberToCall(danger) === number)
  expect(by('119')).toEqual(['gas_leak', 'fire', 'elevator_trapped', 'electrical_hazard'])
  expect(by('120')).toEqual(['co_poisoning', 'medical'])
  expect(by('110')).toContain('danger')
})
