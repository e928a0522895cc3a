// Talks with the legal adviser on a real database: no adviser sees both sides, and of the other side no word is kept.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { execute, openWriting, rows, transact, type PrismaClient } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
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
const day = 24 * 3_600_000
const run = (sql: string, ...params: unknown[]) =>
  transact(client, { maxWait: 5000, timeout: 20_000 }, (tx) => execute(tx, sql, ...params))
const says = async (who: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(who, text, { at: home.clock.now }))
  return (await read(home.store, who)).slice(-3).join('\n')
}
const named = (who: string, name: string) =>
  run('UPDATE Resident SET name = ? WHERE id = (SELECT residentId FROM Contact WHERE sender = ?)', name, who)
const book = (who: string, side: string) => says(who, '想找律师问问借款的事', '1', side, '1', '1')

test('whoever is on the other side of a talk is not offered its adviser, and is not told why', async () => {
  await says('bei', '你好')
  await named('bei', '张伟')
  expect(await book('an', '我邻居张伟')).toContain('约好了')
  const refused = await says('bei', '想找律师问问借款的事', '1', '跳过')
  expect(refused).toContain('最近没有合适的空位')
  expect(refused.split('最近没有')[1]).not.toContain('对方')
  expect(await book('ci', '李强')).toContain('约好了')
})

test('whoever names somebody who came themselves is not offered their adviser', async () => {
  await says('an', '你好')
  await named('an', '张伟')
  await book('an', '跳过')
  expect(await says('bei', '想找律师问问借款的事', '1', '张伟')).toContain('最近没有合适的空位')
})

test('of the other side neither transcript nor session nor record keeps a word', async () => {
  await book('an', '我邻居张大伟')
  const kept = await rows<{ found: bigint }>(
    client,
    `SELECT (SELECT count(*) FROM Message WHERE instr(text, '张大伟') OR instr(coalesce(extra, ''), '张大伟'))
       + (SELECT count(*) FROM Session WHERE instr(data, '张大伟'))
       + (SELECT count(*) FROM ConsultationParty WHERE instr(hash, '张大伟')) AS found`,
  )
  expect(Number(kept[0]?.found)).toBe(0)
  expect(await rows(client, 'SELECT topic, sideTold FROM Consultation')).toMatchObject([
    { topic: 'lending', sideTold: true },
  ])
})

test('an hour after a talk that took place the resident is asked once how it was, and nobody after one that did not', async () => {
  await book('an', '跳过')
  await book('bei', '跳过')
  const talks = await rows<{ id: number; endAt: Date }>(client, 'SELECT id, endAt FROM Booking ORDER BY id')
  await run(`UPDATE Booking SET state = 'done' WHERE id = ?`, talks[0]?.id)
  await run(`UPDATE Booking SET state = 'missed' WHERE id = ?`, talks[1]?.id)
  home.clock.now = (talks[1]?.endAt.getTime() ?? 0) + 2 * 3_600_000
  await doJobs(home)
  const asked = async (who: string) =>
    (await read(home.store, who)).filter((text) => text.includes('跟法律顾问谈得怎么样')).length
  expect([await asked('an'), await asked('bei')]).toEqual([1, 0])
  expect(await says('an', '2')).toContain('记下了,谢谢您')
  expect(await rows(client, 'SELECT satisfaction FROM Consultation ORDER BY bookingId')).toMatchObject([
    { satisfaction: 'satisfied' },
    { satisfaction: null },
  ])
})

test('the hashes are deleted 90 days after the talk, by the daily sweep', async () => {
  await book('an', '张伟')
  const [talk] = await rows<{ endAt: Date }>(client, 'SELECT endAt FROM Booking')
  const left = async () => (await rows(client, 'SELECT 1 FROM ConsultationParty')).length
  const sweep = async (at: number) => {
    home.clock.now = at
    const effect = await home.store.retention.sweep({ of: 'parties', after: 0 })
    await transact(client, { maxWait: 5000, timeout: 20_000 }, (tx) => effect(tx, () => undefined))
  }
  await sweep((talk?.endAt.getTime() ?? 0) + 89 * day)
  expect(await left()).toBe(1)
  await sweep((talk?.endAt.getTime() ?? 0) + 91 * day)
  expect(await left()).toBe(0)
})

test('what an adviser noted is deleted three years later, by the daily sweep, with who read it', async () => {
  await book('an', '跳过')
  const [talk] = await rows<{ id: number; publicId: string }>(client, 'SELECT id, publicId FROM Booking')
  const [adviser] = await rows<{ id: number }>(client, `SELECT id FROM Staff WHERE role = 'adviser'`)
  const viewer = {
    staffId: adviser?.id ?? 0,
    name: '',
    role: 'adviser',
    scope: '/1/',
    ownOnly: false,
  } as const
  const id = talk?.publicId ?? ''
  await home.store.consultations.note(viewer, id, { text: '还差借条', shared: false, minutes: null })
  const audit = { ...viewer, staffId: 1, role: 'admin' } as const
  await home.store.consultations.readNotes(audit, id, '居民投诉')
  const noted = home.clock.now
  const left = async () =>
    (await rows(client, 'SELECT 1 FROM ConsultationNote UNION ALL SELECT 1 FROM ConsultationReading')).length
  const sweep = async (at: number) => {
    home.clock.now = at
    const effect = await home.store.retention.sweep({ of: 'legalNotes', after: 0 })
    await transact(client, { maxWait: 5000, timeout: 20_000 }, (tx) => effect(tx, () => undefined))
  }
  await sweep(noted + (3 * 365 - 1) * day)
  expect(await left()).toBe(2)
  await sweep(noted + (3 * 365 + 1) * day)
  expect(await left()).toBe(0)
})

test('a matter that needs an earlier hour rings staff with what is at stake, not what it is about', async () => {
  // Friday evening: the next hours of the adviser are on Wednesday.
  home.clock.now = Date.parse('2026-11-27T18:00:00+08:00')
  await says('an', '公司欠我三个月工资,想找律师', '1', '跳过')
  await doJobs(home)
  const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
  const { items } = await home.store.tickets.list(manager, { box: 'all', limit: 9 })
  expect(items).toMatchObject([{ category: 'legal_booking', urgency: 'P1' }])
  expect(items[0]?.summary).toBe('想约法律顾问,事情可能有时间限制,请找早一点的时间')
})
