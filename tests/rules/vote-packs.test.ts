// Domain 2.2 and A7–A9: the pack of the meeting's day, what is not known, and counting beside a slow independent count.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tally } from '../../src/rules/polls/owners-vote.ts'
import { outcome } from '../../src/rules/polls/vote-count.ts'
import { pollAims, refuseInChat, votePackFor } from '../../src/rules/polls/vote-packs.ts'
import { askRule, questions } from '../../src/rules/questions.ts'
import { moreThanHalf, twoThirds } from '../../src/rules/polls/share.ts'

const error = (code: string): unknown => expect.objectContaining({ code })
const vote = (changes: object) => askRule('vote', JSON.stringify({ ...questions.vote.example, ...changes }))

describe('the pack', () => {
  test('is the one of the meeting’s day', () => {
    expect(votePackFor('resident-meeting', '2025-12-31').version).toBe('2018')
    expect(votePackFor('resident-meeting', '2026-01-01').version).toBe('2026')
  })

  test.each([
    ['nobody wrote', 'street-committee', '2025-12-31'],
    ['held only before', 'resident-meeting@2018', '2026-01-01'],
    ['holds only later', 'civil-code-278', '2020-12-31'],
  ])('is refused that %s', (_, name, day) => {
    expect(() => votePackFor(name, day)).toThrow(error('INPUT_INVALID'))
  })

  test.each(['resident-meeting', 'representative-meeting', 'villager-meeting', 'council'])(
    'of a %s in 2026 counts nothing before somebody fills its numbers in with a source',
    (name) => {
      const pack = votePackFor(name, '2026-03-01')
      const votes = { electorate: pack.electorates[0]!, entitled: 300, taking: 160, agree: 90 }
      expect(() => outcome(pack, votes)).toThrow(error('RULE_UNKNOWN'))
      const filled = { quorum: moreThanHalf, pass: twoThirds, source: 'the text of the law' }
      expect(outcome(pack, votes, filled)).toEqual({ participation: true, approval: false, passed: false })
    },
  )

  test('does not let known numbers be filled in otherwise', () => {
    const filled = { quorum: moreThanHalf, pass: moreThanHalf, source: 'somebody' }
    const votes = { electorate: 'households', entitled: 9, taking: 5, agree: 3 } as const
    expect(() => outcome(votePackFor('villager-meeting', '2025-06-01'), votes, filled)).toThrow(
      error('INPUT_INVALID'),
    )
  })

  test('of residents decides nothing of owners', () => {
    const votes = { electorate: 'owners', entitled: 9, taking: 9, agree: 9 } as const
    expect(() => outcome(votePackFor('resident-meeting', '2025-06-01'), votes)).toThrow(
      error('INPUT_INVALID'),
    )
    expect(() => outcome(votePackFor('civil-code-278', '2025-06-01'), votes)).toThrow(/tally/)
  })
})

describe('in chat', () => {
  const inChat = (name: string, aim: (typeof pollAims)[number]) => () =>
    refuseInChat(votePackFor(name, '2025-06-01'), aim)
  test('opinions are asked for', () => {
    expect(inChat('opinion-poll', 'opinion')).not.toThrow()
  })
  test.each([
    ['an election', 'opinion-poll', 'election'],
    ['a vote against a person', 'opinion-poll', 'exclusion'],
    ['a decision by a poll that decides nothing', 'opinion-poll', 'decision'],
    ['a decision of owners', 'civil-code-278', 'decision'],
    ['an opinion under the owners’ rules', 'civil-code-278', 'opinion'],
    ['an election under the residents’ rules', 'resident-meeting', 'election'],
  ] as const)('%s is refused', (_, name, aim) => {
    expect(inChat(name, aim)).toThrow(error('POLL_REFUSED'))
  })
})

