// The trained model: a table of weights for each feature. `npm run train` writes it; its corpus is named by a hash.
import { brotliDecompressSync } from 'node:zlib'
import stored from './model.json' with { type: 'json' }

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

export interface Scores {
  /** Probability by label. They sum to 1. */
  labels: ReadonlyMap<string, number>
  /** Probability by urgency. They sum to 1. */
  urgencies: ReadonlyMap<string, number>
}

/** Reads a model. Throws on a file that is none. */
export function readModel(model: StoredModel): (features: ReadonlySet<string>) => Scores {
  const bytes = brotliDecompressSync(Buffer.from(model.data, 'base64'))
  const end = bytes.indexOf('\n\n')
  const rowOf = new Map(
    bytes
      .toString('utf8', 0, end)
      .split('\n')
      .map((feature, row) => [feature, row]),
  )
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 2, bytes.length - end - 2)
  const { labels, urgencies, scale } = model
  const columns = labels.length + urgencies.length
  if (weights.length !== (rowOf.size + 1) * columns)
    throw new Error('the model file is damaged: run npm run train')

  return (features) => {
    const sums = new Float64Array(columns)
    let known = 0
    for (const feature of features) {
      const row = rowOf.get(feature)
      if (row === undefined) continue
      known++
      const base = row * columns
      for (let column = 0; column < columns; column++)
        sums[column] = (sums[column] ?? 0) + (weights[base + column] ?? 0)
    }
    const bias = rowOf.size * columns
    const value = scale / 127 / Math.sqrt(Math.max(1, known))
    const logits = Array.from(
      sums,
      (sum, column) => sum * value + ((weights[bias + column] ?? 0) * scale) / 127,
    )
    return {
      labels: shares(labels, logits.slice(0, labels.length)),
      urgencies: shares(urgencies, logits.slice(labels.length)),
    }
  }
}

function shares(names: readonly string[], logits: readonly number[]): Map<string, number> {
  const most = Math.max(...logits)
  const parts = logits.map((logit) => Math.exp(logit - most))
  const sum = parts.reduce((total, part) => total + part, 0)
  return new Map(names.map((name, at) => [name, (parts[at] ?? 0) / sum]))
}

let read: ReturnType<typeof readModel> | undefined
/** The project's own model, unpacked at the first use. */
export const score = (features: ReadonlySet<string>): Scores => (read ??= readModel(stored))(features)
