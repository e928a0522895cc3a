// From scores to probabilities: the same for training and for use.

/** Makes scores into shares that sum to 1, in place, and gives them back. */
export function softmax<Scores extends Float32Array | Float64Array>(scores: Scores): Scores {
  let most = -Infinity
  for (const score of scores) most = Math.max(most, score)
  let sum = 0
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - most)
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
  return scores
}
