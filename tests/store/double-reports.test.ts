// 双报到 by real messages on a real database: a consent of its own, lists, claims, service, feedback of who agreed, and all of it taken back.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { feedbackSheet } from '../../src/api/volunteers/unit-feedback.ts'
import type { Viewer } from '../../src/store/views.ts'
import { manager, says, sql } from '../support/polls.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const hour = 3_600_000
const day = 24 * hour
let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const last = async (sender: string, ...texts: string[]) => (await says(home, sender, ...texts)).at(-1) ?? ''
const report = (sender: string, name: string, named: '1' | '2') =>
  says(home, sender, '双报到', '1', name, '区税务局', '讲政策', '周六上午', named, '1')
const list = () => home.store.doubleReports.list(manager)
const addItem = (title: string) =>
  home.store.doubleReports.addItem(manager, { kind: 'need', title, detail: '周三上午,两小时' })
/** Takes the line of that number, and has it done a day later for 90 minutes. */
async function serve(sender: string, number: number): Promise<void> {
  await says(home, sender, `认领 ${String(number)}`)
  const claims = async () => (await list()).items.find((item) => item.number === number)!.claims
  const { id } = (await claims()).find(({ state }) => state === 'waiting')!
  await home.store.doubleReports.confirm(manager, id)
  await home.store.doubleReports.finish(manager, id, home.clock.now - 2 * hour, home.clock.now - hour / 2)
}

describe('whoever reports in', () => {
  test('agrees to that alone first; a no keeps nothing, and closes nothing else', async () => {
    expect(await last('li', '双报到', '2')).toContain('什么都没有登记')
    expect(await sql(home, 'SELECT id FROM DoubleReport')).toEqual([])
    expect(await last('li', '认领 1')).toContain('先报到')
    expect(await last('li', '双报到清单')).toContain('先报到')
    expect((await report('li', '李敏', '1')).at(-1)).toContain('报到好了')
    const [kept] = (await list()).reports
    expect(kept).toMatchObject({ name: '李敏', unitName: '区税务局', unitId: null, named: true })
  })

  test('stands in no transcript and no list of residents, and nobody of a part of the community sees them', async () => {
    await report('li', '李敏', '1')
    const messages = await sql<{ text: string; extra: string | null }>(
      home,
      `SELECT text, extra FROM Message WHERE text LIKE '%李敏%' OR text LIKE '%税务局%'`,
    )
    expect(messages.length).toBeGreaterThan(2)
    for (const { extra } of messages) expect(extra).toContain('"sealed":true')
    expect(await sql(home, `SELECT id FROM Resident WHERE name = '李敏'`)).toEqual([])
    const grid: Viewer = { ...manager, scope: '/1/2/' }
    await expect(home.store.doubleReports.list(grid)).rejects.toMatchObject({ code: 'RIGHT_MISSING' })
  })

  test('takes a line that nobody else has, and reads what staff say of it', async () => {
    await addItem('陪老人体检')
    const { number } = (await list()).items[0]!
    await report('li', '李敏', '1')
    await report('zhao', '赵军', '2')
    expect(await last('li', '双报到清单')).toContain(`${String(number)} 陪老人体检:周三上午`)
    expect(await last('li', `认领 ${String(number)}`)).toContain('您认领了“陪老人体检”')
    expect(await last('zhao', `认领 ${String(number)}`)).toContain('已经有人认领')
    const [claim] = (await list()).items[0]!.claims
    await home.store.doubleReports.refuse(manager, claim!.id, '这周不体检了')
    expect(await last('li', '双报到', '2')).toContain('这次没有安排')
    expect(await last('zhao', `认领 ${String(number)}`)).toContain('您认领了')
    await expect(home.store.doubleReports.confirm(manager, claim!.id)).rejects.toMatchObject({
      code: 'CLAIM_SETTLED',
    })
  })

  test('takes it back: the mark goes, and what was done stays as a number', async () => {
    await addItem('陪老人体检')
    await addItem('修长椅')
    const [bench, check] = (await list()).items
    await report('li', '李敏', '1')
    await serve('li', check!.number)
    await says(home, 'li', `认领 ${String(bench!.number)}`)
    expect(await last('li', '撤回双报到')).toContain('登记删掉了')
    const after = await list()
    expect(after.reports).toEqual([])
    expect(after.items[0]!.claims).toMatchObject([{ state: 'withdrawn', name: null }])
    expect(after.items[1]!.claims).toMatchObject([{ state: 'done', name: null, minutes: 90 }])
  })
})

describe('what was done', () => {
  test('is in the volunteers’ record of whoever is a volunteer, and only by its own minutes of others', async () => {
    await addItem('陪老人体检')
    const { number } = (await list()).items[0]!
    await report('li', '李敏', '1')
    for (const text of ['当志愿者', '1', '李敏', '1', '1', '1-7', '都可以', '桂花小区3栋', '3', '跳过'])
      await says(home, 'li', text)
    await says(home, 'li', '跳过', '跳过', '跳过', '不要', '1')
    const [applied] = await home.store.volunteers.list(manager, 'applied')
    await home.store.volunteers.approve(manager, applied!.id)
    await report('zhao', '赵军', '2')
    await serve('li', number)
    await serve('zhao', number)
    const served = await sql<{ minutes: number }>(
      home,
      `SELECT minutes FROM VolunteerPost WHERE state = 'done'`,
    )
    expect(served).toEqual([{ minutes: 90 }])
    expect((await list()).items[0]!.claims.map(({ minutes }) => minutes)).toEqual([90, 90])
  })

  test('is told to a unit once a quarter is over and a person releases it, naming only who agreed', async () => {
    await addItem('陪老人体检')
    const { number } = (await list()).items[0]!
    const unit = { name: '区税务局', contact: '王主任', phone: '02812345678', resources: '会议室' }
    const { id } = await home.store.doubleReports.addUnit(manager, unit)
    await report('li', '李敏', '1')
    await report('zhao', '赵军', '2')
    await serve('li', number)
    await serve('zhao', number)
    const fourth = { year: 2026, quarter: 4 }
    const told = () => home.store.doubleReports.feedback(manager, id, fourth)
    expect((await told()).people).toEqual([{ name: '李敏', minutes: 90, deeds: ['陪老人体检'] }])
    expect(() =>
      feedbackSheet({ ...unit, unit: '', community: '', ...fourth, people: [], releasedAt: null }),
    ).toThrow('release it first')
    await expect(home.store.doubleReports.release(manager, id, fourth)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    home.clock.now += 60 * day
    await home.store.doubleReports.release(manager, id, fourth)
    const sheet = feedbackSheet(await told())
    expect(sheet).toContain('李敏')
    expect(sheet).not.toContain('赵军')
    await says(home, 'li', '撤回双报到')
    expect((await told()).people).toEqual([])
  })
})
