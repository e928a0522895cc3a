// Calendars: an own booking as a file, and a feed of when somebody is booked, which ends as soon as it gets another address.
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
const start = Date.parse('2026-11-25T14:00:00+08:00')
const end = start + 30 * 60_000
let booking: string
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())
beforeEach(() =>
  api.database.writer.run(async (tx) => {
    await tx.calendarFeed.deleteMany()
    await tx.booking.deleteMany()
    await tx.serviceException.deleteMany()
    await tx.communityEvent.deleteMany()
    await tx.service.deleteMany()
    const communityId = api.community.nodes.community.id
    const { id: serviceId } = await tx.service.create({
      data: {
        ...{ publicId: uuidv7(), nodeId: communityId, kind: 'adviser', name: '法律顾问', place: '社区二楼' },
        ...{ staffId: api.community.staff.adviser, minutes: 30, createdAt: new Date(0) },
      },
    })
    const { id: residentId } = await tx.resident.create({
      data: { publicId: uuidv7(), communityId, name: '王桂芳', createdAt: new Date(0) },
    })
    const contact = await tx.contact.create({
      data: { residentId, communityId, channel: 'webchat', account: 'web', sender: uuidv7() },
    })
    booking = uuidv7()
    await tx.booking.create({
      data: {
        ...{ publicId: booking, serviceId, residentId, contactId: contact.id, seat: 0, state: 'booked' },
        ...{ startAt: new Date(start), endAt: new Date(end), busyUntil: new Date(end) },
        ...{ topic: '离婚', code: '123450', createdAt: new Date(0) },
      },
    })
  }),
)
const get = (path: string) => api.app.inject({ method: 'GET', url: path })
const lines = (text: string) => text.split('\r\n')

test('a booking is a calendar file with its time and place, and without what it is about', async () => {
  const { statusCode, headers, body } = await get(`/booking.ics?id=${booking}`)
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(lines(body)).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'X-WR-TIMEZONE:Asia/Shanghai',
      `UID:${booking}`,
      'DTSTART:20261125T060000Z',
      'DTEND:20261125T063000Z',
      'SUMMARY:法律顾问',
      'LOCATION:社区二楼',
      'END:VCALENDAR',
    ]),
  )
  expect(body).not.toMatch(/王桂芳|离婚|123450/)
  expect((await get(`/booking.ics?id=${uuidv7()}`)).statusCode).toBe(404)
})

test('an adviser’s feed tells times and places alone, and another address ends the one before', async () => {
  const adviser = api.as('adviser')
  expect((await adviser('GET', '/api/calendar-feed')).body).toEqual({ path: null })
  const { path } = (await adviser('POST', '/api/calendar-feed')).body as { path: string }
  expect((await adviser('GET', '/api/calendar-feed')).body).toEqual({ path })
  const { statusCode, body } = await get(path)
  expect(statusCode).toBe(200)
  expect(lines(body)).toEqual(expect.arrayContaining(['DTSTART:20261125T060000Z', 'LOCATION:社区二楼']))
  expect(body).not.toMatch(/王桂芳|离婚|123450/)
  const renewed = (await adviser('POST', '/api/calendar-feed')).body as { path: string }
  expect([(await get(path)).statusCode, (await get(renewed.path)).statusCode]).toEqual([404, 200])
  expect((await adviser('DELETE', '/api/calendar-feed')).status).toBe(204)
  expect((await get(renewed.path)).statusCode).toBe(404)
})

test('a feed holds an event that its owner holds, whoever signed up, until it is cancelled', async () => {
  const event = {
    ...{
      nodeId: api.community.nodes.community.id,
      name: '普法讲座',
      place: '讲堂',
      type: 'lecture',
      capacity: 20,
    },
    ...{ start: '2026-11-26T10:00:00+08:00', end: '2026-11-26T11:00:00+08:00' },
    staffId: api.community.staff.adviser,
  }
  const made = await api.as('manager')('POST', '/api/community-events', event)
  const { path } = (await api.as('adviser')('POST', '/api/calendar-feed')).body as { path: string }
  expect(lines((await get(path)).body)).toEqual(expect.arrayContaining(['DTSTART:20261126T020000Z']))
  const { id } = made.body as { id: string }
  await api.as('manager')('POST', `/api/community-events/${id}/cancel`, { reason: '停电' })
  expect((await get(path)).body).not.toContain('20261126')
})

test('who has left has no feed any more, and others see nothing of an adviser’s times in theirs', async () => {
  const { path } = (await api.as('adviser')('POST', '/api/calendar-feed')).body as { path: string }
  const other = (await api.as('staff')('POST', '/api/calendar-feed')).body as { path: string }
  expect((await get(other.path)).body).not.toContain('VEVENT')
  await api.as('manager')('PATCH', `/api/staff/${api.community.staff.adviser}`, { active: false })
  expect((await get(path)).statusCode).toBe(404)
  await api.as('manager')('PATCH', `/api/staff/${api.community.staff.adviser}`, { active: true })
})
