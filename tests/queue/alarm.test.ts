// The alarm chain on the real Redis and SQLite against a fake gateway; the clock is passed in.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGateways } from '../../src/queue/gateways.ts'
import { createQueue, type WorkQueue } from '../../src/queue/queue.ts'
import { take } from '../../src/rules/tickets/ticket.ts'
import { dayOf } from '../../src/rules/time/calendar.ts'
import { openGateway, type FakeGateway } from '../support/gateway.ts'
import { testPush } from '../support/push.ts'
import { withQueue } from '../support/queue.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

const held = withQueue()
let home: TestStore
let queue: WorkQueue
let fake: FakeGateway

beforeEach(async () => {
  fake = await openGateway()
  home = await openTestStore(undefined, ['sms'])
  home.clock.now = Date.now()
  const entry = {
    name: 'sms',
    url: `${fake.origin}/`,
    method: 'POST' as const,
    headers: {},
    accepts: true as const,
  }
  queue = createQueue({
    redis: held.redis,
    store: home.store,
    gateways: createGateways([{ ...entry, body: { to: '{phone}', text: '{text}' } }], 300),
    push: testPush,
    now: () => home.clock.now,
    onError: (error, what) => home.errors.push({ error, what }),
    period: 20,
  })
})
afterEach(async () => {
  await queue.stop()
  await fake.close()
  await home.close()
})

const fireText = '着火了!桂花小区3栋2单元'
const number = '13800001111'
const until = <T>(probe: () => Promise<T>) => vi.waitFor(probe, { timeout: 15_000, interval: 20 })
const staff = async (name: string) => {
  const found = (await home.store.staff.list('/')).find((one) => one.name === name)
  return { staffId: found!.id, name, role: found!.role, scope: '/1/', ownOnly: false }
}
/** What a resident says, and the ticket that came of it. */
async function cry(text: string, sender = 'an') {
  await home.store.turn(message(sender, text, { at: home.clock.now }))
  const { items } = await home.store.tickets.list(await staff('王芳'), { box: 'all', limit: 10 })
  return items[0]!.id
}
const alarm = async (id: string) => home.store.alarms.read(await staff('王芳'), id)
const calls = async (id: string) =>
  (await alarm(id)).calls.map(({ staff: one, way, outcome }) => `${one?.name ?? ''} ${way} ${outcome}`)
/** Lets two minutes pass: what waits in Redis for its time is due. */
async function twoMinutes(): Promise<void> {
  await until(async () =>
    expect((await held.bull.getDelayed()).map(({ name }) => name)).toContain('alarm.ring'),
  )
  home.clock.now += 120_000
  await held.bull.promoteJobs()
}
const stage = (id: string, expected: string) =>
  until(async () => expect((await alarm(id)).stage).toBe(expected))
const withPhone = async (name: string) => {
  const { staffId } = await staff(name)
  return home.store.alarmWays.add(staffId, { way: 'gateway', gateway: 'sms', phone: number })
}
async function linkChat(name: string, sender: string): Promise<void> {
  const { code } = await home.store.alarmWays.add((await staff(name)).staffId, { way: 'chat' })
  await home.store.turn(message(sender, `值班${code}`))
}
async function unsentTo(sender: string): Promise<number[]> {
  const channels = [{ name: 'webchat', account: 'web' }]
  const unsent = await home.store.messages.unsent(channels, Number.MAX_SAFE_INTEGER, 50)
  return unsent.flatMap(({ to, messages }) => (to.sender === sender ? messages.map(({ id }) => id) : []))
}
/** The channel has sent what waits for somebody. */
const leave = async (sender: string) =>
  home.store.messages.settle(
    (await unsentTo(sender)).map((id) => ({ id, parts: 1 })),
    [],
  )
const said = async (sender = 'an') => (await read(home.store, sender)).join('\n')

