// The chain of ballots, the published record, and every way of tampering with it that we could think of.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { castOn, firstLink, sealOf, voteHash, type BoxedBallot } from '../../src/rules/polls/ballot-chain.ts'
import { publish, recount, type PollFile, type PollQuestion } from '../../src/rules/polls/poll-file.ts'
import { isReceipt, receiptNumbers, receiptOf } from '../../src/rules/polls/receipt.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const poll: PollQuestion = {
  id: 'poll-1',
  question: '单元门口要不要装长椅？',
  day: '2026-11-23',
  pack: 'opinion-poll',
  electorate: 'adults',
  entitled: 9,
  options: [
    { id: 'agree', text: '要' },
    { id: 'oppose', text: '不要' },
    { id: 'abstain', text: '都行' },
  ],
  kind: 'single',
  most: 1,
}
const hex32 = (text: string) => sha256(text).slice(0, 32)
/** Ballots in casting order, [voter, choice] each. */
function box(...cast: [string, string][]): BoxedBallot[] {
  const ballots: BoxedBallot[] = []
  for (const [at, [voter, choice]] of cast.entries()) {
    const link = ballots.at(-1)?.link ?? firstLink(sha256, poll.id)
    const [receipt, salt, blind] = [receiptOf(at * 7919), hex32(`salt ${at}`), hex32(`blind ${at}`)]
    ballots.push(castOn(sha256, poll.id, link, { voter, choice, receipt, salt, blind }))
  }
  return ballots
}
const end = (ballots: readonly BoxedBallot[]) => ballots.at(-1)?.link ?? firstLink(sha256, poll.id)
const published = (ballots: BoxedBallot[], about = poll) => publish(sha256, about, ballots, end(ballots))

const cast = box(
  ['A', 'oppose'],
  ['B', 'agree'],
  ['C', 'oppose'],
  ['A', 'agree'],
  ['D', 'abstain'],
  ['B', 'agree'],
)
const file = published(cast)

describe('the receipt', () => {
  const number = fc.integer({ min: 0, max: receiptNumbers - 1 })
  test('has ten digits, another for each number', () => {
    expect(receiptOf(0)).toBe('0000000000')
    expect(receiptOf(572)).toBe('0000005724')
    fc.assert(
      fc.property(
        number,
        (n) => isReceipt(receiptOf(n)) && receiptOf(n).startsWith(String(n).padStart(9, '0')),
      ),
    )
  })
  test('shows any wrong digit', () => {
    fc.assert(
      fc.property(number, fc.nat(9), fc.integer({ min: 1, max: 9 }), (n, at, more) => {
        const right = receiptOf(n)
        const digit = (Number(right[at]) + more) % 10
        return !isReceipt(`${right.slice(0, at)}${digit}${right.slice(at + 1)}`)
      }),
    )
  })
  test('shows two neighbours changed over', () => {
    fc.assert(
      fc.property(number, fc.nat(8), (n, at) => {
        const [a = '', b = ''] = receiptOf(n).slice(at, at + 2)
        const swapped = receiptOf(n).slice(0, at) + b + a + receiptOf(n).slice(at + 2)
        return a === b || !isReceipt(swapped)
      }),
    )
  })
})

