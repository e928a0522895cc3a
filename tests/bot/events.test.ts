// Events by real messages on a real database: several people, no place too many, the waiting list, and an event that is cancelled.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
    ...{
      nodeId: 1,
      name: '剪纸课',
      place: '社区一楼',
      type: 'culture',
      about: '',
      profession: null,
      topic: null,
    },
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

const afterwards = (changes: object = {}) => ({
  ...{ name: '剪纸课', place: '社区一楼', about: '', profession: null, topic: null, capacity: 3 },
  ...{ start: home.clock.now + 50 * hour, end: home.clock.now + 51 * hour },
  ...changes,
})
const change = (changes: object) => home.store.communityEvents.change(viewer, event, afterwards(changes))

describe('an event that changes', () => {
  test('of another time is told of once to each who signed up or waits, with one word to stay or go', async () => {
    await says('lan', '活动', '剪纸课', '我、老伴', '1')
    await says('min', '活动', '剪纸课', '1', '1')
    await says('hua', '活动', '剪纸课', '1', '1')
    const start = home.clock.now + 72 * hour
    expect(await change({ start, end: start + hour, place: '三楼' })).toEqual({ told: 3 })
    const told = (await read(home.store, 'lan')).filter((text) => text.includes('有变动'))
    expect(told).toEqual([
      '您报名的活动“剪纸课”有变动。现在是:剪纸课,11月26日(周四)10:00。\n地点:三楼\n1 还去\n2 不去了,退掉',
    ])
    expect((await read(home.store, 'hua')).at(-1)).toContain('还给您排着')
    expect(await says('min', '还去')).toContain('给您留着')
    // Nobody is reminded of the time that it had.
    home.clock.now += 26 * hour
    await doJobs(home)
    const heard = async (who: string) => (await read(home.store, who)).join('\n')
    expect(await heard('min')).not.toContain('提醒您:')
    home.clock.now = start - 24 * hour
    await doJobs(home)
    expect(await heard('min')).toContain('提醒您:11月26日(周四)10:00')
    await says('lan', '不去了')
    await doJobs(home)
    expect((await read(home.store, 'hua')).at(-1)).toContain('有空位了:剪纸课,11月26日(周四)10:00')
  })

  test('while somebody reads or is offered a place: nobody confirms the time that it had', async () => {
    await says('lan', '活动', '剪纸课', '1')
    const start = home.clock.now + 72 * hour
    expect(await change({ start, end: start + hour })).toEqual({ told: 0 })
    const answered = await says('lan', '1')
    expect(answered).not.toContain('报好了')
    expect(answered).toContain('11月26日(周四)10:00')
    expect(await live()).toBeLessThanOrEqual(1)
  })

  test('has more places for who waits, never fewer than are taken, and of that nobody is told', async () => {
    await says('lan', '活动', '剪纸课', '我、老伴', '1')
    await says('min', '活动', '剪纸课', '1', '1')
    await says('hua', '活动', '剪纸课', '1', '1')
    expect(await change({ capacity: 4 })).toEqual({ told: 0 })
    await doJobs(home)
    expect((await read(home.store, 'hua')).at(-1)).toContain('有空位了')
    expect(await says('hua', '1')).toContain('提醒您')
    await expect(change({ capacity: 3 })).rejects.toMatchObject({ code: 'EVENT_PLACES_TAKEN' })
    // Whoever sits beyond the last of fewer places takes one of them: none is given twice, none too many.
    await says('lan', '我的活动', '1', '1')
    expect(await change({ capacity: 2 })).toEqual({ told: 0 })
    expect(await live()).toBe(2)
    expect(await says('mei', '活动', '剪纸课', '1')).toContain('位子不够了')
  })

  test('and whoever is in the middle of something else finishes that first', async () => {
    await says('lan', '活动', '剪纸课', '1', '1')
    await says('lan', '路灯坏了')
    await change({ place: '三楼' })
    expect((await read(home.store, 'lan')).at(-1)).toContain('先办完这件事')
    expect(await says('lan', '桂花小区3栋2单元')).toContain('路灯')
  })
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
