// Where a model keeps each feature. Texts are looked up by numbers: nearly all of a message's features are pairs, and a text made of
// each of them would cost more than all that is done with it.
import type { FeatureSink } from './features.ts'

/** A sink that tells the row of every feature which has one among the names. */
export function createIndex(names: readonly string[], tell: (row: number) => void): FeatureSink {
  const codes = new Pieces()
  const sounds = new Map<string, number>()
  const [characters, words, lengths] = [
    new Map<number, number>(),
    new Map<string, number>(),
    new Map<number, number>(),
  ]
  const [pairs, soundPairs] = [new Table(names.length), new Table(names.length)]
  for (const [row, name] of names.entries()) {
    const [, mark, rest = ''] = /^(w|p|length) (.+)$/s.exec(name) ?? []
    if (mark === 'w') words.set(rest, row)
    else if (mark === 'length') lengths.set(Number(rest), row)
    else if (mark === 'p') {
      const [before = 0, sound = 0] = rest.split(' ').map((one) => {
        const known = sounds.get(one) ?? sounds.size
        sounds.set(one, known)
        return known
      })
      soundPairs.set(before, sound, row)
    } else {
      const [first = 0, second] = Array.from(name, (character) => codes.add(character.codePointAt(0) ?? 0))
      if (second === undefined) characters.set(first, row)
      else pairs.set(first, second, row)
    }
  }
  const found = (row: number | undefined) => {
    if (row !== undefined) tell(row)
  }
  return {
    character: (code) => found(characters.get(codes.of(code))),
    pair: (before, code) => found(pairs.get(codes.of(before), codes.of(code))),
    word: (word) => found(words.get(word)),
    sounds: (before, sound) => {
      const first = sounds.get(before)
      const second = sounds.get(sound)
      if (first !== undefined && second !== undefined) found(soundPairs.get(first, second))
    },
    length: (size) => found(lengths.get(size)),
  }
}

/** Small numbers for the code points that occur; 0 for the others. */
class Pieces {
  readonly #basic = new Uint16Array(0x10000)
  readonly #others = new Map<number, number>()
  #count = 0

  of(code: number): number {
    return code < 0x10000 ? (this.#basic[code] ?? 0) : (this.#others.get(code) ?? 0)
  }

  add(code: number): number {
    const known = this.of(code)
    if (known > 0) return known
    this.#count++
    if (code < 0x10000) this.#basic[code] = this.#count
    else this.#others.set(code, this.#count)
    return this.#count
  }
}

/** Rows by two small numbers: one array, so that a look costs one place of memory. */
class Table {
  readonly #slots: Uint32Array
  readonly #mask: number

  /** For at most so many entries. */
  constructor(size: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * size + 1))
    this.#slots = new Uint32Array(2 * places)
    this.#mask = places - 1
  }

  #place(key: number): number {
    let place = (Math.imul(key, 0x9e3779b1) >>> 12) & this.#mask
    while (this.#slots[2 * place + 1] !== 0 && this.#slots[2 * place] !== key)
      place = (place + 1) & this.#mask
    return 2 * place
  }

  set(first: number, second: number, row: number): void {
    const key = ((first << 16) | second) >>> 0
    const place = this.#place(key)
    this.#slots[place] = key
    this.#slots[place + 1] = row + 1
  }

  get(first: number, second: number): number | undefined {
    const row = this.#slots[this.#place(((first << 16) | second) >>> 0) + 1] ?? 0
    return row === 0 ? undefined : row - 1
  }
}
