// The trained model: a table of weights for each feature. `npm run train` writes it; its corpus is named by a hash.
import { brotliDecompressSync } from 'node:zlib'
import stored from './model.json' with { type: 'json' }
import { softmax } from './softmax.ts'

/** What the file holds. `data` is base64 of brotli of: features, one a line, an empty line, then the rows of weights as int8. */
export interface StoredModel {
  /** SHA-256 of the corpus that it learned from. */
  corpus: string
  /** "intent" or "intent/category", then "P0" … "P3": the columns of the weights. */
  labels: string[]
  urgencies: string[]
  /** A weight of 127 is this much. */
  scale: number
  data: string
}

export interface Model {
  labels: readonly string[]
  urgencies: readonly string[]
  /** Probabilities in the order of `labels` and of `urgencies`; each list sums to 1. */
  score: (features: ReadonlySet<string>) => { labels: Float64Array; urgencies: Float64Array }
}

/** Reads a model. Throws on a file that is none. */
export function readModel({ labels, urgencies, scale, data }: StoredModel): Model {
  const bytes = brotliDecompressSync(Buffer.from(data, 'base64'))
  const end = bytes.indexOf('\n\n')
  const names = bytes.toString('utf8', 0, end).split('\n')
  const rowOf = new Map(names.map((feature, row) => [feature, row]))
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 2, bytes.length - end - 2)
  const columns = labels.length + urgencies.length
  if (weights.length !== (names.length + 1) * columns)
    throw new Error('the model file is damaged: run npm run train')
  const bias = names.length * columns

  return {
    labels,
    urgencies,
    score: (features) => {
      const sums = new Float64Array(columns)
      let known = 0
      for (const feature of features) {
        const row = rowOf.get(feature)
        if (row === undefined) continue
        known++
        add(sums, weights, row * columns)
      }
      const value = scale / 127 / Math.sqrt(Math.max(1, known))
      for (let column = 0; column < columns; column++)
        sums[column] = (sums[column] ?? 0) * value + ((weights[bias + column] ?? 0) * scale) / 127
      return {
        labels: softmax(sums.subarray(0, labels.length)),
        urgencies: softmax(sums.subarray(labels.length)),
      }
    },
  }
}

function add(sums: Float64Array, weights: Int8Array, base: number): void {
  for (let column = 0; column < sums.length; column++)
    sums[column] = (sums[column] ?? 0) + (weights[base + column] ?? 0)
}

let model: Model | undefined
/** The project's own model, unpacked at the first use. */
export const ownModel = (): Model => (model ??= readModel(stored))
