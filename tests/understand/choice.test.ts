import { expect, test } from 'vitest'
import { choose } from '../../src/understand/choice.ts'

const options = [{ text: 'request.submit' }, { text: 'request.change' }, '锦江苑'] as const

test.each([
  ['1', 0],
  ['1吧', 0],
  ['2嘛', 1],
  ['第二个', 1],
  ['1 提交', 0],
  ['1.提交', 0],
  ['1 submit', 0],
  ['修改吧', 1],
  ['3 锦江苑', 2],
  ['锦江', 2],
  ['1 修改', undefined],
  ['4', undefined],
  ['1栋', undefined],
  ['1个人', undefined],
])('“%s” picks %s', (text, index) => {
  expect(choose(text, options)).toBe(index)
})
