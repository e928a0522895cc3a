// Talks with the legal adviser through the API: whose they are, who reads their notes, and the monthly record.
import readXlsxFile from 'read-excel-file/node'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
let adviserId: number
beforeAll(async () => {
  api = await openTestApi()
  adviserId = (await api.database.read.staff.findFirstOrThrow({ where: { login: 'adviser' } })).id
})
afterAll(() => api.close())
beforeEach(() =>
  api.database.writer.run(async (tx) => {
    await tx.consultationReading.deleteMany()
    await tx.consultationNote.deleteMany()
    await tx.consultation.deleteMany()
    await tx.booking.deleteMany()
    await tx.service.deleteMany()
  }),
)

const hour = 3_600_000
interface Listed {
  id: string
  own: boolean
  name: string | null
  phone: string | null
  topic: string | null
  toCheck: boolean
  notes: number
}
const list = async (login: string) =>
  ((await api.as(login)('GET', '/api/consultations')).body as { items: Listed[] }).items

/** Each begins an hour after the one before: nobody holds two at once. */
let made = 0
const talk = (changes: { state?: string; mode?: string; staffId?: number | null; topic?: string } = {}) =>
  api.database.writer.run(async (tx) => {
    const start = monday + ++made * hour
    const { state = 'booked', mode = 'phone', topic = 'family', staffId = adviserId } = changes
    const nodeId = api.community.nodes.community.id
    const service = await tx.service.create({
      data: {
        publicId: uuidv7(),
        nodeId,
        ...{ kind: 'adviser', name: '法律顾问', staffId, minutes: 30 },
        createdAt: new Date(monday),
      },
    })
    const resident = await tx.resident.create({
      data: {
        publicId: uuidv7(),
        communityId: nodeId,
        name: '王桂芳',
        phone: '13800001111',
        createdAt: new Date(monday),
      },
    })
    const contact = await tx.contact.create({
      data: {
        residentId: resident.id,
        communityId: nodeId,
        channel: 'webchat',
        account: 'web',
        sender: uuidv7(),
      },
    })
    const booking = await tx.booking.create({
      data: {
        publicId: uuidv7(),
        serviceId: service.id,
        residentId: resident.id,
        contactId: contact.id,
        startAt: new Date(start),
        endAt: new Date(start + hour / 2),
        busyUntil: new Date(start + hour / 2),
        ...{ seat: 0, state, mode },
        createdAt: new Date(monday),
      },
    })
    await tx.consultation.create({
      data: { bookingId: booking.id, adviserId: staffId, topic, sideTold: false },
    })
    return booking.publicId
  })

