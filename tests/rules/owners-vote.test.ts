// The vectors of domain 2.1, and what Civil Code 278 says at its bounds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tally, type Ballot, type Owner } from '../../src/rules/polls/owners-vote.ts'

const owner = (id: string, ...areas: number[]): Owner => ({ id, areasCm2: areas.map(BigInt) })
const equal = (count: number): Owner[] => Array.from({ length: count }, (_, at) => owner(`o${at}`, 1_000_000))
/** So many agree, oppose and abstain, from the first owner on. */
const ballots = (agree: number, oppose: number, abstain = 0): Ballot[] =>
  Array.from({ length: agree + oppose + abstain }, (_, at) => ({
    owner: `o${at}`,
    choice: at < agree ? 'agree' : at < agree + oppose ? 'oppose' : 'abstain',
  }))
const both = (yes: boolean) => ({ heads: yes, area: yes })

describe('a vote of 900 owners with equal areas', () => {
  test.each([
    ['600 taking part are exactly two thirds and enough', 4, 600, 0, true, true],
    ['599 taking part are too few', 4, 599, 0, false, true],
    ['450 of 600 are exactly three quarters and enough for a rebuilding (7)', 7, 450, 150, true, true],
    ['449 of 600 are too few for a rebuilding (7)', 7, 449, 151, true, false],
    ['301 of 600 are more than half and enough for a property company (4)', 4, 301, 299, true, true],
    ['300 of 600 are just half and too few for a property company (4)', 4, 300, 300, true, false],
  ])('%s', (_, matter, agree, oppose, participation, approval) => {
    expect(tally(matter, equal(900), ballots(agree, oppose))).toEqual({
      participation: both(participation),
      approval: both(approval),
      passed: participation && approval,
    })
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('asks what matter (%i) needs', (matter) => {
    const needs = [6, 7, 8].includes(matter) ? 450 : 301
    expect(tally(matter, equal(900), ballots(needs, 600 - needs)).passed).toBe(true)
    expect(tally(matter, equal(900), ballots(needs - 1, 601 - needs)).passed).toBe(false)
  })

  test('without a ballot passes nothing', () => {
    const none = { participation: both(false), approval: both(false), passed: false }
    expect(tally(4, equal(900), [])).toEqual(none)
    expect(tally(4, [], [])).toEqual(none)
  })

  test('takes an abstention for taking part and not for agreement', () => {
    expect(tally(4, equal(900), ballots(300, 0, 300))).toMatchObject({
      participation: both(true),
      approval: both(false),
    })
  })
})

describe('heads and area', () => {
  test('are both needed: where heads pass and area fails, the vote fails', () => {
    const owners = [owner('o0', 10), owner('o1', 10), owner('o2', 100)]
    expect(tally(4, owners, ballots(2, 1))).toEqual({
      participation: both(true),
      approval: { heads: true, area: false },
      passed: false,
    })
    expect(tally(4, owners, ballots(2, 0)).participation).toEqual({ heads: true, area: false })
  })

  test('of a buyer with three flats are one head and three areas', () => {
    const owners = [owner('o0', 100, 100, 100), owner('o1', 100), owner('o2', 100)]
    expect(tally(4, owners, ballots(1, 2)).approval).toEqual({ heads: false, area: true })
  })

  test('stay exact where a floating number would not', () => {
    const large = 2n ** 60n
    const owners = [
      { id: 'o0', areasCm2: [large + 1n] },
      { id: 'o1', areasCm2: [large] },
    ]
    expect(tally(4, owners, ballots(1, 1)).approval.area).toBe(true)
  })
})

test('one more who agrees never turns a yes into a no', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(30), fc.nat(30), (matter, agree, oppose) => {
      const owners = equal(61)
      const before = tally(matter, owners, ballots(agree, oppose)).passed
      expect(tally(matter, owners, ballots(agree + 1, oppose)).passed || !before).toBe(true)
    }),
  )
})
