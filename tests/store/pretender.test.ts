// The register's answer about a name that was used to get money, and who looks into it.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWriting } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const viewer = (staffId: number, name: string, role: 'manager' | 'staff' | 'duty') =>
  ({ staffId, name, role, scope: '/1/', ownOnly: false }) as const
const manager = viewer(2, '王芳', 'manager')
const says = async (text: string) => {
  await home.store.turn(message('an', text, { at: home.clock.now }))
  return (await read(home.store, 'an')).slice(-2).join('\n')
}
const seen = async (who: typeof manager) => {
  const { items } = await home.store.tickets.list(who, { box: 'all', limit: 100 })
  return items[0] && home.store.tickets.read(who, items[0].id)
}

test('a grid worker’s name in the first message is found; they never see the ticket, others handle it', async () => {
  await says('有个自称网格员周敏的人要我交300块')
  await doJobs(home)
  const told = (await read(home.store, 'an')).join('\n')
  expect(told).toContain('登记册里有这个名字')
  const ticket = await seen(manager)
  expect(ticket).toMatchObject({ category: 'anti_fraud', aboutStaff: { name: '周敏' } })
  expect(ticket?.assignee?.name).not.toBe('周敏')
  expect(ticket?.events.find(({ type }) => type === 'lookedUp')?.data).toMatchObject({ found: true })
  expect(await seen(viewer(6, '周敏', 'staff'))).toBeUndefined()
})

test('a name told later that belongs to whoever got the ticket takes it from them', async () => {
  await says('有人自称社区的律师,让我把身份证发过去')
  await doJobs(home)
  const first = (await seen(manager))?.assignee
  if (!first) throw new Error('nobody got the ticket')
  expect(await says(`叫${first.name}`)).toContain('登记册里有这个名字')
  await doJobs(home)
  const keeper = viewer(first.name === '王芳' ? 3 : 2, '别人', 'duty')
  expect((await seen(keeper))?.assignee?.name).not.toBe(first.name)
})

test('a name that nobody here bears is noted so for staff', async () => {
  await says('有人自称社区的律师,让我把身份证发过去')
  expect(await says('张大伟')).toContain('登记册里没有这个名字')
  expect((await seen(manager))?.events.find(({ type }) => type === 'lookedUp')).toMatchObject({
    note: '张大伟',
    data: { found: false, name: true },
  })
})

test.each([
  ['an active volunteer', { state: 'active', minor: false }, '登记册里有这个名字'],
  ['one who is a child', { state: 'active', minor: true }, '登记册里没有这个名字'],
  ['one who ended it', { state: 'ended', minor: false }, '登记册里没有这个名字'],
])('the name of %s is looked up too', async (_, volunteer, answer) => {
  await home.store.turn(message('lan', '你好', { at: home.clock.now }))
  const client = openWriting(home.url)
  const { id: residentId } = await client.resident.findFirstOrThrow()
  await client.volunteer.create({
    data: {
      ...{ publicId: 'v', residentId, communityId: 1, name: '孙小梅', createdAt: new Date(home.clock.now) },
      ...{ skills: '[]', languages: '[]', days: '[]', parts: '[]', reach: '', vehicles: '[]', limits: '' },
      ...volunteer,
    },
  })
  await client.$disconnect()
  await says('有人自称社区的志愿者,让我把身份证发过去')
  expect(await says('孙小梅')).toContain(answer)
})
