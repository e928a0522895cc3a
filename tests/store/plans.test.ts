// What residents do must cost the same whatever the house has seen: no statement of a turn or of its jobs reads a whole table that grows.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { take } from '../../src/rules/tickets/ticket.ts'
import { driverName, openDatabase, type SqliteDatabase } from '../../src/store/sqlite/sqlite.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { manager as staff, says, signUp, wish } from '../support/volunteers.ts'
import { doJobs } from '../support/work.ts'

const growing = [
  'Ticket',
  'TicketEvent',
  'Message',
  'Contact',
  'Resident',
  'Session',
  'Outbox',
  'Media',
  'Follower',
  'Booking',
  'Ballot',
  'Volunteer',
  'VolunteerAsk',
  'VolunteerConsent',
  'VolunteerPost',
  'VolunteerTask',
  'TeamMember',
]

interface Driver {
  default: { prototype: SqliteDatabase }
}
let statements: Set<string>
let unhook: () => void
let home: TestStore
beforeEach(async () => {
  statements = new Set()
  const { prototype } = ((await import(driverName)) as Driver).default
  const { prepare } = prototype
  prototype.prepare = function (this: SqliteDatabase, sql) {
    statements.add(sql)
    return prepare.call(this, sql)
  }
  unhook = () => (prototype.prepare = prepare)
  home = await openTestStore()
  statements.clear()
})
afterEach(async () => {
  unhook()
  await home.close()
})

/** The statements that read every row of a table that grows, each with the line of its plan. */
function wholeReads(): string[] {
  const database = openDatabase(home.url.replace('file:', ''), { readonly: true })
  const found = [...statements].flatMap((sql) => {
    if (!/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(sql)) return []
    const tables = growing.flatMap((table) =>
      [...sql.matchAll(new RegExp(`["\`.\\s]${table}[\`"]?(?:\\s+AS\\s+[\`"]?(\\w+))?`, 'g'))].map(
        ([, alias]) => alias ?? table,
      ),
    )
    const nothing = (sql.replace(/'[^']*'/g, '').match(/\?/g) ?? []).map(() => null)
    const plan = database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .raw()
      .all(...nothing) as string[][]
    return plan
      .map(([, , , detail = '']) => detail)
      .filter((detail) => tables.some((name) => [`SCAN ${name}`, `SCAN main.${name}`].includes(detail)))
      .map((detail) => `${detail}: ${sql}`)
  })
  database.close()
  return found
}

const talk = [
  ['路灯坏了', '1', '3栋2单元', '13800138000', '1', '进度', '催单', '撤回'],
  ['桂花小区3栋2单元五楼的路灯不亮了', '1', '进度', '1', '0'],
  ['桂花小区3栋2单元五楼的路灯不亮了', '1', '1', '进度', '我的'],
  ['人工', '我要问低保', '机器人', '菜单'],
  ['预约', '1', '1', '1', '我的预约'],
  ['找律师', '1', '1', '0'],
  ['投票', '我的投票', '我的志愿', '志愿者'],
  ['家里煤气漏了', '桂花小区3栋2单元'],
]

test('no statement of a conversation or of its jobs reads a whole table that grows', async () => {
  for (const [who, texts] of talk.entries())
    for (const text of texts) await home.store.turn(message(`r${String(who)}`, text, { at: home.clock.now }))
  await doJobs(home)
  expect(statements.size).toBeGreaterThan(50)
  expect(wholeReads()).toEqual([])
})

test('nor does a chat that is opened again, or what staff look at and move', async () => {
  const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
  for (const text of ['桂花小区3栋2单元的路灯不亮', '1'])
    await home.store.turn(message('an', text, { at: home.clock.now }))
  await doJobs(home)
  statements.clear()
  expect(await read(home.store, 'an')).not.toEqual([])
  const [ticket] = (await home.store.tickets.list(manager, { box: 'open', limit: 1 })).items
  await home.store.tickets.change(manager, ticket?.id ?? '', take)
  await home.store.tickets.read(manager, ticket?.id ?? '')
  await home.store.bell.list(manager)
  await home.store.messages.unsent([{ name: 'webchat', account: 'web' }], home.clock.now, 10)
  expect(statements.size).toBeGreaterThan(10)
  expect(wholeReads()).toEqual([])
})

test('nor does a task that volunteers are asked for, and what they answer', async () => {
  for (const name of ['an', 'bo']) await signUp(home, name)
  statements.clear()
  await home.store.volunteerTasks.create(staff, await wish(home, { trusted: false, urgency: 'P1' }))
  await doJobs(home)
  expect(await says(home, 'an', '接')).toContain('2单元501')
  await says(home, 'bo', '不得空')
  await says(home, 'an', '我的任务', '来不了了', '1')
  await doJobs(home)
  expect([...statements].some((sql) => sql.includes('WITH near'))).toBe(true)
  expect(wholeReads()).toEqual([])
})
