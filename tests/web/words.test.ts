// What the console calls things.
import { describe, expect, test } from 'vitest'
import { matterWords } from '../../src/web/console/tickets/reasons.ts'
import { categoryLabel } from '../../src/web/console/labels.ts'
import { hasForm } from '../../src/web/console/tickets/form-text.ts'
import { translator } from '../../src/web/console/texts/texts.ts'

describe("the head of a ticket's page", () => {
  test.each([
    ['human', 'recording', '语音'],
    ['human', 'human', '找工作人员'],
    ['help', 'street_light', '路灯、楼道灯 · 报修报事'],
  ] as const)('calls a %s of %s as its row does', (kind, category, words) => {
    expect(matterWords({ kind, category }, translator('zh'), 'zh')).toBe(words)
    expect(words).toContain(categoryLabel(category, 'zh'))
  })
})

describe('a 12345 form', () => {
  test.each([
    ['street_light', false, true],
    ['noise', true, true],
    ['gas_leak', false, false],
    ['domestic_violence', false, false],
    ['child_tells', false, false],
    ['crisis', false, false],
    ['complaint_staff', false, false],
  ])('of %s (confidential: %s): %s', (category, confidential, has) => {
    expect(hasForm({ category, confidential })).toBe(has)
  })
})
