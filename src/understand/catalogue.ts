// Which entries of the catalogue a question is about. Pure and deterministic: an entry is what residents are known to say for it,
// and a question fits where what tells it apart is the same.
import { normalise } from '../text/normalise.ts'
import { formEntry, type CatalogueEntry } from '../rules/community/catalogue.ts'
import { featuresOf } from './features.ts'

export interface Hit {
  entry: CatalogueEntry
  /** From 0 to 1. */
  score: number
}

/** From this score on an entry is answered with; */
const fitsFrom = 0.4
/** and is asked about beside the best where it is nearly as good. */
const near = 0.88

/** What is said around a question and tells nothing of its matter. Longer ones first. */
const filler = new RegExp(
  [
    '请问|麻烦问一?下|想问一?下|问一?下|我想|我要|想要|我们|你们|您们|他们|人家',
    '咋个|咋办|咋弄|咋整|咋|怎么办理|怎么办|怎么弄|怎么|如何|怎样',
    '啥子|什么|啥|哪个|哪里|哪儿|哪点|哪|谁|多久|好久|多少|好多',
    '需要|要不要|要带|有没得|有没有|能不能|可不可以|可以不|可以|得不得行|得行不|行不行|是不是',
    '办理|申请|材料|手续|流程|条件|地方|屋头|家里|这个|那个|一下|去|在|的|了|吗|嘛|呢|哦|哈|不$',
    '\\b(?:how|do|does|i|my|is|a|an|the|to|get|where|what|can|for|of|me|please|need)\\b',
  ].join('|'),
  'g',
)

/** The features that tell a question's matter: no single characters, no length. */
function telling(text: string): string[] {
  const said = normalise(text).toLowerCase().replace(filler, ' ')
  const kept = said.replace(/\s+/g, '') === '' ? normalise(text) : said
  return [...featuresOf(kept)].filter(
    (feature) => !/^length|[\^$]|^w [0?!]+$/.test(feature) && Array.from(feature).length > 1,
  )
}
const weightOf = (feature: string): number =>
  feature.startsWith('w ') ? 1.5 : feature.startsWith('p ') ? 0.4 : 1

interface Phrase {
  at: number
  paper: boolean
  features: ReadonlySet<string>
}
interface Index {
  phrases: readonly Phrase[]
  /** How much each phrase tells in all. */
  weights: readonly number[]
  /** How much a feature tells: little where many entries have it; and which phrases have it. */
  features: ReadonlyMap<string, { tells: number; phrases: readonly number[] }>
}

function build(entries: readonly CatalogueEntry[]): Index {
  const phrases = entries.flatMap(({ content: { name, said } }, at): Phrase[] =>
    [name.zh, ...(name.en === undefined ? [] : [name.en]), ...said].map((words) => ({
      at,
      paper: asksForPaper(words),
      features: new Set(telling(words)),
    })),
  )
  const having = new Map<string, number[]>()
  for (const [index, { features }] of phrases.entries())
    for (const feature of features) {
      const found = having.get(feature)
      if (found) found.push(index)
      else having.set(feature, [index])
    }
  const features = new Map(
    [...having].map(([feature, found]) => {
      const common = new Set(found.map((index) => phrases[index]?.at)).size
      return [feature, { tells: weightOf(feature) * Math.log(1 + entries.length / common), phrases: found }]
    }),
  )
  const weights = phrases.map((phrase) =>
    [...phrase.features].reduce((sum, feature) => sum + (features.get(feature)?.tells ?? 0), 0),
  )
  return { phrases, weights, features }
}

/** Whether a paper is wanted that vouches for something. */
export const asksForPaper = (text: string): boolean => /证明|无犯罪|\b(?:proof|certificate)\b/i.test(text)

/** One index for a catalogue, made at the first question to it. */
const indexes = new WeakMap<readonly CatalogueEntry[], Index>()
function indexOf(entries: readonly CatalogueEntry[]): Index {
  const known = indexes.get(entries)
  if (known) return known
  const made = build(entries)
  indexes.set(entries, made)
  return made
}

/** Every entry that has anything in common with a text, the best first. */
export function rank(text: string, entries: readonly CatalogueEntry[]): Hit[] {
  const { phrases, weights, features } = indexOf(entries)
  const common = new Map<number, number>()
  let known = 0
  let unknown = 0
  for (const feature of telling(text)) {
    const found = features.get(feature)
    if (!found) {
      unknown++
      continue
    }
    known += found.tells
    for (const index of found.phrases) common.set(index, (common.get(index) ?? 0) + found.tells)
  }
  // Words that no entry knows make a question doubtful, but a story around it must not drown it.
  const whole = known + Math.min(unknown * 1.1, known * 1.5)
  const paper = asksForPaper(text)
  const best = new Map<number, number>()
  for (const [index, shared] of common) {
    const phrase = phrases[index]
    if (!phrase || (!paper && entries[phrase.at]?.content.kind === 'paper')) continue
    // 居住证明 is no 居住证.
    const likely = paper && !phrase.paper ? 0.6 : 1
    const score = likely * Math.sqrt((shared / (weights[index] ?? 1)) * (shared / whole))
    if (score > (best.get(phrase.at) ?? 0)) best.set(phrase.at, score)
  }
  return [...best]
    .flatMap(([at, score]) => {
      const entry = entries[at]
      return entry ? [{ entry, score }] : []
    })
    .sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1))
}

/** The entries that a question is about: none below the threshold, several (at most four) where they fit nearly as well. */
export function findEntries(text: string, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const hits = rank(text, entries).filter(({ score }) => score >= fitsFrom)
  const best = hits[0]?.score ?? 0
  const fitting = hits.filter(({ score }) => score >= best * near).map(({ entry }) => entry)
  return withoutMergers(fitting).slice(0, 4)
}

/** Who applies by one form is not asked which of its items it is: of an item and those that it took over the best one stays. */
function withoutMergers(fitting: readonly CatalogueEntry[]): CatalogueEntry[] {
  const formOf = ({ code }: CatalogueEntry) => formEntry(fitting, code)?.code
  return fitting.filter((entry, at) => fitting.findIndex((other) => formOf(other) === formOf(entry)) === at)
}
