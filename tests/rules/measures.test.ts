// What the service is measured by, by vectors and against slow counts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fewest,
  isApart,
  isHot,
  loadOf,
  mayBeHot,
  noFigures,
  spanOf,
  tellable,
  toldAs,
  usualOf,
  type Counted,
} from '../../src/rules/tickets/measures.ts'
import { dangers } from '../../src/rules/alarms/danger.ts'

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
  reopened: false,
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
    ['is not due of what goes on in another', { status: 'merged', dueAt: minute }, 0, 0],
    ['is given by turning it away with a reason', { status: 'rejected', contactedAt: minute }, 1, 1],
  ] as const)('%s', (_, wish, due, answered) => {
    expect(loadOf(ticket(wish), now)).toMatchObject({ due, answered })
  })
})

test.each([
  ['open and late', { dueAt: minute }, { open: 1, done: 0, ended: 0, overdue: 1 }],
  ['with a body outside', { status: 'handed_off' }, { open: 1, done: 0, ended: 0, overdue: 0 }],
  ['done in time', { status: 'done', doneAt: 1, dueAt: minute }, { open: 0, done: 1, overdue: 0 }],
  ['done late', { status: 'done', doneAt: 2 * minute, dueAt: minute }, { open: 0, done: 1, overdue: 1 }],
  ['withdrawn', { status: 'withdrawn', dueAt: minute }, { open: 0, done: 0, ended: 1, overdue: 0 }],
  ['not taken on', { status: 'rejected' }, { open: 0, done: 0, ended: 1, overdue: 0 }],
  ['merged', { status: 'merged' }, { open: 0, done: 0, ended: 1, overdue: 0 }],
  ['taken up again', { reopened: true }, { open: 1, reopened: 1 }],
] as const)('a ticket that is %s is counted so', (_, wish, load) => {
  expect(loadOf(ticket(wish), now)).toMatchObject(load)
})

const part = (key: string | null, received: number) => ({ key, figures: { ...noFigures, received } })
describe('a breakdown', () => {
  test.each([
    ['of nothing is nothing', [], []],
    ['tells the largest first', [part('a', 3), part('b', 9)], ['b 9', 'a 3']],
    ['puts the few together', [part('a', 2), part('b', 2), part('c', 9)], ['c 9', ' 4']],
    [
      'adds what is told to few that would be alone',
      [part('a', 2), part('b', 5), part('c', 9)],
      ['c 9', ' 7'],
    ],
    ['puts what stands apart there too', [part(null, 1), part('b', 5), part('c', 9)], ['c 9', ' 6']],
  ] as const)('%s', (_, parts, told) => {
    expect(tellable(parts).map(({ key, figures }) => `${key ?? ''} ${figures.received}`)).toEqual(told)
  })

  test('adds up, and tells of fewer than three only where there are no more', () => {
    const counts = fc.array(fc.tuple(fc.option(fc.string({ maxLength: 3 })), fc.nat({ max: 6 })))
    fc.assert(
      fc.property(counts, (rows) => {
        const parts = [...new Map(rows)].map(([key, received]) => part(key, received))
        const told = tellable(parts).map(({ figures: { received } }) => received)
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
        const total = sum(parts.map(({ figures }) => figures.received))
        expect(sum(told)).toBe(total)
        expect(total < fewest || Math.min(...told) >= fewest).toBe(true)
      }),
    )
  })
})

describe('a hot spot', () => {
  test.each([
    [4, 0, false],
    [5, 0, true],
    [5, 13, true],
    [5, 14, false],
    [6, 16, true],
    [6, 17, false],
  ])('%i in a fortnight after %i in eight: %s', (recent, before, hot) => {
    expect(isHot({ recent, before })).toBe(hot)
  })

  test('is what a slow count by fortnights finds', () => {
    const fortnights = fc.array(fc.nat({ max: 8 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fortnights, (recent, counts) => {
        const before = counts.reduce((a, b) => a + b, 0)
        expect(isHot({ recent, before })).toBe(recent > 4 && !(recent < 3 * (before / counts.length)))
      }),
    )
  })

  test.each([
    ['elevator_fault', false, true],
    ['elevator_fault', true, false],
    ['complaint_staff', false, false],
    ['mediation', false, false],
    ['other', false, false],
    ...dangers.map((danger) => [danger, false, false] as const),
  ] as const)('of %s (confidential: %s): %s', (category, confidential, may) => {
    expect(mayBeHot({ category, confidential })).toBe(may)
  })

  test.each([
    [2, null],
    [3, 0.4],
    [16, 2],
  ])('after %i in eight fortnights tells %s as usual', (before, usual) => {
    expect(usualOf(before)).toBe(usual)
  })
})

test.each([
  ['street_light', false, 'street_light'],
  ['street_light', true, null],
  ['medical', false, 'danger'],
  ['gas_leak', false, 'danger'],
  ['crisis', false, null],
])('%s (confidential: %s) is told as %s', (category, confidential, told) => {
  expect(toldAs({ category, confidential })).toBe(told)
})

test.each([
  ['street_light', false, false],
  ['street_light', true, true],
  ['domestic_violence', false, true],
  ['complaint_staff', false, true],
  ['gas_leak', false, false],
])('%s (confidential: %s) stands apart: %s', (category, confidential, apart) => {
  expect(isApart({ category, confidential })).toBe(apart)
})

test('a month is one of Shanghai', () => {
  const told = ({ from, until }: { from: number; until: number }) =>
    [from, until].map((at) => new Date(at).toISOString())
  expect(told(spanOf('2026-11'))).toEqual(['2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'])
  expect(told(spanOf('2026-12'))).toEqual(['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'])
  expect(() => spanOf('2026-13')).toThrow(RangeError)
})
