// Expressions that look at each character a bounded number of times: whoever sends fifty thousand stops nobody else's turn.
import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { withoutCourtesy } from '../../src/text/words.ts'
import { maskWords, toBuilding } from '../../src/understand/masking.ts'
import { outcomeIn } from '../../src/understand/outcome.ts'
import { tellsOfPretender } from '../../src/understand/pretender.ts'
import { withStandIns } from '../../src/understand/stand-ins.ts'

const hidden = { name: '王小明', keepFlat: false }

test.each<[name: string, read: (text: string) => unknown, pieces: readonly string[]]>([
  ['courtesies', withoutCourtesy, ['。', ' ', '谢谢', '哈']],
  ['masked words', (text) => maskWords(text, hidden), ['十', '1', '３', '1-', '我是']],
  ['a building', toBuilding, ['八', 'a', '1', '1-']],
  ['stand-ins', (text) => withStandIns(text, { names: ['王小明'], places: [] }), ['十', '1', '我是', '1 ']],
  ['what became of a matter', outcomeIn, ['好', '行不行']],
  ['somebody who pretends', tellsOfPretender, ['社区', '说是', '用']],
])('%s are read in time that grows with the text only', (_, read, pieces) => {
  for (const piece of pieces) {
    const text = piece.repeat(100_000)
    const began = performance.now()
    read(text)
    // What looks at every pair of places would take a minute.
    expect(performance.now() - began).toBeLessThan(2000)
  }
})

test('what was bounded says what it said', () => {
  expect(toBuilding('桂花小区十二栋2单元501')).toBe('桂花小区十二栋')
  expect(toBuilding('Osmanthus Estate, Building 3, flat 501')).toBe('Osmanthus Estate, Building 3')
  expect(maskWords('我叫王小明,十二单元三楼', hidden)).toBe('我叫**,****')
  expect(withoutCourtesy('撤回,,谢谢!')).toBe('撤回')
  expect(outcomeIn('灯亮了但还是闪')).toEqual({ picked: 1, words: '灯亮了但还是闪' })
  expect(tellsOfPretender('有个社区的人上门收钱,是真的吗')).toBe(true)
  expect(tellsOfPretender('真的吗,社区收费了')).toBe(false)
})
