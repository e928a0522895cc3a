// A booking by real messages on a real database, with what its jobs bring later.
import { afterEach, beforeEach, expect, test } from 'vitest'
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
