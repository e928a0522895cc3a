// Looking in on people: when the next visit is due.
import { describe, expect, test } from 'vitest'
import { dueAfter, visitedBy } from '../../src/rules/residents/look-in.ts'

describe('the next visit', () => {
  const weekly = { everyDays: 7, dueOn: '2026-11-23' }
  test.each([
    ['is a week after somebody was met', 'seen', '2026-11-23', '2026-11-30'],
    ['is counted from the day itself, early or late', 'seen', '2026-11-21', '2026-11-28'],
    ['goes on as usual where they need help', 'help', '2026-11-23', '2026-11-30'],
    ['is the next day where nobody was met', 'missed', '2026-11-23', '2026-11-24'],
    ['is the next day where nobody went', 'unvisited', '2026-11-23', '2026-11-24'],
    ['is today where nobody went for days', 'unvisited', '2026-11-26', '2026-11-26'],
  ] as const)('%s', (_, result, today, due) => {
    expect(dueAfter(result, weekly, today)).toBe(due)
  })
})

test('a visit is looked after at five in the afternoon of its day', () => {
  expect(new Date(visitedBy('2026-11-23')).toISOString()).toBe('2026-11-23T09:00:00.000Z')
})
