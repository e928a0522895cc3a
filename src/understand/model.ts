// The trained model: a table of weights for each feature. `npm run train` writes it; its corpus is named by a hash.
import { brotliDecompressSync } from 'node:zlib'
import { tellFeatures } from './features.ts'
import { createIndex } from './feature-index.ts'
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
  /** Probabilities of a text, in the order of `labels` and of `urgencies`; each list sums to 1. */
  score: (text: string) => { labels: Float64Array; urgencies: Float64Array }
}

/** Reads a model. Throws on a file that is none. */
export function readModel({ labels, urgencies, scale, data }: StoredModel): Model {
  const bytes = brotliDecompressSync(Buffer.from(data, 'base64'))
  const gap = bytes.indexOf('\n\n')
  const names = bytes.toString('utf8', 0, gap).split('\n')
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + gap + 2, bytes.length - gap - 2)
  const columns = labels.length + urgencies.length
  if (weights.length !== (names.length + 1) * columns)
    throw new Error('the model file is damaged: run npm run train')
  const { begins, cells } = withoutZeros(weights, columns)
  const bias = weights.subarray(names.length * columns)
  // The text that a row was counted for last: each counts once.
  const countedFor = new Float64Array(names.length)
  let asked = 0
  let known = 0
  const sums = new Int32Array(columns)
  const sink = createIndex(names, (row) => {
    if (countedFor[row] === asked) return
    countedFor[row] = asked
    known++
    const end = begins[row + 1] ?? 0
    for (let at = begins[row] ?? 0; at < end; at++) {
      const cell = cells[at] ?? 0
      sums[cell & 0xff] = (sums[cell & 0xff] ?? 0) + (cell >> 8)
    }
  })

  return {
    labels,
    urgencies,
    score: (text) => {
      asked++
      known = 0
      sums.fill(0)
      tellFeatures(text, sink)
      const value = scale / 127 / Math.sqrt(Math.max(1, known))
      const scores = Float64Array.from(sums, (sum, at) => sum * value + ((bias[at] ?? 0) * scale) / 127)
      return {
        labels: softmax(scores.subarray(0, labels.length)),
        urgencies: softmax(scores.subarray(labels.length)),
      }
    },
  }
}

/** The weights that are not nought, row after row: a third. Each with its column in the low byte. */
function withoutZeros(weights: Int8Array, columns: number): { begins: Uint32Array; cells: Int16Array } {
  if (columns > 0x100) throw new Error('the model has too many labels for its cells')
  const begins = new Uint32Array(weights.length / columns + 1)
  const cells = new Int16Array(weights.reduce((sum, weight) => sum + Math.abs(Math.sign(weight)), 0))
  let at = 0
  for (let row = 0; row + 1 < begins.length; row++) {
    for (let column = 0; column < columns; column++) {
      const weight = weights[row * columns + column] ?? 0
      if (weight !== 0) cells[at++] = (weight << 8) | column
    }
    begins[row + 1] = at
  }
  return { begins, cells }
}

let model: Model | undefined
/** The project's own model, unpacked at the first use. */
export const ownModel = (): Model => (model ??= readModel(stored))
