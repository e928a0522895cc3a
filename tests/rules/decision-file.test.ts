// Decisions by paper ballots: the count against a slow one that knows nothing of it, and every way of tampering with the record.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { castOn, firstLink, voteHash, type BoxedBallot } from '../../src/rules/polls/ballot-chain.ts'
import { publishDecision, recountDecision, type FiledElector } from '../../src/rules/polls/decision-file.ts'
import type { DecisionFile } from '../../src/rules/polls/decision-record.ts'
import { receiptOf } from '../../src/rules/polls/receipt.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hex32 = (text: string) => sha256(text).slice(0, 32)
type Choice = 'agree' | 'oppose' | 'abstain'
const question = {
  id: 'poll-1',
  question: '要不要用维修资金修电梯?',
  day: '2026-11-23',
  pack: 'civil-code-278',
  electorate: 'owners' as const,
  matter: 5 as number | null,
  entitled: 0,
  options: [
    { id: 'agree' as const, text: '同意' },
    { id: 'oppose' as const, text: '不同意' },
    { id: 'abstain' as const, text: '弃权' },
  ],
}
const said = { clause: '议事规则第十二条', warning: '逾期不交的,视为同意多数意见' }
const owner = (at: number, areas: number[], delivered = false): FiledElector => ({
  ...{ voter: `v${at}`, houses: [`3栋1单元${at}01`], areasCm2: areas.map(BigInt), delivered },
  proxy: at === 1,
})
function boxOf(...cast: [number, Choice][]): BoxedBallot[] {
  const ballots: BoxedBallot[] = []
  for (const [at, [voter, choice]] of cast.entries()) {
    const link = ballots.at(-1)?.link ?? firstLink(sha256, question.id)
    const [receipt, salt, blind] = [receiptOf(at * 7919), hex32(`salt ${at}`), hex32(`blind ${at}`)]
    ballots.push(castOn(sha256, question.id, link, { voter: `v${voter}`, choice, receipt, salt, blind }))
  }
  return ballots
}
const published = (
  electors: FiledElector[],
  cast: [number, Choice][],
  {
    poll = question,
    filled = null,
    rule = null,
  }: {
    poll?: typeof question | (Omit<typeof question, 'electorate'> & { electorate: 'households' })
    filled?: Parameters<typeof publishDecision>[2]['filled']
    rule?: typeof said | null
  } = {},
) => {
  const box = boxOf(...cast)
  return publishDecision(
    sha256,
    { ...poll, entitled: electors.length },
    { filled, said: rule, electors },
    box,
    box.at(-1)?.link ?? firstLink(sha256, question.id),
  )
}

const owners = [
  owner(0, [900_000, 850_000], true),
  owner(1, [600_000]),
  owner(2, [600_000], true),
  owner(3, [700_000], true),
]
const cast: [number, Choice][] = [
  [0, 'agree'],
  [1, 'agree'],
  [2, 'oppose'],
]
const file = published(owners, cast)