describe('the chain', () => {
  test('passes whoever is not there today by, and rings at theirs with all the others', async () => {
    const day = dayOf(home.clock.now)
    const { staffId } = await staff('李静')
    await home.store.staff.absences.note(await staff('王芳'), staffId, { from: day, until: day })
    const id = await cry(fireText)
    queue.start()
    await until(async () => expect(await calls(id)).toEqual(['王芳 console rung']))
    await twoMinutes()
    await until(async () => expect(await calls(id)).toContain('李静 console rung'))
    expect((await alarm(id)).stage).toBe('all')
  })

  test('begins with the ticket, and calls the first, the next, all and the street office', async () => {
    await withPhone('李静')
    const id = await cry(fireText)
    expect(await alarm(id)).toMatchObject({
      stage: 'first',
      staffNotifiedAt: null,
      toldResident: null,
      calls: [],
    })
    queue.start()
    await until(async () => expect(await calls(id)).toEqual(['李静 console rung', '李静 sms accepted']))
    expect(JSON.parse(fake.received[0]!.body)).toEqual({
      to: number,
      text: '【值班】着火,编号0001,桂花小区3栋2单元。请马上到工作台点“我来处理”。',
    })
    expect((await alarm(id)).staffNotifiedAt).not.toBeNull()
    expect(await said()).not.toContain('已通知值班员')
    await twoMinutes()
    await stage(id, 'next')
    expect(await calls(id)).toContain('王芳 console rung')
    expect((await read(home.store, 'an')).at(-1)).toBe('已通知值班员,还没有回应,请直接打119。')
    await twoMinutes()
    await stage(id, 'all')
    expect(await calls(id)).toContain('周敏 console rung')
    await twoMinutes()
    await stage(id, 'street')
    expect(await calls(id)).toContain(' street missing')
    expect((await said()).match(/已通知值班员/g)).toHaveLength(1)
  })

  test('calls the street office that the community set', async () => {
    const { staffId } = await staff('李静')
    const street = { name: '街道值班室', phone: '02886001234', gateway: 'sms' }
    await home.store.roster.set('/1/', 1, { staff: [staffId], street })
    const id = await cry(fireText)
    queue.start()
    for (const expected of ['first', 'all', 'street']) {
      await until(async () => expect((await alarm(id)).calls.length).toBeGreaterThan(0))
      await stage(id, expected)
      if (expected !== 'street') await twoMinutes()
    }
    await until(async () => expect(await calls(id)).toContain(' street accepted'))
    expect(JSON.parse(fake.received[0]!.body)).toMatchObject({ to: '02886001234' })
    expect(await said()).not.toContain('已报')
  })

  test('ends where somebody took the ticket in hand without the button', async () => {
    const id = await cry(fireText)
    queue.start()
    await until(async () => expect(await calls(id)).toEqual(['李静 console rung']))
    await home.store.tickets.change(await staff('李静'), id, take)
    await twoMinutes()
    await until(async () => expect(await alarm(id)).toMatchObject({ confirmedBy: { name: '李静' } }))
    expect(await calls(id)).toEqual(['李静 console rung'])
    expect(await said()).not.toContain('还没有')
  })
})

describe('a gateway that fails', () => {
  test('is tried again, each attempt on record, and no number in any error', async () => {
    fake.answers.splice(0, 1, { status: 503 }, 'silent', { status: 200 })
    await withPhone('李静')
    const id = await cry(fireText)
    queue.start()
    await until(async () =>
      expect((await calls(id)).slice(1)).toEqual([
        '李静 sms refused 503',
        '李静 sms timeout',
        '李静 sms accepted',
      ]),
    )
    expect(home.errors).toHaveLength(2)
    const told = home.errors.map(({ error }) => `${String(error)} ${(error as Error).stack ?? ''}`).join()
    expect(told).not.toMatch(/1380000|桂花|着火/)
    expect(JSON.stringify([await held.bull.getCompleted(), await held.bull.getDelayed()])).not.toMatch(
      /1380000|桂花/,
    )
  })

  test('leaves the resident with the truth: nobody was reached', async () => {
    fake.answers[0] = { status: 403 }
    await withPhone('李静')
    const id = await cry('我妈突然昏倒了,没有反应')
    queue.start()
    await until(async () => expect(await calls(id)).toContain('李静 sms refused 403'))
    await twoMinutes()
    await stage(id, 'next')
    expect(await alarm(id)).toMatchObject({ staffNotifiedAt: null, toldResident: 'notReached' })
    expect((await read(home.store, 'an')).at(-1)).toBe('还没有联系上值班员,请直接打120。')
  })
})

