// Cases and cards of the law by real messages on a real database: a second person, one card a week, and one word that stops them.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const day = 24 * 3_600_000
let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const viewer = (staffId: number) => ({
  ...{ staffId, name: '', role: 'manager' as const, scope: '/1/', ownOnly: false },
})
const [writer, second] = [viewer(2), viewer(3)]
const says = async (sender: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(sender, text, { at: home.clock.now }))
  return (await read(home.store, sender)).at(-1) ?? ''
}
const told = async (title: string) => {
  const { id } = await home.store.library.writeCase(writer, {
    ...{ nodeId: 1, topic: 'labour', profession: 'judge', title, text: '老板拖了半年工资,法院判他付清。' },
  })
  return id
}
const card = async (text: string, expiresOn = '2027-06-30') => {
  const { id } = await home.store.library.writeCard(writer, {
    ...{ nodeId: 1, text, question: '口头约定算不算?', answer: '算,但是不好证明。' },
    ...{ source: '民法典469', expiresOn },
  })
  return id
}
const cards = async (sender: string) =>
  (await read(home.store, sender)).filter((text) => text.startsWith('【一周一法】'))

test('a case is read once a second person has confirmed it, and no more once it is withdrawn', async () => {
  const id = await told('工资拖了半年')
  expect(await says('lan', '案例')).toContain('还在整理')
  await expect(home.store.library.confirmCase(writer, id)).rejects.toMatchObject({ code: 'APPROVAL_OWN' })
  await home.store.library.confirmCase(second, id)
  expect((await home.store.library.list(writer)).cases).toMatchObject([
    { id, state: 'published', author: { id: 2 }, confirmer: { id: 3 } },
  ])
  expect(await says('lan', '案例')).toContain('打工、工资、工伤:1个')
  expect(await says('lan', '1')).toContain('工资拖了半年(法官讲)')
  expect(await says('lan', '1')).toContain('讲的人:法官')
  expect((await read(home.store, 'lan')).at(-2)).toContain('老板拖了半年工资')
  await home.store.library.withdrawCase(second, id)
  expect(await says('lan', '案例')).toContain('还在整理')
})

test('a case with a telephone number is not taken', async () => {
  const withNumber = home.store.library.writeCase(writer, {
    ...{ nodeId: 1, topic: 'family', profession: 'lawyer', title: '离婚', text: '找13812345678问' },
  })
  await expect(withNumber).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

test('cards leave a week apart, to those alone who asked, until one word stops them', async () => {
  await says('lan', '普法卡')
  await says('hua', '你好')
  const [first, next] = [await card('借钱写借条'), await card('合同留一份')]
  await home.store.library.confirmCard(second, first)
  await home.store.library.confirmCard(second, next)
  await doJobs(home)
  expect(await cards('lan')).toEqual([
    '【一周一法】借钱写借条\n出处:民法典469\n想一想:口头约定算不算?(回“看答案”)\n不想看了,回“停普法”。',
  ])
  expect(await cards('hua')).toEqual([])
  expect(await says('lan', '看答案')).toContain('算,但是不好证明')
  home.clock.now += 6 * day
  await doJobs(home)
  expect(await cards('lan')).toHaveLength(1)
  home.clock.now += 2 * day
  await doJobs(home)
  expect(await cards('lan')).toHaveLength(2)
  await home.store.library.confirmCard(second, await card('看清再签字'))
  expect(await says('lan', '停普法')).toContain('不发了')
  home.clock.now += 8 * day
  await doJobs(home)
  expect(await cards('lan')).toHaveLength(2)
})

test('no card leaves at night, even where the work stood still by day, nor to whoever told of violence', async () => {
  await says('lan', '普法卡')
  await says('mei', '普法卡')
  await says('mei', '我老公又打我')
  await home.store.library.confirmCard(second, await card('借钱写借条'))
  home.clock.now = Date.parse('2026-11-23T23:30:00+08:00')
  await doJobs(home)
  expect(await cards('lan')).toEqual([])
  home.clock.now = Date.parse('2026-11-24T06:59:00+08:00')
  await doJobs(home)
  expect(await cards('lan')).toEqual([])
  home.clock.now = Date.parse('2026-11-24T10:00:00+08:00')
  await doJobs(home)
  expect([await cards('lan'), await cards('mei')].map((sent) => sent.length)).toEqual([1, 0])
})

test('a card that has expired, or was withdrawn, does not leave; beginning anew brings none sooner', async () => {
  await says('lan', '普法卡')
  await home.store.library.confirmCard(second, await card('第一张'))
  await doJobs(home)
  await home.store.library.confirmCard(second, await card('明天就过期', '2026-11-24'))
  const gone = await card('撤下的')
  await home.store.library.confirmCard(second, gone)
  await home.store.library.withdrawCard(second, gone)
  await says('lan', '停普法', '普法卡')
  home.clock.now += 30 * day
  await doJobs(home)
  expect(await cards('lan')).toHaveLength(1)
})

test('a lecture leads to the cases of its topic, and a case to the next lecture on it', async () => {
  const id = await told('工资拖了半年')
  const [title, start] = ['劳动法讲座', home.clock.now + 3 * day]
  await home.store.communityEvents.publish(writer, {
    ...{ nodeId: 1, name: title, place: '文化讲堂', type: 'lecture', about: '', profession: 'judge' },
    ...{ topic: 'labour', staffId: null, capacity: 20, start, end: start + 3_600_000 },
  })
  const lecture = async () => {
    await says('lan', '活动')
    return says('lan', title)
  }
  expect(await lecture()).toContain('讲的法:打工、工资、工伤')
  // A draft is no case yet.
  expect(await lecture()).not.toContain('案例')
  await home.store.library.confirmCase(second, id)
  expect(await lecture()).toContain('4 先看看这方面的案例')
  expect(await says('lan', '4')).toContain('工资拖了半年(法官讲)')
  const after = async (text: string) => {
    const before = (await read(home.store, 'lan')).length
    await says('lan', text)
    return (await read(home.store, 'lan')).slice(before).join('\n')
  }
  expect(await after('1')).toContain(`有这方面的讲座:${title}`)
  await home.store.communityEvents.cancel(
    writer,
    (await home.store.communityEvents.list(writer)).find(({ name }) => name === title)!.id,
    '下雨',
  )
  await says('lan', '案例', '1')
  const heard = await after('1')
  expect(heard).toContain('讲的人:法官')
  expect(heard).not.toContain('讲座')
})
