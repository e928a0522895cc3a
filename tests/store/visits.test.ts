// Return visits on a real database: when they are asked, what is kept, what comes of 没好.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { waivePicture } from '../../src/rules/tickets/decision.ts'
import { resolve, take } from '../../src/rules/tickets/ticket.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const hour = 60 * 60 * 1000
const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
const says = async (...texts: string[]) => {
  for (const text of texts) await home.store.turn(message('an', text, { at: home.clock.now }))
}
const told = async () => (await read(home.store, 'an')).at(-1)
const newest = async () => {
  const [ticket] = (await home.store.tickets.list(manager, { box: 'all', limit: 100 })).items
  return home.store.tickets.read(manager, ticket?.id ?? '')
}
const visit = async () => (await newest()).visit
const within = async (box: 'visits' | 'unhappy') =>
  (await home.store.tickets.list(manager, { box, limit: 100 })).items.map(({ number }) => number)
async function end(id: string, result = '换了灯泡'): Promise<void> {
  const { status, needsPicture } = await home.store.tickets.read(manager, id)
  if (status !== 'in_progress') await home.store.tickets.change(manager, id, take)
  if (needsPicture)
    await home.store.tickets.change(manager, id, (ticket, actor) => waivePicture(ticket, actor, '拍不了'))
  await home.store.tickets.change(manager, id, (ticket, actor) => resolve(ticket, actor, result))
  await doJobs(home)
}
/** A lamp is reported and mended. */
async function mended(): Promise<string> {
  await says('桂花小区3栋2单元的路灯不亮了', '1')
  await doJobs(home)
  const { id } = await newest()
  await home.store.tickets.change(manager, id, take)
  await end(id)
  return id
}
const notices = async () => (await home.store.bell.list(manager)).items.map(({ type }) => type)

describe('a return visit', () => {
  test('is asked as soon as a matter is done, and stays unanswered until it is answered', async () => {
    await mended()
    expect(await told()).toContain('您看好了吗?\n1 好了\n2 好了一部分\n3 没好')
    expect(await visit()).toMatchObject({ state: 'asked', outcome: null, satisfaction: null })
    expect(await within('unhappy')).toEqual([])
  })

  test('keeps outcome, satisfaction and words', async () => {
    await mended()
    await says('1', '4', '等了一周')
    expect(await visit()).toMatchObject({
      state: 'answered',
      outcome: 'solved',
      satisfaction: 'unsatisfied',
      words: '等了一周',
      way: 'chat',
      by: null,
    })
    expect(await within('unhappy')).toEqual(['0001'])
    expect((await newest()).events.filter(({ type }) => type === 'visited')).toHaveLength(3)
  })

  test('that hears 没好 has it taken up again by whoever had it, with its deadline and reminders', async () => {
    await mended()
    const { dueAt } = await newest()
    home.clock.now += hour
    await says('没好,还是不亮')
    const ticket = await newest()
    expect(ticket).toMatchObject({
      status: 'in_progress',
      assignee: { name: '王芳' },
      dueAt,
      result: null,
      visit: null,
    })
    expect(ticket.events.at(-1)).toMatchObject({ type: 'reopened', actor: 'resident', note: '没好,还是不亮' })
    await doJobs(home)
    expect(await notices()).toContain('reopened')
    home.clock.now = Date.parse(dueAt) + 12 * hour
    await doJobs(home)
    expect((await newest()).events.filter(({ type }) => type === 'reminded')).toHaveLength(3)
    expect(await within('unhappy')).toEqual(['0001'])
  })

  test('reminds of a deadline that had passed while it was done', async () => {
    const id = await mended()
    const { dueAt } = await newest()
    home.clock.now = Date.parse(dueAt) + 12 * hour
    await doJobs(home)
    await says('回访', '没好', '1')
    await doJobs(home)
    expect((await newest()).events.at(-1)).toMatchObject({ type: 'reminded', data: { percent: 100 } })
    expect((await home.store.tickets.read(manager, id)).overdue).toBe(true)
  })

  test('has it taken up twice; then the managers decide, and may say no with 12345', async () => {
    const id = await mended()
    for (const time of [1, 2]) {
      await says('没好,还是不亮')
      await end(id, `第${time + 1}次修`)
    }
    await says('没好,还是不亮')
    expect((await read(home.store, 'an')).at(-1)).toContain('请社区负责人来看怎么办。\n不满意还可以打12345。')
    expect(await newest()).toMatchObject({ status: 'done', visit: { state: 'escalated' } })
    await doJobs(home)
    expect(await notices()).toContain('escalated')
    await home.store.visits.uphold(manager, id, '灯要等明年换')
    await doJobs(home)
    expect(await told()).toBe('编号0001,王芳看过了:灯要等明年换\n不满意还可以打12345。')
    await expect(home.store.visits.uphold(manager, id, '再说')).rejects.toThrow(/does not ask/)
  })

  test('cannot be answered for another’s matter, nor for one that is worked on again', async () => {
    const id = await mended()
    await home.store.turn(message('be', '回访'))
    expect((await read(home.store, 'be')).join()).toContain('现在没有要问您的事')
    await home.store.tickets.change(manager, id, (ticket, actor) => ({
      set: { status: 'in_progress' },
      event: { type: 'reopened', note: actor.name },
      notifyResident: false,
      notifyStaff: ticket.assigneeId === null ? [] : [],
    }))
    await says('没好')
    expect(await told()).toContain('已经又在办了')
  })
})