describe('我来处理', () => {
  test('has one winner, who has the ticket and whom the resident hears of', async () => {
    const id = await cry(fireText)
    const people = [await staff('李静'), await staff('王芳')]
    const outcomes = await Promise.allSettled(people.map((one) => home.store.alarms.confirm(one, id)))
    const lost = outcomes.filter((one) => one.status === 'rejected')
    expect(lost).toMatchObject([{ reason: { code: 'ALARM_CONFIRMED' } }])
    const winner = people[outcomes.findIndex((one) => one.status === 'fulfilled')]!.name
    expect(await alarm(id)).toMatchObject({ confirmedBy: { name: winner }, toldResident: 'seen' })
    expect(await said()).toContain(`值班员${winner}已经看到,正在处理。`)
    expect(await home.store.tickets.read(await staff('王芳'), id)).toMatchObject({
      status: 'in_progress',
      assignee: { name: winner },
    })
    queue.start()
    await until(async () =>
      expect(await held.bull.getJobCounts('wait', 'active', 'delayed')).toEqual({
        wait: 0,
        active: 0,
        delayed: 0,
      }),
    )
    expect(await calls(id)).toEqual([])
    expect((await said()).match(/已经/g)).toHaveLength(1)
  })

  test('from a linked chat stops the alarm; the code is worth nothing twice, nor to read', async () => {
    const { staffId } = await staff('李静')
    const { code } = await home.store.alarmWays.add(staffId, { way: 'chat' })
    await home.store.turn(message('li', `值班${code}`))
    expect(await said('li')).toBe('绑定好了,李静。有紧急情况会发到这里。回“工作”看待办,回“解绑”就不绑了。')
    await home.store.turn(message('thief', `值班${code}`))
    expect(await said('thief')).toContain('这个码不对')
    const kept = await home.store.messages.history(
      { channel: 'webchat', account: 'web', sender: 'li' },
      0,
      10,
    )
    expect(JSON.stringify(kept)).not.toContain(code)
    const id = await cry(fireText)
    queue.start()
    await until(async () => expect(await calls(id)).toContain('李静 chat queued'))
    expect(await said('li')).toContain('着火,编号0001,桂花小区3栋2单元')
    await home.store.turn(message('thief', '我来处理'))
    expect(await alarm(id)).toMatchObject({ confirmedBy: null })
    await home.store.turn(message('li', '我来处理0001'))
    expect(await said('li')).toContain('好的,编号0001由您处理。')
    expect(await said()).toContain('值班员李静已经看到,正在处理。')
  })

  test('without its number asks which, where several wait', async () => {
    await linkChat('李静', 'li')
    const fire = await cry(fireText)
    const gas = await cry('好大的煤气味', 'bo')
    queue.start()
    for (const id of [fire, gas])
      await until(async () => expect(await calls(id)).toContain('李静 chat queued'))
    await home.store.turn(message('li', '我来处理'))
    expect((await read(home.store, 'li')).at(-1)).toBe(
      '有几件在等人处理,您处理哪一件?\n我来处理0001 着火\n我来处理0002 燃气泄漏',
    )
    for (const id of [fire, gas]) expect(await alarm(id)).toMatchObject({ confirmedBy: null })
    await home.store.turn(message('li', '我来处理0002'))
    await home.store.turn(message('li', '我来处理'))
    for (const id of [fire, gas]) expect(await alarm(id)).toMatchObject({ confirmedBy: { name: '李静' } })
  })

  test('counts a chat as notified once its message has left, also one that was held back first', async () => {
    await linkChat('李静', 'li')
    expect(await home.store.roster.state()).toMatchObject({ untried: [{ name: '锦江社区' }] })
    await leave('li')
    expect(await home.store.roster.state()).toMatchObject({ untried: [], short: [] })
    const id = await cry(fireText)
    queue.start()
    await until(async () => expect(await calls(id)).toContain('李静 chat queued'))
    await home.store.messages.settle(
      [],
      (await unsentTo('li')).map((one) => ({ id: one, failure: 'quota used up', held: true })),
    )
    await twoMinutes()
    await stage(id, 'next')
    expect(await calls(id)).toContain('李静 chat undelivered')
    expect((await read(home.store, 'an')).at(-1)).toContain('还没有联系上值班员')
    const [held] = await home.store.messages.undelivered('/', 1)
    await home.store.messages.settle([{ id: held!.id, parts: 1 }], [])
    expect(await calls(id)).toContain('李静 chat delivered')
    expect((await alarm(id)).staffNotifiedAt).not.toBeNull()
    await twoMinutes()
    await stage(id, 'all')
    expect(await said()).toContain('已通知值班员')
  })
})

