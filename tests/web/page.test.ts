// The small pure parts of the chat page: numbers to call, times, ids, residents side by side, its words.
import { describe, expect, test } from 'vitest'
import { newId } from '../../src/web/chat/ids.ts'
import { backoff } from '../../src/web/chat/pause.ts'
import { pieces } from '../../src/web/chat/phone.ts'
import { residentOf } from '../../src/web/chat/resident.ts'
import { fill, textsFor } from '../../src/web/chat/texts.ts'
import { timeText } from '../../src/web/chat/times.ts'
import { spokenText } from '../../src/web/chat/voice.ts'

const links = (text: string) => pieces(text).flatMap(({ href }) => href ?? [])

describe('telephone numbers in a sentence', () => {
  test.each([
    ['有危险请马上打110、119或120。', ['tel:110', 'tel:119', 'tel:120']],
    ['撑不住就打12356,不满意还可以打12345。', ['tel:12356', 'tel:12345']],
    ['不能出声,发短信到12110(加本地区号后三位)', ['sms:12110']],
    ['办公室电话028-85551234,手机13800001111', ['tel:02885551234', 'tel:13800001111']],
    ['编号0412,回执号 4827 6135,12月1日,120元,离您800米,编号12345', []],
    ['2026年11月22日 14:00,110号楼', []],
  ])('%s', (text, found) => {
    expect(links(text)).toEqual(found)
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})

describe('the time of a message', () => {
  const zh = textsFor('zh', '')
  test.each([
    [new Date(2026, 10, 22, 14, 5), '今天 14:05'],
    [new Date(2026, 10, 21, 23, 59), '昨天 23:59'],
    [new Date(2026, 10, 18, 9, 30), '周三 09:30'],
    [new Date(2026, 9, 1, 9, 30), '10月1日 09:30'],
    [new Date(2025, 11, 31, 9, 30), '2025年12月31日 09:30'],
  ])('of %s is told as %s', (at, words) => {
    expect(timeText(at, new Date(2026, 10, 22, 15, 0), zh)).toBe(words)
  })
})

describe('an id', () => {
  test('is a UUID also where the browser makes none', () => {
    const id = newId({ getRandomValues: (bytes) => bytes.fill(255) })
    expect(id).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  })
})

describe('residents side by side', () => {
  test.each([
    ['', false, { slot: '1' }],
    ['?demo=1', false, { slot: '1', another: '?demo=1&resident=2' }],
    ['?resident=2&lang=en', false, { slot: '2', another: '?resident=3&lang=en' }],
    ['', true, { slot: '1', another: '?resident=2' }],
    ['?resident=../x', false, { slot: '1', another: '?resident=2' }],
  ])('%j', (search, demo, resident) => {
    expect(residentOf(search, demo)).toEqual(resident)
  })
})

describe('the words of the page', () => {
  test.each([
    [null, 'zh-TW', 'zh-CN'],
    [null, 'de', 'en'],
    ['en', 'zh-CN', 'en'],
    ['zh', 'en-GB', 'zh-CN'],
  ])('asked for %j in a browser in %s are in %s', (asked, browser, lang) => {
    expect(textsFor(asked, browser).lang).toBe(lang)
  })

  test('have the same blanks in both languages', () => {
    const [zh, en] = [textsFor('zh', ''), textsFor('en', '')]
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    const other = new Map(Object.entries(en))
    for (const [key, text] of Object.entries(zh))
      expect([key, blanks(other.get(key) ?? '')]).toEqual([key, blanks(text)])
  })

  test('are filled', () => {
    expect(fill('第{n}步/共{m}步', { n: 3, m: 3 })).toBe('第3步/共3步')
  })
})

test('a number is read aloud digit by digit', () => {
  expect(spokenText('打119,编号0412')).toBe('打1 1 9,编号0 4 1 2')
  // A ballot with its choices, and a receipt digit by digit.
  expect(spokenText('先添哪样?\n1 长椅\n2 路灯')).toBe('先添哪样?。\n1 长椅。\n2 路灯')
  expect(spokenText('回执号是:12345 67890')).toBe('回执号是:1 2 3 4 5 6 7 8 9 0')
})

test('each failure doubles the wait, up to half a minute', () => {
  expect([0, 1, 2, 3, 4, 9].map((failures) => backoff(failures, 0.5))).toEqual([
    1000, 1000, 2000, 4000, 8000, 30_000,
  ])
})
