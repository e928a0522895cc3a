// The catalogue of services (plan, clause T5.1): what residents can ask about, with where it stands. Content is data: the built-in
// entries lie in prisma/catalogue, staff change them by versions.
import type { Content, Wording } from './catalogue-content.ts'

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

/** An entry in its present version. */
export interface CatalogueEntry {
  code: string
  version: number
  content: Content
}

export const factNames = ['eligibility', 'papers', 'channel', 'fee', 'handler', 'deadline'] as const
export type FactName = (typeof factNames)[number]

/** What an entry states, in the order in which it is told. */
export function factsOf(content: Content): { name: FactName; text: Wording }[] {
  if (content.kind === 'answer') return []
  const stated: Readonly<Partial<Record<FactName, Wording | null>>> =
    content.kind === 'paper' ? { handler: content.handler } : content
  return factNames.flatMap((name) => {
    const text = stated[name]
    return text ? [{ name, text }] : []
  })
}

/** Whether an entry may be told on a day ("2026-11-23"): an answer only until it expires. */
export const isCurrent = (content: Content, day: string): boolean =>
  content.kind !== 'answer' || day <= content.expiresOn

/** The service by whose form an item is applied for: its own, unless another has taken it over. */
export function formEntry(entries: readonly CatalogueEntry[], code: string): CatalogueEntry | undefined {
  const merging = entries.find(({ content }) => content.kind === 'service' && content.merges.includes(code))
  return merging ?? entries.find((entry) => entry.code === code)
}
