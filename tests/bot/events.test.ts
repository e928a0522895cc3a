// Events by real messages on a real database: several people, no place too many, the waiting list, and an event that is cancelled.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReading, openWriting, rows, transact, type PrismaClient } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const hour = 3_600_000
let home: TestStore
let client: PrismaClient
let event: string
const viewer = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
beforeEach(async () => {
  home = await openTestStore()
  client = openReading(home.url)
  const start = home.clock.now + 50 * hour
  const { id } = await home.store.communityEvents.publish(viewer, {
    ...{ nodeId: 1, name: '剪纸课', place: '社区一楼', type: 'culture', about: '', profession: null },
    ...{ staffId: null, capacity: 3, start, end: start + hour },
  })
  event = id
})
afterEach(async () => {
  await client.$disconnect()
  await home.close()
})

const says = async (sender: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(sender, text, { at: home.clock.now }))
  return (await read(home.store, sender)).at(-1) ?? ''
}
const live = async () => {
  const [found] = await rows<{ n: number }>(
    client,
    `SELECT count(*) AS n FROM Booking WHERE state IN ('held', 'offered', 'booked')`,
  )
  return found?.n
}

test('each of a family has a place, one number is theirs, and all are ticked off by it', async () => {
  expect(await says('lan', '活动', '剪纸课', '我、老伴和孙子8岁')).toContain('来的人:我、老伴、孙子8岁')
  const done = await says('lan', '1')
  const code = /号码(\d{6})/.exec(
    (await read(home.store, 'lan')).find((text) => text.includes('报好了')) ?? '',
  )?.[1]
  expect(done).toContain('提醒您')
  const list = await home.store.communityEvents.attendance(viewer, event)
  expect(list.people.map(({ name, along, child }) => [name, along, child])).toEqual([
    [null, false, false],
    ['老伴', true, false],
    ['孙子8岁', true, true],
  ])
  home.clock.now += 49 * hour
  await home.store.bookingDesk.checkIn(viewer, code ?? '')
  expect((await home.store.communityEvents.attendance(viewer, event)).came).toBe(3)
})

test('nobody is given half of their places; who waits is offered them all, or others who fit are', async () => {
  await says('lan', '活动', '剪纸课', '我、老伴', '1')
  expect(await says('hua', '活动', '剪纸课', '我和女儿')).toContain('位子不够了')
  expect(await says('hua', '1')).toContain('给您排上了')
  expect(await says('min', '活动', '剪纸课', '1', '1')).toContain('提醒您')
  expect(await live()).toBe(3)
  await doJobs(home)
  expect((await read(home.store, 'hua')).join('\n')).not.toContain('有空位了')
  await says('lan', '我的活动', '1', '1')
  await doJobs(home)
  expect((await read(home.store, 'hua')).at(-1)).toContain('有空位了')
  expect(await says('hua', '1')).toContain('提醒您')
  expect(await live()).toBe(3)
})

test('an event that is cancelled: whoever signed up or waits is told, once, and nobody can sign up', async () => {
  await says('lan', '活动', '剪纸课', '我、老伴、女儿', '1')
  await says('hua', '活动', '剪纸课', '1', '1')
  expect(await home.store.communityEvents.cancel(viewer, event, '老师病了')).toEqual({ told: 2 })
  const told = (await read(home.store, 'lan')).filter((text) => text.includes('办不成了'))
  expect(told).toEqual(['不好意思,11月25日(周三)12:00的活动“剪纸课”办不成了:老师病了。'])
  expect((await read(home.store, 'hua')).at(-1)).toContain('不用再等了')
  expect(await live()).toBe(0)
  expect(await says('min', '活动')).not.toContain('剪纸课')
})

test('who came along is forgotten 90 days after the event, by the daily sweep', async () => {
  await says('lan', '活动', '剪纸课', '我、老伴', '1')
  const named = async () =>
    (await home.store.communityEvents.attendance(viewer, event)).people.some(({ name }) => name === '老伴')
  const writing = openWriting(home.url)
  const sweep = async (days: number) => {
    home.clock.now += days * 24 * hour
    const effect = await home.store.retention.sweep({ of: 'parties', after: 0 })
    await transact(writing, { maxWait: 5000, timeout: 20_000 }, (tx) => effect(tx, () => undefined))
  }
  await sweep(90)
  expect(await named()).toBe(true)
  await sweep(4)
  expect(await named()).toBe(false)
  await writing.$disconnect()
})
