// Bookings through the API: the day's list, who came, a day that is closed, and who learns whose they are.
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())
beforeEach(() =>
  api.database.writer.run(async (tx) => {
    await tx.booking.deleteMany()
    await tx.serviceException.deleteMany()
    await tx.service.deleteMany()
    await tx.message.deleteMany()
  }),
)

const day = '2026-11-24'
const hour = 3_600_000
const opens = Date.parse(`${day}T09:00:00+08:00`)
const room = {
  ...{ name: '会客厅', place: '一楼', staffId: null, minutes: 60, buffer: 0, capacity: 1, modes: [] },
  ...{ rules: [{ rrule: 'FREQ=WEEKLY;BYDAY=TU', from: 540, to: 660 }], onHolidays: false },
}
const addService = async (changes: object = {}) => {
  const body = { ...room, kind: 'room', nodeId: api.community.nodes.community.id, ...changes }
  const made = await api.as('manager')('POST', '/api/services', body)
  return (made.body as { id: string }).id
}
const book = (service: string, start: number) =>
  api.database.writer.run(async (tx) => {
    const { id: serviceId } = await tx.service.findUniqueOrThrow({ where: { publicId: service } })
    const resident = await tx.resident.create({
      data: {
        ...{ publicId: uuidv7(), communityId: api.community.nodes.community.id },
        ...{ name: '王桂芳', phone: '13812345678', createdAt: new Date(0) },
      },
    })
    const contact = await tx.contact.create({
      data: {
        ...{ residentId: resident.id, communityId: api.community.nodes.community.id },
        ...{ channel: 'webchat', account: 'web', sender: uuidv7() },
      },
    })
    const { publicId } = await tx.booking.create({
      data: {
        ...{ publicId: uuidv7(), serviceId, residentId: resident.id, contactId: contact.id, seat: 0 },
        ...{ startAt: new Date(start), endAt: new Date(start + hour), busyUntil: new Date(start + hour) },
        ...{ state: 'booked', topic: '过生日', code: '123450', createdAt: new Date(0) },
      },
    })
    return { id: publicId, contactId: contact.id }
  })
interface Listed {
  name: string | null
  phone: string | null
  topic: string | null
  withheld: boolean
  state: string
}
const list = async (login: string) =>
  ((await api.as(login)('GET', `/api/bookings?day=${day}`)).body as { items: Listed[] }).items

test('the day’s list tells who comes, with the number masked', async () => {
  await book(await addService(), opens)
  expect(await list('staff')).toMatchObject([
    { name: '王桂芳', phone: '138****5678', topic: '过生日', withheld: false, state: 'booked' },
  ])
})

test('who comes to an adviser, and what about, is for the adviser alone', async () => {
  await book(await addService({ kind: 'adviser', staffId: api.community.staff.adviser }), opens)
  expect(await list('manager')).toMatchObject([{ name: null, phone: null, topic: null, withheld: true }])
  expect(await list('adviser')).toMatchObject([{ name: '王桂芳', topic: '过生日', withheld: false }])
})

test('whoever says their number today is checked in; on another day it is unknown', async () => {
  const service = await addService()
  await book(service, opens)
  const checkIn = () => api.as('duty')('POST', '/api/bookings/check-in', { code: '123450' })
  expect((await checkIn()).status).toBe(404)
  await book(service, monday + hour)
  expect(await checkIn()).toMatchObject({ status: 200, body: { state: 'done' } })
  // Said twice it is no mistake.
  expect(await checkIn()).toMatchObject({ status: 200, body: { state: 'done' } })
})

test('nobody has missed what lies ahead, and what is over is over', async () => {
  const { id } = await book(await addService(), opens)
  const came = (did: boolean) => api.as('duty')('POST', `/api/bookings/${id}/came`, { came: did })
  expect(await came(false)).toMatchObject({ status: 409, body: { code: 'BOOKING_AHEAD' } })
  expect((await came(true)).status).toBe(204)
  expect(await came(true)).toMatchObject({ status: 409, body: { code: 'BOOKING_OVER' } })
})

