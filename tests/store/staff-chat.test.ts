// Staff work from their own chat, through the front door.
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ownerOf } from '../../src/store/residents/contacts.ts'
import { en } from '../../src/text/en.ts'
import { zh } from '../../src/text/zh.ts'
import { message, openTestStore, read, storePassword, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const staff = async (login: string) => (await home.store.staff.login(login, storePassword)).staff
const admin = async () => {
  const { id, name, role, node } = await staff('admin')
  return { staffId: id, name, role, scope: node.path, ownOnly: false }
}
/** Says something, and what is answered to it. */
async function says(who: string, text: string, changes: Parameters<typeof message>[2] = {}): Promise<string> {
  const before = (await read(home.store, who)).length
  await home.store.turn(message(who, text, { at: home.clock.now, messageId: randomUUID(), ...changes }))
  return (await read(home.store, who)).slice(before).join('\n')
}
async function bind(login: string, who: string): Promise<string> {
  const { code } = await home.store.alarmWays.add((await staff(login)).id, { way: 'chat' })
  return says(who, `值班${code ?? ''}`)
}
async function lamp(who = 'an'): Promise<void> {
  await says(who, '桂花小区3栋2单元501的路灯不亮了,我叫王秀英,电话13812345678')
  await says(who, '1')
  await doJobs(home)
}
async function picture(who: string): Promise<string> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const owner = ownerOf({ channel: 'webchat', account: 'web', sender: who })
  const saved = await home.store.media.save({ owner, bytes })
  if ('refused' in saved) throw new Error(saved.refused)
  return says(who, '', { kind: 'image', mediaId: saved.mediaId })
}
/** The one link in what was said last, as the web chat shows it. */
async function link(who: string): Promise<string> {
  const rows = await home.store.messages.history({ channel: 'webchat', account: 'web', sender: who }, 0, 1000)
  return rows.map(({ extra }) => extra.link?.path ?? '').findLast((path) => path !== '') ?? ''
}
const keyOf = (path: string): string => path.split('key=')[1] ?? ''

describe('the staff mode', () => {
  test('goes from the list to the end of a repair, and the resident hears of it', async () => {
    await lamp()
    expect(await bind('zhoumin', 'zhou')).toContain('回“工作”看待办')
    const list = await says('zhou', '工作')
    expect(list).toContain('【工作】周敏')
    expect(list).toContain('1. 编号0001 路灯、楼道灯,桂花小区3栋,归您')
    const opened = await says('zhou', '1')
    expect(opened).not.toMatch(/王秀英|1381234|501/)
    expect(opened).toContain('1 我来办')
    expect(await says('zhou', '1')).toContain('归您办了')
    await says('zhou', '1')
    expect(await says('zhou', '下午三点来修')).toContain('会发给居民:“下午三点来修”')
    expect(await says('zhou', '1')).toContain('【工作】发给居民了')
    await says('zhou', '办好了')
    await says('zhou', '换了灯泡')
    expect(await says('zhou', '1')).toContain('要有一张照片')
    await says('zhou', '2')
    expect(await picture('zhou')).toContain('照片存好了')
    await says('zhou', '3')
    await says('zhou', '换了灯泡')
    expect(await says('zhou', '1')).toContain('编号0001办好了')
    await doJobs(home)
    const heard = (await read(home.store, 'an')).join('\n')
    expect(heard).toContain('下午三点来修')
    expect(heard).toContain('换了灯泡')
  })

  test('is nothing to a resident, whose report goes on', async () => {
    await says('an', '路灯坏了')
    const said = await says('an', '工作')
    expect(said).toContain('这是社区工作人员用的')
    expect(said).not.toContain('【工作】')
    expect(await says('an', '桂花小区3栋2单元')).toContain('路灯')
  })

  test('hears danger, and ends by a word', async () => {
    await bind('zhoumin', 'zhou')
    await says('zhou', '工作')
    expect(await says('zhou', '我家着火了')).toContain('119')
    home.clock.now += 3 * 3_600_000
    await says('zhou', '工作')
    expect(await says('zhou', '居民')).toContain('【居民】')
    expect(await says('zhou', '楼道灯坏了')).not.toContain('【工作】')
  })

  test('notes of what cannot wait that somebody spoke with the resident, and that the place is safe', async () => {
    await says('an', '桂花小区3栋的下水道堵了,污水往外冒')
    await says('an', '1')
    await doJobs(home)
    await bind('zhoumin', 'zhou')
    await says('zhou', '工作')
    await says('zhou', '1')
    const taken = await says('zhou', '我来办')
    expect(taken).toMatch(/1 电话联系上了\n2 现场安全了/)
    const spoken = await says('zhou', '电话联系上了')
    expect(spoken).toContain('跟居民说上话了')
    expect(spoken).not.toContain('电话联系上了')
    expect(await says('zhou', '现场安全了')).toContain('现场怎么弄安全的')
    expect(await says('zhou', '井盖拦起来了')).toContain('“井盖拦起来了”')
    const safe = await says('zhou', '1')
    expect(safe).toContain('记下了:现场安全了')
    expect(safe).not.toContain('2 现场安全了')
    const [filed] = (await home.store.tickets.list(await admin(), { box: 'open', limit: 5 })).items
    const { events } = await home.store.tickets.read(await admin(), filed?.id ?? '')
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['reached', 'madeSafe']))
    expect((await read(home.store, 'an')).join('\n')).not.toContain('井盖')
  })

  test('names itself in every sentence, in both languages', () => {
    const own = (table: Record<string, string>) =>
      Object.entries(table).filter(
        ([key, text]) =>
          key.startsWith('staff.') &&
          !/^staff\.(line|lineLate|mine|helping|free|more|offChat|said|urgent|caseNext|move\..*|send|change|linkOpen|nobody)$/.test(
            key,
          ) &&
          !/^(?:【(?:工作|居民)】|\[(?:Work|Resident)\])/.test(text),
      )
    expect([own(zh), own(en)]).toEqual([[], []])
  })

  test('two who take one case: the second is told kindly', async () => {
    await lamp()
    await bind('zhoumin', 'zhou')
    await bind('wangfang', 'wang')
    for (const who of ['zhou', 'wang']) await says(who, '工作')
    await says('zhou', '1')
    await says('zhou', '1')
    // It is in another's hands, and not in her list any more.
    expect(await says('wang', '工作')).not.toContain('编号0001')
  })
})

