// Signing up as a volunteer through the front door: who may, what is kept, what ends.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReading } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let open: TestStore
let database: ReturnType<typeof openReading>
beforeAll(async () => {
  open = await openTestStore()
  database = openReading(open.url)
})
afterAll(async () => {
  await database.$disconnect()
  await open.close()
})

const say = async (sender: string, ...texts: string[]) => {
  const before = (await read(open.store, sender)).length
  for (const text of texts) {
    open.clock.now += 1000
    await open.store.turn(message(sender, text, { at: open.clock.now }))
  }
  return (await read(open.store, sender)).slice(before).join('\n')
}
const kept = (name: string) =>
  database.volunteer.findFirst({ where: { name }, include: { consents: true, events: true } })

const grown = [
  '1 3',
  '1 2',
  '1-5',
  '上午和下午',
  '桂花小区3栋',
  '2',
  '1',
  '2',
  '女儿 13812345678',
  '跳过',
  '不要',
]

describe('signing up', () => {
  test('rings whoever may look at it, once until they have read it', async () => {
    const viewer = (role: 'manager' | 'adviser', staffId: number) => ({
      ...{ staffId, name: '', role, scope: '/1/', ownOnly: false },
    })
    const bell = async (who: ReturnType<typeof viewer>) =>
      (await open.store.bell.list(who)).items.filter(({ type }) => type === 'volunteerApplied').length
    const [manager] = await database.staff.findMany({ where: { role: 'manager' }, take: 1 })
    for (const who of ['ring1', 'ring2']) await say(who, '我想当志愿者', '1', `周${who}`, ...grown, '1')
    expect(await bell(viewer('manager', manager?.id ?? 0))).toBe(1)
    // Whoever has lost the right is shown nothing of it.
    expect(await bell(viewer('adviser', manager?.id ?? 0))).toBe(0)
    await open.store.bell.markRead(manager?.id ?? 0)
    await say('ring3', '我想当志愿者', '1', '周ring3', ...grown, '1')
    expect(await bell(viewer('manager', manager?.id ?? 0))).toBe(2)
  })

  test('asks one thing a message, reads it back and keeps what was told with each consent', async () => {
    expect(await say('an', '我想当志愿者')).toMatch(/不收钱[^]*您今年多大/)
    expect(await say('an', '1')).toContain('怎么称呼您')
    const card = await say('an', '周小安', ...grown)
    expect(card).toContain('能帮的忙:跑腿代办、小修小补')
    expect(card).toContain('紧急联系人:女儿 13812345678')
    expect(await say('an', '1')).toContain('登记好了')
    const found = await kept('周小安')
    expect(found).toMatchObject({ state: 'applied', minor: false, days: '[1,2,3,4,5]', phone: null })
    expect(found?.consents.map(({ purpose }) => purpose)).toEqual(['service', 'push', 'health', 'contact'])
  })

  test('is changed by one answer, paused never before staff approved, and ended with what was only kept for it', async () => {
    expect(await say('an', '我的志愿者')).toContain('工作人员还没有看')
    expect(await say('an', '改登记的内容', '2', '姓名')).toContain('怎么称呼您')
    expect(await say('an', '周大安', '提交')).toContain('改好了')
    expect(await kept('周大安')).toMatchObject({ state: 'applied', contact: '女儿 13812345678' })
    expect(await say('an', '我的志愿者', '不当了')).toContain('不再问您了')
    const ended = await kept('周大安')
    expect(ended).toMatchObject({ state: 'ended', contact: null, limits: '[]' })
    expect(ended?.consents.filter(({ endedAt }) => endedAt === null)).toEqual([])
    expect(await say('an', '我的志愿者')).toContain('还没有登记')
  })

  test('under 14 keeps nothing, and danger is answered all the same (A14)', async () => {
    expect(await say('kid', '当志愿者', '我12岁')).toContain('请家长登记')
    expect(await database.volunteer.count({ where: { minor: true } })).toBe(0)
    expect(await say('kid', '家里着火了')).toContain('119')
  })
})

describe('who is 14 to 17', () => {
  const young = ['1', '1', '6 7', '都可以', '1', '2', '跳过', '妈妈 13812345678', '跳过']
  const codeIn = (text: string) => /([0-9]{4}) ([0-9]{4})/.exec(text)?.slice(1).join('') ?? ''

  test('waits for a guardian’s consent by the guardian’s own account, who takes it back by a word', async () => {
    const told = await say('teen', '当志愿者', '15', '小明', ...young, '1')
    expect(told).toContain('家长同意')
    const code = codeIn(told)
    expect(await say('teen', `监护人码 ${code}`)).toContain('这个码不对')
    expect(await kept('小明')).toMatchObject({ minor: true, guardianAt: null })
    expect(await say('mother', `监护人码 ${code}`)).toContain('小明想当社区志愿者')
    expect(await say('mother', '同意')).toContain('记下您同意了')
    expect((await kept('小明'))?.guardianAt).not.toBeNull()
    expect(await say('stranger', `监护人码 ${code}`)).toContain('这个码不对')
    expect(await say('mother', '孩子不当志愿者')).toContain('收回您的同意')
    expect(await kept('小明')).toMatchObject({ guardianAt: null, guardianId: null, state: 'applied' })
  })

  test('gets a new code, and is refused by a guardian who does not agree', async () => {
    const code = codeIn(await say('teen', '我的志愿者', '再拿一个监护人码'))
    expect(await say('mother', `监护人码 ${code}`, '不同意')).toContain('不给孩子安排')
    expect(await kept('小明')).toMatchObject({ guardianAt: null })
  })

  test('is agreed to again after having ended it', async () => {
    const code = codeIn(await say('teen', '我的志愿者', '再拿一个监护人码'))
    await say('mother', `监护人码 ${code}`, '同意')
    await say('teen', '我的志愿者', '不当了')
    expect(await say('teen', '当志愿者', '16', '小明', ...young, '1')).toContain('家长同意')
    expect(await kept('小明')).toMatchObject({ state: 'applied', minor: true, guardianAt: null })
  })
})