test('closing a day tells whoever has booked then, and nobody else', async () => {
  const service = await addService({ rules: [{ rrule: 'FREQ=DAILY', from: 540, to: 660 }] })
  const lost = await book(service, opens)
  const kept = await book(service, opens + 24 * hour)
  const closed = await api.as('manager')('POST', `/api/services/${service}/exceptions`, {
    ...{ day, open: false, reason: '停电检修' },
  })
  expect(closed).toMatchObject({ status: 200, body: { told: 1 } })
  const told = await api.database.read.message.findMany({ where: { author: 'bot' } })
  expect(told.map(({ contactId }) => contactId)).toEqual([lost.contactId, lost.contactId])
  expect(told[0]?.text).toBe('不好意思,您11月24日(周二)9:00的会客厅办不成了:停电检修。')
  const states = await api.database.read.booking.findMany({ select: { publicId: true, state: true } })
  expect(states.find(({ publicId }) => publicId === kept.id)?.state).toBe('booked')
})

test('an adviser is away: what they give is closed, whoever has booked is told, and the days are theirs to take back', async () => {
  const { adviser } = api.community.staff
  const own = await addService({
    ...{ kind: 'adviser', staffId: adviser },
    rules: [{ rrule: 'FREQ=DAILY', from: 540, to: 660 }],
  })
  const others = await addService({ rules: [{ rrule: 'FREQ=DAILY', from: 540, to: 660 }] })
  const lost = await book(own, opens)
  const kept = await book(others, opens)
  const leave = (login: string, first: string, last = first) =>
    api.as(login)('POST', '/api/services/leave', { first, last, reason: '休假' })
  expect(await leave('adviser', day, '2026-11-25')).toMatchObject({ status: 200, body: { told: 1 } })
  const states = await api.database.read.booking.findMany({ select: { publicId: true, state: true } })
  expect(states.find(({ publicId }) => publicId === lost.id)?.state).toBe('cancelled')
  expect(states.find(({ publicId }) => publicId === kept.id)?.state).toBe('booked')
  const exceptions = async (login: string, id: string) => {
    const { items } = (await api.as(login)('GET', '/api/services')).body as {
      items: { id: string; exceptions: { id: number; day: string; own: boolean }[] }[]
    }
    return items.find((service) => service.id === id)?.exceptions
  }
  expect(await exceptions('adviser', own)).toMatchObject([
    { day, own: true },
    { day: '2026-11-25', own: true },
  ])
  expect(await exceptions('adviser', others)).toEqual([])
  // Whoever gives nothing is not away, days lie ahead, and nobody takes back what another said.
  expect((await leave('duty', day)).status).toBe(404)
  expect((await leave('adviser', '2026-11-01')).status).toBe(400)
  expect((await leave('adviser', '2026-11-26', '2026-11-25')).status).toBe(400)
  expect((await api.as('duty')('DELETE', `/api/services/leave?day=${day}`)).status).toBe(404)
  expect((await api.as('adviser')('DELETE', `/api/services/leave?day=${day}`)).status).toBe(204)
  expect(await exceptions('adviser', own)).toMatchObject([{ day: '2026-11-25' }])
})

test('whoever gives appointments and leaves: everybody with one is told', async () => {
  const { adviser } = api.community.staff
  const { contactId } = await book(await addService({ kind: 'adviser', staffId: adviser }), opens)
  await api.as('manager')('PATCH', `/api/staff/${adviser}`, { active: false })
  const told = await api.database.read.message.findMany({ where: { contactId }, orderBy: { id: 'asc' } })
  expect(told.map(({ text }) => text)).toEqual([
    '不好意思,您11月24日(周二)9:00的会客厅办不成了:给您办的人不在这里工作了。',
    '想另外约时间,直接跟我说。',
  ])
  await api.as('manager')('PATCH', `/api/staff/${adviser}`, { active: true })
})

test.each([
  ['a recurrence that is none', { rules: [{ rrule: 'every Tuesday', from: 540, to: 660 }] }],
  ['an end before the beginning', { rules: [{ rrule: 'FREQ=DAILY', from: 660, to: 540 }] }],
  ['somebody who does not work here', { staffId: 999_999 }],
  ['no length', { minutes: 0 }],
])('a service with %s is refused', async (_, changes) => {
  const body = { ...room, kind: 'room', nodeId: api.community.nodes.community.id, ...changes }
  expect(await api.as('manager')('POST', '/api/services', body)).toMatchObject({
    status: 400,
    body: { code: 'INPUT_INVALID' },
  })
})
