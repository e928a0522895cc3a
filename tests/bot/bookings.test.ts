// A booking by real messages on a real database, with what its jobs bring later.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOutbound } from '../../src/bot/outbound.ts'
import { openWriting } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const hour = 3_600_000
let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const says = async (sender: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(sender, text, { at: home.clock.now }))
  return (await read(home.store, sender)).at(-1) ?? ''
}

test('a room is booked, reminded of a day and two hours before, and its number stays', async () => {
  await says('lan', '预约', '2', '1', '讲安全', '1')
  const told = (await read(home.store, 'lan')).find((text) => text.includes('约好了')) ?? ''
  const code = /报号码(\d{6})/.exec(told)?.[1] ?? 'none'
  const reminders: string[] = []
  for (let hours = 1; hours <= 60; hours++) {
    const before = (await read(home.store, 'lan')).length
    home.clock.now += hour
    await doJobs(home)
    reminders.push(...(await read(home.store, 'lan')).slice(before).map((text) => `${hours}: ${text}`))
  }
  expect(reminders).toEqual([
    `28: 提醒您:11月25日(周三)14:00,文化讲堂。到了请报号码${code}。来不了请回“我的预约”取消。`,
    `50: 提醒您:今天11月25日(周三)14:00就是文化讲堂,号码${code}。`,
  ])
})

test('who gives a booking back is not reminded of it', async () => {
  await says('lan', '预约', '2', '1', '讲安全', '1')
  await says('lan', '取消预约', '2', '1')
  const before = (await read(home.store, 'lan')).length
  home.clock.now += 24 * 14 * hour
  await doJobs(home)
  expect(await read(home.store, 'lan')).toHaveLength(before)
})

test('five days ahead on a channel of 48 hours, a number is asked for once, and the reminder is for staff', async () => {
  const windowMs = 48 * hour
  const outbound = createOutbound({
    channels: [
      {
        ...{ name: 'webchat', account: 'web' },
        capabilities: {
          ...{ maxBytes: 2048, buttons: false, media: false, proactive: true },
          quota: { perInbound: 20, windowMs },
        },
        start: () => Promise.resolve(),
        stop: () => Promise.resolve(),
        send: () => Promise.resolve(),
      },
    ],
    messages: home.store.messages,
    now: () => home.clock.now,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    onError: () => undefined,
    period: hour,
  })
  const deliver = async () => {
    for (const event of home.committed.splice(0))
      if (event.type === 'replies') outbound.deliver(event.to, event.messages)
    await outbound.idle()
  }
  const say = async (...texts: string[]) => {
    for (const text of texts) await home.store.turn(message('lan', text, { at: home.clock.now, windowMs }))
    await deliver()
    return (await read(home.store, 'lan')).at(-1) ?? ''
  }
  expect(await say('预约', '2', '3', '讲安全', '1')).toContain('要不要留个电话')
  expect((await read(home.store, 'lan')).join('\n')).not.toContain('到时候我会提醒您')
  expect(await say('13812345678')).toContain('有变动就打这个电话')
  // Once is enough: the next booking asks for no number.
  expect(await say('预约', '2', '3')).toContain('用来做什么')
  expect(await say('聊天', '1')).toContain('约好了')
  home.clock.now += 104 * hour
  await doJobs(home)
  await deliver()
  const tasks = await home.store.messages.undelivered('/1/', 10)
  expect(tasks.map(({ text, failure }) => [text.slice(0, 18), failure])).toEqual([
    ['提醒您:11月28日(周六)16:3', 'window closed'],
    ['提醒您:11月28日(周六)14:0', 'window closed'],
  ])
  await outbound.stop()
})

test.each([
  ['借会客厅', '这些时间有空'],
  ['轮椅借用', '这些时间有空'],
  ['想借个轮椅用一天', '这些时间有空'],
  ['上门理发', '这些时间有空'],
  ['借文化讲堂搞个活动', '这些时间有空'],
])('%s leads to free times', async (words, until) => {
  expect(await says('lan', words)).toContain(until)
})

test('who did not come twice in ninety days is rung before the next time, and told so', async () => {
  const client = openWriting(home.url)
  for (let times = 0; times < 2; times++) {
    await says('lan', '借会客厅', '1', '开会', '1')
    home.clock.now += 5 * 24 * hour
    await client.booking.updateMany({ where: { state: 'booked' }, data: { state: 'missed' } })
  }
  await says('lan', '借会客厅', '1', '开会', '1')
  expect((await read(home.store, 'lan')).slice(-2).join('\n')).toContain('工作人员会先打电话和您确认')
  await client.$disconnect()
})

describe('a booking that cannot take place', () => {
  const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }

  test('on a day that is declared a holiday late: its resident picks another time by number', async () => {
    await says('lan', '借会客厅', '1', '开会', '1')
    const [room] = (await home.store.services.list(manager)).filter(({ name }) => name === '社区会客厅')
    await home.store.services.except(manager, room?.id ?? '', {
      ...{ day: '2026-11-23', open: false, from: null, to: null, reason: '临时放假' },
    })
    const told = (await read(home.store, 'lan')).slice(-2)
    expect(told[0]).toContain('办不成了:临时放假')
    expect(told[1]).toContain('换个时间行吗?这些时间有空:\n1 11月24日(周二)9:00')
    expect(await says('lan', '1', '1')).toContain('提醒您')
    expect(await home.store.bookingDesk.day(manager, '2026-11-24')).toMatchObject([{ state: 'booked' }])
  })

  test('as the adviser leaves: another’s hour is offered, but none of one who saw the other side', async () => {
    const client = openWriting(home.url)
    const adviser = async (name: string, times: { rrule: string; from: number; to: number }) => {
      const { id: staffId } = await home.store.staff.create(manager, {
        ...{ login: `adviser${times.from}`, name, role: 'adviser', password: 'a long word for tests' },
        ...{ nodeId: 1, committeeId: null, languages: [] },
      })
      await home.store.services.create(manager, {
        ...{ kind: 'adviser', nodeId: 1, name: '法律顾问', place: '', staffId, minutes: 30, buffer: 0 },
        ...{ capacity: 1, modes: [], rules: [times], onHolidays: false, active: true },
      })
      return staffId
    }
    await adviser('沈洁', { rrule: 'FREQ=WEEKLY;BYDAY=TU', from: 540, to: 720 })
    const free = await adviser('何平', { rrule: 'FREQ=WEEKLY;BYDAY=TH', from: 900, to: 930 })
    await says('bei', '你好')
    await client.resident.updateMany({ data: { name: '张伟' } })
    await says('bei', '想找律师问问借款的事', '1', '跳过', '1', '1')
    await says('an', '想找律师问问借款的事', '1', '我邻居张伟', '1', '1')
    const { id } = await client.staff.findFirstOrThrow({ where: { login: 'liuwen' } })
    await home.store.staff.patch(manager, id, { active: false })
    const asked = (await read(home.store, 'an')).at(-1)
    expect(asked).toMatch(/这些时间有空:\n1 11月26日\(周四\)15:00/)
    expect(await says('an', '1', '1')).toContain('提醒您')
    const talks = await client.consultation.findMany({
      where: { adviserId: free },
      include: { parties: true },
    })
    expect(talks).toMatchObject([{ topic: 'lending', sideTold: true, parties: [{ own: false }] }])
    await client.$disconnect()
  })
})
