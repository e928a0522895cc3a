// Alarms, the roster and one's own ways, as the console and an integrator meet them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAlarms } from '../../src/store/alarms/alarm-start.ts'
import { openTestApi, type TestApi } from '../support/api.ts'
import type { Place } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

async function alarmed(category = 'fire', place: Place = 'estateA') {
  const ticket = await api.ticket({ place })
  await api.database.writer.run(async (tx, emit) => {
    await tx.ticket.update({ where: { id: ticket.id }, data: { kind: 'emergency', urgency: 'P0', category } })
    await startAlarms(tx, [{ ticketId: ticket.id, category }], api.clock.now, emit)
  })
  await api.database.writer.run(api.store.alarms.ring(ticket.id, 'first'))
  return ticket
}
const codeOf = (body: unknown) => (body as { code?: string }).code

describe('PUT /api/roster/:id', () => {
  test('puts people on duty in their order, and tells what is wanting', async () => {
    const { nodes, staff } = api.community
    expect((await api.as('grid1')('GET', '/api/roster')).body).toMatchObject({
      items: [],
      short: [],
      untried: [],
    })
    expect((await api.as('manager')('GET', '/api/roster')).body).toMatchObject({
      short: [{ id: nodes.community.id }],
      untried: [{ id: nodes.community.id }],
    })
    const put = await api.as('manager')('PUT', `/api/roster/${nodes.community.id}`, {
      staff: [staff.duty, staff.manager],
      street: { name: '街道值班室', phone: '02886001234', gateway: 'sms' },
    })
    expect(put.body).toMatchObject({
      items: [{ staff: [{ id: staff.duty }, { id: staff.manager }], street: { name: '街道值班室' } }],
      short: [],
    })
    expect((await api.inject({ url: '/api/health' })).body).toMatchObject({
      alarm: { shortRosters: 0, tried: false, untried: ['community'] },
    })
  })

  test('names each place where nobody on duty was ever reached, whatever is tried elsewhere', async () => {
    const own = await openTestApi()
    const { nodes, staff } = own.community
    await own.as('manager')('PUT', `/api/roster/${nodes.community.id}`, {
      staff: [staff.duty, staff.manager],
    })
    await own.as('manager')('PUT', `/api/roster/${nodes.grid1.id}`, { staff: [staff.manager, staff.grid1] })
    const untried = async () => ((await own.inject({ url: '/api/health' })).body as { alarm: object }).alarm
    expect(await untried()).toEqual({ shortRosters: 0, tried: false, untried: ['community', 'grid1'] })
    await own.database.writer.run(async (tx) => {
      await tx.alarmWay.create({
        data: { staffId: staff.duty, way: 'console', triedAt: new Date(own.clock.now) },
      })
    })
    expect(await untried()).toEqual({ shortRosters: 0, tried: false, untried: ['grid1'] })
    expect((await own.as('grid1')('GET', '/api/roster')).body).toMatchObject({
      untried: [{ id: nodes.grid1.id }],
    })
    await own.database.writer.run(async (tx) => {
      await tx.alarmWay.create({
        data: { staffId: staff.grid1, way: 'console', triedAt: new Date(own.clock.now) },
      })
    })
    expect(await untried()).toEqual({ shortRosters: 0, tried: true, untried: [] })
    await own.close()
  })

  test.each([
    ['somebody who works elsewhere', () => ({ staff: [api.community.staff.grid2] })],
    ['somebody twice', () => ({ staff: [api.community.staff.duty, api.community.staff.duty] })],
    ['somebody who sees only their own tickets', () => ({ staff: [api.community.staff.adviser] })],
    [
      'a street office of a grid',
      () => ({ staff: [], street: { name: 's', phone: '02886001234', gateway: 'sms' } }),
    ],
  ])('refuses %s', async (_name, body) => {
    const { id } = api.community.nodes.grid1
    const answer = await api.as('manager')('PUT', `/api/roster/${id}`, body())
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'INPUT_INVALID'])
  })
})

