// A complaint about somebody who works here: they neither see it nor handle it; one about the head goes above, or names who can.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aboutWhom } from '../../src/rules/tickets/complaint.ts'
import { resolve } from '../../src/rules/tickets/ticket.ts'
import { openWriting } from '../../src/store/connection.ts'
import type { Viewer } from '../../src/store/views.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

async function viewer(name: string): Promise<Viewer> {
  const staff = (await home.store.staff.list('/')).find((one) => one.name === name)!
  return { staffId: staff.id, name, role: staff.role, scope: '/1/', ownOnly: false }
}
async function complain(words: string): Promise<void> {
  for (const text of [words, '1', '2']) await home.store.turn(message('an', text, { at: home.clock.now }))
  await doJobs(home)
}
const listed = async (name: string) =>
  (await home.store.tickets.list(await viewer(name), { box: 'all', limit: 100 })).items

describe('a complaint', () => {
  test('goes to a manager, never to whom it is about, who sees nothing of it and cannot end it', async () => {
    await complain('我要投诉你们值班的李静,态度太差了')
    const [ticket] = await listed('王芳')
    expect(ticket).toMatchObject({ category: 'complaint_staff', assignee: { name: '王芳' } })
    expect(await home.store.tickets.read(await viewer('王芳'), ticket!.id)).toMatchObject({
      aboutStaff: { name: '李静' },
    })
    expect(await listed('李静')).toEqual([])
    expect(await home.store.tickets.counts(await viewer('李静'))).toMatchObject({ open: 0, mine: 0 })
    const li = await viewer('李静')
    await expect(home.store.tickets.read(li, ticket!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      home.store.tickets.change(li, ticket!.id, (state, actor) => resolve(state, actor, '办好了')),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await home.store.bell.list(li)).items).toEqual([])
    const manager = await viewer('王芳')
    await expect(home.store.staff.colleague(manager, ticket!.id, li.staffId)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  test('about the head is nobody’s here, and names the street office and 12345', async () => {
    const client = openWriting(home.url)
    const { settings } = await client.node.findUniqueOrThrow({ where: { id: 1 } })
    const street = { name: '锦江街道办', phone: '028-5555', gateway: 'sms' }
    await client.node.update({
      where: { id: 1 },
      data: { settings: JSON.stringify({ ...(JSON.parse(settings) as object), street }) },
    })
    await client.$disconnect()
    await complain('我要投诉你们社区主任,办事推三阻四')
    const told = (await read(home.store, 'an')).at(-1)
    expect(told).toContain('请直接向锦江街道办(028-5555)反映,或者打12345')
    expect(await listed('王芳')).toEqual([])
    expect(await listed('李静')).toMatchObject([{ assignee: null }])
  })

  test('that names nobody goes to the manager', async () => {
    await complain('我要投诉你们工作人员,态度太差了')
    expect(await listed('王芳')).toMatchObject([{ assignee: { name: '王芳' } }])
  })
})

test('whom a complaint is about is told by name before post, the first name first', () => {
  const staff = [
    { staffId: 1, name: '王芳', role: 'manager', scope: '/1/' },
    { staffId: 2, name: '李静', role: 'duty', scope: '/1/' },
  ]
  expect(aboutWhom('主任不管,李静和王芳都推', staff)?.staffId).toBe(2)
  expect(aboutWhom('你们书记不管', staff)?.staffId).toBe(1)
  expect(aboutWhom('没人管', staff)).toBeUndefined()
})
