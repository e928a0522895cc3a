// docs/understanding.md: what the labels mean, and how well unseen messages are understood. Written by `npm run train -- --report`.
import { understandingReport } from '../../bench/understanding-report.ts'
import type { Understood } from '../../bench/understanding.ts'
import type { Example } from './corpus.ts'
import { calibration, confusions, report, type Judged, type Report } from './evaluate.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

const figures = (
  name: string,
  { count, intent, category, urgency, recall, precision, sure, wrongWhenSure }: Report,
) => [name, count, ...[intent, category, urgency, recall, precision, sure, wrongWhenSure].map(percent)]

export interface Measured {
  examples: readonly Example[]
  /** Families kept aside: judged by a model that learnt from the others. */
  aside: readonly Judged[]
  /** Sets written by people who had not seen the corpus, judged by the model as it is shipped. */
  unseen: Readonly<Record<string, readonly Judged[]>>
  threshold: number
  /** What the last run of the bench found. */
  understood: Understood
}

/** The page, whole. */
export function page({ examples, aside, unseen, threshold, understood }: Measured): string {
  const families = new Set(examples.map(({ family }) => family)).size
  const worst = aside
    .filter(({ example, answer }) => example.intent !== answer.intent)
    .sort((a, b) => b.answer.confidence - a.answer.confidence)
    .slice(0, 10)
  return `# How residents are understood

Written by \`npm run train -- --report\`. Rules for danger (\`src/understand/safety.ts\`) stand beside a linear model over characters, words (jieba) and
sounds (pinyin) that learns from \`corpus/\`: ${examples.length} messages in ${families} families. The same corpus gives the same model file, which names its corpus by a hash.

## Measured

"Kept aside" are one family in five, never single sentences, judged by a model that learnt from the others. The corpus looks for what is hard, danger told
without its word above all, so these figures are low. The other sets were written by somebody who had not seen corpus, code or tests, and are judged by the
model as it is shipped. The code was chosen by looking at all of them, so new messages will do a little worse.

${table(
  [
    'Set',
    'Messages',
    'Intent',
    'Category of requests',
    'Urgency',
    'P0 found',
    'P0 right',
    'Sure',
    'Wrong when sure',
  ],
  [
    figures('kept aside', report(aside, threshold)),
    ...Object.entries(unseen).map(([name, judged]) => figures(name, report(judged, threshold))),
  ],
)}

The bot acts without asking from a confidence of ${threshold} on; below it offers the likeliest meanings and a person.

## How fast, and beside nlp.js

From the last run of \`npm run bench\` ([bench/RESULTS.md](../bench/RESULTS.md)).

${understandingReport(understood)}

## Calibration

How often the intent was right, by how sure the model was (sets not learnt from).

${table(
  ['Confidence', 'Messages', 'Right'],
  calibration(Object.values(unseen).flat()).map(([from, count, right]) => [
    `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
    count,
    percent(right),
  ]),
)}

## What is confused most

${table(
  ['Meant', 'Heard', 'Kept aside'],
  confusions(aside)
    .slice(0, 15)
    .map(([meant, heard, count]) => [`\`${meant}\``, `\`${heard}\``, count]),
)}

## The ten errors that it was surest of

${table(
  ['Message', 'Meant', 'Heard', 'Confidence'],
  worst.map(({ example, answer }) => [
    example.text.replaceAll('|', '/'),
    `\`${example.intent}\``,
    `\`${answer.intent}\``,
    answer.confidence.toFixed(2),
  ]),
)}
`
}
