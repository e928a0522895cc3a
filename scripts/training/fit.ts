// Fits the classifier to examples: counts features, trains both heads, packs the weights.
import { brotliCompressSync } from 'node:zlib'
import { featuresOf } from '../../src/understand/features.ts'
import type { StoredModel } from '../../src/understand/model.ts'
import type { Example } from './corpus.ts'
import { train, type Sparse } from './softmax.ts'

/** Intents whose category is a label of its own. */
const withCategory = new Set(['service_request', 'consult', 'emergency', 'anti_fraud'])
/** Others of which some tellings need another answer. */
const tellings: Readonly<Record<string, string>> = { crisis: 'bystander', mandatory_report: 'told-by-child' }

/** "intent", or "intent/category" where the category matters to the answer. */
function labelOf({ intent, category }: Pick<Example, 'intent' | 'category'>): string {
  if (withCategory.has(intent)) return `${intent}/${category}`
  const telling = tellings[intent]
  if (telling === undefined) return intent
  return category.startsWith(telling) ? `${intent}/${telling}` : `${intent}/self`
}

const urgencies = ['P0', 'P1', 'P2', 'P3']
const common = { epochs: 30, rate: 0.5, decay: 2e-5, dropout: 0.25 }

const places = [
  '桂花小区3栋2单元',
  '锦江苑5栋',
  '阳光花园1栋1单元602',
  '我们小区7栋',
  '和平巷12号',
  '2单元4楼',
  '老粮站旁边',
  '翠湖家园',
]
/** Whatever happens can happen anywhere: every third message is also learnt with a place before it. */
function elsewhere(example: Example, at: number): Example[] {
  if (at % 3 !== 0 || ['flow_reply', 'nav', 'smalltalk'].includes(example.intent)) return []
  return [{ ...example, text: `${places[(at / 3) % places.length] ?? ''}${example.text}` }]
}

/** Fits a model to examples. The same examples give the same model. */
export function fit(
  corpus: readonly Example[],
  hash: string,
  options: Partial<typeof common> = {},
): StoredModel {
  const examples = [...corpus, ...corpus.flatMap(elsewhere)]
  const features = examples.map(({ text }) => featuresOf(text))
  const counts = new Map<string, number>()
  for (const own of features) for (const feature of own) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const vocabulary = [...counts]
    .filter(([, count]) => count > 1)
    .map(([feature]) => feature)
    .sort()
  const rowOf = new Map(vocabulary.map((feature, row) => [feature, row]))
  const rows = features.map((own) => Int32Array.from([...own].flatMap((feature) => rowOf.get(feature) ?? [])))
  const labels = [...new Set(examples.map(labelOf))].sort()
  const head = (names: readonly string[], nameOf: (example: Example) => string) => {
    const sizes = new Map<string, number>()
    for (const example of examples) sizes.set(nameOf(example), (sizes.get(nameOf(example)) ?? 0) + 1)
    const mean = examples.length / names.length
    const sparse = examples.map((example, at): Sparse => ({
      features: rows[at] ?? new Int32Array(),
      label: names.indexOf(nameOf(example)),
      // Rare labels count more, though not in full.
      weight: Math.min(2, Math.sqrt(mean / (sizes.get(nameOf(example)) ?? 1))),
    }))
    return train(sparse, { ...common, ...options, features: vocabulary.length, labels: names.length })
  }
  const byLabel = head(labels, labelOf)
  const byUrgency = head(urgencies, ({ urgency }) => urgency)
  return pack(vocabulary, labels, byLabel, byUrgency, hash)
}

function pack(
  vocabulary: readonly string[],
  labels: string[],
  byLabel: Float32Array,
  byUrgency: Float32Array,
  corpus: string,
): StoredModel {
  const columns = labels.length + urgencies.length
  const scale = [byLabel, byUrgency].reduce(
    (most, weights) => weights.reduce((a, b) => Math.max(a, Math.abs(b)), most),
    0,
  )
  const rows = new Int8Array((vocabulary.length + 1) * columns)
  for (let row = 0; row <= vocabulary.length; row++) {
    for (let column = 0; column < columns; column++) {
      const weight =
        column < labels.length
          ? byLabel[row * labels.length + column]
          : byUrgency[row * urgencies.length + column - labels.length]
      rows[row * columns + column] = quantised((weight ?? 0) / scale)
    }
  }
  const bytes = Buffer.concat([Buffer.from(`${vocabulary.join('\n')}\n\n`), Buffer.from(rows.buffer)])
  return { corpus, labels, urgencies, scale, data: brotliCompressSync(bytes).toString('base64') }
}

/** Weights so small that they change no decision are dropped: a file of zeros packs well. */
function quantised(share: number): number {
  const level = Math.round(share * 127)
  return Math.abs(level) < 3 ? 0 : level
}
