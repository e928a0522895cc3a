import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { assumedHours, remindedAt } from '../../src/rules/time/office-hours.ts'
import { createGateways } from '../../src/queue/gateways.ts'
import { createQueue, type WorkQueue } from '../../src/queue/queue.ts'
import { askResident, assign, take } from '../../src/rules/tickets/ticket.ts'
import { askExtension, grantExtension } from '../../src/rules/tickets/extension.ts'
import { accept, transfer } from '../../src/rules/tickets/handing.ts'
import { openWriting } from '../../src/store/connection.ts'
import { testPush } from '../support/push.ts'
import { withQueue } from '../support/queue.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

const held = withQueue()
let home: TestStore
let queue: WorkQueue

beforeEach(async () => {
  home = await openTestStore()
  // An evening: what is due by the next morning is not in the queue yet, whose delays are real time and no clock moves on.
  home.clock.now = Date.parse('2026-11-23T12:00:00Z')
  queue = createQueue({
    redis: held.redis,
    store: home.store,
    gateways: createGateways([]),
    push: testPush,
    now: () => home.clock.now,
    onError: (error, what) => home.errors.push({ error, what }),
    period: 20,
  })
})
afterEach(async () => {
  await queue.stop()
  await home.close()
})

const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
const tickets = async () => (await home.store.tickets.list(manager, { box: 'all', limit: 100 })).items
const worker = () => tickets().then(([ticket]) => ticket?.assignee)
const until = <T>(probe: () => Promise<T>) => vi.waitFor(probe, { timeout: 10_000, interval: 20 })
async function report(text: string): Promise<void> {
  for (const words of [text, '1']) await home.store.turn(message('an', words, { at: home.clock.now }))
}
/** What the manager's bell tells, off duty in the morning of the next working day. */
async function told(): Promise<string[]> {
  const types = async () =>
    (await home.store.bell.list(manager)).items.flatMap(({ type, told }) => [
      type,
      ...told.map((one) => one.type),
    ])
  const isOwed = async () =>
    (await home.store.outbox.due(home.clock.now + 30 * 24 * 3_600_000, 0, 50)).some(
      ({ job, payload }) =>
        job === 'staff.digest' && (payload as { staffId: number }).staffId === manager.staffId,
    )
  await until(async () => expect((await types()).length > 0 || (await isOwed())).toBe(true))
  home.clock.now += 4 * 24 * 3_600_000
  await until(async () => expect(await types()).not.toEqual([]))
  return types()
}
const viewerOf = async (name: string) => {
  const found = (await home.store.staff.list('/')).find((staff) => staff.name === name)
  return { staffId: found!.id, name, role: found!.role, scope: '/1/', ownOnly: false }
}

describe('ticket.route', () => {
  test.each([
    ['to the grid worker of the place', '桂花小区3栋2单元的路灯不亮', '周敏', 'grid'],
    ['to the committee of the category', '桂花小区3栋2单元的垃圾没人管', '赵强', 'committee'],
    ['to the grid worker where the committee has no member', '桂花小区3栋2单元到处是耗子', '周敏', 'grid'],
  ])('gives a report %s, and tells why', async (_, words, name, by) => {
    queue.start()
    await report(words)
    await until(async () => expect(await worker()).toMatchObject({ name }))
    const [ticket] = await tickets()
    const page = await home.store.tickets.read(manager, ticket!.id)
    expect(JSON.parse(page.routedWhy!)).toMatchObject({ by })
    await until(async () =>
      expect((await home.store.bell.list({ ...manager, staffId: ticket!.assignee!.id })).unread).toBe(1),
    )
  })

  test('names whoever a confidential report goes to as the one who knows its reporter', async () => {
    queue.start()
    await report('桂花小区3栋2单元天天吵得睡不着')
    await home.store.turn(message('an', '保密', { at: home.clock.now }))
    await until(async () => expect(await worker()).not.toBeNull())
    const [ticket] = await tickets()
    const who = async (name: string) =>
      (await home.store.tickets.read(await viewerOf(name), ticket!.id)).resident
    expect(ticket).toMatchObject({ confidential: true })
    expect(await who(ticket!.assignee!.name)).toMatchObject({ withheld: null })
    expect(await who(manager.name)).toMatchObject({
      id: null,
      name: null,
      withheld: 'confidential',
      knownTo: ticket!.assignee!.name,
    })
  })

  test('gives danger to the officer on duty', async () => {
    queue.start()
    await home.store.turn(message('an', '屋头好大一股煤气味'))
    await until(async () => expect(await worker()).toMatchObject({ name: '李静' }))
  })
})

