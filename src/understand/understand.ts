// From a sentence to what it means: danger, intent, category, urgency. Rules for what must never be missed stand beside a trained model.
import { normalise } from '../text/normalise.ts'
import { wordFor, type Meaning } from '../text/words.ts'
import type { Danger } from '../rules/danger.ts'
import type { Urgency } from '../rules/ticket.ts'
import { partsOf } from './parts.ts'
import { featuresOf } from './features.ts'
import { score, type Scores } from './model.ts'
import { plainSigns } from './safety.ts'

/** What a message means. The labels are those of docs/understanding.md. */
export interface Understanding {
  intent: string
  category: string | null
  urgency: Urgency
  /** How likely the intent is right, 0 … 1. */
  confidence: number
  /** Further intents of the same message, the most urgent first. */
  also: string[]
}

export type Scored = (features: ReadonlySet<string>) => Scores

const grave = ['emergency', 'crisis', 'mandatory_report']
const order: readonly Urgency[] = ['P0', 'P1', 'P2', 'P3']
/** From this probability on a message counts as one of danger: a false alarm costs less than a missed one. */
const graveFrom = 0.35
/** The same where the words tell of danger plainly, and where they speak of films, lessons or long ago. */
const graveIfPlain = 0.05
const graveElsewhere = 0.6
/** What plain words of danger add to their class. */
const plainWeight = 0.3
/** From this probability on a part of a message counts as a matter of its own. */
const matterFrom = 0.5

/** Words that steer, as intents. They count only as the whole message. */
const steering: Partial<
  Record<Meaning, readonly [intent: string, category: string | null, urgency: Urgency]>
> = {
  back: ['nav', null, 'P3'],
  cancel: ['nav', null, 'P3'],
  help: ['nav', null, 'P3'],
  continue: ['nav', null, 'P3'],
  restart: ['nav', null, 'P3'],
  menu: ['nav', null, 'P3'],
  withdraw: ['nav', null, 'P3'],
  human: ['human', null, 'P3'],
  progress: ['progress_query', null, 'P3'],
  privacy: ['privacy', null, 'P2'],
  report: ['service_request', 'other', 'P2'],
  hello: ['smalltalk', null, 'P3'],
  thanks: ['smalltalk', null, 'P3'],
  yes: ['flow_reply', null, 'P3'],
  no: ['flow_reply', null, 'P3'],
}

/** Understands a message as the first of a conversation. Pure; takes any text, however long or strange. */
export function understand(text: string, scored: Scored = score): Understanding {
  const word = wordFor(text)
  const steers = word && steering[word]
  if (steers) {
    const [intent, category, urgency] = steers
    return { intent, category, urgency, confidence: 1, also: [] }
  }
  const said = normalise(text)
  if (!/[\p{L}\p{N}]/u.test(said))
    return { intent: 'smalltalk', category: null, urgency: 'P3', confidence: 0.5, also: [] }
  const whole = judge(said, scored)
  const parts = partsOf(said)
  if (parts.length < 2) return whole
  return together(
    whole,
    parts.map((part) => judge(part, scored)),
  )
}

/** What the whole says, unless a part tells of something graver; what the other parts tell besides. */
function together(whole: Understanding, parts: readonly Understanding[]): Understanding {
  const sure = parts.filter(({ confidence }) => confidence >= matterFrom)
  const worst = sure.find(({ urgency }) => urgency === 'P0')
  const main = worst && whole.urgency !== 'P0' ? worst : whole
  const others = sure
    .filter(
      ({ intent }) =>
        intent !== main.intent && intent !== 'smalltalk' && intent !== 'nav' && intent !== 'abuse',
    )
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency))
  return { ...main, also: [...new Set(others.map(({ intent }) => intent))] }
}

/** Judges one piece of text. */
export function judge(text: string, scored: Scored = score): Understanding {
  const { labels: modelled, urgencies } = scored(featuresOf(text))
  const { danger: plain, elsewhere } = plainSigns(text)
  const labels = plain ? leaning(modelled, labelOf(plain)) : modelled
  const intents = byIntent(labels)
  const danger = sumOf(byIntent(modelled), grave) + (modelled.get('anti_fraud/fraud_in_progress') ?? 0)
  const enough = plain ? graveIfPlain : elsewhere ? graveElsewhere : graveFrom
  const heard = danger >= enough ? only(intents, [...grave, 'anti_fraud']) : intents
  const [intent] = likeliest(heard)
  const category = categoryFor(intent, labels)
  return {
    intent,
    category,
    urgency: urgencyFor(intent, category, urgencies),
    confidence: intents.get(intent) ?? 0,
    also: [],
  }
}

/** The classes of danger are P0 by their definition; a loss is so while the money may still be stopped. */
function urgencyFor(
  intent: string,
  category: string | null,
  urgencies: ReadonlyMap<string, number>,
): Urgency {
  if (grave.includes(intent) || category === 'fraud_in_progress') return 'P0'
  if (category === 'fraud_inquiry') return 'P1'
  if (category === 'fraud_loss') return (urgencies.get('P0') ?? 0) >= (urgencies.get('P1') ?? 0) ? 'P0' : 'P1'
  const [urgency] = likeliest(only(urgencies, ['P1', 'P2', 'P3']))
  return urgency as Urgency
}

/** The model's label of a class that the rules know. */
function labelOf(danger: Danger): string {
  if (danger === 'crisis') return 'crisis'
  return danger === 'fraud' ? 'anti_fraud/fraud_in_progress' : `emergency/${danger}`
}

/** Probabilities that lean to one label. */
const leaning = (labels: Scores['labels'], towards: string): Scores['labels'] =>
  new Map(
    [...labels].map(([label, share]) => [
      label,
      share * (1 - plainWeight) + (label === towards ? plainWeight : 0),
    ]),
  )

/** Sums the labels' probabilities by intent. */
function byIntent(labels: Scores['labels']): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [label, share] of labels) {
    const [intent = ''] = label.split('/')
    sums.set(intent, (sums.get(intent) ?? 0) + share)
  }
  return sums
}

const sumOf = (shares: ReadonlyMap<string, number>, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (shares.get(name) ?? 0), 0)

const only = (shares: ReadonlyMap<string, number>, names: readonly string[]): Map<string, number> =>
  new Map(names.map((name) => [name, shares.get(name) ?? 0]))

function likeliest(shares: ReadonlyMap<string, number>): [name: string, share: number] {
  let best: [string, number] = ['', -1]
  for (const entry of shares) if (entry[1] > best[1]) best = entry
  return best
}

/** The likeliest category of an intent, or null where it has none. */
function categoryFor(intent: string, labels: Scores['labels']): string | null {
  const own = new Map([...labels].filter(([label]) => label.startsWith(`${intent}/`)))
  return own.size === 0 ? null : (likeliest(own)[0].split('/')[1] ?? null)
}
