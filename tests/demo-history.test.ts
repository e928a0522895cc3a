// The demo's past, played at several instants: it must come out whole on whatever day somebody tries the program.
import { afterEach, expect, test } from 'vitest'
import { demoCases } from '../prisma/demo-cases.ts'
import { playHistory } from '../src/demo-history.ts'
import { testPush } from './support/push.ts'
import { openTestStore, read, type TestStore } from './support/store.ts'

let home: TestStore | undefined
afterEach(() => home?.close())

const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }

test.each([
  '2026-11-24T16:45:00+08:00',
  '2026-11-29T23:50:00+08:00',
  '2026-10-04T00:20:00+08:00',
  '2027-02-08T08:10:00+08:00',
])('at %s has cases of all sorts, done and under way, and nothing that rings', async (now) => {
  const until = Date.parse(now)
  home = await openTestStore()
  const { store, clock } = home
  await playHistory(demoCases, { store, clock, push: testPush }, until)
  expect(clock.now).toBe(until)
  expect(home.errors).toEqual([])

  const { items } = await store.tickets.list(manager, { box: 'all', limit: 100 })
  expect(items.length).toBeGreaterThanOrEqual(16)
  expect(new Set(items.map(({ status }) => status))).toEqual(
    new Set(['assigned', 'in_progress', 'need_info', 'done']),
  )
  expect(items.filter(({ urgency }) => urgency === 'P0')).toEqual([])
  expect(items.filter(({ assignee }) => assignee === null)).toEqual([])
  expect(items.filter(({ createdAt }) => Date.parse(createdAt) > until)).toEqual([])
  expect((await read(store, 'demo-luo')).at(-1)).toContain('接着办')
  expect(await store.measures.hotSpots(manager)).toMatchObject([
    { building: { name: '桂花小区3栋' }, category: 'elevator_fault', recent: 5 },
  ])
  expect(await store.outbox.due(until, 0, 1)).toEqual([])
})
