// Multinomial logistic regression over sparse features, trained by AdaGrad. Deterministic: its own random numbers, one thread.
import { softmax } from '../../src/understand/softmax.ts'

export interface Sparse {
  /** Rows of the weights, each with the value 1/√n. */
  features: Int32Array
  label: number
  weight: number
}

export interface TrainOptions {
  features: number
  labels: number
  epochs: number
  rate: number
  /** Weight decay for each step. */
  decay: number
  /** The share of features left out at random at each step. */
  dropout: number
}

/** Numbers from 0 up to 1, the same on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Rows of `labels` weights, one row a feature and a last one for the bias. */
export function train(examples: readonly Sparse[], options: TrainOptions): Float32Array {
  const { features, labels, epochs, rate, decay, dropout } = options
  const weights = new Float32Array((features + 1) * labels)
  const squares = new Float32Array(weights.length).fill(1e-3)
  const random = seeded(20261123)
  const order = examples.map((_, at) => at)
  const gradient = new Float32Array(labels)
  const kept = new Int32Array(4096)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    const step = rate * (1 - epoch / epochs)
    for (const at of order) {
      const example = examples[at]
      if (!example) continue
      let count = 0
      for (const feature of example.features)
        if (random() >= dropout && count < kept.length - 1) kept[count++] = feature
      const value = 1 / Math.sqrt(Math.max(1, count))
      kept[count] = features
      scores(weights, labels, kept, count, value, gradient)
      softmax(gradient)
      gradient[example.label] = (gradient[example.label] ?? 0) - 1
      for (let index = 0; index <= count; index++) {
        const base = (kept[index] ?? 0) * labels
        const scale = (index === count ? 1 : value) * example.weight
        for (let label = 0; label < labels; label++) {
          const slope = (gradient[label] ?? 0) * scale + decay * (weights[base + label] ?? 0)
          const square = (squares[base + label] ?? 0) + slope * slope
          squares[base + label] = square
          weights[base + label] = (weights[base + label] ?? 0) - (step * slope) / Math.sqrt(square)
        }
      }
    }
  }
  return weights
}

function scores(
  weights: Float32Array,
  labels: number,
  kept: Int32Array,
  count: number,
  value: number,
  out: Float32Array,
): void {
  const bias = (kept[count] ?? 0) * labels
  for (let label = 0; label < labels; label++) out[label] = 0
  for (let index = 0; index < count; index++) {
    const base = (kept[index] ?? 0) * labels
    for (let label = 0; label < labels; label++) out[label] = (out[label] ?? 0) + (weights[base + label] ?? 0)
  }
  for (let label = 0; label < labels; label++)
    out[label] = (out[label] ?? 0) * value + (weights[bias + label] ?? 0)
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}
