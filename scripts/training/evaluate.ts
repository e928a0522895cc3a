// How well a model does on examples that it has not seen.
import type { Judgement } from '../../src/understand/judge.ts'
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
  answer: Judgement
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

/** By tenths of confidence: from where, how many, and the share that was right. */
export function calibration(judged: readonly Judged[]): [from: number, count: number, right: number][] {
  return [...Array(10).keys()].flatMap((tenth): [number, number, number][] => {
    const own = judged.filter(({ answer }) => Math.min(9, Math.floor(answer.confidence * 10)) === tenth)
    const right = own.filter(({ example, answer }) => example.intent === answer.intent)
    return own.length === 0 ? [] : [[tenth / 10, own.length, share(right.length, own.length)]]
  })
}
