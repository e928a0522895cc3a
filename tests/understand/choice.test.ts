import { expect, test } from 'vitest'
import { choose } from '../../src/understand/choice.ts'

const options = [{ text: 'request.submit' }, { text: 'request.change' }, '锦江苑'] as const

test.each([
  ['1', 0],
  ['1吧', 0],
  ['2嘛', 1],
  ['第二个', 1],
  ['二', 1],
  ['２', 1],
  ['②', 1],
  ['第二条嘛', 1],
  ['我选第二个', 1],
  ['就第二个噻', 1],
  ['选二', 1],
  ['2号', 1],
  ['按1', 0],
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
