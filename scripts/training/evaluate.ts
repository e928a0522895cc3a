// How well a model does on examples that it has not seen.
import type { Understanding } from '../../src/understand/understand.ts'
import type { Example } from './corpus.ts'

export interface Report {
  count: number
  intent: number
  /** Of the service requests, how many have the right intent and category. */
  category: number
  urgency: number
  /** Of the messages of urgency P0, the share found; of those called P0, the share that are. */
  recall: number
  precision: number
  /** Wrong among the answers that the bot acts on without asking, and how many those are. */
  wrongWhenSure: number
  sure: number
}

export interface Judged {
  example: Example
  answer: Understanding
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

export function report(judged: readonly Judged[], threshold: number): Report {
  const requests = judged.filter(({ example }) => example.intent === 'service_request')
  const grave = judged.filter(({ example }) => example.urgency === 'P0')
  const called = judged.filter(({ answer }) => answer.urgency === 'P0')
  const right = ({ example, answer }: Judged) => example.intent === answer.intent
  const sure = judged.filter(({ answer }) => answer.confidence >= threshold)
  return {
    count: judged.length,
    intent: share(judged.filter(right).length, judged.length),
    category: share(
      requests.filter((one) => right(one) && one.example.category === one.answer.category).length,
      requests.length,
    ),
    urgency: share(
      judged.filter(({ example, answer }) => example.urgency === answer.urgency).length,
      judged.length,
    ),
    recall: share(grave.filter(({ answer }) => answer.urgency === 'P0').length, grave.length),
    precision: share(called.filter(({ example }) => example.urgency === 'P0').length, called.length),
    wrongWhenSure: share(sure.filter((one) => !right(one)).length, sure.length),
    sure: share(sure.length, judged.length),
  }
}

/** Pairs of intents that were confused, most frequent first. */
export function confusions(judged: readonly Judged[]): [meant: string, heard: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { example, answer } of judged) {
    if (example.intent === answer.intent) continue
    const key = `${example.intent} ${answer.intent}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, count]) => {
      const [meant = '', heard = ''] = key.split(' ')
      return [meant, heard, count]
    })
}
