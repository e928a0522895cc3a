// The 30 days in which a court can be asked to confirm a mediation agreement (人民调解法 33; Civil Code 201, 203).
import { expect, test } from 'vitest'
import { confirmationDays } from '../../src/rules/law/mediation.ts'

test.each([
  ['ends on a working day as it is', '2026-10-19', '2026-11-18'],
  ['gives way to the Monday after a weekend', '2026-10-22', '2026-11-23'],
  ['gives way to the first day after the National Day holidays', '2026-09-03', '2026-10-08'],
])('the time for the court %s', (_, effective, last) => {
  expect(confirmationDays(effective).last).toBe(last)
})
test('reminders are on the 20th and the 27th day after its effect', () => {
  expect(confirmationDays('2026-10-19').reminders).toEqual(['2026-11-08', '2026-11-15'])
})
