// The days on which a colleague is not there.
import { expect, test } from 'vitest'
import { checkAbsence, isAway } from '../../src/rules/staff/absence.ts'

test.each([
  ['the last day before the first', '2026-11-25', '2026-11-24'],
  ['days that are over', '2026-11-20', '2026-11-22'],
  ['more than a year', '2026-11-23', '2027-11-25'],
])('refuses %s', (_, from, until) => {
  expect(() => checkAbsence({ from, until }, '2026-11-23')).toThrow(/^until:/)
})

test('both days count, and the days around them do not', () => {
  const days = [{ from: '2026-11-24', until: '2026-11-26' }]
  expect(['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27'].map((day) => isAway(days, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
