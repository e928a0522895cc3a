// How well and how fast messages are understood: ours on every run; beside nlp.js, each in a process of its own, in the full run.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { judge } from '../src/understand/judge.ts'
import { plainSigns } from '../src/understand/safety.ts'
import { understand } from '../src/understand/understand.ts'
import { readUnseen } from '../scripts/training/corpus.ts'
import { percentile } from './measures.ts'

/** Milliseconds a message. */
export interface Times {
  p50: number
  p99: number
}

/** Shares of 1. */
export interface Quality {
  messages: number
  intent: number
  /** Of the messages of urgency P0, the share found; of those called P0, the share that are. */
  recall: number
  precision: number
}

export interface Learner {
  /** Seconds. */
  train: number
  message: Times
  /** By set: "aside" are the corpus's families that neither has learnt from. */
  sets: Record<string, Quality>
}
export const learners = ['linli', 'nlpjs'] as const
export type LearnerName = (typeof learners)[number]

export interface Understood {
  /** The rules for danger alone, and the whole, for the messages of the unseen sets and for long ones. */
  cpu: Record<'safety' | 'whole', Record<'message' | 'long', Times>>
  /** Only of the full run. */
  quality?: Record<LearnerName, Learner>
}

const longLength = 2000
const longCount = 60

/** The processor time of each, of all threads, after a round that warms up: what else runs on the machine counts for little. */
function timesOf(texts: readonly string[], rounds: number, act: (text: string) => unknown): Times {
  for (const text of texts) act(text)
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const text of texts) {
      const before = process.cpuUsage()
      act(text)
      const { user, system } = process.cpuUsage(before)
      times.push((user + system) / 1000)
    }
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

export async function cpuOfUnderstanding(): Promise<Understood['cpu']> {
  const texts = Object.values(await readUnseen())
    .flat()
    .map(({ text }) => text)
  const long = Array.from({ length: longCount }, (_, at) =>
    [...texts.slice(at * 10), ...texts].join(',').slice(0, longLength),
  )
  // A judge of the caller's own, so that no answer comes from memory.
  const whole = (text: string) => understand(text, (part) => judge(part))
  return {
    safety: { message: timesOf(texts, 5, plainSigns), long: timesOf(long, 5, plainSigns) },
    whole: { message: timesOf(texts, 5, whole), long: timesOf(long, 5, whole) },
  }
}

/** Trains and judges one learner in a process of its own, whose words go to stderr. */
export async function learnt(name: LearnerName): Promise<Learner> {
  const child = fork(fileURLToPath(new URL('learner.ts', import.meta.url)), [name], {
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the learner ${name} ended without an answer`)
  })
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Learner]
  ended.catch(() => undefined) // it has answered
  return answer
}
