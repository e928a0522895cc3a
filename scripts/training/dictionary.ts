// The words that the segmenter knows: those of jieba's dictionary that are common. The rest are names and rarities, which cost
// 30 MB and a seventh of a second at the start and, measured by `npm run train -- --report`, help nobody to be understood.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

/** A word counts as common from so many times on in the texts that jieba counted. */
const common = 50
const own = fileURLToPath(new URL('../../src/understand/dictionary.json', import.meta.url))

/** The common words of the package's dictionary: a word, its count and its part of speech a line. */
export async function commonWords(): Promise<string> {
  const whole = await readFile(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
  return whole
    .split('\n')
    .filter((line) => Number(line.split(' ')[1]) >= common)
    .join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const data = brotliCompressSync(Buffer.from(await commonWords())).toString('base64')
  await writeFile(own, `${JSON.stringify({ data }, null, 2)}\n`)
}
