// A booking by real messages on a real database, with what its jobs bring later.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOutbound } from '../../src/bot/outbound.ts'
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
