// Kinds of polls: what is a choice, and each count against a slow one that counts another way.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { castOn, firstLink, type BoxedBallot } from '../../src/rules/polls/ballot-chain.ts'
import { publish, recount } from '../../src/rules/polls/poll-file.ts'
import {
  mostFor,
  namedIn,
  ranked,
  scored,
  several,
  totalsFor,
  type Form,
} from '../../src/rules/polls/poll-kinds.ts'
import { checkedPoll } from '../../src/rules/polls/poll.ts'
import { pollKinds } from '../../src/rules/polls/poll-terms.ts'
import { receiptOf } from '../../src/rules/polls/receipt.ts'

const options = ['1', '2', '3', '4']
const form = (kind: Form['kind'], most = options.length): Form => ({ kind, options, most })
const subset = fc.subarray(options, { minLength: 1 })
const order = fc
  .shuffledSubarray(options, { minLength: 1 })
  .map((picked) => (picked.length === 3 ? picked.slice(0, 2) : picked))
const scores = fc.tuple(...options.map(() => fc.integer({ min: 1, max: 5 })))

describe('a choice', () => {
  test.each([
    ['single', 1, ['2'], ['', '5', '1,2', '2>1', '02']],
    ['multiple', 2, ['2', '1,3'], ['3,1', '1,1', '1,2,3', '1,', '1, 3', '']],
    ['approval', 4, ['2', '1,2,3,4'], ['4,1', '5', '1,5']],
    ['ranking', 4, ['3', '3>1', '3>1>2>4'], ['3>1>2', '3>3', '3>5', '', '3,1', '1>2>3>4>1']],
    [
      'score',
      4,
      ['1=5,2=1,3=3,4=2'],
      ['1=5', '1=5,2=1,3=3', '1=6,2=1,3=3,4=2', '1=0,2=1,3=3,4=2', '2=1,1=5,3=3,4=2', '1=05,2=1,3=3,4=2'],
    ],
  ] as const)('of kind %s has one text alone', (kind, most, right, wrong) => {
    for (const choice of right) expect(namedIn(form(kind, most), choice)).toBeDefined()
    for (const choice of wrong) expect(namedIn(form(kind, most), choice)).toBeUndefined()
  })

  test('is written so that it is read as it was meant, however it was told', () => {
    fc.assert(
      fc.property(subset, order, scores, (picked, places, marks) => {
        const read = (kind: Form['kind'], text: string) =>
          namedIn(form(kind), text)?.map(({ option, score }) => score ?? option)
        expect(read('approval', several(options, picked.toReversed()))).toEqual(picked)
        expect(read('ranking', ranked(options, places))?.slice(0, places.length)).toEqual(places)
        expect(read('score', scored(options, marks))).toEqual(marks)
      }),
    )
  })

  test('of all but the last in an order names the last, too, since nothing else could follow', () => {
    expect(ranked(options, ['3', '1', '2'])).toBe('3>1>2>4')
    expect(ranked(options, ['3', '1'])).toBe('3>1')
  })

  test.each([
    ['multiple', undefined],
    ['multiple', 1],
    ['multiple', 4],
    ['single', 2],
    ['ranking', 2],
  ] as const)('of kind %s with at most %s of four options is refused', (kind, most) => {
    expect(() => mostFor(kind, 4, most)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
  })

  test('is one of several kinds only where nothing is decided by law', () => {
    const wish = { aim: 'opinion', electorate: 'adults', question: '?', options, closesAt: 2000 } as const
    expect(checkedPoll({ ...wish, pack: 'opinion-poll', kind: 'multiple', most: 2 }, 1000).most).toBe(2)
  })
})

describe('the count', () => {
  test('of votes is what a look at each option in each ballot gives', () => {
    fc.assert(
      fc.property(fc.array(subset, { maxLength: 20 }), (ballots) => {
        const counted = totalsFor(
          form('approval'),
          ballots.map((picked) => several(options, picked)),
        )
        for (const { option, votes, points } of counted) {
          let slow = 0
          for (const picked of ballots) for (const one of picked) if (one === option) slow++
          expect([votes, points]).toEqual([slow, undefined])
        }
      }),
    )
  })

  test('of a ranking is what comparing each two options in each ballot gives', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 20 }), (ballots) => {
        const counted = totalsFor(
          form('ranking'),
          ballots.map((places) => ranked(options, places)),
        )
        for (const { option, points } of counted) {
          let slow = 0
          for (const places of ballots)
            for (const other of options) {
              if (other === option) continue
              const [own, its] = [option, other].map((one) => places.indexOf(one))
              if (own === its) slow += 1
              else if (its === -1 || (own !== -1 && own! < its!)) slow += 2
            }
          expect(points).toBe(slow)
        }
      }),
    )
  })

  test('of a ranking gives out the same points for every ballot, so that a short one weighs no less', () => {
    fc.assert(
      fc.property(order, (places) => {
        const points = totalsFor(form('ranking'), [ranked(options, places)]).map((total) => total.points ?? 0)
        expect(points.reduce((sum, one) => sum + one, 0)).toBe(options.length * (options.length - 1))
      }),
    )
  })

  test('of scores is their sum', () => {
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 20 }), (ballots) => {
        const counted = totalsFor(
          form('score'),
          ballots.map((marks) => scored(options, marks)),
        )
        for (const [at, { votes, points }] of counted.entries()) {
          let slow = 0
          for (const marks of ballots) slow += marks[at] ?? 0
          expect([votes, points]).toEqual([ballots.length, slow])
        }
      }),
    )
  })

  test('of two orders that are the opposite of each other is a tie', () => {
    expect(totalsFor(form('ranking'), ['1>2>3>4', '4>3>2>1']).map(({ points }) => points)).toEqual([
      6, 6, 6, 6,
    ])
  })
})

describe('the record', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const choiceOf = {
    single: '2',
    multiple: '1,3',
    approval: '1,2,3',
    ranking: '3>1',
    score: '1=5,2=1,3=3,4=2',
  }
  test.each(pollKinds.map((kind) => [kind] as const))(
    'of kind %s recounts, and no other choice fits',
    (kind) => {
      const poll = {
        ...{ id: 'p', question: '?', day: '2026-11-23', pack: 'opinion-poll', electorate: 'adults' as const },
        ...{ entitled: 2, kind, most: kind === 'single' ? 1 : kind === 'multiple' ? 2 : 4 },
        options: options.map((id) => ({ id, text: `第${id}样` })),
      }
      const cast = (choice: string): BoxedBallot[] => [
        castOn(sha256, 'p', firstLink(sha256, 'p'), {
          ...{ voter: '1', choice, receipt: receiptOf(7) },
          ...{ salt: '0'.repeat(32), blind: '1'.repeat(32) },
        }),
      ]
      const publishOf = (choice: string) => {
        const box = cast(choice)
        return publish(sha256, poll, box, box.at(-1)?.link ?? '')
      }
      const file = publishOf(choiceOf[kind])
      expect(recount(sha256, JSON.stringify(file), file.head).totals).toEqual(
        totalsFor({ kind, options, most: poll.most }, [choiceOf[kind]]),
      )
      expect(() => publishOf('4>3>2')).toThrow(expect.objectContaining({ code: 'POLL_FILE_WRONG' }))
      expect(() =>
        recount(
          sha256,
          JSON.stringify({ ...file, totals: file.totals.map((one) => ({ ...one, points: 99 })) }),
        ),
      ).toThrow(/^totals: /)
    },
  )
})
