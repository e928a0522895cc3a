// What logic says instead of a sentence: a key, what fills its blanks, and the choices offered with it.
import type { zh } from './zh.ts'

export type TextKey = keyof typeof zh
export type Lang = 'zh' | 'en'

type Blanks<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never
/** Sentences without blanks. */
export type PlainKey = { [K in TextKey]: [Blanks<(typeof zh)[K]>] extends [never] ? K : never }[TextKey]
/** What fills the blanks of a sentence: a word as it stands, or another text. */
export type TextParams<K extends TextKey> = Record<Blanks<(typeof zh)[K]>, Word>
/** What the community itself wrote: Chinese, and perhaps English. */
interface Written {
  zh: string
  en?: string | undefined
}
/**
 * A name or number as it stands, a text by key, what the community wrote, a day or moment (epoch ms), or several of these, to be
 * written in the reader's language; a moment with `from` as one says it then (今天15:30).
 */
export type Word =
  | string
  | number
  | { text: TextKey }
  | Written
  | { day: string }
  | { moment: number; from?: number }
  | { words: readonly Word[] }

/** An answer that can be picked: `send` is what a tap sends, and what the resident may type. */
export interface Choice {
  send: string
  label: Word
}
/** One line of a read-back. A tap sends `send`, which leads to changing it. */
export interface CardRow {
  label: TextKey
  value: Word
  send?: string
}
export interface Line {
  text: TextKey
  params: Readonly<Record<string, Word>>
}
export interface Say extends Line {
  type: 'say'
  lines?: readonly Line[]
  card?: readonly CardRow[]
  choices?: readonly Choice[]
  /** Further sentences below the choices. */
  after?: readonly Line[]
  /** A danger answer: shown large where the channel can. */
  urgent?: true
  /** Tells how somebody votes: in the conversation staff do not read it. */
  sealed?: true
  /** Something to open, for channels that show links: a path of this program. */
  link?: { label: PlainKey; path: string }
  /** Which step of how many this question is. */
  step?: readonly [number, number]
}

type Args<K extends TextKey> = [Blanks<(typeof zh)[K]>] extends [never] ? [] : [params: TextParams<K>]

/** A sentence by its key; the parameters' names are those of the blanks in the Chinese sentence. */
export const line = <K extends TextKey>(text: K, ...[params]: Args<K>): Line => ({
  text,
  params: params ?? {},
})

/** The effect that sends a sentence to the resident. */
export const say = <K extends TextKey>(text: K, ...args: Args<K>): Say => ({
  type: 'say',
  ...line(text, ...args),
})

/** Choices numbered from 1 in the given order: the numbers shown and the numbers understood come from this one list. */
export const numbered = (labels: readonly Word[]): Choice[] =>
  labels.map((label, index) => ({ send: String(index + 1), label }))
