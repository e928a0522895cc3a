// Sichuan words are understood beside the standard ones, and nothing of what was said is lost.
import { expect, test } from 'vitest'
import { plain } from '../../src/understand/dialect.ts'

test.each([
  ['咋个办低保', '怎么'],
  ['你说啥子', '什么'],
  ['屋头没得电', '停电'],
  ['脑壳昏得很', '头晕'],
  ['喊不答应', '叫不醒'],
  ['娃儿不见了', '孩子'],
])('“%s” also reads %s', (said, standard) => {
  expect(plain(said)).toContain(standard)
})

test('a word of two readings keeps both', () => {
  expect(plain('恼火得很')).toMatch(/难受.*严重/)
})

test.each(['咋个办低保', '桂花小区3栋2单元', '门口那个充电桩坏了'])('“%s” keeps its own words', (said) => {
  const left = Array.from(plain(said))
  expect(Array.from(said).every((character) => left.includes(character))).toBe(true)
})
