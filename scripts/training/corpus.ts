// Reads the labelled messages of corpus/ (corpus/README.md tells their form).
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface Example {
  text: string
  intent: string
  category: string
  urgency: string
  also: readonly string[]
  /** Where it stands: "intent/file#family". A family is kept aside as a whole. */
  family: string
}

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url))
const header = /^## (P[0-3]) ([a-z0-9-]+)(?: \+((?: [a-z_]+)+))?$/

/** Every message, in the order of files and lines, and a hash of the whole. Throws where a line has no family. */
export async function readCorpus(): Promise<{ examples: Example[]; hash: string }> {
  const examples: Example[] = []
  const hash = createHash('sha256')
  const intents = (await readdir(corpus, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  for (const intent of intents.map(({ name }) => name).sort()) {
    for (const file of (await readdir(`${corpus}${intent}`)).sort()) {
      const text = await readFile(`${corpus}${intent}/${file}`, 'utf8')
      hash.update(`${intent}/${file}\n${text}`)
      examples.push(...read(text, intent, file))
    }
  }
  return { examples, hash: hash.digest('hex') }
}

function read(text: string, intent: string, file: string): Example[] {
  let family: Pick<Example, 'urgency' | 'also' | 'family'> | undefined
  return text.split('\n').flatMap((line, at) => {
    if (!line.trim()) return []
    if (line.startsWith('#')) {
      const [, urgency, name, also] = header.exec(line) ?? []
      if (!urgency || !name)
        throw new Error(`corpus/${intent}/${file}:${at + 1}: no family's header: ${line}`)
      family = { urgency, also: also?.trim().split(' ') ?? [], family: `${intent}/${file}#${name}` }
      return []
    }
    if (!family) throw new Error(`corpus/${intent}/${file}:${at + 1}: a message before any family`)
    return [{ ...family, text: line.trim(), intent, category: file.split('.')[0] ?? '' }]
  })
}

/** Whether a family is kept aside for measuring: one in five, by its name alone, so that it stays so as the corpus grows. */
export const keptAside = ({ family }: Example): boolean =>
  createHash('sha256').update(family).digest().readUInt32BE() % 5 === 0

const unseen = fileURLToPath(new URL('../../tests/understand/unseen/', import.meta.url))

/** The sets written by people who had not seen the corpus, by their names. Never learnt from. */
export async function readUnseen(): Promise<Record<string, Example[]>> {
  const files = (await readdir(unseen)).sort()
  const sets = await Promise.all(
    files.map(async (file): Promise<[string, Example[]]> => {
      const lines = (await readFile(`${unseen}${file}`, 'utf8')).split('\n').filter((line) => line !== '')
      const examples = lines.map((line) => {
        const [intent = '', category = '', urgency = '', also = '', text = ''] = line.split('\t')
        return { intent, category, urgency, also: also.split(' ').filter(Boolean), text, family: file }
      })
      return [file.replace('.tsv', ''), examples]
    }),
  )
  return Object.fromEntries(sets)
}