describe('a vote by heads', () => {
  test.each([
    ['residents: exactly half are too few', 'resident-meeting', 'adults', 300, 150, 150, false, true],
    ['residents: one more than half is enough', 'resident-meeting', 'adults', 300, 151, 76, true, true],
    [
      'residents: half of those present do not carry it',
      'resident-meeting',
      'adults',
      300,
      152,
      76,
      true,
      false,
    ],
    [
      'villagers: two thirds of households are enough',
      'villager-meeting',
      'households',
      300,
      200,
      101,
      true,
      true,
    ],
    [
      'villagers: 199 of 300 households are too few',
      'villager-meeting',
      'households',
      300,
      199,
      100,
      false,
      true,
    ],
    ['villagers: 151 of 300 persons are enough', 'villager-meeting', 'adults', 300, 151, 76, true, true],
    ['nobody is no quorum and no majority', 'villager-meeting', 'adults', 0, 0, 0, false, false],
  ] as const)('%s', (_, name, electorate, entitled, taking, agree, participation, approval) => {
    expect(outcome(votePackFor(name, '2025-06-01'), { electorate, entitled, taking, agree })).toEqual({
      participation,
      approval,
      passed: participation && approval,
    })
  })

  test('is counted as a slow count does that lays heads side by side', () => {
    const number = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const [agree = 0, taking = 0, entitled = 0] = [a, b, c].sort((x, y) => x - y)
        // More than half: each who is in can be paired with one who is not, and one is left over.
        const pairsLeave = (inside: number, outside: number) => {
          while (inside > 0 && outside > 0) [inside, outside] = [inside - 1, outside - 1]
          return inside > 0
        }
        // Two thirds: for each two who are in there is at most one who is not.
        const twoForOne = (inside: number, outside: number) => {
          if (inside + outside === 0) return false
          while (inside > 0 && outside > 0) [inside, outside] = [inside - 2, outside - 1]
          return inside >= 0 && outside <= 0
        }
        const majority = pairsLeave(agree, taking - agree)
        for (const [electorate, quorum] of [
          ['adults', pairsLeave(taking, entitled - taking)],
          ['households', twoForOne(taking, entitled - taking)],
        ] as const)
          expect(
            outcome(votePackFor('villager-meeting', '2025-06-01'), { electorate, entitled, taking, agree }),
          ).toEqual({ participation: quorum, approval: majority, passed: quorum && majority })
      }),
    )
  })

  test('of more who took part than may is refused', () => {
    const votes = { electorate: 'adults', entitled: 3, taking: 4, agree: 0 } as const
    expect(() => outcome(votePackFor('opinion-poll', '2026-01-01'), votes)).toThrow(error('INPUT_INVALID'))
  })

  test('can be asked by itself, and tells the pack and its source', () => {
    expect(vote({})).toMatchObject({ pack: 'resident-meeting@2018', outcome: { passed: true } })
    expect(vote({ pack: 'opinion-poll' })).toMatchObject({ outcome: null })
    expect(() => vote({ day: '2026-01-01' })).toThrow(error('RULE_UNKNOWN'))
    const half = { of: '1', in: '2', included: false }
    expect(vote({ day: '2026-01-01', filled: { quorum: half, pass: half, source: 'art. 1' } })).toMatchObject(
      { pack: 'resident-meeting@2026', source: 'art. 1', outcome: { passed: true } },
    )
    expect(() => vote({ day: '2026-01-01', filled: { quorum: half, pass: half, source: ' ' } })).toThrow(
      /^filled.source: /,
    )
    const three = { ...half, of: '3' }
    expect(() => vote({ day: '2026-01-01', filled: { quorum: three, pass: half, source: 'x' } })).toThrow(
      /more than the whole/,
    )
  })
})

test('owners’ areas are counted to the last cm² where a float would not see it', () => {
  const huge = 10n ** 20n
  const owners = [
    { id: 'A', areasCm2: [huge + 1n] },
    { id: 'B', areasCm2: [huge] },
    { id: 'C', areasCm2: [1n] },
  ]
  const ballots = owners.map(({ id }) => ({ owner: id, choice: id === 'B' ? 'oppose' : 'agree' }) as const)
  expect(tally(4, owners, ballots).approval).toEqual({ heads: true, area: true })
  const even = owners.map((owner) => (owner.id === 'B' ? { id: 'B', areasCm2: [huge + 2n] } : owner))
  expect(tally(4, even, ballots).approval).toEqual({ heads: true, area: false })
})
