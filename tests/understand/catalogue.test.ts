// Questions in words that the catalogue does not have, written down before its words and before any tuning.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findEntries, rank } from '../../src/understand/catalogue.ts'
import { catalogue } from '../support/catalogue.ts'

const cases = readFileSync('tests/understand/catalogue/unseen.txt', 'utf8')
  .split('\n')
  .filter((line) => line.includes('\t'))
  .map((line) => {
    const [code = '', text = ''] = line.split('\t')
    return { code, text, found: findEntries(text, catalogue).map((entry) => entry.code) }
  })
const known = cases.filter(({ code }) => code !== '-')

describe('questions that nobody tuned on', () => {
  test('find their entry alone nine times in ten', () => {
    const right = known.filter(({ code, found }) => found.length === 1 && found[0] === code)
    expect(right.length / known.length).toBeGreaterThanOrEqual(0.88)
  })
  test('hardly ever find another one alone', () => {
    const wrong = known.filter(({ code, found }) => found.length > 0 && !found.includes(code))
    expect(wrong.length / known.length).toBeLessThanOrEqual(0.05)
  })
  test('find nothing where the catalogue has nothing, nine times in ten', () => {
    const others = cases.filter(({ code }) => code === '-')
    expect(others.filter(({ found }) => found.length > 0).length / others.length).toBeLessThanOrEqual(0.1)
  })
})

describe('finding', () => {
  test('is the same whenever it is asked, and in whatever order the entries stand', () => {
    const turned = [...catalogue].reverse()
    for (const { text, found } of cases)
      expect(
        findEntries(text, turned)
          .map(({ code }) => code)
          .sort(),
      ).toEqual(found.sort())
  })
  test.each(['', '?', '3', '12345', '😂', '的了吗', '水'.repeat(50_000)])('takes anything', (text) => {
    expect(findEntries(text, catalogue)).toEqual([])
    expect(findEntries(text, [])).toEqual([])
  })
  test('hears a homophone of a voice transcript', () => {
    expect(rank('社保咔丢了怎么补', catalogue)[0]?.entry.code).toBe('card-replacement')
  })
  test('takes a permit for no certificate', () => {
    expect(findEntries('单位要我开个居住证明,社区能开吗', catalogue)).toEqual([])
  })
})