describe('what a chat shows', () => {
  test('is nothing confidential, violent, to be reported, legal, of mediation or a complaint', async () => {
    await says('bo', '桂花小区3栋2单元天天吵得睡不着')
    await says('bo', '保密')
    await says('bo', '1')
    await says('cai', '我老公又打我')
    await says('dan', '我要投诉工作人员态度差')
    await says('dan', '1')
    await doJobs(home)
    await bind('wangfang', 'wang')
    const list = await says('wang', '工作')
    expect(list).toContain('现在没有等您办的事')
    const filed = await home.store.tickets.list(await admin(), { box: 'open', limit: 50 })
    expect(filed.items.length).toBeGreaterThan(1)
  })

  test('gives name, phone and flat by a link for one look within ten minutes, on record', async () => {
    await lamp()
    await bind('zhoumin', 'zhou')
    for (const text of ['工作', '1', '1', '看姓名、电话、住址']) await says('zhou', text)
    const first = keyOf(await link('zhou'))
    expect(await home.store.oneViews.open(first)).toMatchObject({ number: 1, phone: '13812345678' })
    await expect(home.store.oneViews.open(first)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { items } = await home.store.tickets.list(await admin(), { box: 'open', limit: 5 })
    const seen = await home.store.tickets.read(await admin(), items[0]?.id ?? '')
    expect(seen.events.map(({ type }) => type)).toContain('revealed')
    await says('zhou', '看姓名、电话、住址')
    home.clock.now += 10 * 60_000
    await expect(home.store.oneViews.open(keyOf(await link('zhou')))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('is sealed in the conversation of the account', async () => {
    await lamp()
    await bind('zhoumin', 'zhou')
    await says('zhou', '工作')
    const rows = await home.store.messages.history(
      { channel: 'webchat', account: 'web', sender: 'zhou' },
      0,
      100,
    )
    expect(rows.filter(({ text }) => text.includes('【工作】')).every(({ extra }) => extra.sealed)).toBe(true)
  })
})

describe('the binding', () => {
  test('ends with the post', async () => {
    await bind('zhoumin', 'zhou')
    const maker = await admin()
    await home.store.staff.patch(maker, (await staff('zhoumin')).id, { active: false })
    expect(await says('zhou', '工作')).toContain('这是社区工作人员用的')
  })

  test('ends by a word, and with it the alarms there', async () => {
    await bind('zhoumin', 'zhou')
    const { id } = await staff('zhoumin')
    expect(await says('zhou', '解绑')).toContain('解绑了')
    expect(await home.store.alarmWays.list(id)).toEqual([])
  })

  test('is one account of one colleague', async () => {
    await bind('zhoumin', 'zhou')
    expect(await bind('wangfang', 'zhou')).toContain('已经绑给另一位同事')
  })
})
