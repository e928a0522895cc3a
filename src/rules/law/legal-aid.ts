// Legal aid (法律援助法, 2022): which circumstances are asked about, and what the law says of the income test in each. Whether
// somebody gets it is decided by the legal aid office alone; nothing here is a decision.

/** Circumstances in which legal aid does not depend on income (32). */
const withoutTest = {
  hero: '32(1)',
  bravery: '32(2)',
  acquitted: '32(3)',
  abused: '32(4)',
} as const
/** People whose income is not looked into, if they have papers that show it (42). */
const unchecked = {
  noIncome: '42(1)',
  relief: '42(2)',
  migrantWages: '42(3)',
} as const
export const aidArticles = { ...withoutTest, ...unchecked } as const
export type AidCircumstance = keyof typeof aidArticles

/** What is asked, in this order; each question ends with "none of these". */
export const aidQuestions: readonly (readonly AidCircumstance[])[] = [
  ['bravery', 'hero', 'acquitted', 'abused'],
  ['noIncome', 'relief', 'migrantWages'],
]

/**
 * withoutTest: income does not count (32). unchecked: with papers it is not looked into (42). test: it depends on income, by the line
 * that the province sets (34).
 */
export type AidTest = 'withoutTest' | 'unchecked' | 'test'
export const aidTestFor = (circumstance: AidCircumstance | undefined): AidTest =>
  circumstance === undefined ? 'test' : circumstance in withoutTest ? 'withoutTest' : 'unchecked'