describe('the record of an owners’ decision', () => {
  test('shows heads and areas, each beside what it is a part of', () => {
    expect(file).toMatchObject({
      poll: { pack: 'civil-code-278@2021', entitled: 4, areaCm2: '3650000' },
      count: {
        taking: { heads: 3, areaCm2: '2950000' },
        totals: [
          { option: 'agree', votes: 2, areaCm2: '2350000' },
          { option: 'oppose', votes: 1, areaCm2: '600000' },
          { option: 'abstain', votes: 0, areaCm2: '0' },
        ],
        participation: { heads: true, area: true },
        passed: true,
      },
      silence: null,
    })
    expect(file.votes.filter(({ proxy }) => proxy)).toHaveLength(1)
    expect(recountDecision(sha256, JSON.stringify(file), file.head)).toEqual(file)
  })

  test('shows both counts only with the rule, the warning and the delivery all recorded', () => {
    const few: [number, Choice][] = [
      [0, 'agree'],
      [1, 'agree'],
    ]
    const { count, silence } = published(owners, few, { rule: said })
    expect([count.passed, count.participation]).toEqual([false, { heads: false, area: false }])
    expect(silence).toMatchObject({ ...said, joins: 'agree', count: { passed: true, taking: { heads: 4 } } })
    expect(published(owners, few).silence).toBeNull()
    const undelivered = owners.map((one) => ({ ...one, delivered: false }))
    expect(published(undelivered, few, { rule: said }).silence).toBeNull()
  })

  test('has the silent join neither side where heads and areas have another majority', () => {
    const split = [owner(0, [900_000]), owner(1, [100_000]), owner(2, [100_000]), owner(3, [100_000], true)]
    const votes: [number, Choice][] = [
      [0, 'agree'],
      [1, 'oppose'],
      [2, 'oppose'],
    ]
    expect(published(split, votes, { rule: said }).silence).toMatchObject({
      joins: 'abstain',
      count: { taking: { heads: 4 }, passed: false },
    })
  })

  test('counts as a slow count does, in whole numbers', () => {
    const some = fc.array(
      fc.record({
        areas: fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 3 }),
        choice: fc.option(fc.constantFrom<Choice>('agree', 'oppose', 'abstain')),
        delivered: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 9 }), (people, matter) => {
        const electors = people.map(({ areas, delivered }, at) => owner(at, areas, delivered))
        const votes = people.flatMap(({ choice }, at): [number, Choice][] => (choice ? [[at, choice]] : []))
        const { count, silence } = published(electors, votes, { poll: { ...question, matter }, rule: said })
        const slow = (choiceOf: (one: (typeof people)[number]) => Choice | null) => {
          let [all, allArea, took, tookArea, yes, yesArea] = [0, 0, 0, 0, 0, 0]
          for (const one of people) {
            let area = 0
            for (const part of one.areas) area += part
            const choice = choiceOf(one)
            all += 1
            allArea += area
            if (choice !== null) took += 1
            if (choice !== null) tookArea += area
            if (choice === 'agree') yes += 1
            if (choice === 'agree') yesArea += area
          }
          const strict = [6, 7, 8].includes(matter)
          const enough = (a: number, b: number) => b > 0 && (strict ? 4 * a >= 3 * b : 2 * a > b)
          const came = 3 * took >= 2 * all && 3 * tookArea >= 2 * allArea
          return { took, tookArea, passed: came && enough(yes, took) && enough(yesArea, tookArea) }
        }
        const plain = slow(({ choice }) => choice)
        expect(count.taking).toEqual({ heads: plain.took, areaCm2: String(plain.tookArea) })
        expect(count.passed).toBe(plain.passed)
        expect(silence === null).toBe(people.every(({ choice, delivered }) => choice !== null || !delivered))
        if (!silence) return
        const joined = slow(({ choice, delivered }) => choice ?? (delivered ? silence.joins : null))
        expect(silence.count.taking).toEqual({ heads: joined.took, areaCm2: String(joined.tookArea) })
        expect(silence.count.passed).toBe(joined.passed)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a decision by heads', () => {
  const poll = {
    ...{ ...question, electorate: 'households' as const, pack: 'household-vote', matter: null },
  }
  const filled = {
    quorum: { of: 1n, in: 2n, included: false },
    pass: { of: 2n, in: 3n, included: true },
    source: '小区公约第三条,2026-01-08',
  }
  test('is not counted while its numbers are not filled in', () => {
    expect(() => published(owners, cast, { poll })).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }))
  })

  test('is counted by the numbers that were filled in, and names their source', () => {
    const counted = published(owners, cast, { poll, filled })
    expect(counted).toMatchObject({
      filled: { pass: { of: '2', in: '3', included: true }, source: '小区公约第三条,2026-01-08' },
      count: { taking: { heads: 3, areaCm2: null }, passed: true },
    })
    expect(recountDecision(sha256, JSON.stringify(counted))).toEqual(counted)
  })

  test('has neither house nor area beside a ballot', () => {
    const text = JSON.stringify(published(owners, cast, { poll, filled }))
    for (const secret of ['单元', '900000', '3650000']) expect(text).not.toContain(secret)
  })
})

