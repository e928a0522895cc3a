// Places on a real database: nobody shares one, a hold ends, whoever waits is asked.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Request, Requests, RequestType } from '../../src/flows/requests.ts'
import { heldFor } from '../../src/rules/bookings/booking.ts'
import { createAnswer } from '../../src/store/conversations/answers.ts'
import {
  execute,
  openWriting,
  rows,
  transact,
  type PrismaClient,
  type Tx,
} from '../../src/store/connection.ts'
import { scene } from '../support/scene.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const hour = 3_600_000
let home: TestStore
let client: PrismaClient
beforeEach(async () => {
  home = await openTestStore()
  client = openWriting(home.url)
})
afterEach(async () => {
  await client.$disconnect()
  await home.close()
})

const within = <T>(act: (tx: Tx) => Promise<T>) => transact(client, { maxWait: 5000, timeout: 20_000 }, act)

/** What residents ask of the store, as the writer asks it for them. */
function asker() {
  const answer = createAnswer({
    community: () => scene().community,
    now: () => home.clock.now,
    partyKey: 'a key for tests',
  })
  return async <T extends RequestType>(
    who: number,
    type: T,
    request: Requests[T]['in'],
  ): Promise<Requests[T]['out']> => {
    const contact = {
      ...{ contactId: who, residentId: who, communityId: 1 },
      ...{ channel: 'web', account: '', sender: `s${who}` },
    }
    const asked = [{ contact, request: { type, in: request } as Request }]
    const [outcome] = await within((tx) => answer(tx, asked, () => undefined))
    return outcome?.out as Requests[T]['out']
  }
}

const residents = (count: number) =>
  within(async (tx) => {
    for (let id = 1; id <= count; id++) {
      await execute(
        tx,
        'INSERT INTO Resident (id, publicId, communityId, createdAt) VALUES (?, ?, 1, 0)',
        id,
        `r${id}`,
      )
      await execute(
        tx,
        `INSERT INTO Contact (id, residentId, communityId, channel, account, sender) VALUES (?, ?, 1, 'web', '', ?)`,
        id,
        id,
        `s${id}`,
      )
    }
  })

const roomNamed = async (name: string) => {
  const [room] = await rows<{ id: number }>(client, 'SELECT id FROM Service WHERE name = ?', name)
  return room?.id ?? 0
}
const liveStarts = () =>
  rows<{ startAt: Date; seat: number }>(
    client,
    `SELECT startAt, seat FROM Booking WHERE state IN ('held', 'offered', 'booked')`,
  )

test('fifty residents who want the last place: one has it, and the others are offered the next', async () => {
  await residents(50)
  const serviceId = await roomNamed('社区会客厅')
  const ask = asker()
  const { slots } = await ask(1, 'slotOffers', { kind: 'room', serviceId })
  const start = slots[0]?.start ?? 0
  const outs = await Promise.all(
    Array.from({ length: 50 }, (_, at) => ask(at + 1, 'holdSlot', { serviceId, start })),
  )
  const taken = outs.filter((out) => out.outcome === 'taken')
  expect(outs.filter(({ outcome }) => outcome === 'held')).toHaveLength(1)
  expect(taken).toHaveLength(49)
  expect(new Set(taken.map((out) => out.slots[0]?.start))).toEqual(new Set([slots[1]?.start]))
})

test('the database refuses a place that is taken, whoever writes it', async () => {
  await residents(2)
  const serviceId = await roomNamed('社区会客厅')
  const insert = (resident: number, from: number, seat: number) =>
    within((tx) =>
      execute(
        tx,
        `INSERT INTO Booking (publicId, serviceId, residentId, contactId, startAt, endAt, busyUntil, seat, state, createdAt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'booked', 0)`,
        `b${resident}-${from}-${seat}`,
        ...[serviceId, resident, resident, from, from + hour, from + hour, seat],
      ),
    )
  await insert(1, 10 * hour, 0)
  await expect(insert(2, 10 * hour, 0)).rejects.toThrow()
  await expect(insert(2, 10.5 * hour, 0)).rejects.toThrow('BOOKING_OVERLAP')
  await insert(2, 11 * hour, 0)
})

