// npm run train: fits the classifier to corpus/ and writes src/understand/model.json. The same corpus gives the same file.
// With --report it also measures it on what it has not learnt from, and writes docs/understanding.md.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createJudge } from '../src/understand/judge.ts'
import { readModel } from '../src/understand/model.ts'
import { sureFrom, understand } from '../src/understand/understand.ts'
import type { Results } from '../bench/results.ts'
import { keptAside, readCorpus, readUnseen } from './training/corpus.ts'
import { fit } from './training/fit.ts'
import { page } from './training/page.ts'

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const { examples, hash } = await readCorpus()
const model = fit(examples, hash)
await writeFile(file('src/understand/model.json'), `${JSON.stringify(model, null, 2)}\n`)
console.log(`${examples.length} messages learnt`)

if (process.argv.includes('--report')) {
  const judging = (learnt: typeof model) => {
    const judge = createJudge(readModel(learnt))
    return (own: typeof examples) =>
      own.map((example) => ({ example, answer: understand(example.text, judge) }))
  }
  const learnt = fit(
    examples.filter((example) => !keptAside(example)),
    hash,
  )
  const shipped = judging(model)
  const unseen = Object.fromEntries(
    Object.entries(await readUnseen()).map(([name, own]) => [name, shipped(own)]),
  )
  const aside = judging(learnt)(examples.filter(keptAside))
  const { understood } = JSON.parse(await readFile(file('bench/results.json'), 'utf8')) as Results
  await writeFile(
    file('docs/understanding.md'),
    page({ examples, aside, unseen, threshold: sureFrom, understood }),
  )
}
