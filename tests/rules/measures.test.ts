// What the service is measured by, by vectors.
import { describe, expect, test } from 'vitest'
import { isApart, isHot, loadOf, withhold, type Counted } from '../../src/rules/measures.ts'

const minute = 60_000
const now = 1000 * minute
const ticket = (wish: Partial<Counted>): Counted => ({
  status: 'in_progress',
  urgency: 'P2',
  createdAt: 0,
  dueAt: 2000 * minute,
  contactDueAt: null,
  contactedAt: null,
  doneAt: null,
  ...wish,
})

describe('response', () => {
  test.each([
    ['is not due while there is time', {}, 0, 0],
    ['counts at once where somebody answered', { contactedAt: minute }, 1, 1],
    ['is missed past the deadline', { dueAt: minute }, 1, 0],
    ['of an emergency is two minutes', { urgency: 'P0', contactedAt: 2 * minute }, 1, 1],
    ['of an emergency is late after that', { urgency: 'P0', contactedAt: 2 * minute + 1 }, 1, 0],
    ['of P1 is its own time', { urgency: 'P1', contactDueAt: 30 * minute, contactedAt: 31 * minute }, 1, 0],
    ['is not due of what was withdrawn unanswered', { status: 'withdrawn', dueAt: minute }, 0, 0],
  ] as const)('%s', (_, wish, due, answered) => {
    expect(loadOf(ticket(wish), now)).toMatchObject({ due, answered })
  })
})

test.each([
  ['open and late', { dueAt: minute }, { open: 1, done: 0, overdue: 1 }],
  ['done in time', { status: 'done', doneAt: 1, dueAt: minute }, { open: 0, done: 1, overdue: 0 }],
  ['done late', { status: 'done', doneAt: 2 * minute, dueAt: minute }, { open: 0, done: 1, overdue: 1 }],
  ['withdrawn', { status: 'withdrawn', dueAt: minute }, { open: 0, done: 0, overdue: 0 }],
] as const)('a ticket that is %s is counted so', (_, wish, load) => {
  expect(loadOf(ticket(wish), now)).toMatchObject(load)
})

test.each([
  ['nothing', [], []],
  ['none is told', [0, 5], [0, 5]],
  ['under three is not told, nor what would give it away', [2, 9, 4], ['few', 9, 'hidden']],
  ['two ones are not had from the sum', [1, 1, 9], ['few', 'few', 'hidden']],
])('a breakdown: %s', (_, column, told) => {
  expect(withhold(column)).toEqual(told)
})

test.each([
  [4, 0, false],
  [5, 0, true],
  [5, 13, true],
  [5, 14, false],
])('%i in a fortnight after %i in eight: hot is %s', (recent, before, hot) => {
  expect(isHot({ recent, before })).toBe(hot)
})

test.each([
  ['street_light', false, false],
  ['street_light', true, true],
  ['domestic_violence', false, true],
  ['complaint_staff', false, true],
  ['gas', false, false],
])('%s (confidential: %s) stands apart: %s', (category, confidential, apart) => {
  expect(isApart({ category, confidential })).toBe(apart)
})
