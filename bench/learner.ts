// A process that trains one classifier on four fifths of the corpus and judges what neither has seen.
import { createHash } from 'node:crypto'
import { createJudge } from '../src/understand/judge.ts'
import { readModel } from '../src/understand/model.ts'
import { understand } from '../src/understand/understand.ts'
import { keptAside, readCorpus, readUnseen, type Example } from '../scripts/training/corpus.ts'
import { fit } from '../scripts/training/fit.ts'
import { percentile } from './measures.ts'
import { load } from './systems/load.ts'
import type { Learner, LearnerName, Quality } from './understanding.ts'

interface Trained {
  /** Seconds. */
  train: number
  intentOf: (text: string) => string | undefined | Promise<string | undefined>
  isGrave: (text: string) => boolean | Promise<boolean>
}

/** What of nlp.js the bench uses. */
interface Nlp {
  settings: { autoSave: boolean }
  addLanguage: (locale: string) => void
  addDocument: (locale: string, text: string, intent: string) => void
  train: () => Promise<void>
  process: (
    locale: string,
    text: string,
  ) => Promise<{ classifications: readonly { intent: string; score: number }[] }>
}
interface Container {
  use: (plugin: unknown) => void
  get: (name: 'nlp') => Nlp
}

function ours(examples: readonly Example[]): Trained {
  const start = performance.now()
  const judging = createJudge(readModel(fit(examples, '')))
  const train = (performance.now() - start) / 1000
  return {
    train,
    intentOf: (text) => understand(text, judging).intent,
    isGrave: (text) => understand(text, judging).urgency === 'P0',
  }
}

/** As the documentation of @nlpjs/nlp sets it up, one for the intents and one for the urgency. Its likeliest answer counts, however unsure. */
async function nlpjs(examples: readonly Example[]): Promise<Trained> {
  const { containerBootstrap } = await load<{ containerBootstrap: () => Promise<Container> }>('@nlpjs/core')
  const { Nlp } = await load<{ Nlp: unknown }>('@nlpjs/nlp')
  const { LangZh } = await load<{ LangZh: unknown }>('@nlpjs/lang-zh')
  // It learns one document after another: grouped by intent, as the corpus lies, it would know little but the last ones.
  const mixed = examples
    .map((example) => ({ example, key: createHash('sha256').update(example.text).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ example }) => example)
  const teach = async (nameOf: (example: Example) => string) => {
    const container = await containerBootstrap()
    container.use(Nlp)
    container.use(LangZh)
    const nlp = container.get('nlp')
    nlp.settings.autoSave = false
    nlp.addLanguage('zh')
    for (const example of mixed) nlp.addDocument('zh', example.text, nameOf(example))
    await nlp.train()
    return async (text: string) => {
      const { classifications } = await nlp.process('zh', text)
      const known = classifications.filter(({ intent }) => intent !== 'None')
      return known.sort((a, b) => b.score - a.score)[0]?.intent
    }
  }
  const start = performance.now()
  const intentOf = await teach(({ intent }) => intent)
  const train = (performance.now() - start) / 1000
  const urgencyOf = await teach(({ urgency }) => urgency)
  return { train, intentOf, isGrave: async (text) => (await urgencyOf(text)) === 'P0' }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Only the intent is timed: nlp.js is asked twice for what ours says at once. */
async function judged(
  examples: readonly Example[],
  { intentOf, isGrave }: Trained,
  times: number[],
): Promise<Quality> {
  const heard: { example: Example; intent: string | undefined; grave: boolean }[] = []
  for (const example of examples) {
    const start = performance.now()
    const intent = await intentOf(example.text)
    times.push(performance.now() - start)
    heard.push({ example, intent, grave: await isGrave(example.text) })
  }
  const grave = heard.filter(({ example }) => example.urgency === 'P0')
  const both = grave.filter((one) => one.grave).length
  return {
    messages: examples.length,
    intent: share(heard.filter(({ intent, example }) => intent === example.intent).length, heard.length),
    recall: share(both, grave.length),
    precision: share(both, heard.filter((one) => one.grave).length),
  }
}

const name = process.argv[2] as LearnerName | undefined
const { examples } = await readCorpus()
const own = examples.filter((example) => !keptAside(example))
const trained = name === 'nlpjs' ? await nlpjs(own) : ours(own)
// Warm, on what it knows.
for (const { text } of own.slice(0, 300)) await trained.intentOf(text)
const times: number[] = []
const sets: Record<string, Quality> = {}
for (const [set, messages] of Object.entries({ aside: examples.filter(keptAside), ...(await readUnseen()) }))
  sets[set] = await judged(messages, trained, times)
times.sort((a, b) => a - b)
const message = { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
process.send?.({ train: trained.train, message, sets } satisfies Learner)
