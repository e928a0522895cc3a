// Long texts in parts: nothing is lost, no character is broken.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunk } from '../../src/rules/chunk.ts'

const bytes = (text: string) => Buffer.byteLength(text, 'utf8')
const characters = (text: string) =>
  [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment)
const family = '👨‍👩‍👧‍👦'

describe('chunk', () => {
  test('gives a text that fits back as it is', () => {
    expect(chunk(' 您好。\n', 2048)).toEqual([' 您好。\n'])
    expect(chunk('好'.repeat(682) + 'ab', 2048)).toHaveLength(1)
    expect(chunk('好'.repeat(5000), Infinity)).toHaveLength(1)
  })

  test('has no parts for a blank text', () => {
    expect(chunk('', 2048)).toEqual([])
    expect(chunk(' \n'.repeat(2000), 2048)).toEqual([])
  })

  test('splits a text of 2049 bytes without breaking a character (A11)', () => {
    const text = '好'.repeat(683)
    expect(bytes(text)).toBe(2049)
    expect(chunk(text, 2048)).toEqual(['好'.repeat(682), '好'])
  })

  test.each([
    ['between paragraphs', '一。二。\n\n三。四。五', 24, ['一。二。', '三。四。五']],
    [
      'between paragraphs with a Windows line end',
      '一。二。\r\n\r\n三。四。五',
      24,
      ['一。二。', '三。四。五'],
    ],
    ['at a line', '地点：三栋\n时间：明天', 20, ['地点：三栋', '时间：明天']],
    ['after a sentence', '水管漏了。请来修', 20, ['水管漏了。', '请来修']],
    ['behind the closing quote', '他说“快来！”我们去了', 21, ['他说“快来！”', '我们去了']],
    ['after an English sentence', 'It leaks. Please come', 15, ['It leaks.', 'Please come']],
    ['not inside a number', '一共3.55元', 12, ['一共3.55', '元']],
    ['between words where no sentence ends', 'one two three', 8, ['one two', 'three']],
    ['at a pause that lies right behind a full part', '一二三四\n\n五六七', 12, ['一二三四', '五六七']],
    ['anywhere else', '一二三四五', 9, ['一二三', '四五']],
  ])('cuts %s', (_, text, maxBytes, parts) => {
    expect(chunk(text, maxBytes)).toEqual(parts)
  })

  test.each([
    ['a surrogate pair', '𠮷𠮷𠮷', 7, ['𠮷', '𠮷', '𠮷']],
    ['a combining mark', 'e\u0301e\u0301e\u0301', 8, ['e\u0301e\u0301', 'e\u0301']],
    ['a ZWJ sequence', `ab${family}cd`, 26, ['ab', `${family}c`, 'd']],
    ['a mark and the sign that varies it', '好！\uFE0F好好', 9, ['好！\uFE0F', '好好']],
  ])('keeps %s together', (_, text, maxBytes, parts) => {
    expect(chunk(text, maxBytes)).toEqual(parts)
  })

  test('cuts between code points what alone is longer than the limit', () => {
    const parts = chunk(family, 8)
    expect(parts.join('')).toBe(family)
    expect(parts.every((part) => bytes(part) <= 8)).toBe(true)
  })

  test('refuses a limit that not every code point fits', () => {
    expect(() => chunk('好', 3)).toThrow(RangeError)
    expect(() => chunk('好', Number.NaN)).toThrow(RangeError)
  })

  const piece = fc.oneof(
    fc.constantFrom(
      '好',
      '。',
      '！',
      '.',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '\u3000',
      '\uFE0F',
      '\u0301',
      '\u200D',
      family,
      '𠮷',
      'a',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))
  const limit = fc.integer({ min: 4, max: 90 })

  test('keeps every part within the limit and not blank', () => {
    fc.assert(
      fc.property(text, limit, (whole, maxBytes) =>
        chunk(whole, maxBytes).every((part) => bytes(part) <= maxBytes && part.trim() !== ''),
      ),
    )
  })

  test('loses nothing but white space at the cuts', () => {
    fc.assert(
      fc.property(text, limit, (whole, maxBytes) => {
        let at = 0
        for (const part of chunk(whole, maxBytes)) {
          const found = whole.indexOf(part, at)
          expect(whole.slice(at, found).trim()).toBe('')
          at = found + part.length
        }
        expect(whole.slice(at).trim()).toBe('')
      }),
    )
  })

  test('cuts only where one character ends and the next begins, where the limit allows', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 90 }), (whole, maxBytes) => {
        fc.pre(characters(whole).every((character) => bytes(character) <= maxBytes))
        const visible = (all: string[]) => all.filter((character) => character.trim() !== '')
        expect(chunk(whole, maxBytes).flatMap((part) => visible(characters(part)))).toEqual(
          visible(characters(whole)),
        )
      }),
    )
  })

  test('takes a text of a megabyte in its stride', () => {
    const long = '电梯坏了，请尽快来修。'.repeat(30_000)
    const parts = chunk(long, 2048)
    expect(parts.join('')).toBe(long)
    expect(parts.every((part) => part.endsWith('。'))).toBe(true)
  })
})
