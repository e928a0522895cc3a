// Tasks of volunteers through the front door: who is asked and how, one word answers, who comes and for how long.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReading } from '../../src/store/connection.ts'
import { openDatabase } from '../../src/store/sqlite/sqlite.ts'
import type { NewTask } from '../../src/store/volunteers/volunteer-tasks.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { manager, says as saysIn, signUp as signUpIn, wish } from '../support/volunteers.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
let database: ReturnType<typeof openReading>
beforeEach(async () => {
  home = await openTestStore()
  database = openReading(home.url)
})
afterEach(async () => {
  await database.$disconnect()
  await home.close()
})

const minute = 60 * 1000
const hour = 60 * minute
const says = (sender: string, ...texts: string[]) => saysIn(home, sender, ...texts)
const heard = (sender: string) => read(home.store, sender)

const signUp = (sender: string, changes?: { lives?: string }) => signUpIn(home, sender, changes)
const make = async (changes?: Partial<NewTask>) => {
  const { id } = await home.store.volunteerTasks.create(manager, await wish(home, changes))
  await doJobs(home)
  return id
}
/** Who was asked, as senders. */
const asked = async (): Promise<string[]> =>
  (
    await database.$queryRaw<{ sender: string }[]>`
      SELECT DISTINCT c.sender FROM Message AS m JOIN Contact AS c ON c.id = m.contactId
      WHERE m.text LIKE '%想请您帮个忙%' ORDER BY c.id`
  ).map(({ sender }) => sender)
const task = async () => (await home.store.volunteerTasks.list(manager, 'open'))[0]!

describe('asking', () => {
  test('tells what, where about, when and why, and only whoever accepted where, for whom and what about', async () => {
    await signUp('an')
    await make()
    const question = (await heard('an')).at(-1) ?? ''
    expect(question).toContain('想请您帮个忙')
    expect(question).toContain('跑腿代办。\n在桂花小区,')
    expect(question).toContain('请您,是因为您会这个、您住得近')
    expect(question).not.toMatch(/李奶奶|取药|501|3栋|1390/)
    const taken = await says('an', '接')
    expect(taken).toContain('做什么:给李奶奶取药')
    expect(taken).toContain('地点:桂花小区3栋2单元501')
    expect(taken).toContain('联系:李奶奶 13900001111')
    expect((await task()).posts).toMatchObject([{ name: '周an', state: 'taken' }])
  })

  test('goes eight at a time every ten minutes, the nearest first, until somebody accepts', async () => {
    for (let one = 0; one < 10; one++)
      await signUp(`v${one}`, { lives: one < 3 ? '桂花小区3栋' : '桂花小区1栋' })
    await signUp('far', { lives: '银杏院' })
    await make()
    expect((await task()).asked).toBe(3)
    home.clock.now += 10 * minute
    await doJobs(home)
    expect((await task()).asked).toBe(10)
    await says('v1', '接')
    home.clock.now += 10 * minute
    await doJobs(home)
    expect((await task()).asked).toBe(10)
    expect((await heard('far')).join()).not.toContain('想请您帮个忙')
  })

  test('keeps its pace where somebody accepts and leaves before the next eight were due', async () => {
    for (let one = 0; one < 33; one++) await signUp(`v${one}`, { lives: '桂花小区3栋' })
    await make()
    expect((await task()).asked).toBe(8)
    const [first = ''] = await asked()
    await says(first, '接')
    await says(first, '我的任务', '来不了了')
    await doJobs(home)
    expect((await task()).asked).toBe(16)
    home.clock.now += 10 * minute
    await doJobs(home)
    expect((await task()).asked).toBe(24)
  })

  test('rests from 21:00 to 8:00, and never goes on after the task has begun', async () => {
    home.clock.now += 12 * hour // 22:00
    await signUp('an')
    await make({ startsAt: home.clock.now + 11 * hour })
    expect((await task()).asked).toBe(0)
    home.clock.now += 10 * hour
    await doJobs(home)
    expect((await task()).asked).toBe(1)
    await signUp('bo')
    home.clock.now += 2 * hour
    await doJobs(home)
    expect((await heard('bo')).join()).not.toContain('想请您帮个忙')
  })

  test('does not come a second time to who said no, nor a third time a day to anybody', async () => {
    await signUp('an')
    await make()
    expect(await says('an', '不得空')).toContain('没关系')
    home.clock.now += 30 * minute
    await doJobs(home)
    await make()
    await make()
    const asked = (await heard('an')).filter((text) => text.includes('想请您帮个忙'))
    expect(asked).toHaveLength(2)
    expect(await database.volunteerAsk.count()).toBe(2)
  })

  test('tells whoever made it at half of the lead time where places are free', async () => {
    await make()
    home.clock.now += 12 * hour
    await doJobs(home)
    expect(await database.staffNotice.findMany({ where: { type: 'volunteerUnfound' } })).toMatchObject([
      { staffId: 2 },
    ])
  })

  test('asks nobody who told of violence at home', async () => {
    await signUp('an')
    await says('an', '我老公又打我,他在旁边')
    await make()
    expect((await task()).asked).toBe(0)
  })
})