describe('a record of a decision is refused', () => {
  const [first] = file.votes
  const order = (votes: DecisionFile['votes']) =>
    votes.toSorted((a, b) => (voteHash(sha256, 'poll-1', a) < voteHash(sha256, 'poll-1', b) ? -1 : 1))
  const at = (elector: number) => file.votes.findIndex((vote) => vote.elector === elector)
  const flipped = order(file.votes.with(at(0), { ...file.votes[at(0)]!, choice: 'oppose' }))
  const forged = published(owners, [[0, 'oppose'], ...cast.slice(1)])
  const added = {
    receipt: receiptOf(4),
    choice: 'agree' as const,
    salt: hex32('x'),
    elector: 3,
    proxy: false,
  }
  const bigger = file.electors!.with(1, { ...file.electors![1]!, areasCm2: ['600001'] })
  test.each<[string, object, RegExp]>([
    ['whose vote was changed', { votes: flipped }, /^count: /],
    [
      'whose vote was changed, with the count made to fit',
      { votes: flipped, count: forged.count },
      /^head: /,
    ],
    ['that lacks a vote', { votes: file.votes.slice(1) }, /^chain: /],
    ['with a vote added', { votes: order([...file.votes, added]) }, /^chain: /],
    [
      'with a vote and a link added',
      { votes: order([...file.votes, added]), chain: [...file.chain, sha256('x')] },
      /^count: /,
    ],
    ['with a second vote of somebody', { votes: order([...file.votes, { ...added, elector: 0 }]) }, /twice/],
    ['with a vote of nobody', { votes: file.votes.with(0, { ...first!, elector: 4 }) }, /nobody/],
    [
      'whose votes changed owners',
      { votes: order(file.votes.map((vote) => ({ ...vote, elector: 2 - vote.elector! }))) },
      /^(count|head): /,
    ],
    ['with a larger flat', { electors: bigger }, /^areaCm2: /],
    [
      'with a larger flat, with the area made to fit',
      { electors: bigger, poll: { ...file.poll, areaCm2: '3650001' } },
      /^count: /,
    ],
    ['that lacks an owner', { electors: file.electors!.slice(0, 3) }, /^electors: /],
    [
      'that lacks an owner who was silent, with the area made to fit',
      { electors: file.electors!.slice(0, 3), poll: { ...file.poll, entitled: 3, areaCm2: '2950000' } },
      /^head: /,
    ],
    ['without its owners', { electors: null }, /^electors: /],
    ['that calls a failed vote passed', { count: { ...forged.count } }, /^count: /],
    ['with another matter', { poll: { ...file.poll, matter: 6 } }, /^(count|head): /],
    [
      'with another delivery',
      { electors: file.electors!.with(3, { ...file.electors![3]!, delivered: false }) },
      /^head: /,
    ],
    [
      'with another house',
      { electors: file.electors!.with(3, { ...file.electors![3]!, houses: ['x'] }) },
      /^head: /,
    ],
    ['whose proxy was hidden', { votes: file.votes.map((vote) => ({ ...vote, proxy: false })) }, /^head: /],
    ['whose links changed places', { chain: file.chain.toReversed() }, /^head: /],
    [
      'with numbers that were filled in',
      {
        filled: {
          quorum: { of: '1', in: '9', included: true },
          pass: { of: '1', in: '9', included: true },
          source: 'x',
        },
      },
      /^head: /,
    ],
    ['with a count of the silent', { silence: { ...said, joins: 'agree', count: file.count } }, /^silence: /],
    ['with something more in it', { note: 'x' }, /note/],
  ])('%s', (_, change, why) => {
    expect(() => recountDecision(sha256, JSON.stringify({ ...file, ...change }))).toThrow(why)
  })

  test('that was rewritten whole, beside the head of the notice board only', () => {
    expect(recountDecision(sha256, JSON.stringify(forged)).head).not.toBe(file.head)
    expect(() => recountDecision(sha256, JSON.stringify(forged), file.head)).toThrow(/^head: /)
  })
})

describe('npm run recount', () => {
  const dir = mkdtempSync(join(tmpdir(), 'recount-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  const run = (text: string, ...more: string[]) => {
    const path = join(dir, 'poll.json')
    writeFileSync(path, text)
    const { status, stdout, stderr } = spawnSync(
      ...([
        process.execPath,
        ['--import', 'tsx', 'scripts/recount.ts', path, ...more],
        { encoding: 'utf8' },
      ] as const),
    )
    return { status, stdout, stderr }
  }
  test('takes the record of a decision', () => {
    expect(run(JSON.stringify(file), file.head)).toEqual({
      status: 0,
      stdout: `agrees: 3 of 4 heads, 2950000 of 3650000 cm²; "agree" 2, 2350000 cm²; "oppose" 1, 600000 cm²; "abstain" 0, 0 cm²; passed; civil-code-278@2021; head ${file.head}\n`,
      stderr: '',
    })
    expect(run(JSON.stringify({ ...file, chain: [] }))).toMatchObject({ status: 1, stdout: '' })
  })
})
