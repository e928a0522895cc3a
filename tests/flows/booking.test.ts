// A resident books a room, sees it under 我的预约, moves it, gives it back.
import { beforeEach, describe, expect, test } from 'vitest'
import { aSlot, World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
  world.says('你好')
})
const types = () => world.asked.map(({ type }) => type)
const booked = {
  ...{ ...aSlot, bookingId: 7, kind: 'room' as const, mode: null, topic: null, code: '123450' },
  state: 'booked' as const,
}

describe('booking a room', () => {
  test('takes a room, a time, what it is for, and a yes', () => {
    expect(world.says('预约')).toBe('您想约哪一个?\n1 社区会客厅\n2 文化讲堂\n3 都不是')
    expect(world.says('1')).toBe('这些时间有空,您选一个:\n1 11月25日(周三)10:00')
    expect(world.says('1')).toContain('用来做什么')
    expect(world.says('给老人过生日')).toBe(
      [
        '位子给您留十分钟。请看对不对:',
        '预约:社区会客厅',
        '时间:11月25日(周三)10:00',
        '地点:社区一楼',
        '事由:给老人过生日',
        '1 定下来',
        '2 换个时间',
        '3 不约了',
      ].join('\n'),
    )
    const done = world.says('1')
    expect(done).toContain('约好了:11月25日(周三)10:00。到了请报号码123450')
    expect(done).toContain('到时候我会提醒您')
    expect(types()).toEqual(['bookables', 'slotOffers', 'holdSlot', 'confirmBooking'])
    expect(world.asked.at(-1)?.in).toEqual({ bookingId: 7, topic: '给老人过生日' })
  })

  test('goes to staff where it is about something else', () => {
    expect(world.says('我想预约打疫苗')).toContain('3 都不是')
    expect(world.says('3')).toContain('预约、借用这件事,我请工作人员来帮您')
  })

  test('goes on with other times where somebody was quicker', () => {
    world.answers.holdSlot = { outcome: 'taken', slots: [{ ...aSlot, start: aSlot.end }] }
    world.says('我要预约')
    world.says('会客厅')
    world.says('社区会客厅')
    expect(world.says('1')).toBe(
      '不好意思,这个时间刚被别人约走了。\n这些时间有空,您选一个:\n1 11月25日(周三)11:00',
    )
  })

  test('offers to wait where everything is booked', () => {
    world.answers.slotOffers = { slots: [] }
    world.says('预约')
    expect(world.says('2')).toContain('1 排队,有空位告诉我')
    expect(world.says('1')).toContain('给您排上了,前面还有2位')
  })

  test('lets go of the place at once where the resident no longer wants it', () => {
    for (const words of ['预约', '1', '1', '不说了']) world.says(words)
    expect(world.says('3')).toContain('不约了')
    expect(types().at(-1)).toBe('cancelBooking')
  })

  test('promises no reminder that the channel will not carry, and asks once for a number', () => {
    world.windowMs = 3_600_000
    for (const words of ['预约', '1', '1', '不说了']) world.says(words)
    const done = world.says('1')
    expect(done).not.toContain('我会提醒您')
    expect(done).toContain('要不要留个电话')
    expect(world.says('13812345678')).toContain('有变动就打这个电话')
    expect(world.asked.at(-1)).toEqual({
      type: 'setBookingPhone',
      in: { bookingId: 7, phone: '13812345678' },
    })
  })

  test('is left for danger, which comes before everything', () => {
    for (const words of ['预约', '1', '1', '不说了']) world.says(words)
    expect(world.says('我家着火了')).toContain('119')
  })
})

describe('own bookings', () => {
  test('are told with what can be done', () => {
    world.answers.myBookings = { bookings: [booked] }
    expect(world.says('我的预约')).toBe(
      '社区会客厅,11月25日(周三)10:00,号码123450。\n地点:社区一楼\n1 改时间\n2 取消预约\n3 不变',
    )
  })
  test('move to another time, and keep their number', () => {
    world.answers.myBookings = { bookings: [booked] }
    world.says('我的预约')
    expect(world.says('1')).toContain('改到什么时候')
    expect(world.says('1')).toContain('改好了:11月25日(周三)10:00。号码还是123450')
  })
  test('are given back after a question', () => {
    world.answers.myBookings = { bookings: [booked] }
    world.says('取消预约')
    expect(world.says('2')).toContain('真的要取消')
    expect(world.says('1')).toContain('取消好了')
  })
  test('of a place that is offered begin with the question whether it is wanted', () => {
    world.answers.myBookings = { bookings: [{ ...booked, state: 'offered' }] }
    expect(world.says('我的预约')).toContain('1 定下来')
    expect(world.says('1')).toContain('约好了')
  })
})
