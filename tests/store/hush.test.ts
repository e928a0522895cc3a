// A resident whose phone may be in the hands of whoever hurts them: nothing is sent to it of its own accord, and staff who may
// know why see what was not.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  askResident,
  reply,
  resolve,
  take,
  type Actor,
  type TicketMove,
} from '../../src/rules/tickets/ticket.ts'
import type { TicketState } from '../../src/rules/tickets/ticket.ts'
import type { Role } from '../../src/rules/staff/roles.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const as = (name: string, role: Role, staffId: number) => ({
  staffId,
  name,
  role,
  scope: '/1/',
  ownOnly: false,
})
const manager = as('王芳', 'manager', 2)
const say = async (...texts: string[]) => {
  for (const text of texts) await home.store.turn(message('an', text, { at: home.clock.now }))
}
const ticket = async (category: string) => {
  const { items } = await home.store.tickets.list(manager, { box: 'all', limit: 10, category })
  return items[0]!
}
/** Makes a move, and tells the resident of it as the worker would. */
async function move(category: string, rule: (state: TicketState, actor: Actor) => TicketMove) {
  await home.store.tickets.change(manager, (await ticket(category)).id, rule)
  for (const job of await home.store.outbox.due(home.clock.now, 0, 100))
    if (job.job === 'resident.notify') {
      const { eventId } = job.payload as { eventId: number }
      await home.store.outbox.done(job.id, home.store.work.notifyResident(eventId))
    }
}
/** All that was handed over to be sent. */
const heard = () =>
  home.committed.flatMap((event) => (event.type === 'replies' ? event.messages.map(({ text }) => text) : []))
const undelivered = async (viewer = manager) =>
  (await home.store.messages.undeliveredFor(viewer, 10)).map(({ text, failure }) => `${failure}: ${text}`)

describe('a resident who told of violence', () => {
  beforeEach(() => say('桂花小区3栋2单元的路灯不亮', '1', '我老公又打我'))

  test('is sent nothing of another matter, and staff see that they were not told', async () => {
    const before = heard()
    await move('street_light', take)
    await move('street_light', (state, actor) => reply(state, actor, '明天下午来修'))
    await move('street_light', (state, actor) =>
      resolve({ ...state, needsPicture: false }, actor, '灯换好了'),
    )
    expect(heard()).toEqual(before)
    expect(await undelivered()).toEqual([
      expect.stringMatching(/^kept back: .*灯换好了/),
      expect.stringMatching(/^kept back: .*明天下午来修/),
      expect.stringMatching(/^kept back: .*王芳已经接手/),
    ])
    const { conversation } = await home.store.tickets.read(manager, (await ticket('street_light')).id)
    expect(conversation.filter(({ failure }) => failure !== null)).toHaveLength(3)
  })

  test('is not rung either, to be told what was kept back', async () => {
    await move('street_light', take)
    const { id } = await ticket('street_light')
    const types = async () => (await home.store.tickets.read(manager, id)).events.map(({ type }) => type)
    const { events } = await home.store.tickets.read(manager, id)
    await home.store.outbox.done(
      (await home.store.outbox.due(home.clock.now, 0, 1))[0]!.id,
      home.store.work.checkTold(events.at(-1)!.id),
    )
    expect(await types()).not.toContain('untold')
  })

  test('is not taken to answer what they were never asked', async () => {
    await move('street_light', take)
    await move('street_light', (state, actor) => askResident(state, actor, '是哪一盏灯?'))
    await say('第二盏')
    const { events } = await home.store.tickets.read(manager, (await ticket('street_light')).id)
    expect(events.map(({ type }) => type)).not.toContain('answered')
  })

  test('gets no words of staff about the violence itself either, which staff see', async () => {
    await move('domestic_violence', take)
    await move('domestic_violence', (state, actor) => reply(state, actor, '民警到了吗'))
    expect(await undelivered()).toEqual([expect.stringContaining('民警到了吗')])
  })

  test.each([
    ['the property company', 'property'],
    ['a supervisor', 'supervisor'],
    ['staff who are not in charge of it', 'staff'],
  ] as const)('is not given away by that to %s', async (_, role) => {
    await move('street_light', take)
    const other = as('别人', role, 5)
    expect(await undelivered(other)).toEqual([])
    const { conversation } = await home.store.tickets.read(other, (await ticket('street_light')).id)
    expect(conversation.filter(({ failure }) => failure !== null)).toEqual([])
  })

  test('is told again once that case is closed', async () => {
    await move('domestic_violence', take)
    await move('domestic_violence', (state, actor) => resolve(state, actor, '已安置'))
    await move('street_light', take)
    expect(heard().at(-1)).toContain('王芳已经接手')
  })

  test('hears nothing pushed of another danger either', async () => {
    await say('我妈晕倒了,喊不醒')
    const { id } = await ticket('medical')
    const before = heard()
    await home.store.alarms.confirm(manager, id)
    expect(heard()).toEqual(before)
    expect((await home.store.alarms.read(manager, id)).toldResident).toBeNull()
  })
})