describe('a hold', () => {
  test('ends after ten minutes, and the place is free again', async () => {
    await residents(2)
    const serviceId = await roomNamed('社区会客厅')
    const ask = asker()
    const start = (await ask(1, 'slotOffers', { kind: 'room', serviceId })).slots[0]?.start ?? 0
    const held = await ask(1, 'holdSlot', { serviceId, start })
    home.clock.now += heldFor
    expect(await ask(2, 'holdSlot', { serviceId, start })).toMatchObject({ outcome: 'held' })
    const bookingId = held.outcome === 'held' ? held.bookingId : 0
    expect(await ask(1, 'confirmBooking', { bookingId })).toMatchObject({ outcome: 'lapsed' })
  })

  test('is one at a time: another place lets go of the first', async () => {
    await residents(2)
    const serviceId = await roomNamed('社区会客厅')
    const ask = asker()
    const { slots } = await ask(1, 'slotOffers', { kind: 'room', serviceId })
    const [first, second] = slots.map(({ start }) => start)
    await ask(1, 'holdSlot', { serviceId, start: first ?? 0 })
    await ask(1, 'holdSlot', { serviceId, start: second ?? 0 })
    expect(await ask(2, 'holdSlot', { serviceId, start: first ?? 0 })).toMatchObject({ outcome: 'held' })
  })

  test('of a slot that staff closed meanwhile comes to nothing, and others are offered', async () => {
    await residents(1)
    const serviceId = await roomNamed('社区会客厅')
    const ask = asker()
    const { slots } = await ask(1, 'slotOffers', { kind: 'room', serviceId })
    const held = await ask(1, 'holdSlot', { serviceId, start: slots[0]?.start ?? 0 })
    await client.service.update({ where: { id: serviceId }, data: { rules: '[]' } })
    const bookingId = held.outcome === 'held' ? held.bookingId : 0
    expect(await ask(1, 'confirmBooking', { bookingId })).toEqual({ outcome: 'lapsed', slots: [] })
  })
})

test('a booking that is moved to a taken place stays where it was', async () => {
  await residents(2)
  const serviceId = await roomNamed('社区会客厅')
  const ask = asker()
  const { slots } = await ask(1, 'slotOffers', { kind: 'room', serviceId })
  const [first = 0, second = 0, third = 0] = slots.map(({ start }) => start)
  const book = async (who: number, start: number) => {
    const held = await ask(who, 'holdSlot', { serviceId, start })
    const bookingId = held.outcome === 'held' ? held.bookingId : 0
    await ask(who, 'confirmBooking', { bookingId })
    return bookingId
  }
  const mine = await book(1, first)
  await book(2, second)
  expect(await ask(1, 'moveBooking', { bookingId: mine, start: second })).toMatchObject({ outcome: 'taken' })
  expect((await ask(1, 'myBookings', null)).bookings).toMatchObject([{ start: first }])
  expect(await ask(1, 'moveBooking', { bookingId: mine, start: third })).toMatchObject({ outcome: 'moved' })
  // Another's booking is nobody else's to move or give back.
  expect(await ask(2, 'cancelBooking', { bookingId: mine })).toEqual({ ok: false })
})

