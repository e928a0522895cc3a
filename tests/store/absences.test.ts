// A colleague who is not there: new cases pass them by, those that they hold stand in one list, and go on to another.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assign } from '../../src/rules/tickets/ticket.ts'
import type { Viewer } from '../../src/store/views.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

async function viewer(name: string): Promise<Viewer & { role: 'manager' }> {
  const staff = (await home.store.staff.list('/')).find((one) => one.name === name)!
  return { staffId: staff.id, name, role: staff.role as 'manager', scope: '/1/', ownOnly: false }
}
async function report(words: string) {
  for (const text of [words, '1']) await home.store.turn(message('an', text, { at: home.clock.now }))
  await doJobs(home)
  const { items } = await home.store.tickets.list(await viewer('王芳'), { box: 'all', limit: 1 })
  return home.store.tickets.read(await viewer('王芳'), items[0]!.id)
}

test('what somebody away holds stands in one list until it is handed on, and what is new passes them by', async () => {
  const first = await report('桂花小区3单元路灯不亮')
  expect(first.assignee).toMatchObject({ name: '周敏' })
  const [wang, zhou] = [await viewer('王芳'), await viewer('周敏')]
  const away = async () => (await home.store.tickets.list(wang, { box: 'away', limit: 9 })).items
  expect(await away()).toEqual([])

  await home.store.staff.absences.note(zhou, zhou.staffId, { from: '2026-11-23', until: '2026-11-24' })
  expect((await away()).map(({ id }) => id)).toEqual([first.id])
  expect(await home.store.tickets.counts(wang)).toMatchObject({ away: 1 })
  const found = await home.store.tickets.list(wang, { box: 'away', q: '路灯', limit: 9 })
  expect(found.items).toHaveLength(1)
  expect(
    (await home.store.tickets.list(wang, { box: 'away', q: first.number, limit: 9 })).items,
  ).toHaveLength(1)

  const second = await report('桂花小区2单元下水道堵了')
  expect(second.assignee).not.toMatchObject({ name: '周敏' })
  expect(JSON.parse(second.routedWhy!)).toMatchObject({ by: 'roster', away: '周敏' })

  await home.store.tickets.change(wang, first.id, (ticket, actor) =>
    assign(ticket, actor, { staffId: wang.staffId, name: wang.name }),
  )
  expect(await away()).toEqual([])
  expect((await home.store.tickets.list(wang, { box: 'away', q: first.number, limit: 9 })).items).toEqual([])

  home.clock.now += 2 * 24 * 60 * 60_000
  expect((await report('桂花小区5单元楼道灯坏了')).assignee).toMatchObject({ name: '周敏' })
})

test('a colleague notes only their own days, a manager those of everybody where they work', async () => {
  const [wang, zhou] = [await viewer('王芳'), await viewer('周敏')]
  const days = { from: '2026-11-24', until: '2026-11-24' }
  await expect(home.store.staff.absences.note(zhou, wang.staffId, days)).rejects.toMatchObject({
    code: 'RIGHT_MISSING',
  })
  await expect(
    home.store.staff.absences.note({ ...wang, scope: '/9/' }, zhou.staffId, days),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await home.store.staff.absences.note(wang, zhou.staffId, days)
  const absences = async () =>
    (await home.store.staff.list('/')).find(({ id }) => id === zhou.staffId)!.absences
  const [noted] = await absences()
  expect(noted).toMatchObject(days)
  await home.store.staff.absences.remove(zhou, noted!.id)
  expect(await absences()).toEqual([])
})
