// Whoever is looked in on ends it in the chat, and how long what is left of it and of legal talks is kept.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SweptThing } from '../../src/rules/retention.ts'
import { openWriting, rows, transact, type PrismaClient } from '../../src/store/connection.ts'
import { message, openTestStore, read, storePassword, type TestStore } from '../support/store.ts'

const day = 24 * 60 * 60 * 1000
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

async function says(...texts: string[]): Promise<string> {
  const before = (await read(home.store, 'an')).length
  for (const text of texts) await home.store.turn(message('an', text, { at: home.clock.now }))
  return (await read(home.store, 'an')).slice(before).join('\n')
}
const manager = async () => {
  const { staff } = await home.store.staff.login('wangfang', storePassword)
  return { staffId: staff.id, name: staff.name, role: staff.role, scope: staff.node.path, ownOnly: false }
}
/** An lives in a house and said yes to being looked in on. */
async function lookedIn(): Promise<void> {
  await says('你好')
  const [resident] = await rows<{ id: number; publicId: string }>(
    client,
    `SELECT r.id, r.publicId FROM Resident AS r JOIN Contact AS c ON c.residentId = r.id WHERE c.sender = 'an'`,
  )
  const node = await client.node.findFirstOrThrow({ where: { kind: 'building' } })
  const flat = await client.flat.create({ data: { nodeId: node.id, number: '402' } })
  await client.resident.update({ where: { id: resident!.id }, data: { flatId: flat.id, name: '王桂芳' } })
  const wish = {
    everyDays: 7,
    note: '耳朵不好',
    agreedOn: '2026-11-20',
    agreedBy: 'person',
    firstOn: '2026-11-24',
  }
  await home.store.lookIns.start(await manager(), { ...wish, residentId: resident!.publicId } as Parameters<
    typeof home.store.lookIns.start
  >[1])
}
async function sweep(of: SweptThing): Promise<void> {
  const effect = await home.store.retention.sweep({ of, after: 0 })
  await transact(client, { maxWait: 5000, timeout: 20_000 }, (tx) => effect(tx, () => undefined))
}

test('it ends by a word of theirs, asked once, and the manager hears of it', async () => {
  await lookedIn()
  expect(await says('我的')).toContain('不用来看我了')
  expect(await says('不用来看我了')).toContain('以后不来看您了,对吗')
  expect(await says('2')).toContain('照样来看您')
  expect(await home.store.lookIns.list(await manager())).toHaveLength(1)
  await says('不用来看我了')
  expect(await says('1')).toContain('不来看您了')
  expect(await home.store.lookIns.list(await manager())).toEqual([])
  const { items } = await home.store.bell.list(await manager())
  expect(items.map(({ type, lookIn }) => [type, lookIn?.name])).toEqual([['lookInWithdrawn', '王桂芳']])
  expect(await rows(client, 'SELECT note, endedWhy FROM LookIn')).toEqual([
    { note: null, endedWhy: 'withdrawn' },
  ])
  expect(await says('我的')).not.toContain('不用来看我了')
})

test('whom nobody looks in on is told so, and where it may be a farewell a person is called', async () => {
  expect(await says('不要探访了')).toContain('没有登记探访')
  await says('不用来看我了')
  expect(await rows(client, 'SELECT category, urgency FROM Ticket')).toEqual([
    { category: 'crisis', urgency: 'P0' },
  ])
})

test('what ended is deleted after a year, with its visits and notices, and not before', async () => {
  await lookedIn()
  const [plan] = await home.store.lookIns.list(await manager())
  await home.store.lookIns.visit(await manager(), plan!.id, {
    dueOn: '2026-11-24',
    outcome: 'seen',
    words: null,
  })
  await says('不用来看我了', '1')
  const left = () =>
    rows(
      client,
      `SELECT 'plan' FROM LookIn UNION ALL SELECT 'visit' FROM LookInVisit UNION ALL SELECT 'notice' FROM StaffNotice
       UNION ALL SELECT 'event' FROM ResidentEvent WHERE type LIKE 'lookIn%'`,
    )
  home.clock.now += 364 * day
  await sweep('lookIns')
  expect((await left()).length).toBeGreaterThan(4)
  home.clock.now += 2 * day
  await sweep('lookIns')
  expect(await left()).toEqual([])
})
