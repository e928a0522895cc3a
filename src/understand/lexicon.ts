// Words by what they speak of, so that the classifier knows a word it never saw by the company it belongs to.
import { bodyWords } from './lexicon-body.ts'
import { civicWords } from './lexicon-civic.ts'
import { dangerWords } from './lexicon-danger.ts'
import { estateWords } from './lexicon-estate.ts'
import { homeWords } from './lexicon-home.ts'
import { peopleWords } from './lexicon-people.ts'
import { talkWords } from './lexicon-talk.ts'

const table: Readonly<Record<string, string>> = {
  ...dangerWords,
  ...bodyWords,
  ...peopleWords,
  ...homeWords,
  ...estateWords,
  ...civicWords,
  ...talkWords,
}

/** Concept, the words that speak of it. A word may belong to several. */
export const concepts: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(table).map(([concept, words]) => [concept, words.trim().split(/\s+/)]),
)

const names = Object.keys(concepts)
/** Word, the places in `names` of what it speaks of. */
const placesOf = new Map<string, number[]>()
names.forEach((name, place) => {
  for (const word of concepts[name] ?? []) placesOf.set(word, [...(placesOf.get(word) ?? []), place])
})
const longest = Math.max(...[...placesOf.keys()].map((word) => word.length))

const latin = /^[a-z0-9]{2}$/
/** Whether a cut at this place would fall inside an English word or a number. */
const splits = (text: string, at: number) => latin.test(text.slice(at - 1, at + 1))

/** The concepts that a text (at most some 300 characters) speaks of, each once, in the order of the table. */
export function conceptsIn(text: string): string[] {
  const lower = text.toLowerCase()
  const cuts = Array.from({ length: lower.length + 1 }, (_, at) => at > 0 && splits(lower, at))
  const found = new Set<number>()
  for (let from = 0; from < lower.length; from++) {
    if (cuts[from]) continue
    for (let to = from + 1; to <= Math.min(from + longest, lower.length); to++) {
      if (cuts[to]) continue
      for (const place of placesOf.get(lower.slice(from, to)) ?? []) found.add(place)
    }
  }
  return names.filter((_, place) => found.has(place))
}
