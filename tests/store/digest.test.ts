// Reminders that come off duty: only an emergency disturbs, the rest is told together in the morning, if it still holds then.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { waivePicture } from '../../src/rules/tickets/decision.ts'
import { resolve, take } from '../../src/rules/tickets/ticket.ts'
import type { Viewer } from '../../src/store/views.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const go = async (wallClock: string) => {
  home.clock.now = Date.parse(`${wallClock}+08:00`)
  await doJobs(home)
}
async function report(who: string, wallClock: string, ...words: string[]): Promise<void> {
  await go(wallClock)
  for (const text of words) await home.store.turn(message(who, text, { at: home.clock.now }))
  await doJobs(home)
}
async function viewer(name: string): Promise<Viewer> {
  const staff = (await home.store.staff.list('/')).find((one) => one.name === name)!
  return { staffId: staff.id, name, role: staff.role, scope: '/1/', ownOnly: false }
}
/** The bell's newest reminder with the tickets that it tells together, and how many entries are unread. */
async function bell(name: string) {
  const { items, unread } = await home.store.bell.list(await viewer(name))
  const newest = items.find(({ type }) => type === 'reminded' || type === 'digest')
  return { unread, newest: newest && [newest.type, ...newest.told.map(({ ticket }) => ticket.number).sort()] }
}

/** 周敏 mends a lamp. */
async function settle(wanted: string): Promise<void> {
  const zhou = await viewer('周敏')
  const { items } = await home.store.tickets.list(zhou, { box: 'mine', limit: 10 })
  const { id } = items.find(({ number }) => number === wanted)!
  await home.store.tickets.change(zhou, id, take)
  await home.store.tickets.change(await viewer('王芳'), id, (ticket, actor) =>
    waivePicture(ticket, actor, '拍不了'),
  )
  await home.store.tickets.change(zhou, id, (ticket, actor) => resolve(ticket, actor, '换了灯泡'))
}

test('several that come at night are one entry at 8:30 of the next working day, without what was settled meanwhile', async () => {
  await report('an', '2026-11-23T10:00', '桂花小区3栋2单元的路灯不亮', '1')
  await report('bo', '2026-11-23T10:05', '桂花小区5栋的路灯不亮', '1')
  await report('cai', '2026-11-23T10:10', '桂花小区2栋的路灯不亮', '1')
  const { unread } = await bell('周敏')
  // Half of the time is over on Saturday before dawn; the demo's office opens at nine.
  await go('2026-11-28T06:00')
  expect(await bell('周敏')).toEqual({ unread, newest: undefined })
  await settle('0002')
  await go('2026-11-28T08:29')
  expect(await bell('周敏')).toMatchObject({ newest: undefined })
  const before = (await bell('周敏')).unread
  await go('2026-11-28T08:30')
  expect(await bell('周敏')).toEqual({ unread: before + 1, newest: ['digest', '0001', '0003'] })
})

test('one that was settled before the morning makes no entry', async () => {
  await report('an', '2026-11-23T10:00', '桂花小区3栋2单元的路灯不亮', '1')
  await go('2026-11-28T06:00')
  await settle('0001')
  await go('2026-11-28T08:30')
  expect(await bell('周敏')).toMatchObject({ newest: undefined })
})

test('one that comes in office hours comes at once', async () => {
  // Half of the time is over on Monday at nine.
  await report('an', '2026-11-25T18:00', '桂花小区3栋2单元的路灯不亮', '1')
  await go('2026-11-30T08:59')
  expect(await bell('周敏')).toMatchObject({ newest: undefined })
  await go('2026-11-30T09:01')
  expect(await bell('周敏')).toMatchObject({ newest: ['reminded'] })
})

test('an emergency’s comes at once, also at night', async () => {
  await report('an', '2026-11-23T16:00', '桂花小区3栋着火了')
  await go('2026-11-24T00:01')
  expect(await bell('王芳')).toMatchObject({ newest: ['reminded'] })
})
