// Events through the API: published, who comes and who learns it, the holder's own hours.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())
beforeEach(() =>
  api.database.writer.run(async (tx) => {
    await tx.booking.deleteMany()
    await tx.serviceException.deleteMany()
    await tx.communityEvent.deleteMany()
    await tx.service.deleteMany()
  }),
)

const start = '2026-11-24T10:00:00+08:00'
const end = '2026-11-24T11:30:00+08:00'
const publish = (changes: object = {}, login = 'staff') =>
  api.as(login)('POST', '/api/community-events', {
    ...{ nodeId: api.community.nodes.community.id, name: '普法讲座', place: '讲堂', type: 'lecture' },
    ...{ profession: 'judge', capacity: 20, start, end, ...changes },
  })

test('staff publish an event, and it is listed with its counts', async () => {
  const made = await publish({}, 'manager')
  expect(made.status).toBe(201)
  const { body } = await api.as('staff')('GET', '/api/community-events')
  expect(body).toMatchObject({
    items: [{ name: '普法讲座', profession: 'judge', capacity: 20, booked: 0, waiting: 0, cancelled: false }],
  })
})

test.each([
  ['in the past', { start: '2026-11-20T10:00:00+08:00', end: '2026-11-20T11:00:00+08:00' }],
  ['that ends before it begins', { end: '2026-11-24T09:00:00+08:00' }],
  ['over midnight', { end: '2026-11-25T09:00:00+08:00' }],
  ['held by somebody who does not work here', { staffId: 999_999 }],
])('an event %s is refused', async (_, changes) => {
  expect(await publish(changes, 'manager')).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } })
})

test('whoever holds an event gives no hours then, and has them back when it is cancelled', async () => {
  const { adviser } = api.community.staff
  await api.as('manager')('POST', '/api/services', {
    ...{
      kind: 'adviser',
      name: '法律顾问',
      place: '',
      staffId: adviser,
      minutes: 30,
      buffer: 0,
      capacity: 1,
    },
    ...{ nodeId: api.community.nodes.community.id, modes: [], onHolidays: false },
    rules: [{ rrule: 'FREQ=DAILY', from: 540, to: 720 }],
  })
  const closed = () => api.database.read.serviceException.count({ where: { open: false } })
  const { id } = (await publish({ staffId: adviser }, 'manager')).body as { id: string }
  expect(await closed()).toBe(1)
  expect(await publish({ staffId: adviser }, 'manager')).toMatchObject({
    body: { code: 'EVENT_HOLDER_BUSY' },
  })
  const cancel = () => api.as('manager')('POST', `/api/community-events/${id}/cancel`, { reason: '停电' })
  const later = { start: '2026-11-25T10:00:00+08:00', end: '2026-11-25T11:30:00+08:00' }
  const event = { name: '新讲座', place: '讲堂', about: '', profession: null, capacity: 20 }
  const change = (changes: object) =>
    api.as('manager')('PUT', `/api/community-events/${id}`, { ...event, ...later, ...changes })
  expect(await change({})).toMatchObject({ status: 200, body: { told: 0 } })
  expect(await change({ start })).toMatchObject({ status: 400 })
  expect(await api.database.read.serviceException.findMany({ where: { open: false } })).toMatchObject([
    { day: '2026-11-25', reason: '新讲座' },
  ])
  expect(await cancel()).toMatchObject({ status: 200, body: { told: 0 } })
  expect(await change({})).toMatchObject({ status: 409, body: { code: 'EVENT_OVER' } })
  expect(await closed()).toBe(0)
  expect(await cancel()).toMatchObject({ status: 409, body: { code: 'EVENT_OVER' } })
})
