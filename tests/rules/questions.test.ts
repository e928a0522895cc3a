// The rules by their command: a real process, asked as an evaluation asks it.
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { askRule, questions } from '../../src/rules/questions.ts'

const run = (rule: string, input: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/rules.ts', rule], { input, encoding: 'utf8' })
const deadline = (changes: object) => JSON.stringify({ ...questions.deadline.example, ...changes })
const tally = (changes: object) => JSON.stringify({ ...questions.tally.example, ...changes })

describe('npm run rules', () => {
  test('answers with one line of JSON', () => {
    const { status, stdout, stderr } = run('deadline', deadline({}))
    expect([status, stdout, stderr]).toEqual([0, '{"due":"2026-10-15"}\n', ''])
  })

  test('tells in one line why not, with exit code 1', () => {
    const { status, stdout, stderr } = run('tally', tally({ matter: 10 }))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^matter: .+\n$/)
  })
})

describe('the question', () => {
  test('may give the time without an offset, and then means Shanghai', () => {
    expect(askRule('deadline', deadline({ from: '2026-11-23T23:30' }))).toEqual({ due: '2026-12-02' })
    expect(askRule('deadline', deadline({ from: '2026-11-23T23:30Z' }))).toEqual({ due: '2026-12-03' })
  })

  test('of owners is answered by heads and by area', () => {
    expect(askRule('tally', tally({}))).toEqual({
      participation: { heads: true, area: true },
      approval: { heads: true, area: true },
      passed: true,
    })
  })

  test.each([
    ['an unknown rule', 'weather', '{}', /^name one of the rules: deadline, tally, mediation, vote$/],
    ['no JSON', 'deadline', '{"pack":\n', /^the question is no JSON$/],
    ['no object', 'deadline', '[]', /^the question: /],
    ['an unknown pack', 'deadline', deadline({ pack: 'x' }), /^pack: there is no "x"/],
    ['an unknown kind', 'deadline', deadline({ kind: 'petition' }), /^kind: /],
    ['a day that there is not', 'deadline', deadline({ from: '2026-02-30T10:00:00+08:00' }), /^from: /],
    ['a day without a time', 'deadline', deadline({ from: '2026-02-28' }), /^from: /],
    ['another rule', 'tally', tally({ rule: 'property-regulation-12' }), /^rule: /],
    ['matter 0', 'tally', tally({ matter: 0 }), /^matter: /],
    ['matter 4.5', 'tally', tally({ matter: 4.5 }), /^matter: /],
    [
      'an area below zero',
      'tally',
      tally({ owners: [{ id: 'A', areasCm2: ['-1'] }] }),
      /^owners.0.areasCm2.0: /,
    ],
    ['an area of zero', 'tally', tally({ owners: [{ id: 'A', areasCm2: ['0'] }] }), /^owners.0.areasCm2.0: /],
    ['a broken area', 'tally', tally({ owners: [{ id: 'A', areasCm2: ['1.5'] }] }), /^owners.0.areasCm2.0: /],
    ['an area as a number', 'tally', tally({ owners: [{ id: 'A', areasCm2: [1] }] }), /in quotes$/],
    [
      'an owner without a flat',
      'tally',
      tally({ owners: [{ id: 'A', areasCm2: [] }] }),
      /^owners.0.areasCm2: /,
    ],
    [
      'an owner named twice',
      'tally',
      tally({ owners: ['A', 'A'].map((id) => ({ id, areasCm2: ['1'] })) }),
      /twice/,
    ],
    [
      'a stranger’s ballot',
      'tally',
      tally({ ballots: [{ owner: 'C', choice: 'agree' }] }),
      /"C" is no owner/,
    ],
    [
      'a second ballot',
      'tally',
      tally({ ballots: ['agree', 'oppose'].map((choice) => ({ owner: 'A', choice })) }),
      /"A" has voted twice/,
    ],
    [
      'an unknown choice',
      'tally',
      tally({ ballots: [{ owner: 'A', choice: 'maybe' }] }),
      /^ballots.0.choice: /,
    ],
  ])('with %s is refused in one line', (_, rule, question, why) => {
    expect(() => askRule(rule, question)).toThrow(why)
    expect(() => askRule(rule, question)).toThrow(/^[^\n]+$/)
  })
})
