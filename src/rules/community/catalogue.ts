// The catalogue of services (plan, clause T5.1): what residents can ask about, with where it stands. Content is data: the built-in
// entries lie in prisma/catalogue, staff change them by versions.
import type { Content } from './catalogue-content.ts'

/** An entry in its present version. */
export interface CatalogueEntry {
  code: string
  version: number
  content: Content
}

/** Whether an entry may be told on a day ("2026-11-23"): an answer only until it expires. */
export const isCurrent = (content: Content, day: string): boolean =>
  content.kind !== 'answer' || day <= content.expiresOn

/** The service by whose form an item is applied for: its own, unless another has taken it over. */
export function formEntry(entries: readonly CatalogueEntry[], code: string): CatalogueEntry | undefined {
  const merging = entries.find(({ content }) => content.kind === 'service' && content.merges.includes(code))
  return merging ?? entries.find((entry) => entry.code === code)
}