describe('resident.consent', () => {
  /** A property company of the community, and what becomes of a report that goes to it. */
  async function goesToProperty(...words: string[]) {
    const maker = { staffId: 1, role: 'admin' as const, scope: '/1/' }
    const login = { login: 'wuye', password: 'a long enough password', committeeId: null, languages: [] }
    await home.store.staff.create(maker, { ...login, name: '桂花物业', role: 'property', nodeId: 1 })
    queue.start()
    for (const text of words) await home.store.turn(message('an', text, { at: home.clock.now }))
    await until(async () => expect(await worker()).not.toBeNull())
    const [ticket] = await tickets()
    const property = { ...(await viewerOf('桂花物业')), ownOnly: true }
    await home.store.tickets.change(manager, ticket!.id, (state, actor) => assign(state, actor, property))
    return {
      said: () => read(home.store, 'an').then((lines) => lines.at(-1)),
      sees: () => home.store.tickets.read(property, ticket!.id),
      reveal: () => home.store.tickets.reveal(property, ticket!.id),
    }
  }

  test('gives the property company number and flat once the resident says so, and takes them back', async () => {
    const { said, sees, reveal } = await goesToProperty('桂花小区3栋2单元501水管漏水', '13987654321', '1')
    await until(async () => expect(await said()).toContain('给他们'))
    expect(await sees()).toMatchObject({ place: '桂花小区3栋', resident: { phone: null } })
    await expect(reveal()).rejects.toMatchObject({ code: 'REPORTER_WITHHELD' })
    await home.store.turn(message('an', '1', { at: home.clock.now }))
    expect(await said()).toContain('给桂花物业了')
    expect(await sees()).toMatchObject({ place: '桂花小区3栋2单元501', propertyConsent: 'given' })
    expect(await reveal()).toEqual({ phone: '13987654321' })
    for (const text of ['给物业', '不给']) await home.store.turn(message('an', text, { at: home.clock.now }))
    expect(await sees()).toMatchObject({ place: '桂花小区3栋', propertyConsent: 'refused' })
    await expect(reveal()).rejects.toMatchObject({ code: 'REPORTER_WITHHELD' })
  })

  test('is never asked of a confidential report', async () => {
    const { said, sees } = await goesToProperty('桂花小区3栋2单元天天吵得睡不着', '1', '保密')
    expect(await sees()).toMatchObject({ propertyConsent: null, resident: { withheld: 'confidential' } })
    expect(await said()).toContain('保密')
  })
})

