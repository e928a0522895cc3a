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

/** Each character has one sound, however it is read in a word: what hears 行 as xing everywhere hears it alike everywhere. */
const sounds = new Map<number, string>()
function soundOf(code: number): string {
  const known = sounds.get(code)
  if (known !== undefined) return known
  const [sound = ''] = pinyin(String.fromCodePoint(code), {
    toneType: 'none',
    type: 'array',
    nonZh: 'removed',
  })
  sounds.set(code, sound)
  return sound
}

/** What a text is made of, told piece by piece, the same perhaps several times. Characters are code points. */
export interface FeatureSink {
  character: (code: number) => void
  pair: (before: number, code: number) => void
  word: (word: string) => void
  /** Of two neighbours that are both Chinese, whatever stands between them. */
  sounds: (before: string, sound: string) => void
  /** In classes, each twice as long as the one before. */
  length: (size: number) => void
}

const [opening, closing, space] = [0x5e, 0x24, 0x20]

/** Tells the features of a text. Deterministic; linear in the text's length. */
export function tellFeatures(text: string, sink: FeatureSink): void {
  const said = canonical(text)
  let before = opening
  let count = 2
  sink.character(before)
  let heard = ''
  const tell = (code: number) => {
    sink.character(code)
    sink.pair(before, code)
    before = code
    const sound = soundOf(code)
    if (sound === '') return
    if (heard !== '') sink.sounds(heard, sound)
    heard = sound
  }
  // Whole characters: half an emoji is no feature.
  for (let at = 0; at < said.length; at++) {
    const code = said.codePointAt(at) ?? space
    if (code > 0xffff) at++
    if (code === space) continue
    tell(code)
    count++
  }
  tell(closing)
  for (const word of words(plain(said))) sink.word(word)
  sink.length(Math.min(9, Math.floor(Math.log2(count))))
}

/** A feature as a model's file names it. */
const written = {
  character: (code: number) => String.fromCodePoint(code),
  pair: (before: number, code: number) => String.fromCodePoint(before, code),
  word: (word: string) => `w ${word}`,
  sounds: (before: string, sound: string) => `p ${before} ${sound}`,
  length: (size: number) => `length ${size}`,
}

/** The features of a text, each once. */
export function featuresOf(text: string): Set<string> {
  const features = new Set<string>()
  tellFeatures(text, {
    character: (code) => features.add(written.character(code)),
    pair: (before, code) => features.add(written.pair(before, code)),
    // What holds no letter is punctuation.
    word: (word) => /[\p{L}0?!]/u.test(word) && features.add(written.word(word)),
    sounds: (before, sound) => features.add(written.sounds(before, sound)),
    length: (size) => features.add(written.length(size)),
  })
  return features
}