describe('the published record', () => {
  test('counts the last vote of each voter, and recounts', () => {
    expect(file.totals).toEqual([
      { option: 'agree', votes: 2 },
      { option: 'oppose', votes: 1 },
      { option: 'abstain', votes: 1 },
    ])
    expect(recount(sha256, JSON.stringify(file), file.head)).toEqual(file)
  })

  test('names the pack that held on the day, and what it decides', () => {
    expect(file).toMatchObject({ poll: { pack: 'opinion-poll@1' }, outcome: null })
    const meeting = { ...poll, day: '2025-06-01', pack: 'resident-meeting', entitled: 7 }
    expect(published(cast, meeting).outcome).toEqual({ participation: true, approval: false, passed: false })
  })

  test('shows a replaced vote by its receipt, without its content', () => {
    expect(file.replaced.map(({ receipt }) => receipt).sort()).toEqual(
      [cast[0]!.receipt, cast[1]!.receipt].sort(),
    )
    for (const { salt } of [cast[0]!, cast[1]!]) expect(JSON.stringify(file)).not.toContain(salt)
  })

  test('names no voter, and nothing by which a vote is found in the order of casting', () => {
    const text = JSON.stringify(file)
    for (const { voter, blind, link } of cast)
      for (const secret of [`"${voter}"`, blind, link]) expect(text).not.toContain(secret)
    for (const vote of file.votes) expect(file.chain).not.toContain(voteHash(sha256, poll.id, vote))
    expect(file.chain).toEqual(cast.map((ballot) => sealOf(sha256, poll.id, ballot)))
  })

  test('lists votes in an order that is the same in whatever order they were cast', () => {
    const votes = (ballots: BoxedBallot[]) => published(ballots).votes
    const [one, two, three] = box(['A', 'agree'], ['B', 'oppose'], ['C', 'agree'])
    const recast: BoxedBallot[] = []
    for (const ballot of [three!, one!, two!]) recast.push(castOn(sha256, poll.id, end(recast), ballot))
    expect(votes(recast)).toEqual(votes([one!, two!, three!]))
  })

  test('of the first format, which knew one choice alone, still recounts', () => {
    const { kind, most, ...question } = file.poll
    const about = { id: poll.id, question: poll.question, day: poll.day, pack: 'opinion-poll@1' }
    const head = sha256(
      JSON.stringify([
        'linli-poll-1',
        [...Object.values(about), 'adults', 9],
        poll.options.map(({ id, text }) => [id, text]),
        file.totals.map(({ option, votes }) => [option, votes]),
        null,
        file.votes.map((vote) => voteHash(sha256, poll.id, vote)),
        file.replaced.map(({ receipt, hash }) => [receipt, hash]),
        end(cast),
      ]),
    )
    const old = { ...file, format: 'linli-poll-1', poll: question, head }
    expect(recount(sha256, JSON.stringify(old), head).totals).toEqual(file.totals)
    expect([kind, most]).toEqual(['single', 1])
    expect(() =>
      recount(sha256, JSON.stringify({ ...old, poll: { ...question, kind: 'approval', most: 3 } })),
    ).toThrow(/^kind: /)
    expect(() => recount(sha256, JSON.stringify({ ...file, format: 'linli-poll-1' }))).toThrow(/^head: /)
  })

  test('of a poll in which nobody voted recounts', () => {
    expect(published([]).totals.map(({ votes }) => votes)).toEqual([0, 0, 0])
  })

  test('counts as a slow count does', () => {
    const ballots = fc.array(
      fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.constantFrom('agree', 'oppose', 'abstain')),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(ballots, (list) => {
        for (const { option, votes } of published(box(...list)).totals) {
          let count = 0
          for (const voter of 'ABCDE') if (list.findLast(([who]) => who === voter)?.[1] === option) count++
          expect(votes).toBe(count)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('the box', () => {
  const without = (at: number) => cast.toSpliced(at, 1)
  test.each<[string, BoxedBallot[]]>([
    ['a vote changed', cast.with(2, { ...cast[2]!, choice: 'agree' })],
    ['a voter’s receipt changed', cast.with(2, { ...cast[2]!, receipt: receiptOf(1) })],
    ['a ballot dropped at the beginning', without(0)],
    ['a ballot dropped in the middle', without(3)],
    ['a ballot dropped at the end', without(5)],
    ['all dropped', []],
    ['a ballot added', [...cast, castOn(sha256, poll.id, end(cast), { ...cast[0]!, voter: 'E' })]],
    ['two ballots moved', cast.with(0, cast[1]!).with(1, cast[0]!)],
  ])('with %s is not published', (_, changed) => {
    expect(() => publish(sha256, poll, changed, end(cast))).toThrow(
      expect.objectContaining({ code: 'BALLOTS_CHANGED' }),
    )
  })

  test('with one receipt for two ballots is not published', () => {
    const twice = box(['A', 'agree'])
    twice.push(castOn(sha256, poll.id, end(twice), { ...twice[0]!, voter: 'B', salt: hex32('other') }))
    expect(() => published(twice)).toThrow(/twice/)
  })
})

describe('a record is refused', () => {
  const other = hex32('another salt')
  const [first, second] = [file.votes[0]!, file.votes[1]!]
  const flip = (choice: string) => (choice === 'agree' ? 'oppose' : 'agree')
  const recounted = (votes: PollFile['votes']) =>
    file.totals.map(({ option }) => ({
      option,
      votes: votes.filter((vote) => vote.choice === option).length,
    }))
  const listed = (votes: PollFile['votes']) => ({
    votes: votes.toSorted((a, b) => (voteHash(sha256, poll.id, a) < voteHash(sha256, poll.id, b) ? -1 : 1)),
    totals: recounted(votes),
  })
  const changed = file.votes.with(0, { ...first, choice: flip(first.choice) })
  const added = [...file.votes, { receipt: receiptOf(4), choice: 'agree', salt: other }]
  test.each<[string, object, RegExp]>([
    ['whose vote was changed', { votes: changed }, /^(votes|totals): /],
    ['whose vote was changed, with the totals made to fit', listed(changed), /^head: /],
    ['whose salt was changed', listed(file.votes.with(0, { ...first, salt: other })), /^head: /],
    ['whose receipt was changed', listed(file.votes.with(0, { ...first, receipt: receiptOf(4) })), /^head: /],
    ['that lacks a vote', listed(file.votes.slice(1)), /^chain: /],
    [
      'that lacks a vote and a link',
      { ...listed(file.votes.slice(1)), chain: file.chain.slice(1) },
      /^head: /,
    ],
    ['with a vote added', listed(added), /^chain: /],
    ['with a vote and a link added', { ...listed(added), chain: [...file.chain, sha256('x')] }, /^head: /],
    ['with a vote given twice', listed([...file.votes, first]), /twice/],
    ['with votes moved', { votes: file.votes.with(0, second).with(1, first) }, /^votes: .*order/],
    [
      'with a vote for no option',
      { votes: file.votes.with(0, { ...first, choice: 'x' }) },
      /no.* not$|that there is not/,
    ],
    ['whose totals were changed', { totals: file.totals.map((one) => ({ ...one, votes: 2 })) }, /^totals: /],
    ['whose totals changed places', { totals: file.totals.toReversed() }, /^totals: /],
    [
      'that calls an opinion decided',
      { outcome: { participation: true, approval: true, passed: true } },
      /^outcome: /,
    ],
    ['that lacks a replaced vote', { replaced: file.replaced.slice(1) }, /^chain: /],
    [
      'whose replaced vote was changed',
      { replaced: [{ ...file.replaced[0]!, hash: '0'.repeat(64) }, file.replaced[1]] },
      /^head: /,
    ],
    [
      'whose replaced vote was made to count',
      {
        ...listed([...file.votes, { receipt: file.replaced[0]!.receipt, choice: 'agree', salt: other }]),
        replaced: file.replaced.slice(1),
      },
      /^head: /,
    ],
    ['whose links changed places', { chain: file.chain.toReversed() }, /^head: /],
    ['whose link was changed', { chain: file.chain.with(0, sha256('x')) }, /^head: /],
    ['whose head was changed', { head: sha256('x') }, /^head: /],
    ['with another question', { poll: { ...file.poll, question: '要不要涨停车费？' } }, /^head: /],
    [
      'whose options changed their words',
      { poll: { ...file.poll, options: file.poll.options.map((one) => ({ ...one, text: '要' })) } },
      /^head: /,
    ],
    ['with more who may vote', { poll: { ...file.poll, entitled: 10 } }, /^head: /],
    [
      'with more votes than voters',
      { poll: { ...file.poll, entitled: 3 } },
      /^votes: there are 4, and 3 may vote/,
    ],
    [
      'under another pack',
      { poll: { ...file.poll, pack: 'resident-meeting', day: '2025-06-01' } },
      /^outcome: /,
    ],
    [
      'under a pack whose numbers nobody knows',
      { poll: { ...file.poll, pack: 'resident-meeting' } },
      /not known/,
    ],
    ['under another kind', { poll: { ...file.poll, kind: 'approval', most: 3 } }, /^head: /],
    ['with more named than may be', { poll: { ...file.poll, most: 4 } }, /^most: /],
    ['with something more in it', { note: 'x' }, /note/],
    [
      'with a receipt that is none',
      { votes: file.votes.with(0, { ...first, receipt: '0000000001' }) },
      /^votes.0.receipt: /,
    ],
  ])('%s', (_, change, why) => {
    expect(() => recount(sha256, JSON.stringify({ ...file, ...change }))).toThrow(why)
    expect(() => recount(sha256, JSON.stringify({ ...file, ...change }))).toThrow(/^[^\n]+$/)
  })

  test('that was rewritten whole, beside the head of the notice board only', () => {
    const forged = published(box(['A', 'oppose'], ['B', 'oppose']))
    expect(recount(sha256, JSON.stringify(forged)).head).not.toBe(file.head)
    expect(() => recount(sha256, JSON.stringify(forged), file.head)).toThrow(/^head: /)
  })
})

describe('npm run recount', () => {
  const dir = mkdtempSync(join(tmpdir(), 'recount-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  const run = (text: string, ...more: string[]) => {
    const path = join(dir, 'poll.json')
    writeFileSync(path, text)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/recount.ts', path, ...more],
      { encoding: 'utf8' },
    )
    return { status, stdout, stderr }
  }

  test('prints one line of figures', () => {
    expect(run(JSON.stringify(file), file.head)).toEqual({
      status: 0,
      stdout: `agrees: 4 of 9 voted; "agree" 2; "oppose" 1; "abstain" 1; 2 replaced; an opinion, nothing decided; opinion-poll@1; head ${file.head}\n`,
      stderr: '',
    })
  })

  test('tells in one line what is wrong, with exit code 1', () => {
    const { status, stdout, stderr } = run(JSON.stringify({ ...file, chain: [] }))
    expect([status, stdout, stderr]).toEqual([1, '', 'chain: 0 ballots were cast, and 6 are listed\n'])
    expect(run('{')).toEqual({ status: 1, stdout: '', stderr: 'the file is no JSON\n' })
  })
})