describe('resident.notify', () => {
  test('tells who has taken the report, and passes on what they ask', async () => {
    queue.start()
    await report('桂花小区3栋2单元的路灯不亮')
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const [ticket] = await tickets()
    const zhou = await viewerOf('周敏')
    await home.store.tickets.change(zhou, ticket!.id, take)
    await until(async () => expect((await read(home.store, 'an')).at(-1)).toContain('周敏已经接手'))
    await home.store.tickets.change(zhou, ticket!.id, (state, actor) =>
      askResident(state, actor, '是几楼的灯?'),
    )
    await until(async () => expect((await read(home.store, 'an')).at(-1)).toContain('是几楼的灯?'))
    const answer = message('an', '五楼和六楼', { at: home.clock.now })
    await home.store.turn(answer)
    expect((await read(home.store, 'an')).at(-1)).toContain('已经转给工作人员')
    const page = await home.store.tickets.read(zhou, ticket!.id)
    expect(page.status).toBe('in_progress')
    expect(page.events.at(-1)).toMatchObject({ type: 'answered', note: '五楼和六楼' })
    await home.store.turn(message('an', answer.messageId, { kind: 'recall', at: home.clock.now }))
    const { events } = await home.store.tickets.read(zhou, ticket!.id)
    expect(events.slice(-2)).toMatchObject([{ type: 'answered', note: null }, { type: 'recalled' }])
  })

  test('leaves the conversation as it is where nothing is asked, and gets by a session that is rubbish', async () => {
    queue.start()
    await report('桂花小区3栋2单元的路灯不亮')
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const client = openWriting(home.url)
    await client.session.updateMany({ data: { data: '{"flow":' } })
    const [ticket] = await tickets()
    await home.store.tickets.change(await viewerOf('周敏'), ticket!.id, take)
    await until(async () => expect((await read(home.store, 'an')).at(-1)).toContain('周敏已经接手'))
    expect(await client.session.findFirst()).toMatchObject({ data: '{"flow":' })
    await client.$disconnect()
  })

  test('of violence says nothing at all', async () => {
    queue.start()
    await home.store.turn(message('an', '我老公又打我'))
    await until(async () => expect(await worker()).toMatchObject({ name: '李静' }))
    const before = (await read(home.store, 'an')).length
    const [ticket] = await tickets()
    await home.store.tickets.change(await viewerOf('李静'), ticket!.id, take)
    await until(async () => expect((await home.store.outbox.due(home.clock.now, 0, 10)).length).toBe(0))
    expect(await read(home.store, 'an')).toHaveLength(before)
  })
})