describe('nobody is asked', () => {
  test('about the end of a danger', async () => {
    await says('家里着火了')
    const { id } = await newest()
    await end(id, '火灭了')
    expect(await visit()).toBeNull()
    expect(await told()).not.toContain('您看好了吗')
  })

  test('while another danger of theirs is open; then it is asked an hour later', async () => {
    await says('桂花小区3栋2单元的路灯不亮了', '1', '家里着火了')
    const lamp = (await home.store.tickets.list(manager, { box: 'all', limit: 9, q: '0001' })).items[0]!.id
    await end(lamp)
    expect((await home.store.tickets.read(manager, lamp)).visit).toMatchObject({ state: 'waiting' })
    expect(await told()).not.toContain('您看好了吗')
    await end((await newest()).id, '火灭了')
    home.clock.now += hour
    await doJobs(home)
    expect((await home.store.tickets.read(manager, lamp)).visit).toMatchObject({ state: 'asked' })
    expect((await read(home.store, 'an')).join()).toContain('您报的“路灯不亮了”(编号0001)')
  })

  test('while staff hold the conversation; after three days staff phone', async () => {
    await says('桂花小区3栋2单元的路灯不亮了', '1')
    const lamp = (await newest()).id
    await says('人工')
    const other = (await newest()).id
    await home.store.holds.hold(manager, other)
    await end(lamp)
    const state = async () => (await home.store.tickets.read(manager, lamp)).visit?.state
    expect(await state()).toBe('waiting')
    for (let hours = 0; hours < 73; hours++) {
      home.clock.now += hour
      await says('你们还没来')
      await doJobs(home)
    }
    expect(await state()).toBe('phone')
    expect(await within('visits')).toEqual(['0001'])
  })

  test('in the month after harm was told', async () => {
    await says('我老公打我')
    await end((await newest()).id, '已处理')
    home.clock.now += 24 * hour
    await says('0', '桂花小区3栋2单元的路灯不亮了', '1')
    await end((await newest()).id)
    expect(await visit()).toBeNull()
    expect((await newest()).category).toBe('street_light')
  })
})

test('what ends in nine days on a channel of 48 hours is asked by telephone, and is no promise', async () => {
  await home.store.channels.begin([
    { name: 'webchat', account: 'web', proactive: true, perInbound: 5, windowMs: 48 * hour },
  ])
  await says('桂花小区3栋2单元的路灯不亮了', '1')
  home.clock.now += 9 * 24 * hour
  const { id } = await newest()
  await end(id)
  expect(await told()).not.toContain('您看好了吗')
  expect(await within('visits')).toEqual(['0001'])
  expect((await home.store.tickets.counts(manager)).visits).toBe(1)
  const staff = { outcome: null, satisfaction: null, words: null }
  await home.store.visits.phone(manager, id, staff)
  expect(await visit()).toMatchObject({ state: 'asked', outcome: null })
  expect(await within('visits')).toEqual([])
  await home.store.visits.phone(manager, id, {
    outcome: 'partly',
    satisfaction: 'fairly_satisfied',
    words: '太暗',
  })
  expect(await visit()).toMatchObject({ outcome: 'partly', way: 'phone', by: '王芳', words: '太暗' })
  expect(await within('unhappy')).toEqual(['0001'])
})

test('a question that does not arrive is for staff to ask by telephone', async () => {
  const id = await mended()
  const unsent = await home.store.messages.unsent([{ name: 'webchat', account: 'web' }], home.clock.now, 99)
  const asked = unsent.flatMap(({ messages }) => messages).filter(({ text }) => text.includes('您看好了吗'))
  const failed = asked.map((reply) => ({ id: reply.id, failure: 'refused', held: false }))
  await home.store.messages.settle([], failed)
  expect(await visit()).toMatchObject({ state: 'phone' })
  await doJobs(home)
  expect(await notices()).toContain('undelivered')
  expect((await home.store.tickets.read(manager, id)).assignee?.name).toBe('王芳')
})

test('a quota that is used up is not overdrawn by the question', async () => {
  await home.store.channels.begin([
    { name: 'webchat', account: 'web', proactive: true, perInbound: 1, windowMs: 48 * hour },
  ])
  await says('桂花小区3栋2单元的路灯不亮了', '1')
  const unsent = await home.store.messages.unsent([{ name: 'webchat', account: 'web' }], home.clock.now, 99)
  const sent = unsent.flatMap(({ messages }) => messages.map(({ id }) => ({ id, parts: 1 })))
  await home.store.messages.settle(sent, [])
  await end((await newest()).id)
  expect(await within('visits')).toEqual(['0001'])
})
