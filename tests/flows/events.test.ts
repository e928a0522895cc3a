// A resident sees what is on, signs up with others, and cancels.
import { beforeEach, describe, expect, test } from 'vitest'
import type { EventOffer } from '../../src/flows/requests.ts'
import { noon } from '../support/scene.ts'
import { aSlot, World } from '../support/world.ts'

const hour = 3_600_000
const lecture: EventOffer = {
  ...{ serviceId: 11, name: '防诈骗法律讲座', type: 'lecture', about: '讲几个真事', profession: 'lawyer' },
  ...{ place: '文化讲堂', start: noon + 48 * hour, left: 12, signed: false, topic: null, cases: 0 },
}
const fair: EventOffer = {
  ...{ serviceId: 12, name: '招聘会', type: 'jobFair', about: '', profession: null },
  ...{ place: '', start: noon + 72 * hour, left: 0, signed: false, topic: null, cases: 0 },
}
const slot = { ...aSlot, serviceId: 11, name: lecture.name, place: lecture.place, start: lecture.start }
let world: World
beforeEach(() => {
  world = new World()
  world.answers.openEvents = { events: [lecture, fair] }
  world.answers.holdSlot = { outcome: 'held', bookingId: 7, slot }
  world.answers.confirmBooking = {
    ...{ outcome: 'booked', code: '123450', rung: false, slot, calendar: '/booking.ics?id=7' },
  }
  world.says('你好')
})
const held = () => world.asked.find(({ type }) => type === 'holdSlot')?.in

describe('signing up for an event', () => {
  test('shows what is on, and how many places are left', () => {
    expect(world.says('活动')).toBe(
      [
        '最近有这些活动,您想看哪一个?',
        '防诈骗法律讲座:11月25日(周三)10:00',
        '招聘会:11月26日(周四)10:00(满了,可以排队)',
        '1 防诈骗法律讲座',
        '2 招聘会',
      ].join('\n'),
    )
    expect(world.says('1')).toBe(
      [
        '防诈骗法律讲座,11月25日(周三)10:00。',
        '地点:文化讲堂',
        '主讲:律师',
        '内容:讲几个真事',
        '还有12个位子。',
        '哪些人来?',
        '1 就我一个',
        '2 还有人一起',
        '3 不报了',
      ].join('\n'),
    )
  })

  test('takes several people in one message, and reads them back', () => {
    world.says('活动')
    world.says('1')
    expect(world.says('我、老伴和孙子8岁')).toBe(
      [
        '位子给您留十分钟。请看对不对:',
        '活动:防诈骗法律讲座',
        '时间:11月25日(周三)10:00',
        '地点:文化讲堂',
        '来的人:我、老伴、孙子8岁',
        '1 报名',
        '2 不约了',
      ].join('\n'),
    )
    expect(held()).toMatchObject({
      serviceId: 11,
      people: [
        { name: '', child: false },
        { name: '老伴', child: false },
        { name: '孙子8岁', child: true },
      ],
    })
    expect(world.says('1')).toContain('报好了:11月25日(周三)10:00。到了请报号码123450')
  })

  test('asks for the names where only their number is told', () => {
    world.says('活动')
    world.says('1')
    expect(world.says('3个人')).toContain('把来的人一行写给我')
    expect(world.says('3个人')).toContain('把来的人一行写给我')
    expect(world.says('我,老伴,女儿')).toContain('来的人:我、老伴、女儿')
  })

  test('lets no child come without an adult', () => {
    world.says('活动')
    world.says('1')
    expect(world.says('小明8岁,小红6岁')).toContain('要有大人陪')
    expect(held()).toBeUndefined()
    expect(world.says('1')).toContain('来的人:我、小明8岁、小红6岁')
  })

  test('offers to wait where there are too few places, with the same people', () => {
    world.answers.holdSlot = { outcome: 'taken', slots: [slot] }
    world.says('活动')
    world.says('1')
    expect(world.says('我和老伴')).toContain('位子不够了')
    world.says('1')
    expect(world.asked.at(-1)).toMatchObject({
      type: 'joinWaiting',
      in: {
        ...{ kind: 'event', serviceId: 11 },
        people: [
          { name: '', child: false },
          { name: '老伴', child: false },
        ],
      },
    })
  })

  test('is not done twice', () => {
    world.answers.openEvents = { events: [{ ...lecture, signed: true }] }
    expect(world.says('活动')).toContain('您已经报过了')
  })

  test('goes to staff where it is about something else', () => {
    expect(world.says('我想报名周末的摄影班')).toContain('3 都不是')
    expect(world.says('3')).toContain('工作人员')
  })
})

test('我的活动 tells of events alone, which can be cancelled but not moved', () => {
  const mine = { ...slot, bookingId: 7, mode: null, topic: null, code: '123450', state: 'booked' as const }
  world.answers.myBookings = {
    bookings: [
      { ...mine, kind: 'event' },
      { ...aSlot, bookingId: 8, kind: 'room', mode: null, topic: null, code: '2', state: 'booked' },
    ],
  }
  expect(world.says('我的活动')).toBe(
    '防诈骗法律讲座,11月25日(周三)10:00,号码123450。\n地点:文化讲堂\n1 不去了,退掉\n2 不变',
  )
  world.says('1')
  expect(world.says('1')).toContain('取消好了')
  expect(world.asked.at(-1)).toEqual({ type: 'cancelBooking', in: { bookingId: 7 } })
})
