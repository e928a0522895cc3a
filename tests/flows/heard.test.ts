import { beforeEach, describe, expect, test } from 'vitest'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
})
const speaks = (text: string, mediaId = 'voice-1', after = 60_000) => {
  world.now += after
  return world.sends({ type: 'voice', text, mediaId, at: world.now })
}
const keys = () => world.said.map(({ text }) => text)

describe('what a voice message was heard to say', () => {
  test('is asked back before anything comes of it', () => {
    expect(speaks('桂花小区3栋2单元的灯不亮了')).toBe(
      '我听到的是:“桂花小区3栋2单元的灯不亮了”,对吗?\n1 对\n2 不对,再说一遍',
    )
    expect(world.asked).toEqual([])
  })
  test.each(['1', '对', '对头'])(
    'is taken as if it were written after “%s”, its recording with the ticket',
    (yes) => {
      speaks('桂花小区3栋2单元的灯不亮了')
      expect(world.says(yes)).toContain('桂花小区3栋2单元')
      world.says('1')
      expect(world.asked).toMatchObject([{ type: 'openTicket', in: { recordings: ['voice-1'] } }])
      world.says('人工')
      expect(world.asked.at(-1)?.in).not.toHaveProperty('recordings')
    },
  )
  test('answers the open question once it is confirmed', () => {
    world.says('路灯不亮了')
    expect(keys()).toContain('request.askEstate')
    speaks('桂花小区')
    expect(keys()).toEqual(['voice.heard'])
    world.says('1')
    expect(keys()).toContain('request.askSpot')
  })
  test('is forgotten where it is wrong, and may be said again', () => {
    speaks('桂花小区的等不亮了')
    expect(world.says('2')).toContain('再说一遍')
    speaks('桂花小区3栋2单元的灯不亮了', 'voice-2')
    world.says('1')
    world.says('1')
    expect(world.asked).toMatchObject([{ type: 'openTicket', in: { recordings: ['voice-2'] } }])
  })
  test('in two messages at once is one telling', () => {
    speaks('桂花小区3栋2单元')
    expect(speaks('灯不亮了', 'voice-2', 3000)).toContain('“桂花小区3栋2单元,灯不亮了”')
  })
  test('gives way to what is written instead', () => {
    speaks('桂花小区的等不亮了')
    world.says('进度')
    expect(world.asked).toMatchObject([{ type: 'myTickets' }])
    expect(world.session.heard).toBeUndefined()
  })
  test('is forgotten with its recording where it is taken back', () => {
    speaks('桂花小区3栋2单元的灯不亮了')
    world.sends({ type: 'recall', text: '桂花小区3栋2单元的灯不亮了', at: world.now })
    world.says('人工')
    expect(world.asked.at(-1)?.in).not.toHaveProperty('recordings')
  })
})

describe('danger told by voice', () => {
  test('is acted on at once, its recording with the ticket', () => {
    expect(speaks('桂花小区3栋着火了')).toContain('119')
    expect(keys()).not.toContain('voice.heard')
    expect(world.asked).toMatchObject([
      { type: 'openTicket', in: { urgency: 'P0', recordings: ['voice-1'] } },
    ])
  })
  test('is acted on while other words are waited for', () => {
    speaks('桂花小区的灯不亮了')
    speaks('屋里全是烟,着火了', 'voice-2')
    expect(world.asked).toMatchObject([{ in: { urgency: 'P0', recordings: ['voice-2'] } }])
    expect(world.session.heard).toBeUndefined()
  })
  test('is gone on with without a question back', () => {
    world.says('着火了')
    speaks('桂花小区3栋2单元')
    expect(keys()).not.toContain('voice.heard')
    expect(world.asked.at(-1)).toMatchObject({ type: 'addToTicket', in: { recordings: ['voice-1'] } })
  })
})