describe('where there are more volunteers than a wave compares', () => {
  /** 300 who were never asked stand before 周an, who was. */
  async function crowd(channel: string, reach: 'building' | 'community'): Promise<void> {
    await signUp('an', { lives: '银杏院' })
    const raw = openDatabase(home.url.replace('file:', ''))
    const many = `FROM Volunteer AS v, (WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 300) SELECT n FROM k)`
    raw.exec(`
      UPDATE Volunteer SET askedAt = ${String(home.clock.now - hour)};
      INSERT INTO Resident (id, publicId, communityId, createdAt) SELECT 1000 + n, 'r' || n, communityId, 0 ${many};
      INSERT INTO Contact (residentId, communityId, channel, account, sender) SELECT 1000 + n, communityId, '${channel}', 'web', 'm' || n ${many};
      INSERT INTO Volunteer (id, publicId, residentId, communityId, state, name, minor, skills, languages, days, parts, homeId, reach, vehicles, limits, createdAt)
        SELECT 1000 + n, 'v' || n, 1000 + n, communityId, 'active', 'm' || n, 0, skills, languages, days, parts, homeId, '${reach}', vehicles, limits, 0 ${many};
      INSERT INTO VolunteerConsent (volunteerId, purpose, version, at) SELECT id, 'push', '1', 0 FROM Volunteer WHERE id > 1000;
      INSERT INTO ChannelState (name, account, online, since, proactive) VALUES ('mute', 'web', 1, 0, 0);`)
    raw.close()
  }
  const asked = async () => (await database.volunteerAsk.findMany()).map(({ volunteerId }) => volunteerId)

  test('whom no message reaches goes behind the others, who are asked with the next wave', async () => {
    await crowd('mute', 'community')
    await make()
    expect(await asked()).toEqual([])
    home.clock.now += 10 * minute
    await doJobs(home)
    expect(await asked()).toEqual([1])
  })

  test('who does not go so far keeps nobody behind them from being asked', async () => {
    await crowd('webchat', 'building')
    await make()
    expect(await asked()).toEqual([1])
  })

  test('those are asked who were asked longest ago', async () => {
    await crowd('webchat', 'community')
    await make()
    await make()
    expect((await asked()).length).toBe(16)
    expect(new Set(await asked()).size).toBe(16)
    expect(await asked()).not.toContain(1)
  })
})

