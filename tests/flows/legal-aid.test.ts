// What is said of legal aid: where to go, and whether income counts. Never whether somebody gets it.
import { beforeEach, describe, expect, test } from 'vitest'
import { aidArticles, aidQuestions, aidTestFor } from '../../src/rules/law/legal-aid.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
  world.says('你好')
})

describe('legal aid', () => {
  test('asks what is wanted, and for the two questions only those who want them', () => {
    expect(world.says('怎么申请法律援助')).toBe(
      '法律援助是国家给的,不收钱;给不给,由法律援助机构定。您想:\n1 看看申请时要不要看收入(两个问题)\n2 问去哪里办\n3 先约社区律师问问',
    )
    expect(world.says('2')).toBe(
      '法律援助给不给,由法律援助机构定。\n去哪里办,当面到社区问,或者回“人工”。\n和这件事有关的材料都带上。时间快到期了,一去就说。',
    )
  })
  test.each([
    [['1'], '不看收入(法律援助法第三十二条)'],
    [['5', '3'], '不再查收入(法律援助法第四十二条)'],
    [['都不是', '没有'], '要看收入。标准由省里定(法律援助法第三十四条)'],
  ])('answers %j with what the law says of income', (answers, words) => {
    world.says('怎么申请法律援助')
    world.says('1')
    const said = answers.map((answer) => world.says(answer)).at(-1)
    expect(said).toContain(words)
    expect(said).toContain('给不给,由法律援助机构定')
  })
  test('leads back with 0, one question at a time', () => {
    world.says('怎么申请法律援助')
    const first = world.says('1')
    world.says('5')
    expect(world.says('0')).toBe(first)
  })
  test('hears whoever was hurt by their family as danger', () => {
    world.says('怎么申请法律援助')
    world.says('1')
    world.says('4')
    expect(world.session.flow).toMatchObject({ id: 'emergency', state: { danger: 'domestic_violence' } })
  })
  test('has an article of the law for each circumstance', () => {
    expect(aidQuestions.flat().toSorted()).toEqual(Object.keys(aidArticles).toSorted())
    expect(aidTestFor(undefined)).toBe('test')
  })
})
