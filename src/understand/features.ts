// What the classifier sees of a sentence: its characters and their pairs, its words, and its sound without tones, so that a voice
// transcript's homophones (雾叶 for 物业) still look alike.
import { brotliDecompressSync } from 'node:zlib'
import { Jieba } from '@node-rs/jieba'
import { pinyin } from 'pinyin-pro'
import { normalise } from '../text/normalise.ts'
import { plain } from './dialect.ts'
import dictionary from './dictionary.json' with { type: 'json' }

let jieba: Jieba | undefined
const words = (text: string): string[] => (jieba ??= loadJieba()).cut(text, true)

/** Jieba with its common words only (scripts/training/dictionary.ts); `npm run train` takes them anew from the package. */
const loadJieba = () => Jieba.withDict(brotliDecompressSync(Buffer.from(dictionary.data, 'base64')))

/** Longer messages tell what they are about in their beginning and their end. */
const head = 240
const tail = 60

/** One spelling for what a model learns: digits count as one, and what is long is cut. */
function canonical(text: string): string {
  const said = normalise(text).replace(/[0-9]+/g, '0')
  return said.length <= head + tail ? said : `${said.slice(0, head)} ${said.slice(-tail)}`
}

/** The features of a text, each once. Deterministic; linear in the text's length. */
export function featuresOf(text: string): Set<string> {
  const said = canonical(text)
  const features = new Set<string>()
  // Whole characters: half an emoji is no feature.
  const framed = Array.from(`^${said.replace(/\s+/g, '')}$`)
  let before: string | undefined
  for (const character of framed) {
    features.add(character)
    if (before !== undefined) features.add(before + character)
    before = character
  }
  const cut = words(plain(said)).filter((word) => /[\p{L}0?!]/u.test(word))
  for (const word of cut) features.add(`w ${word}`)
  const sounds = pinyin(said, { toneType: 'none', type: 'array', nonZh: 'removed' })
  for (let at = 0; at + 1 < sounds.length; at++) features.add(`p ${sounds[at] ?? ''} ${sounds[at + 1] ?? ''}`)
  features.add(`length ${Math.min(9, Math.floor(Math.log2(framed.length)))}`)
  return features
}