describe('a yes', () => {
  test('of fifty for one place makes one winner, and the others hear it kindly (A15)', async () => {
    const names = Array.from({ length: 50 }, (_, one) => `v${String(one)}`)
    for (const name of names) await signUp(name)
    await make()
    for (let wave = 0; wave < 8; wave++) {
      home.clock.now += 10 * minute
      await doJobs(home)
    }
    expect((await task()).asked).toBe(50)
    await Promise.all(names.map((name) => home.store.turn(message(name, '接', { at: home.clock.now }))))
    const last = await Promise.all(names.map(async (name) => (await heard(name)).at(-1) ?? ''))
    expect(last.filter((text) => text.includes('这件事交给您了'))).toHaveLength(1)
    expect(last.filter((text) => text.includes('已经有人先接了'))).toHaveLength(49)
    expect((await task()).posts).toHaveLength(1)
  })

  test('means the number where several are asked for, in the middle of something else too', async () => {
    await signUp('an')
    await make()
    await make({ startsAt: home.clock.now + 48 * hour })
    const numbers = (await home.store.volunteerTasks.list(manager, 'open')).map(({ number }) => number)
    await says('an', '菜单')
    expect(await says('an', '接')).toContain('您说的是哪一件')
    await says('an', '桂花小区3栋灯坏了')
    expect(await says('an', `接 ${String(numbers[1])}`)).toContain('这件事交给您了')
    expect(await says('an', `不得空 ${String(numbers[0])}`)).toContain('没关系')
    expect(await says('an', '继续')).toContain('接着')
  })

  test('is not taken for another task at the same time', async () => {
    await signUp('an')
    await make()
    await says('an', '接')
    await make()
    expect(
      (await task()).asked + ((await home.store.volunteerTasks.list(manager, 'open'))[1]?.asked ?? 0),
    ).toBe(1)
  })

  test('given back has others asked at once, and staff hear of it', async () => {
    await signUp('an')
    await make()
    await says('an', '接')
    await signUp('bo')
    expect(await says('an', '我的任务', '来不了了')).toContain('我去请别人')
    await doJobs(home)
    expect((await heard('bo')).at(-1)).toContain('想请您帮个忙')
    expect(await database.staffNotice.count({ where: { type: 'volunteerLeft' } })).toBe(1)
  })

  test('of who is held by staff goes to others', async () => {
    await signUp('an')
    await make()
    await says('an', '接')
    const [volunteer] = await home.store.volunteers.list(manager, 'active')
    await home.store.volunteers.pause(manager, volunteer!.id, '有投诉,先问清楚')
    expect((await task()).posts).toMatchObject([{ state: 'held' }])
    expect(await says('an', '我的任务')).not.toContain('李奶奶')
  })
})

describe('a swap', () => {
  const asked = async (name: string) => says('an', '我的任务', '请人替我', name)
  beforeEach(async () => {
    await signUp('an')
    await make()
    await says('an', '接')
    await signUp('bo')
  })

  test('needs both yeses: until then the place stays with who has it', async () => {
    expect(await asked('周bo')).toContain('这件事还是您的')
    expect((await heard('bo')).at(-1)).toMatch(/^周an接的事来不了,想请您替/)
    expect((await heard('bo')).join()).not.toContain('李奶奶')
    expect((await task()).posts).toMatchObject([{ name: '周an', state: 'taken' }])
    expect(await says('bo', '接')).toContain('李奶奶')
    expect((await heard('an')).at(-1)).toContain('有人替您了')
    expect((await task()).posts).toMatchObject([{ state: 'left' }, { name: '周bo', state: 'taken' }])
    expect(await says('an', '我的任务')).not.toContain('李奶奶')
  })

  test('that is refused leaves it as it was, and says nothing of why somebody cannot be asked', async () => {
    await asked('周bo')
    await says('bo', '不得空')
    expect((await heard('an')).at(-1)).toContain('还是您的')
    expect(await asked('周bo')).toContain('这次请不了他')
    expect(await asked('谁也不是')).toContain('这次请不了他')
    expect((await task()).posts).toMatchObject([{ name: '周an', state: 'taken' }])
  })
})

