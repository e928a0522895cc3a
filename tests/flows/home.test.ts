import { beforeEach, describe, expect, test } from 'vitest'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
})

describe('收通知', () => {
  test.each([
    ['by number and building', ['2', '3栋'], 6],
    ['by the estate’s name and a bare number', ['桂花小区', '3'], 6],
    ['in one sentence', ['桂花小区3栋2单元'], 7],
    ['with an address to the unit', ['2', '三栋二单元501'], 7],
    ['for the estate alone', ['2', '不说'], 5],
    ['for the estate where its building is not in the tree', ['2', '9栋'], 5],
  ])('keeps where a resident lives %s', (_, words, nodeId) => {
    expect(world.says('收通知')).toContain('您住哪个小区')
    for (const said of words) world.says(said)
    expect(world.asked).toEqual([{ type: 'setHome', in: { nodeId } }])
    expect(world.said[0]?.text).toBe('home.saved')
  })

  test('asks again for what is no place, and leads back by 0', () => {
    world.says('收通知')
    world.says('2')
    expect(world.says('随便')).toContain('桂花小区的哪一栋')
    expect(world.says('0')).toContain('您住哪个小区')
    expect(world.asked).toEqual([])
  })

  test('promises nothing where the channel cannot write first', () => {
    world.followUp = false
    world.says('收通知')
    world.says('1')
    expect(world.says('3栋')).toContain('我不能主动发给您')
  })

  test('is forgotten by 退订', () => {
    expect(world.says('退订')).toContain('不再给您发通知')
    expect(world.asked).toEqual([{ type: 'setHome', in: { nodeId: null } }])
  })

  test('gives way to danger', () => {
    world.says('收通知')
    expect(world.says('家里着火了')).toContain('119')
  })
})
