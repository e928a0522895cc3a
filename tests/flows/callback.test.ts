// A later message is promised only where the channel can carry it; else a telephone number is asked for, once.
import { beforeEach, describe, expect, test } from 'vitest'
import { awaitVisit } from '../../src/flows/awaited.ts'
import { World } from '../support/world.ts'

const hours = (count: number) => count * 60 * 60 * 1000
let world: World
beforeEach(() => {
  world = new World()
})
const report = () => {
  world.says('桂花小区3栋2单元的路灯不亮了')
  return world.says('1')
}

describe('over a channel that carries messages for 48 hours', () => {
  beforeEach(() => {
    world.windowMs = hours(48)
  })

  test('an answer in nine days is not promised, and a number is asked for', () => {
    expect(report()).toBe(
      '已经报上去了,编号0412。最晚12月2日(周三)有答复。我不能主动发给您,请到时来这里回“进度”看。\n报错了的话,十分钟内回“撤回”。\n' +
        '到时候我这里可能发不出消息。留个电话好吗?发不出,工作人员就打给您。\n1 留\n2 不用',
    )
    world.says('1')
    expect(world.says('138 1234 5678')).toBe('记下了:138****5678。到时候发不出消息,工作人员打给您。')
    expect(world.asked.at(-1)).toEqual({
      type: 'setPhone',
      in: { ticketId: 412, phone: '13812345678' },
    })
  })

  test('a number is taken at once, looked at, and not needed', () => {
    report()
    expect(world.says('13812345')).toContain('这个号码不太对')
    expect(world.says('不留电话')).toContain('不留也照样办')
    world = Object.assign(new World(), { windowMs: hours(48) })
    report()
    expect(world.says('我电话13812345678')).toContain('记下了:138****5678')
    world = Object.assign(new World(), { windowMs: hours(48) })
    report()
    expect(world.says('0')).toContain('不留也照样办')
    expect(world.session.parked).toEqual([])
  })

  test('it is asked once, and not of whoever left one', () => {
    report()
    world.says('2')
    expect(report()).not.toContain('留个电话')
    world = Object.assign(new World(), { windowMs: hours(48) })
    world.answers.phoneOf = { phone: '13812345678' }
    expect(report()).toContain('到时候发不出消息,工作人员打您的电话138****5678。')
    expect(world.session.flow).toBeUndefined()
  })

  test('an answer within its time is promised', () => {
    world.answers.openTicket = { ticketId: 412, number: 412, due: '2026-11-24' }
    const said = report()
    expect(said).toContain('最晚11月24日(周二)给您答复')
    expect(said).not.toContain('电话')
  })

  test('what is taken up again promises no news of its end', () => {
    world.says('你好')
    world.session = awaitVisit(
      world.session,
      { ticketId: 412, number: 412, summary: '灯' },
      world.now,
    ).session
    expect(world.says('没好,还是不亮')).toBe('好的,接着办,编号0412不变。过几天来这里回“进度”看。')
  })

  test('who is in danger is not asked for it', () => {
    report()
    expect(world.says('家里着火了')).toContain('119')
    expect(world.session.flow?.id).toBe('emergency')
  })

  test('further matters of the same message have their turn after it', () => {
    world.says('桂花小区3栋2单元的路灯不亮了,还想问下低保怎么办')
    world.says('1')
    expect(world.says('2')).toContain('接着说')
  })
})

test('over a channel without an end nothing of it is asked', () => {
  expect(report()).not.toContain('电话')
})

describe('of what cannot wait', () => {
  const at = (wallClock: string) => Date.parse(`${wallClock}+08:00`)
  test.each([
    ['2026-11-23T10:30', '今天10:30前有人联系您'],
    ['2026-11-24T08:30', '明早8:30前有人联系您'],
  ])('the resident hears when a person speaks with them: %s', (due, words) => {
    const day = due.slice(0, 10)
    world.answers.openTicket = { ticketId: 412, number: 412, due: day, contactDue: at(due) }
    expect(report()).toContain(words)
  })

  test('it is not promised where the channel carries nothing by then', () => {
    world.windowMs = hours(1)
    world.answers.openTicket = {
      ticketId: 412,
      number: 412,
      due: '2026-11-24',
      contactDue: at('2026-11-24T08:30'),
    }
    expect(report()).toContain('明早8:30前有人看。我不能主动发给您')
  })
})