describe('hours', () => {
  const taken = async () => {
    await signUp('an')
    await make()
    await says('an', '接')
    const { code, posts } = await task()
    return { code, post: posts[0]! }
  }

  test('count from coming to going by the code of the place', async () => {
    const { code } = await taken()
    expect(await says('an', '我的任务', '我到了', code)).toContain('还没到时间')
    home.clock.now += 24 * hour - 5 * minute
    expect(await says('an', '我的任务', '我到了', '000000' === code ? '000001' : '000000')).toContain('不对')
    expect(await says('an', code)).toContain('您到了')
    home.clock.now += 95 * minute
    expect(await says('an', '我的任务', '我做完了', code)).toContain('记了95分钟')
    expect(await says('an', '我的任务')).toContain('一共记了95分钟')
  })

  test('lead to a certificate: what counts is told first, and with a yes staff have a ticket', async () => {
    expect(await says('an', '志愿证明')).toContain('还没有确认过的服务时间')
    const { code } = await taken()
    home.clock.now += 24 * hour
    await says('an', '我的任务', '我到了', code)
    home.clock.now += 90 * minute
    await says('an', '我的任务', '我做完了', code)
    const [volunteer] = await home.store.volunteers.list(manager, 'active')
    const { number } = await home.store.certificates.issue(manager, volunteer?.id ?? '')
    const asked = await says('an', '志愿服务证明')
    expect(asked).toContain('有90分钟。要开一张志愿服务证明吗?')
    expect(asked).toContain(`开过的:${number}`)
    await says('an', '1')
    const { items } = await home.store.tickets.list(manager, { box: 'open', limit: 5 })
    expect(items.map(({ summary }) => summary)).toContain('要一张志愿服务证明')
    await home.store.certificates.withdraw(manager, number, '写错了')
    expect(await says('an', '志愿证明')).not.toContain(number)
    expect(await says('an', '2')).toContain('要的时候再说')
  })

  test('without a code wait for staff, who cannot count more than the span; a correction has its reason', async () => {
    const { post } = await taken()
    home.clock.now += 24 * hour
    await says('an', '我的任务', '我到了', '没有码')
    home.clock.now += 60 * minute
    expect(await says('an', '我的任务', '我做完了', '没有码')).toContain('核对以后')
    const settle = (minutes: number) =>
      home.store.volunteerTasks.settle(manager, post.id, { came: true, minutes })
    await expect(settle(61)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await settle(60)
    expect((await heard('an')).at(-1)).toContain('记了60分钟')
    const correct = (minutes: number) =>
      home.store.volunteerTasks.correct(manager, post.id, { minutes, reason: '中间走开了' })
    await expect(correct(61)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await correct(45)
    expect((await heard('an')).at(-1)).toContain('从60分钟改成45分钟:中间走开了')
    expect(await database.volunteerEvent.findFirst({ where: { type: 'hoursCorrected' } })).toMatchObject({
      staffId: 2,
      note: '60 → 45: 中间走开了',
    })
  })

  test('of who came without a word are the task’s own, once staff say so; the database refuses more', async () => {
    const { post } = await taken()
    home.clock.now += 27 * hour
    await doJobs(home)
    await home.store.volunteerTasks.settle(manager, post.id, { came: true })
    expect(await database.volunteerPost.findFirst()).toMatchObject({ minutes: 120, state: 'done' })
    expect(await database.staffNotice.count({ where: { type: 'volunteerHours' } })).toBe(1)
    const raw = openDatabase(home.url.replace('file:', ''))
    expect(() => raw.exec('UPDATE VolunteerPost SET minutes = 121')).toThrow('HOURS_BEYOND_SPAN')
    const again = `INSERT INTO VolunteerPost (publicId, taskId, volunteerId, state, takenAt) SELECT 'x', taskId, 999, 'taken', 1 FROM VolunteerPost`
    expect(() => raw.exec(again)).toThrow('TASK_FULL')
    raw.close()
  })

  test('where and for whom can be read until the day is over', async () => {
    await taken()
    expect(await says('an', '我的任务')).toContain('李奶奶')
    home.clock.now += 38 * hour
    expect(await says('an', '我的任务')).toContain('现在没有志愿任务')
  })
})

test('a task with danger needs insurance, which is told with the danger', async () => {
  await signUp('an')
  await expect(make({ risks: ['height'] })).rejects.toMatchObject({ code: 'TASK_UNINSURED' })
  await make({ risks: ['height'], insurance: '社区意外险' })
  expect((await heard('an')).at(-1)).toMatch(/要登高[^]*保险:社区意外险/)
})

test('a cancelled task is told to whoever has a place, with the reason', async () => {
  await signUp('an')
  const id = await make()
  await says('an', '接')
  await home.store.volunteerTasks.cancel(manager, id, '李奶奶的女儿回来了')
  expect((await heard('an')).at(-1)).toContain('取消了:李奶奶的女儿回来了')
  await expect(home.store.volunteerTasks.cancel(manager, id, 'x')).rejects.toMatchObject({
    code: 'TASK_OVER',
  })
})
