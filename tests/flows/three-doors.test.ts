// A quarrel among neighbours: three doors in one message (plan, T7.1), danger and fear before any of them.
import { beforeEach, describe, expect, test } from 'vitest'
import { isDispute } from '../../src/understand/dispute.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
})
const doors = '和邻居的事,您想怎么办?\n1 大家商量\n2 请人调解,或者问律师\n3 只反映情况'

describe.each([
  ['noise', '楼上天天吵得睡不着'],
  ['parking', '邻居把车停我家门口'],
  ['water and money', '楼上漏水把我家墙泡了不肯赔'],
  ['money', '邻居欠我三千块钱不还'],
])('a quarrel about %s', (_, told) => {
  test('is offered three doors in one message', () => {
    expect(world.says(told)).toContain(doors)
  })
  test('is proposed for all to talk over by the first', () => {
    world.says(told)
    world.says('1')
    expect(world.session.flow?.id).toBe('proposal')
  })
  test('goes to a mediator or a lawyer by the second', () => {
    world.says(told)
    expect(world.says('2')).toContain('1 调解员\n2 律师')
    expect(world.says('0')).toBe(doors)
    world.says('2')
    expect(world.says('1')).toContain('对方有没有打过您')
    expect(world.session.flow?.state).toMatchObject({ about: told })
  })
  test('is only looked at by the third, and more words go with it', () => {
    world.says(told)
    expect(world.says('3')).toContain('哪个小区')
    const other = new World()
    other.says(told)
    expect(other.says('桂花小区3栋2单元')).toContain('桂花小区3栋2单元')
  })
})

test('the lawyer is asked by the second door too', () => {
  for (const text of ['楼上天天吵得睡不着', '2']) world.says(text)
  world.says('2')
  expect(world.session.flow?.id).toBe('legal')
})

test('a quarrel that is told once the menu asked what is wrong is offered them too', () => {
  world.says('报修')
  expect(world.says('楼上天天吵得睡不着')).toBe(doors)
})

test.each([
  ['danger', '楼上的人拿刀要砍我'],
  ['a fire', '楼上冒浓烟了'],
])('%s comes first: there is no door', (_, told) => {
  expect(world.says(told)).not.toContain('大家商量')
  expect(world.session.flow?.id).toBe('emergency')
})

test.each([
  ['fear of the neighbour', '邻居为了停车威胁要打我'],
  ['water that is still running', '楼上还在漏水'],
  ['what is nobody’s quarrel', '桂花小区3栋的路灯不亮了'],
])('%s is no quarrel for the doors', (_, told) => {
  expect(isDispute(told)).toBe(false)
})

test('whoever names mediation is not asked which door', () => {
  expect(world.says('我和邻居扯皮想找人调解')).toContain('对方有没有打过您')
})
