// npm run train: fits the classifier to corpus/ and writes src/understand/model.json. The same corpus gives the same file.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readCorpus } from './training/corpus.ts'
import { fit } from './training/fit.ts'

const { examples, hash } = await readCorpus()
const file = fileURLToPath(new URL('../src/understand/model.json', import.meta.url))
await writeFile(file, `${JSON.stringify(fit(examples, hash), null, 2)}\n`)
console.log(`${examples.length} messages learnt`)
