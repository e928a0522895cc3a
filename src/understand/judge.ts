// What the model and the rules of danger together make of one piece of text.
import type { Danger } from '../rules/alarms/danger.ts'
import type { Urgency } from '../rules/tickets/ticket.ts'
import { intents as known, type Intent } from './intents.ts'
import { ownModel, type Model } from './model.ts'
import { plainSigns } from './safety.ts'

/** What one piece of text means. The labels are those of docs/understanding.md. */
export interface Judgement {
  intent: Intent
  category: string | null
  urgency: Urgency
  /** How likely the intent is right, 0 … 1. */
  confidence: number
  /** The likeliest intents, the first one first. */
  ranked: readonly Intent[]
}

/** Intents that are P0 by their definition. */
const grave: readonly string[] = ['emergency', 'crisis', 'mandatory_report']
const inProgress = 'anti_fraud/fraud_in_progress'
/** From this probability on a text counts as one of danger: a false alarm costs less than a missed one. */
const graveFrom = 0.3
/** The same where the words tell of danger plainly, and where they speak of films, lessons or long ago. */
const graveIfPlain = 0.01
const graveElsewhere = 0.6
/** The same for a text without Chinese, of which the corpus holds little: chance letters look like anything. */
const graveForeign = 0.5
/**
 * Of an answer to no question ("我和弟弟") what is left over says nothing: below this it is no danger by being the likeliest of
 * the rest.
 */
const graveInAnswer = 0.1
/** What plain words of danger add to their class. */
const plainWeight = 0.3

export type Judge = (text: string) => Judgement

/** A judge by a model: the project's own unless another is measured. */
export function createJudge(model: Model): Judge {
  const { labels, urgencies } = model
  const intents = known.filter((intent) => labels.some((label) => label.split('/')[0] === intent))
  const intentOf = Uint8Array.from(labels, (label) =>
    intents.findIndex((intent) => label.split('/')[0] === intent),
  )
  const categoryOf = labels.map((label) => label.split('/')[1] ?? null)
  const graveLabels = indexesWhere(
    labels,
    (label) => grave.includes(label.split('/')[0] ?? '') || label === inProgress,
  )
  const labelsOf = intents.map((_, intent) => indexesWhere(labels, (_, at) => intentOf[at] === intent))
  const graveIntents = indexesWhere(intents, (intent) => intent === 'anti_fraud' || grave.includes(intent))
  const all = intents.map((_, at) => at)
  // An answer to no open question is no intent: what is likeliest besides it is asked for.
  const answer = intents.indexOf('flow_reply')
  const answerable = all.filter((at) => at !== answer)
  const harmless = answerable.filter((at) => !grave.includes(intents[at] ?? ''))
  const among = (own: readonly string[]) => indexesWhere(urgencies, (urgency) => own.includes(urgency))
  const lost = among(['P0', 'P1'])
  const ordinary = among(['P1', 'P2', 'P3'])

  /** The classes of danger are P0 by their definition; a loss is so while the money may still be stopped. */
  function urgencyFor(intent: string, category: string | null, urgencyShares: Float64Array): Urgency {
    if (grave.includes(intent) || category === 'fraud_in_progress') return 'P0'
    if (category === 'fraud_inquiry') return 'P1'
    const likeliest = largest(urgencyShares, category === 'fraud_loss' ? lost : ordinary)
    return urgencies[likeliest ?? -1] as Urgency // the model has all four
  }

  return (text) => {
    const { labels: shares, urgencies: urgencyShares } = model.score(text)
    const signs = plainSigns(text)
    let danger = 0
    for (const at of graveLabels) danger += shares[at] ?? 0
    if (signs.danger) lean(shares, labels.indexOf(labelOf(signs.danger)))
    const enough = signs.danger
      ? graveIfPlain
      : signs.elsewhere
        ? graveElsewhere
        : /\p{Script=Han}/u.test(text)
          ? graveFrom
          : graveForeign

    const sums = new Float64Array(intents.length)
    for (let at = 0; at < intentOf.length; at++) {
      const intent = intentOf[at] ?? 0
      sums[intent] = (sums[intent] ?? 0) + (shares[at] ?? 0)
    }
    const [first = 0, second = 0, third = 0] = threeLargest(sums, answerable)
    const rest = danger < graveInAnswer && largest(sums, all) === answer ? harmless : answerable
    const best = largest(sums, danger >= enough ? graveIntents : rest) ?? first
    const intent = intents[best] ?? 'nav'
    const category = categoryOf[largest(shares, labelsOf[best] ?? []) ?? -1] ?? null
    return {
      intent,
      category,
      urgency: urgencyFor(intent, category, urgencyShares),
      confidence: sums[best] ?? 0,
      ranked: [first, second, third].map((at) => intents[at] ?? 'nav'),
    }
  }
}

/** Where a list holds what is wanted. */
const indexesWhere = <T>(list: readonly T[], wanted: (value: T, at: number) => boolean): number[] =>
  list.flatMap((value, at) => (wanted(value, at) ? [at] : []))

/** Which of some places in a list of shares holds the largest, the first of equals; undefined where there are none. */
function largest(shares: Float64Array, among: readonly number[]): number | undefined {
  let best: number | undefined
  for (const at of among) if (best === undefined || (shares[at] ?? 0) > (shares[best] ?? 0)) best = at
  return best
}

/** The three largest, the first of equals before the others. */
function threeLargest(shares: Float64Array, among: readonly number[]): number[] {
  const found: number[] = []
  for (const at of among) {
    const share = shares[at] ?? 0
    let place = found.length
    while (place > 0 && share > (shares[found[place - 1] ?? 0] ?? 0)) place--
    if (place < 3) found.splice(place, 0, at)
    if (found.length > 3) found.pop()
  }
  return found
}

/** The model's label of a class that the rules know. */
function labelOf(danger: Danger): string {
  if (danger === 'crisis') return 'crisis/self'
  return danger === 'fraud' ? inProgress : `emergency/${danger}`
}

/** Leans probabilities to one label. */
function lean(shares: Float64Array, towards: number): void {
  for (let at = 0; at < shares.length; at++)
    shares[at] = (shares[at] ?? 0) * (1 - plainWeight) + (at === towards ? plainWeight : 0)
}

let own: Judge | undefined
/** The project's own judge. Its first call takes 0.3 s: the model and the dictionary are unpacked. */
export const judge: Judge = (text) => (own ??= createJudge(ownModel()))(text)