test('whoever waits longest is offered what is given back, for two hours, and then the next', async () => {
  await residents(4)
  const serviceId = await roomNamed('文化讲堂')
  await client.service.update({
    where: { id: serviceId },
    data: { rules: JSON.stringify([{ rrule: 'FREQ=DAILY;COUNT=1;INTERVAL=1', from: 0, to: 0 }]) },
  })
  // One place in two days is all there is.
  const day = new Date(home.clock.now + 48 * hour).toISOString().slice(0, 10)
  await client.serviceException.create({ data: { serviceId, day, open: true, from: 600, to: 720 } })
  const ask = asker()
  const start = (await ask(1, 'slotOffers', { kind: 'room', serviceId })).slots[0]?.start ?? 0
  const held = await ask(1, 'holdSlot', { serviceId, start })
  const bookingId = held.outcome === 'held' ? held.bookingId : 0
  await ask(1, 'confirmBooking', { bookingId })
  expect(await ask(2, 'joinWaiting', { kind: 'room', serviceId })).toEqual({ ok: true, before: 0 })
  expect(await ask(3, 'joinWaiting', { kind: 'room', serviceId })).toEqual({ ok: true, before: 1 })
  await ask(1, 'cancelBooking', { bookingId })
  const jobs = home.store.bookingJobs
  await within((tx) => jobs.offer(serviceId)(tx, () => undefined))
  const offerOf = async (who: number) => (await ask(who, 'myBookings', null)).bookings
  expect(await offerOf(2)).toMatchObject([{ start, state: 'offered' }])
  expect(await ask(4, 'holdSlot', { serviceId, start })).toMatchObject({ outcome: 'taken' })
  home.clock.now += 2 * hour
  const [offer] = await rows<{ id: number }>(client, `SELECT id FROM Booking WHERE state = 'offered'`)
  await within((tx) => jobs.lapse(offer?.id ?? 0)(tx, () => undefined))
  await within((tx) => jobs.offer(serviceId)(tx, () => undefined))
  expect([await offerOf(2), await offerOf(3)]).toMatchObject([[], [{ start, state: 'offered' }]])
})

test('whatever residents do over weeks, no two have the same place', { timeout: 60_000 }, async () => {
  await residents(6)
  const serviceId = await roomNamed('社区会客厅')
  await client.service.update({ where: { id: serviceId }, data: { capacity: 2, buffer: 15 } })
  const ask = asker()
  const step = fc.record({
    who: fc.integer({ min: 1, max: 6 }),
    pick: fc.integer({ min: 0, max: 4 }),
    act: fc.constantFrom('hold', 'confirm', 'cancel', 'move', 'wait'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const { who, pick, act } of steps) {
        home.clock.now += act === 'wait' ? 5 * hour : 60_000
        const { slots } = await ask(who, 'slotOffers', { kind: 'room', serviceId })
        const start = slots[pick]?.start ?? 0
        const [own] = await rows<{ id: number }>(
          client,
          'SELECT id FROM Booking WHERE residentId = ? ORDER BY id DESC LIMIT 1',
          who,
        )
        const bookingId = own?.id ?? 0
        if (act === 'hold') await ask(who, 'holdSlot', { serviceId, start })
        if (act === 'confirm') await ask(who, 'confirmBooking', { bookingId })
        if (act === 'cancel') await ask(who, 'cancelBooking', { bookingId })
        if (act === 'move') await ask(who, 'moveBooking', { bookingId, start })
        const live = await liveStarts()
        const places = live.map(({ startAt, seat }) => `${startAt.getTime()} ${seat}`)
        expect(new Set(places).size).toBe(places.length)
      }
    }),
    { numRuns: 25, seed: 20261123 },
  )
})

