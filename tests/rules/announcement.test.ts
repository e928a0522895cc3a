import { describe, expect, test } from 'vitest'
import { sendableFrom } from '../../src/rules/community/announcement.ts'

const at = (time: string) => Date.parse(`2026-11-23T${time}+08:00`)

describe('sendableFrom', () => {
  test.each([
    ['in the day at once', '10:00:00', '10:00:00'],
    ['at eight at once', '08:00:00', '08:00:00'],
    ['before eight at eight', '07:59:59', '08:00:00'],
    ['just before nine in the evening at once', '20:59:59', '20:59:59'],
    ['just after midnight at eight of the same day', '00:00:00', '08:00:00'],
  ])('sends %s', (_, from, to) => {
    expect(sendableFrom(at(from), false)).toBe(at(to))
  })
  test('sends from nine in the evening on the next morning', () => {
    expect(sendableFrom(at('21:00:00'), false)).toBe(Date.parse('2026-11-24T08:00:00+08:00'))
  })
  test('sends what is urgent at any hour', () => {
    expect(sendableFrom(at('03:00:00'), true)).toBe(at('03:00:00'))
  })
})
