// Identity-card and bank-card numbers: found however they are typed, and nothing else is touched.
import { describe, expect, test } from 'vitest'
import { maskIds } from '../../src/understand/sensitive.ts'

const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const masked = '**************002X'

describe('a number that may not be kept', () => {
  test.each([
    ['an identity card', '我的身份证是11010519491231002X,谢谢', `我的身份证是${masked},谢谢`],
    ['one with a small x', '11010519491231002x', '**************002x'],
    ['one with spaces', '110105 19491231 002X', masked],
    ['one with hyphens', '110105-19491231-002X', masked],
    ['one in full width', `号${wide('11010519491231002X')}。`, `号${masked}。`],
    ['one in full width with wide spaces', wide('110105') + ' ' + wide('19491231002X'), masked],
    ['one followed by the number of a house', '11010519491231002X 3栋', `${masked} 3栋`],
    ['one of digits only, followed by a house', '110105194912310038 3栋', '**************0038 3栋'],
    ['one behind a house', '3栋2 11010519491231002X', `3栋2 ${masked}`],
    ['a bank card of 19 digits', '卡号6222021234567890128', '卡号***************0128'],
    ['a bank card of 16 digits', '4111 1111 1111 1111', '************1111'],
    ['one behind an emoji', '😀11010519491231002X', `😀${masked}`],
  ])('%s is masked but for its end', (_, text, expected) => {
    expect(maskIds(text)).toBe(expected)
  })
})

describe('what is no such number', () => {
  test.each([
    ['a telephone number', '打13812345678'],
    ['a telephone number in full width', '打13812345678,谢谢!'],
    ['two telephone numbers', '13812345678 13987654321'],
    ['an identity card that fails its check', '110105194912310021'],
    ['a long number', '订单 6222021234567890123'],
    ['an address', '桂花小区3栋2单元501,①号门 😀'],
  ])('%s stays as it is', (_, text) => {
    expect(maskIds(text)).toBe(text)
  })
})
