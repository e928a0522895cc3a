// What residents do with their own tickets after filing, on a real database.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { take } from '../../src/rules/tickets/ticket.ts'
import { openWriting } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const hour = 60 * 60 * 1000
const day = 24 * hour
const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
const says = async (text: string, who = 'an') => {
  await home.store.turn(message(who, text, { at: home.clock.now }))
  return (await read(home.store, who)).at(-1)
}
const report = async (text = '桂花小区3栋2单元的路灯不亮了') => {
  await says(text)
  await says('1')
  await doJobs(home)
  return newest()
}
const newest = async () => {
  const [ticket] = (await home.store.tickets.list(manager, { box: 'all', limit: 100 })).items
  return home.store.tickets.read(manager, ticket?.id ?? '')
}
const bell = async (staffId: number) =>
  (await home.store.bell.list({ ...manager, staffId })).items.map(({ type }) => type)

test('the number of a case that was purged is refused to its resident and to staff, as one that never was', async () => {
  const kept = await report()
  home.clock.now += 4 * day
  const gone = await report('桂花小区5栋1单元的门锁坏了')
  expect(gone.number).not.toBe(kept.number)
  const client = openWriting(home.url)
  await client.$executeRawUnsafe('PRAGMA foreign_keys = OFF')
  for (const table of ['TicketEvent', 'Visit', 'StaffNotice', 'Message'])
    await client.$executeRawUnsafe(
      `DELETE FROM ${table} WHERE ticketId = (SELECT id FROM Ticket WHERE publicId = ?)`,
      gone.id,
    )
  await client.$executeRawUnsafe('DELETE FROM Ticket WHERE publicId = ?', gone.id)
  await client.$disconnect()
  expect(await says(`编号${gone.number}办到哪了`)).toContain(`没有查到您报过编号${gone.number}的事`)
  expect((await home.store.tickets.list(manager, { box: 'all', q: gone.number, limit: 9 })).items).toEqual([])
  await expect(home.store.tickets.read(manager, gone.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    home.store.merging.merge(manager, kept.id, { into: Number(gone.number), reason: '同一件事' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

describe('催单', () => {
  test('waits for half of the time, then goes once a day and three times in all, to staff and their managers', async () => {
    const { createdAt, dueAt, assignee } = await report()
    expect(await says('催单')).toContain('时间还没过半')
    const half = (Date.parse(createdAt) + Date.parse(dueAt)) / 2
    for (const time of [1, 2, 3]) {
      home.clock.now = half + time * day
      expect(await says('催单')).toContain(`我催${assignee?.name ?? ''}了`)
      home.clock.now += hour
    }
    expect(await says('催单')).toContain('已经催过三次')
    home.clock.now += day
    expect(await says('催单')).toContain('已经催过三次')
    const nudges = (await newest()).events.filter(({ type }) => type === 'nudged')
    expect(nudges.map(({ actor, data }) => [actor, data])).toEqual(
      [1, 2, 3].map((times) => ['resident', { times }]),
    )
    await doJobs(home)
    expect((await bell(assignee!.id)).filter((type) => type === 'nudged')).toHaveLength(3)
    expect((await bell(manager.staffId)).filter((type) => type === 'nudged')).toHaveLength(1)
  })

  test('is not passed on twice within a day', async () => {
    const { createdAt, dueAt } = await report()
    home.clock.now = (Date.parse(createdAt) + Date.parse(dueAt)) / 2
    expect(await says('催单')).toContain('我催')
    home.clock.now += 23 * hour
    expect(await says('催单')).toContain('刚催过,他们收到了')
    expect((await newest()).events.filter(({ type }) => type === 'nudged')).toHaveLength(1)
  })

  test('of what is pressing is heard always', async () => {
    await report('桂花小区3栋的电梯坏了')
    for (let time = 0; time < 5; time++) expect(await says('催单')).toContain('我催')
    expect((await newest()).events.filter(({ type }) => type === 'nudged')).toHaveLength(5)
  })

  test('of what is overdue tells the managers too', async () => {
    const { dueAt } = await report()
    home.clock.now = Date.parse(dueAt) + hour
    expect(await says('催单')).toContain('对不住')
    await doJobs(home)
    expect(await bell(manager.staffId)).toContain('nudged')
  })

  test('and progress of another’s matter are answered as of none', async () => {
    await report()
    const unknown = '没有查到您报过编号0001的事。回“进度”,看您报过的。'
    expect([await says('催0001', 'be'), await says('0001', 'be')]).toEqual([unknown, unknown])
    expect(await says('0999')).toContain('没有查到您报过编号0999的事')
  })

  test('and 撤回 never speak of harm on a phone that others may hold', async () => {
    await says('我老公打我')
    home.clock.now += 3 * hour
    expect(await says('0001')).toContain('没有查到')
    expect(await says('催单')).toContain('没有在办的事')
    expect(await says('撤回')).toBe('没有可以撤回的事。')
  })
})

describe('撤回', () => {
  test('within ten minutes is done at once', async () => {
    await report()
    expect(await says('撤回')).toContain('编号0001已经撤回了')
    expect(await newest()).toMatchObject({ status: 'withdrawn' })
  })

  test('later, before anybody began, is asked back, and staff hear of it', async () => {
    const { assignee } = await report()
    home.clock.now += hour
    expect(await says('撤回')).toContain('要撤回“路灯不亮了”(编号0001)吗')
    expect(await says('1')).toContain('已经撤回了')
    await doJobs(home)
    expect(await newest()).toMatchObject({ status: 'withdrawn' })
    expect(await bell(assignee!.id)).toContain('withdrawn')
  })

  test('of what is worked on is for staff to decide, and the resident hears of it', async () => {
    const { id } = await report()
    await home.store.tickets.change(manager, id, take)
    home.clock.now += hour
    await expect(home.store.withdrawals.agree(manager, id)).rejects.toThrow(/has not asked/)
    await says('撤回')
    expect(await says('1')).toContain('王芳已经在办了')
    expect(await newest()).toMatchObject({ status: 'in_progress' })
    await doJobs(home)
    expect(await bell(manager.staffId)).toContain('withdrawAsked')
    await home.store.withdrawals.agree(manager, id)
    await doJobs(home)
    expect(await newest()).toMatchObject({ status: 'withdrawn' })
    expect((await read(home.store, 'an')).at(-1)).toBe('编号0001已经撤回了。')
  })

  test('never takes a danger back', async () => {
    await says('家里着火了')
    home.clock.now += 3 * hour
    await says('撤回')
    expect(await newest()).toMatchObject({ kind: 'emergency', status: 'submitted' })
    expect((await read(home.store, 'an')).at(-1)).toContain('不能撤回')
  })
})
