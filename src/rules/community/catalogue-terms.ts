// The names of what the catalogue holds: its domains, and the facts that an entry may state.

/** The twelve domains of clause T5.1. */
export const domains = [
  'social_security',
  'employment',
  'social_assistance',
  'education',
  'health',
  'elderly_care',
  'childcare',
  'funeral',
  'disability_support',
  'legal',
  'mediation',
  'community_correction',
] as const
export type Domain = (typeof domains)[number]

/** Matters of these domains are for one named person only (clause T5.1). */
export const confidentialDomains: readonly Domain[] = ['social_assistance', 'funeral', 'community_correction']

/** How many sources an entry may name beside its first. */
export const furtherAtMost = 6

export const factNames = ['eligibility', 'papers', 'channel', 'fee', 'handler', 'deadline'] as const
export type FactName = (typeof factNames)[number]

/** An entry, as far as it states facts: an answer states none. */
type Facts = Readonly<{ kind: string } & Partial<Record<FactName, Words | null>>>
interface Words {
  zh: string
  en?: string | undefined
}

/** What an entry states, in the order in which it is told. */
export function factsOf(stated: Facts): { name: FactName; text: Words }[] {
  return factNames.flatMap((name) => {
    const text = stated[name]
    return text ? [{ name, text }] : []
  })
}