describe('a resident who reads English', () => {
  test('is told in English', async () => {
    await home.store.turn(message('an', 'english', { at: home.clock.now }))
    const id = await cry(fireText)
    queue.start()
    await until(async () => expect(await calls(id)).toEqual(['李静 console rung']))
    await twoMinutes()
    await stage(id, 'next')
    expect((await read(home.store, 'an')).at(-1)).toContain('Please call 119 yourself.')
  })
})

describe('a silent matter', () => {
  test('rings for staff, and pushes nothing to the resident at any stage', async () => {
    await withPhone('李静')
    const id = await cry('我老公又打我')
    const before = await read(home.store, 'an')
    queue.start()
    await until(async () => expect(await calls(id)).toContain('李静 sms accepted'))
    expect(fake.received[0]!.body).toContain('紧急情况,编号0001,地点请看工作台')
    for (const expected of ['next', 'all', 'street']) {
      await twoMinutes()
      await stage(id, expected)
    }
    await home.store.alarms.confirm(await staff('李静'), id)
    expect(await read(home.store, 'an')).toEqual(before)
    expect(await alarm(id)).toMatchObject({ toldResident: null, confirmedBy: { name: '李静' } })
  })
})

describe('harm that must be reported', () => {
  const harm = '隔壁的小孩天天被他爸打得惨叫'
  test('names a person, and calls again after 15 minutes while no report is on record', async () => {
    const id = await cry(harm)
    queue.start()
    await until(async () => expect(await alarm(id)).toMatchObject({ report: { by: { name: '李静' } } }))
    await home.store.alarms.confirm(await staff('王芳'), id)
    expect(await alarm(id)).toMatchObject({ report: { by: { name: '王芳' } }, authority: null })
    const rung = (await calls(id)).length
    home.clock.now += 15 * 60_000
    await held.bull.promoteJobs()
    await until(async () =>
      expect((await calls(id)).slice(rung)).toEqual(['王芳 console rung', '李静 console rung']),
    )
    expect((await home.store.alarms.list(await staff('王芳')))[0]).toMatchObject({ called: true })
    home.clock.now += 15 * 60_000
    await until(async () => expect(await held.bull.getDelayedCount()).toBeGreaterThan(0))
    await held.bull.promoteJobs()
    await until(async () => expect((await calls(id)).slice(rung)).toHaveLength(4))
    await home.store.alarms.contacted(await staff('王芳'), id, { to: '派出所', receipt: 'J-7' })
    expect(await alarm(id)).toMatchObject({
      authority: { to: '派出所', receipt: 'J-7', by: { name: '王芳' } },
    })
    expect(await home.store.alarms.list(await staff('王芳'))).toEqual([])
  })
})

describe('a test ring', () => {
  test('by a gateway marks the way as tried once the gateway took it', async () => {
    const { staffId } = await staff('李静')
    const { id } = await withPhone('李静')
    const member = await home.store.staff.list('/').then((all) => all.find((one) => one.id === staffId)!)
    queue.start()
    await home.store.alarmWays.test({ ...member, node: { ...member.node, path: '/1/' } }, id)
    await until(async () =>
      expect(await home.store.alarmWays.list(staffId)).toMatchObject([{ tried: true, phone: '138****1111' }]),
    )
    expect(fake.received[0]!.body).toContain('试铃')
    expect(await home.store.roster.state()).toEqual({ short: [], untried: [] })
  })
})
