// What an entry of the catalogue tells, in few lines, with where it stands.
import { type CatalogueEntry } from '../../rules/community/catalogue.ts'
import { factsOf, type FactName } from '../../rules/community/catalogue-terms.ts'
import { line, say, type Line, type Say } from '../../text/say.ts'

const labels = {
  eligibility: 'consult.eligibility',
  papers: 'consult.papers',
  channel: 'consult.channel',
  fee: 'consult.fee',
  handler: 'consult.handler',
  deadline: 'consult.deadline',
} as const satisfies Record<FactName, string>

/** One short line: which source, and when somebody read it. */
export function sourceLine({ content: { source } }: CatalogueEntry): Line[] {
  if (source === null) return []
  const { title, article, checkedOn, more = [] } = source
  const places = { title, article, day: checkedOn }
  return [more.length > 0 ? line('consult.sources', places) : line('consult.source', places)]
}

export function tellEntry(entry: CatalogueEntry): Say {
  const { content } = entry
  const mourning = content.kind === 'service' && content.domain === 'funeral'
  const kind = mourning ? [line('consult.condolence')] : []
  const facts = factsOf(content).map(({ name, text }) => line(labels[name], { text }))
  const told = content.kind === 'answer' ? [line('consult.item', { name: content.text })] : facts
  return {
    ...say('consult.item', { name: content.name }),
    lines: [...kind, ...(told.length > 0 ? told : [line('consult.unfilled')]), ...sourceLine(entry)],
  }
}
