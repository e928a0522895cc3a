import { describe, expect, test } from 'vitest'
import { fenOf, sumOf, yuanOf } from '../../src/rules/proposals/money.ts'

describe('an amount of money', () => {
  test.each([
    ['12.50', 1250],
    ['12.5', 1250],
    ['0.01', 1],
    ['1234567.89', 123_456_789],
    ['12.505', undefined],
    ['1,000', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('%s yuan is %s fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen)
  })
  test.each([
    [0, '0.00'],
    [7, '0.07'],
    [-1250, '-12.50'],
    [123_456_789, '1234567.89'],
  ])('%s fen is %s yuan', (fen, yuan) => {
    expect(yuanOf(fen)).toBe(yuan)
  })
  test('is summed without rounding: a tenth and two tenths are three', () => {
    const rows = [
      { kind: 'income', fen: 10 },
      { kind: 'income', fen: 20 },
      { kind: 'spending', fen: 31 },
    ] as const
    expect(sumOf(rows)).toEqual({ income: 30, spending: 31, left: -1 })
  })
})