test('over a year of bookings one person is never at two places at once', { timeout: 60_000 }, async () => {
  await residents(8)
  const adviser = await client.service.findFirstOrThrow({ where: { kind: 'adviser' } })
  const { nodeId, kind, staffId, createdAt } = adviser
  const times = { minutes: 50, buffer: 0, capacity: 3 }
  const rules = JSON.stringify([{ rrule: 'FREQ=WEEKLY;BYDAY=WE,FR', from: 13 * 60 + 30, to: 18 * 60 }])
  await client.service.create({
    data: { nodeId, kind, staffId, createdAt, ...times, rules, publicId: 'second', name: '小组咨询' },
  })
  const ask = asker()
  const step = fc.record({
    who: fc.integer({ min: 1, max: 8 }),
    pick: fc.integer({ min: 0, max: 4 }),
    hours: fc.integer({ min: 100, max: 180 }),
    keep: fc.constantFrom('keep', 'keep', 'keep', 'cancel'),
  })
  const year = home.clock.now + 365 * 24 * hour
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 90, maxLength: 90 }), async (steps) => {
      for (const { who, pick, hours, keep } of steps) {
        home.clock.now += hours * hour
        const { slots } = await ask(who, 'slotOffers', { kind: 'adviser' })
        const { serviceId, start } = slots[pick] ?? { serviceId: 0, start: 0 }
        const held = await ask(who, 'holdSlot', { serviceId, start })
        if (held.outcome !== 'held') continue
        const { bookingId } = held
        await ask(who, 'confirmBooking', { bookingId })
        if (keep === 'cancel') await ask(who, 'cancelBooking', { bookingId })
      }
    }),
    { numRuns: 1, seed: 20261123 },
  )
  expect(home.clock.now).toBeGreaterThan(year)
  const all = await rows<{ serviceId: number; seat: number; startAt: Date; busyUntil: Date }>(
    client,
    `SELECT serviceId, seat, startAt, busyUntil FROM Booking WHERE state = 'booked' ORDER BY startAt`,
  )
  expect(all.length).toBeGreaterThan(40)
  const meets = all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter((other) => other.startAt < one.busyUntil && one.startAt < other.busyUntil)
      .filter((other) => other.serviceId !== one.serviceId || other.seat === one.seat),
  )
  expect(meets).toEqual([])
})

test('somebody on two channels holds one place, and sees the same bookings on both', async () => {
  await residents(2)
  await execute(client, 'UPDATE Contact SET residentId = 1 WHERE id = 2')
  const serviceId = await roomNamed('社区会客厅')
  const answer = createAnswer({
    community: () => scene().community,
    now: () => home.clock.now,
    partyKey: 'a key for tests',
  })
  const from = async <T extends RequestType>(contactId: number, type: T, request: Requests[T]['in']) => {
    const contact = {
      ...{ contactId, residentId: 1, communityId: 1 },
      ...{ channel: 'web', account: '', sender: `s${contactId}` },
    }
    const asked = [{ contact, request: { type, in: request } as Request }]
    const [outcome] = await within((tx) => answer(tx, asked, () => undefined))
    return outcome?.out as Requests[T]['out']
  }
  const { slots } = await from(1, 'slotOffers', { kind: 'room', serviceId })
  const first = await from(1, 'holdSlot', { serviceId, start: slots[0]?.start ?? 0 })
  const second = await from(2, 'holdSlot', { serviceId, start: slots[1]?.start ?? 0 })
  const idOf = (out: typeof first) => (out.outcome === 'held' ? out.bookingId : 0)
  expect(await from(1, 'confirmBooking', { bookingId: idOf(first) })).toMatchObject({ outcome: 'lapsed' })
  expect(await from(2, 'confirmBooking', { bookingId: idOf(second) })).toMatchObject({ outcome: 'booked' })
  expect((await from(1, 'myBookings', null)).bookings).toMatchObject([{ start: slots[1]?.start }])
})

test('ten couples for twelve places: six have both of theirs, and nobody has half', async () => {
  await residents(10)
  const event = await client.service.findFirstOrThrow({
    where: { name: '老年人手机培训' },
    include: { event: true },
  })
  const start = event.event?.startAt.getTime() ?? 0
  const people = [
    { name: '', child: false },
    { name: '老伴', child: false },
  ]
  const ask = asker()
  const outs = await Promise.all(
    Array.from({ length: 10 }, (_, at) => ask(at + 1, 'holdSlot', { serviceId: event.id, start, people })),
  )
  expect(outs.filter(({ outcome }) => outcome === 'held')).toHaveLength(6)
  expect(new Set((await liveStarts()).map(({ seat }) => seat)).size).toBe(12)
})
