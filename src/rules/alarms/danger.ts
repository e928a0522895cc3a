// The classes of danger that are answered before anything else (domain 4.4). Each is also the category of its ticket.

export const dangers = [
  'gas_leak',
  'co_poisoning',
  'fire',
  'elevator_trapped',
  'electrical_hazard',
  'drowning',
  'medical',
  'dangerous_animal',
  'missing_person',
  'welfare_check',
  'violence',
  'domestic_violence',
  'child_tells',
  'harm_told',
  'crisis',
  'crisis_witness',
  'fraud',
  'danger',
] as const
export type Danger = (typeof dangers)[number]

/** Notices of these matters would endanger who reads them: none is pushed (domain 4.4, silent mode). */
export const silentDangers: readonly string[] = ['violence', 'domestic_violence', 'child_tells']

const families: readonly (readonly Danger[])[] = [
  ['violence', 'domestic_violence', 'child_tells', 'harm_told'],
  ['crisis', 'crisis_witness'],
]
/** Whether two dangers are one matter told in other words. */
export const sameMatter = (a: Danger, b: Danger): boolean =>
  a === b || families.some((family) => family.includes(a) && family.includes(b))

/** Whoever works for the community has to report these (未成年人保护法 11, 反家庭暴力法 14). */
export const reportedDangers: readonly string[] = ['child_tells', 'harm_told']