describe('/api/consultations', () => {
  test('shows the adviser who comes and what about, and whoever oversees them only when', async () => {
    const id = await talk()
    expect(await list('adviser')).toMatchObject([
      { id, own: true, name: '王桂芳', phone: '13800001111', topic: 'family', toCheck: true },
    ])
    expect(await list('manager')).toMatchObject([
      { id, own: false, name: null, phone: null, topic: null, notes: 0 },
    ])
    expect((await api.as('staff')('GET', '/api/consultations')).status).toBe(403)
  })

  test('keeps notes for the adviser; an administrator reads them with a reason, and the adviser sees that', async () => {
    const id = await talk()
    const url = `/api/consultations/${id}/notes`
    expect((await api.as('adviser')('POST', url, { text: '建议先协商', minutes: 40 })).status).toBe(204)
    expect((await api.as('manager')('GET', url)).body).toMatchObject({ code: 'NOTES_CONFIDENTIAL' })
    expect((await api.as('manager')('POST', `${url}/read`, { reason: '投诉' })).status).toBe(403)
    expect((await api.as('admin')('POST', `${url}/read`, { reason: ' ' })).status).toBe(400)
    const read = await api.as('admin')('POST', `${url}/read`, { reason: '处理投诉' })
    expect(read.body).toMatchObject({ items: [{ text: '建议先协商', shared: false }] })
    expect((await api.as('adviser')('GET', url)).body).toMatchObject({
      items: [{ text: '建议先协商' }],
      readings: [{ reason: '处理投诉' }],
    })
  })

  test('lets nobody else write, check or refer', async () => {
    const id = await talk({ staffId: null })
    const ask = api.as('adviser')
    for (const [way, body] of [
      ['notes', { text: '建议' }],
      ['check', { result: 'clear' }],
      ['refer', { to: 'legalAid' }],
    ] as const)
      expect((await ask('POST', `/api/consultations/${id}/${way}`, body)).status).toBe(404)
  })

  test('notes that the adviser has not seen the other side, or has staff find another without telling why', async () => {
    const clear = await talk()
    await api.as('adviser')('POST', `/api/consultations/${clear}/check`, { result: 'clear' })
    expect(await list('adviser')).toMatchObject([{ id: clear, toCheck: false }])
    const conflict = await talk()
    await api.as('adviser')('POST', `/api/consultations/${conflict}/check`, { result: 'conflict' })
    expect((await list('adviser')).map(({ id }) => id)).toEqual([clear])
    const ticket = await api.database.read.ticket.findFirstOrThrow({ where: { category: 'legal_booking' } })
    expect(ticket).toMatchObject({
      urgency: 'P1',
      summary: '法律顾问这次不方便谈,请打电话给居民,另外安排一位',
    })
  })

  test('lists who was sent on and how far that is: to whoever oversees it without names', async () => {
    const id = await talk({ state: 'done' })
    await api.as('adviser')('POST', `/api/consultations/${id}/refer`, { to: 'legalAid' })
    const referrals = async (login: string) =>
      (await api.as(login)('GET', '/api/consultations/referrals')).body
    expect(await referrals('adviser')).toMatchObject({
      items: [{ id, to: 'legalAid', state: 'sent', name: '王桂芳', own: true }],
    })
    const taken = { state: 'taken' }
    expect((await api.as('adviser')('POST', `/api/consultations/${id}/referral`, taken)).status).toBe(204)
    expect(await referrals('manager')).toMatchObject({
      items: [{ id, to: 'legalAid', state: 'taken', name: null, own: false }],
    })
    expect((await api.as('manager')('POST', `/api/consultations/${id}/referral`, taken)).status).toBe(404)
    const plain = await talk()
    expect((await api.as('adviser')('POST', `/api/consultations/${plain}/referral`, taken)).status).toBe(404)
  })

  test('tells managers how content residents were in sums by quarter, and nothing of four answers', async () => {
    const rate = (id: string, satisfaction: string, startAt: string) =>
      api.database.writer.run(async (tx) => {
        const { id: bookingId } = await tx.booking.update({
          where: { publicId: id },
          data: { startAt: new Date(startAt), endAt: new Date(startAt), busyUntil: new Date(startAt) },
        })
        await tx.consultation.update({ where: { bookingId }, data: { satisfaction } })
      })
    const sums = async () => (await api.as('manager')('GET', '/api/consultations/satisfaction')).body
    for (const [at, word] of ['satisfied', 'satisfied', 'unsatisfied', 'very_satisfied'].entries())
      await rate(await talk({ state: 'done' }), word, `2026-08-0${at + 1}T10:00:00+08:00`)
    const quarter = { year: 2026, quarter: 3 }
    expect(await sums()).toMatchObject({ quarters: [{ ...quarter, answers: null }, {}, {}, {}] })
    await rate(await talk({ state: 'done' }), 'very_unsatisfied', '2026-09-30T20:00:00+08:00')
    // Of the quarter that is not over nothing is told.
    await rate(await talk({ state: 'done' }), 'unsatisfied', '2026-10-01T10:00:00+08:00')
    expect(await sums()).toMatchObject({
      quarters: [{ ...quarter, answers: { satisfied: 3, unsatisfied: 2 } }, {}, {}, {}],
    })
  })

  test('gives the month’s record as a workbook of numbers, without the name of anybody who came', async () => {
    const id = await talk({ state: 'done', topic: 'labour' })
    await talk({ state: 'missed' })
    const ask = api.as('adviser')
    await ask('POST', `/api/consultations/${id}/notes`, { text: '谈了工资', minutes: 45 })
    await ask('POST', `/api/consultations/${id}/refer`, { to: 'legalAid' })
    const answer = await api.app.inject({
      url: '/api/consultations/record/2026-11/xlsx',
      headers: { cookie: await api.cookieOf('adviser') },
    })
    expect(answer.statusCode).toBe(200)
    const [{ data } = { data: [] }] = await readXlsxFile(answer.rawPayload)
    const [titles = [], row = []] = data
    const cell = (title: string) => row[titles.indexOf(title)]
    expect(['来访(人次)', '咨询(小时)', '打工、工资、工伤', '婚姻、家庭', '转法律援助'].map(cell)).toEqual([
      ...[1, 0.75, 1, 0, 1],
    ])
    expect(JSON.stringify(data)).not.toContain('王桂芳')
  })
})