describe('an alarm', () => {
  test('is listed where one works, with whether one was called, until somebody handles it', async () => {
    const ticket = await alarmed()
    const list = async (login: string) =>
      ((await api.as(login)('GET', '/api/alarms')).body as { items: object[] }).items
    expect(await list('duty')).toMatchObject([
      { ticket: { id: ticket.publicId }, called: true, stage: 'first' },
    ])
    expect(await list('grid1')).toMatchObject([{ called: false }])
    expect(await list('grid2')).toEqual([])
    expect(await list('adviser')).toEqual([])
    const confirmed = await api.as('grid1')('POST', `/api/tickets/${ticket.publicId}/alarm/confirm`)
    expect(confirmed.body).toMatchObject({ confirmedBy: { name: 'the grid1' }, toldResident: 'seen' })
    const second = await api.as('duty')('POST', `/api/tickets/${ticket.publicId}/alarm/confirm`)
    expect([second.status, codeOf(second.body)]).toEqual([409, 'ALARM_CONFIRMED'])
    expect(await list('duty')).toEqual([])
    expect(api.database.committed).toContainEqual(
      expect.objectContaining({
        type: 'alarm',
        ticketId: ticket.publicId,
        staffIds: [api.community.staff.duty],
      }),
    )
  })

  test('counts as notified once the console of somebody called shows it, and of nobody else', async () => {
    const ticket = await alarmed()
    const url = `/api/tickets/${ticket.publicId}/alarm`
    const notified = async () =>
      ((await api.as('duty')('GET', url)).body as { staffNotifiedAt: string | null }).staffNotifiedAt
    await api.as('grid1')('POST', `${url}/shown`)
    expect(await notified()).toBeNull()
    for (let time = 0; time < 2; time++)
      expect((await api.as('duty')('POST', `${url}/shown`)).status).toBe(204)
    expect(await notified()).not.toBeNull()
    expect((await api.as('duty')('GET', url)).body).toMatchObject({
      calls: [{ outcome: 'rung' }, { outcome: 'shown' }],
    })
  })

  test('keeps to whom it was reported', async () => {
    const ticket = await alarmed('child_tells')
    const url = `/api/tickets/${ticket.publicId}/alarm`
    expect((await api.as('duty')('GET', url)).body).toMatchObject({
      report: { by: { name: 'the duty' } },
      authority: null,
    })
    const answer = await api.as('duty')('POST', `${url}/authority`, { to: '派出所', receipt: 'J-7' })
    expect(answer.body).toMatchObject({
      authority: { to: '派出所', receipt: 'J-7', by: { name: 'the duty' } },
    })
    const amended = await api.as('duty')('POST', `${url}/authority`, { to: '区民政局' })
    const { calls } = amended.body as { calls: { way: string; outcome: string }[] }
    expect(calls.filter(({ way }) => way === 'authority')).toMatchObject([
      { outcome: '派出所 J-7' },
      { outcome: '区民政局' },
    ])
  })

  test('is none of a ticket that is no emergency, nor of one elsewhere', async () => {
    const { publicId } = await api.ticket()
    const there = await alarmed('fire', 'estateC')
    for (const id of [publicId, there.publicId])
      expect((await api.as('grid1')('POST', `/api/tickets/${id}/alarm/confirm`)).status).toBe(404)
  })
})

describe('/api/alarm-ways', () => {
  test('take a device of a known push service, and no other address to send to', async () => {
    const keys = { p256dh: 'p', auth: 'a' }
    const add = (endpoint: string) =>
      api.as('duty')('POST', '/api/alarm-ways', { way: 'push', subscription: { endpoint, keys } })
    expect((await add('https://10.0.0.1/metadata')).status).toBe(400)
    expect((await add('https://web.push.apple.com/x')).status).toBe(201)
    const { body } = await api.as('duty')('GET', '/api/alarm-ways')
    expect(body).toMatchObject({ pushKey: 'a key', items: [{ way: 'push', linked: true, tried: false }] })
    const { id } = (body as { items: { id: number }[] }).items[0]!
    expect((await api.as('duty')('POST', '/api/alarm-ways/tapped', { code: '12345678' })).status).toBe(404)
    expect((await api.as('duty')('DELETE', `/api/alarm-ways/${id}`)).status).toBe(204)
  })

  test('are one’s own: a gateway’s number is masked, and the console counts once it was heard', async () => {
    const ask = api.as('duty')
    const phone = '13800001111'
    const made = await ask('POST', '/api/alarm-ways', { way: 'gateway', gateway: 'sms', phone })
    expect(made.body).toMatchObject({ code: null })
    const { id } = made.body as { id: number }
    expect((await api.as('manager')('POST', `/api/alarm-ways/${id}/test`)).status).toBe(404)
    expect((await api.as('manager')('DELETE', `/api/alarm-ways/${id}`)).status).toBe(404)
    await ask('POST', '/api/alarm-ways/heard')
    const { body, text } = await ask('GET', '/api/alarm-ways')
    expect(text).not.toContain(phone)
    expect(body).toMatchObject({
      gateways: ['sms'],
      items: [
        { way: 'gateway', phone: '138****1111', tried: false },
        { way: 'console', tried: true },
      ],
    })
    expect((await ask('DELETE', `/api/alarm-ways/${id}`)).status).toBe(204)
  })

  test('give a code for a chat, which cannot be tried before it is linked', async () => {
    const made = (await api.as('staff')('POST', '/api/alarm-ways', { way: 'chat' })).body as {
      id: number
      code: string
    }
    expect(made.code).toMatch(/^[0-9]{8}$/)
    const answer = await api.as('staff')('POST', `/api/alarm-ways/${made.id}/test`)
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'INPUT_INVALID'])
  })

  test.each([
    { way: 'gateway', gateway: 'gone', phone: '13800001111' },
    { way: 'gateway', gateway: 'sms', phone: '1 OR 1' },
    { way: 'pigeon' },
  ])('refuse %j', async (body) => {
    expect((await api.as('staff')('POST', '/api/alarm-ways', body)).status).toBe(400)
  })
})
