// The legal adviser works from their own chat, through the front door.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWriting, rows, type PrismaClient } from '../../src/store/connection.ts'
import { en } from '../../src/text/en.ts'
import { zh } from '../../src/text/zh.ts'
import { message, openTestStore, read, storePassword, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
let client: PrismaClient
beforeEach(async () => {
  home = await openTestStore()
  client = openWriting(home.url)
})
afterEach(async () => {
  await client.$disconnect()
  await home.close()
})

const staff = async (login: string) => (await home.store.staff.login(login, storePassword)).staff
async function says(who: string, ...texts: string[]): Promise<string> {
  let before = 0
  for (const text of texts) {
    before = (await read(home.store, who)).length
    await home.store.turn(message(who, text, { at: home.clock.now, messageId: randomUUID() }))
  }
  return (await read(home.store, who)).slice(before).join('\n')
}
async function bind(login: string, who: string): Promise<void> {
  const { code } = await home.store.alarmWays.add((await staff(login)).id, { way: 'chat' })
  await says(who, `值班${code ?? ''}`)
}
/** Books the adviser's first hour by telephone. */
const book = async (who: string) =>
  says(who, '想找律师问问借款的事,电话13812345678', '2', '13812345678', '跳过', '1', '1')
const startOf = async () =>
  (await rows<{ startAt: Date }>(client, 'SELECT startAt FROM Booking ORDER BY id'))[0]?.startAt.getTime() ??
  0
async function link(who: string): Promise<string> {
  const all = await home.store.messages.history({ channel: 'webchat', account: 'web', sender: who }, 0, 1000)
  return (
    (all.map(({ extra }) => extra.link?.path ?? '').findLast((path) => path !== '') ?? '').split('key=')[1] ??
    ''
  )
}

describe('the adviser’s day', () => {
  test('has time, way and matter, and neither name nor number', async () => {
    await says('an', '你好,我叫王秀英')
    expect(await book('an')).toContain('约好了')
    await bind('liuwen', 'liu')
    expect(await says('liu', '工作')).toContain('回“今天”看今天的预约')
    expect(await says('liu', '今天')).toContain('今天没有约您的')
    home.clock.now = (await startOf()) - 3_600_000
    const day = await says('liu', '工作', '今天')
    expect(day).toMatch(/1\. .*14:00 电话,借钱、合同,约好了/)
    const opened = await says('liu', '1')
    expect(opened).toContain('1 看电话号码')
    // Before it begins nothing can be noted of it.
    expect(opened).not.toContain('记一笔')
    expect(`${day}${opened}`).not.toMatch(/王秀英|138/)
  })

  test('gives the number by a link for one look, to its adviser alone', async () => {
    await book('an')
    await bind('liuwen', 'liu')
    home.clock.now = (await startOf()) - 3_600_000
    await says('liu', '工作', '今天', '1', '1')
    const key = await link('liu')
    expect(await home.store.oneViews.open(key)).toMatchObject({
      number: null,
      phone: '13812345678',
      place: '',
    })
    await expect(home.store.oneViews.open(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    // Of a talk that was cancelled meanwhile nobody is rung.
    await says('liu', '1')
    await client.booking.updateMany({ data: { state: 'cancelled' } })
    await expect(home.store.oneViews.open(await link('liu'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a visit is noted by a number, sealed, and no word of what was said is asked for', async () => {
    await book('an')
    await bind('liuwen', 'liu')
    home.clock.now = (await startOf()) + 20 * 60_000
    await says('liu', '工作', '今天', '1')
    expect(await says('liu', '谈完了,记一笔')).toContain('谈的内容要保密')
    expect(await says('liu', '他欠了两万块钱')).toContain('没看懂')
    expect(await says('liu', '2')).toContain('记下了')
    expect(await says('liu', '转到别处', '1')).toContain('记下了')
    const viewer = { ...(await staff('liuwen')), ownOnly: true }
    const adviser = { ...viewer, staffId: viewer.id, scope: viewer.node.path }
    const [talk] = await home.store.consultations.list(adviser)
    expect(talk).toMatchObject({ state: 'done', referral: 'legalAid', notes: 1 })
    expect(await home.store.consultations.notes(adviser, talk?.id ?? '')).toMatchObject([
      { text: '看了材料', shared: false },
    ])
    const said = await home.store.messages.history(
      { channel: 'webchat', account: 'web', sender: 'liu' },
      0,
      1000,
    )
    expect(said.filter(({ text }) => text.includes('【工作】')).every(({ extra }) => extra.sealed)).toBe(true)
  })

  test('who did not come is noted once', async () => {
    await book('an')
    await bind('liuwen', 'liu')
    home.clock.now = (await startOf()) + 20 * 60_000
    await says('liu', '工作', '今天', '1', '居民没来')
    expect(await says('liu', '1')).toContain('现在没有要做的')
    expect(await rows(client, 'SELECT state FROM Booking')).toMatchObject([{ state: 'missed' }])
  })

  test('is nothing to another member of staff, nor to an adviser who left', async () => {
    await bind('zhoumin', 'zhou')
    expect(await says('zhou', '工作')).not.toContain('法律顾问')
    expect(await says('zhou', '今天')).toContain('没看懂')
    await bind('liuwen', 'liu')
    await says('liu', '工作', '空档')
    const { id, name, role, node } = await staff('admin')
    const admin = { staffId: id, name, role, scope: node.path, ownOnly: false }
    await home.store.staff.patch(admin, (await staff('liuwen')).id, { active: false })
    expect(await says('liu', '今天')).toContain('不是这里的法律顾问')
  })
})

describe('the adviser’s own hours', () => {
  test('a free one is closed, nobody is offered it, and it is opened again', async () => {
    await bind('liuwen', 'liu')
    const list = await says('liu', '工作', '空档')
    expect(list).toContain('1. 11月25日(周三)14:00,开着')
    expect(await says('liu', '1', '1')).toContain('关掉了')
    expect(await says('an', '想找律师问问借款的事', '1', '跳过')).not.toContain('25日(周三)14:00')
    expect(await says('liu', '空档')).toContain('1. 11月25日(周三)14:00,您关了')
    expect(await says('liu', '1', '1')).toContain('打开了')
    expect(await says('bei', '想找律师问问借款的事', '1', '跳过')).toContain('25日(周三)14:00')
  })

  test('one that somebody took meanwhile stays theirs', async () => {
    await bind('liuwen', 'liu')
    await says('liu', '工作', '空档', '1')
    expect(await book('an')).toContain('约好了')
    expect(await says('liu', '1')).toContain('刚被约走')
    expect(await rows(client, 'SELECT state FROM Booking')).toMatchObject([{ state: 'booked' }])
    await doJobs(home)
    expect((await read(home.store, 'an')).join('\n')).not.toContain('取消了')
  })
})

test('every message of the adviser’s work names it, in both languages', () => {
  const first = (table: Record<string, string>) =>
    Object.entries(table).filter(
      ([key, text]) =>
        /^adviser\.(?:day|dayNone|talk|ask\w+|sure\w+|kept|refused|link|linkAt|linkNone|slots|slotsNone|closed|opened|slotRefused|nobody|retry)$/.test(
          key,
        ) && !/^(?:【工作】|\[Work\])/.test(text),
    )
  expect([first(zh), first(en)]).toEqual([[], []])
})
