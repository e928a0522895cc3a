import { expect, test } from 'vitest'
import { dangers } from '../../src/rules/alarms/danger.ts'
import { safetyFault } from '../../src/rules/alarms/safety-text.ts'
import { en } from '../../src/text/en.ts'
import { hotlines } from '../../src/text/hotlines.ts'
import { zh } from '../../src/text/zh.ts'

const known = Object.keys(hotlines)
const good = { zh: '先出去,再打119。', en: 'Get out, then call 119.' }

test('every built-in sentence would be taken', () => {
  for (const danger of dangers)
    expect(safetyFault({ zh: zh[`safety.${danger}`], en: en[`safety.${danger}`] }, known)).toBeUndefined()
  expect(safetyFault({ zh: '', en: '' }, known)).toBeUndefined()
})

test.each([
  [{ ...good, en: '' }, 'half'],
  [{ ...good, zh: '走'.repeat(121) }, 'long'],
  [{ ...good, zh: '打119,或者02886001234' }, 'number'],
  [{ ...good, zh: '打119,或者8600' }, 'number'],
  [{ ...good, en: 'Get out.' }, 'noNumber'],
  [{ ...good, zh: '快走' }, 'noNumber'],
])('%j is refused: %s', (words, fault) => {
  expect(safetyFault(words, known)).toBe(fault)
})