describe('ticket.remind', () => {
  test('reminds at 50, 80 and 100 % and then no more; at the end the manager hears of it', async () => {
    await report('桂花小区3栋2单元的路灯不亮')
    queue.start()
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const [ticket] = await tickets()
    const start = Date.parse(ticket!.createdAt)
    const due = Date.parse(ticket!.dueAt)
    const percents = async () =>
      (await home.store.tickets.read(manager, ticket!.id)).events.flatMap(({ type, data }) =>
        type === 'reminded' ? [data?.['percent']] : [],
      )
    for (const [at, expected] of [
      [50, [50]],
      [80, [50, 80]],
      [100, [50, 80, 100]],
    ] as const) {
      home.clock.now = remindedAt(assumedHours, start + ((due - start) * at) / 100 + 1)
      await until(async () => expect(await percents()).toEqual(expected))
    }
    await until(async () =>
      expect((await home.store.bell.list(manager)).items.map(({ type }) => type)).toEqual(['reminded']),
    )
    expect(await home.store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })
})

describe('what cannot wait', () => {
  test('rings its lead and the managers once, where nobody has spoken with the resident in time', async () => {
    await report('桂花小区3栋的下水道堵了,污水往外冒')
    queue.start()
    await until(async () => expect(await worker()).not.toBeNull())
    const [ticket] = await tickets()
    expect(ticket).toMatchObject({ urgency: 'P1' })
    home.clock.now += 24 * 3_600_000
    expect(await told()).toContain('uncontacted')
  })
})

describe('a question to the resident', () => {
  test('stops the clock, and the reminders with it, until the answer comes', async () => {
    await report('桂花小区3栋2单元的路灯不亮')
    queue.start()
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const [ticket] = await tickets()
    const [start, due] = [Date.parse(ticket!.createdAt), Date.parse(ticket!.dueAt)]
    const zhou = await viewerOf('周敏')
    await home.store.tickets.change(zhou, ticket!.id, take)
    await home.store.tickets.change(zhou, ticket!.id, (state, actor) => askResident(state, actor, '几楼?'))
    const waiting = await home.store.tickets.read(zhou, ticket!.id)
    expect(Date.parse(waiting.dueAt)).toBeGreaterThan(due)
    // Half of the time is gone by the clock on the wall, not by the ticket's.
    home.clock.now = start + (due - start) / 2 + 1
    await until(async () => {
      const later = await home.store.outbox.due(home.clock.now + 30 * 24 * 3_600_000, 0, 10)
      expect(later.map(({ job, dueAt }) => [job, dueAt.getTime() > home.clock.now])).toEqual([
        ['ticket.remind', true],
      ])
    })
    const { events } = await home.store.tickets.read(zhou, ticket!.id)
    expect(events.map(({ type }) => type)).not.toContain('reminded')
    for (const words of ['答复', '五楼']) await home.store.turn(message('an', words, { at: home.clock.now }))
    const answered = await home.store.tickets.read(zhou, ticket!.id)
    expect(answered).toMatchObject({ status: 'in_progress', pausedAt: null, pausedDays: 3 })
  })
})

describe('more time', () => {
  async function given() {
    await report('桂花小区3栋2单元的路灯不亮')
    queue.start()
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const [ticket] = await tickets()
    const zhou = await viewerOf('周敏')
    await home.store.tickets.change(zhou, ticket!.id, take)
    await home.store.tickets.change(zhou, ticket!.id, (state, actor) =>
      askExtension(state, actor, { days: 7, reason: '配件要寄' }),
    )
    await home.store.tickets.change(manager, ticket!.id, grantExtension)
    await until(async () => expect((await read(home.store, 'an')).at(-1)).toContain('还要多办几天'))
    return { ticket: ticket!, zhou }
  }
  const page = (id: string) => home.store.tickets.read(manager, id)
  /** By hand: the queue waits in real time. */
  async function looked() {
    const owed = await home.store.outbox.due(home.clock.now + 31 * 60_000, Number.MAX_SAFE_INTEGER, 100)
    const row = owed.find(({ job }) => job === 'resident.told')
    const { eventId } = row!.payload as { eventId: number }
    await home.store.outbox.done(row!.id, home.store.work.checkTold(eventId))
  }

  test('is told at once with its reason, and is a task for staff where that has not left', async () => {
    const { ticket, zhou } = await given()
    expect((await read(home.store, 'an')).at(-1)).toContain('原因:配件要寄')
    await looked()
    expect((await page(ticket.id)).events.at(-1)).toMatchObject({ type: 'untold' })
    await until(async () =>
      expect((await home.store.bell.list(zhou)).items.map(({ type }) => type)).toContain('untold'),
    )
  })

  test('is no task where it has', async () => {
    const { ticket } = await given()
    const who = { channel: 'webchat', account: 'web', sender: 'an' }
    const sent = await home.store.messages.history(who, 0, 100)
    await home.store.messages.settle(
      sent.map(({ id }) => ({ id, parts: 1 })),
      [],
    )
    await looked()
    expect((await page(ticket.id)).events.map(({ type }) => type)).not.toContain('untold')
  })

  test('moves the reminders', async () => {
    const { ticket } = await given()
    const start = Date.parse(ticket.createdAt)
    const [before, after] = [Date.parse(ticket.dueAt), Date.parse((await page(ticket.id)).dueAt)]
    home.clock.now = start + (before - start) / 2 + 1
    await until(async () => {
      const later = await home.store.outbox.due(after, 0, 10)
      expect(later.map(({ job, dueAt }) => [job, dueAt.getTime()])).toEqual([
        ['ticket.remind', start + Math.floor((after - start) / 2)],
      ])
    })
  })
})

describe('ticket.decide', () => {
  const dayMs = 24 * 3_600_000
  async function offered() {
    await report('桂花小区3栋2单元的路灯不亮')
    queue.start()
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const [ticket] = await tickets()
    const [zhou, li] = [await viewerOf('周敏'), await viewerOf('李静')]
    await home.store.tickets.change(zhou, ticket!.id, (state, actor) => transfer(state, actor, li, '不归我'))
    return { id: ticket!.id, li }
  }
  const bells = async () => (await home.store.bell.list(manager)).items.map(({ type }) => type)

  test('calls the manager where nobody said yes for a working day', async () => {
    await offered()
    home.clock.now += 5 * dayMs
    expect(await told()).toContain('unaccepted')
  })

  test('does nothing where somebody did', async () => {
    const { id, li } = await offered()
    await home.store.tickets.change(li, id, accept)
    expect(await worker()).toMatchObject({ name: '李静' })
    home.clock.now += 5 * dayMs
    await until(async () => expect((await home.store.outbox.due(home.clock.now, 0, 10)).length).toBe(0))
    expect(await bells()).not.toContain('unaccepted')
  })
})

describe('the relay', () => {
  test('moves a row twice into one job', async () => {
    await report('桂花小区3栋2单元的路灯不亮')
    const [row] = await home.store.outbox.due(home.clock.now, 0, 1)
    const name = `o${row!.id}-${row!.dueAt.getTime()}`
    for (let time = 0; time < 2; time++) await held.bull.add(row!.job, row!.payload, { jobId: name })
    expect(await held.bull.getJobCounts('wait')).toEqual({ wait: 1 })
    queue.start()
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
    const [ticket] = await tickets()
    const page = await home.store.tickets.read(manager, ticket!.id)
    expect(page.events.filter(({ type }) => type === 'routed')).toHaveLength(1)
  })

  test('moves again what a Redis that lost everything has forgotten', async () => {
    await report('桂花小区3栋2单元的路灯不亮')
    const due = await home.store.outbox.due(home.clock.now, 0, 10)
    await home.store.outbox.moved(
      due.map(({ id }) => id),
      home.clock.now,
    )
    expect(await home.store.outbox.due(home.clock.now, home.clock.now - 60_000, 10)).toEqual([])
    queue.start()
    home.clock.now += 130_000
    await until(async () => expect(await worker()).toMatchObject({ name: '周敏' }))
  })

  test('leaves in the database what is due in more than an hour', async () => {
    await report('桂花小区3栋2单元的路灯不亮')
    queue.start()
    await until(async () => expect(await home.store.outbox.counts()).toEqual({ waiting: 1, failed: 0 }))
    expect(await held.bull.getJobCounts('wait', 'delayed')).toEqual({ wait: 0, delayed: 0 })
  })
})

describe('an effect that fails', () => {
  test('is tried again, and leaves no words of the error in Redis', async () => {
    await queue.stop()
    const routeTicket = () => () => Promise.reject(new TypeError('屋头的路灯\n不亮'))
    queue = createQueue({
      redis: held.redis,
      store: { ...home.store, work: { ...home.store.work, routeTicket } },
      gateways: createGateways([]),
      push: testPush,
      now: () => home.clock.now,
      onError: (error, what) => home.errors.push({ error, what }),
      period: 20,
    })
    await report('桂花小区3栋2单元的路灯不亮')
    queue.start()
    await until(async () => expect(await held.bull.getDelayed()).toMatchObject([{ attemptsMade: 1 }]))
    const [job] = await held.bull.getDelayed()
    expect(JSON.stringify(job)).not.toContain('屋头')
    await until(async () => expect((await held.bull.getDelayed())[0]?.attemptsMade).toBe(2))
    expect(home.errors[0]).toMatchObject({ what: 'ticket.route', error: { message: '屋头的路灯\n不亮' } })
    expect(home.errors).toHaveLength(2)
  })
})

describe('a bad payload', () => {
  test('fails at once and for good, and is kept where staff see it', async () => {
    const client = openWriting(home.url)
    await client.outbox.create({
      data: { job: 'ticket.route', payload: '{"ticketId":"x"}', dueAt: new Date(0) },
    })
    await client.outbox.create({ data: { job: 'ticket.gone', payload: '{}', dueAt: new Date(0) } })
    await client.$disconnect()
    queue.start()
    await until(async () => expect(await home.store.outbox.counts()).toEqual({ waiting: 0, failed: 2 }))
    const [job] = await held.bull.getFailed()
    expect(job).toMatchObject({ name: 'ticket.route', attemptsMade: 1 })
    expect(job?.failedReason).toContain('ticketId')
  })
})
