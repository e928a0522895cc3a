// What of a case may be shown outside the house, and with what taken out.
import { describe, expect, test } from 'vitest'
import { isGraver, wordsForSecondLook, type SecondLookCase } from '../../src/understand/second-look.ts'

const known = { names: ['李建国', '王芳'], places: ['望江花园'] }
const light: SecondLookCase = {
  kind: 'help',
  category: 'street_light',
  urgency: 'P2',
  confidential: false,
  intake: null,
  summary: '望江花园5栋路灯不亮',
}
const shown = (changes: Partial<SecondLookCase>) => wordsForSecondLook({ ...light, ...changes }, known)

describe('the words that are shown', () => {
  test.each([
    ['望江花园5栋1单元302门口灯不亮,我是李建国', '桂花小区0栋0单元0门口灯不亮,我是王小明'],
    ['电话139 1234 5678,灯不亮', '电话0,灯不亮'],
    ['找张师傅修了三回,灯还是不亮', '找某师傅修了三回,灯还是不亮'],
    ['灯不亮,微信号zhang_1980,邮箱a@b.cn', '灯不亮,微信号某,邮箱某'],
    ['和平巷12号门口的灯不亮', '某巷0号门口的灯不亮'],
    ['灯不亮,跟王芳说过', '灯不亮,跟王小明说过'],
  ])('%s becomes %s', (summary, words) => {
    expect(shown({ summary })).toBe(words)
  })
})

describe('nothing is shown', () => {
  test.each<[string, Partial<SecondLookCase>]>([
    ['of danger', { kind: 'emergency', category: 'fire', urgency: 'P0' }],
    ['of what staff were asked in person', { kind: 'human' }],
    ['of what is confidential', { confidential: true }],
    ['of what may become confidential', { category: 'noise' }],
    ['of a complaint about staff', { category: 'complaint_staff' }],
    ['of mediation', { category: 'mediation' }],
    ['of what staff filed', { intake: 'phone' }],
    ['where a child is told of', { summary: '路灯不亮,娃儿放学看不见' }],
    ['where health is told of', { summary: '路灯不亮,老人有病走不稳' }],
    ['where fear is told of', { summary: '路灯不亮,他威胁我' }],
    ['where the law is told of', { summary: 'the light is off, I will go to court' }],
  ])('%s', (_, changes) => {
    expect(shown(changes)).toBeUndefined()
  })
})

test('only what is graver, and grave, counts', () => {
  expect(isGraver('P0', 'P1')).toBe(true)
  expect(isGraver('P1', 'P2')).toBe(true)
  expect(isGraver('P2', 'P3')).toBe(false)
  expect(isGraver('P3', 'P1')).toBe(false)
  expect(isGraver('P1', 'P1')).toBe(false)
})
