// Staff file for whoever rings or walks in, through the API.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWork } from '../../src/store/work.ts'
import { openTestApi, type Answer, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  const { nodes } = api.community
  const manager = api.as('manager')
  await manager('PATCH', `/api/nodes/${nodes.estateA.id}`, { name: '桂花小区', aliases: ['桂花'] })
  await manager('PATCH', `/api/nodes/${nodes.building.id}`, { name: '3栋' })
  await manager('PATCH', `/api/nodes/${nodes.unit.id}`, { name: '1单元' })
  await api.refresh()
})
afterAll(() => api.close())

interface Filed {
  id: string
  number: string
  due: string
  readOut: string | null
  slip: boolean
}
const granny = { name: '王桂芳', phone: '13800001111', house: '桂花小区3栋1单元402' }
const file = (body: object, by = 'staff') =>
  api.as(by)('POST', '/api/desk/tickets', { intake: 'counter', person: granny, ...body })
const filed = async (body: object) => (await file(body)).body as Filed
const ticket = async ({ id }: Filed, by = 'staff') =>
  (await api.as(by)('GET', `/api/tickets/${id}`)).body as {
    kind: string
    category: string
    intake: string
    place: string
    summary: string
    status: string
    resident: { id: string; channel: string; phone: string }
    propertyConsent: string | null
    events: { type: string; actor: string; name: string; note: string | null }[]
  }
const find = async (q: string, by = 'staff') =>
  (
    (await api.as(by)('GET', `/api/residents?q=${encodeURIComponent(q)}`)).body as {
      items: { id: string; name: string; house: string; channels: string[] }[]
    }
  ).items
const codeOf = ({ status, body }: Answer) => [status, (body as { code: string }).code]

describe('POST /api/desk/tickets', () => {
  test('files the same case as the resident would, at their own door, with who filed it', async () => {
    const made = await filed({ text: '楼道的路灯不亮了' })
    expect(made).toMatchObject({ due: '2026-12-02', readOut: null, slip: true })
    expect(await ticket(made)).toMatchObject({
      kind: 'help',
      category: 'street_light',
      intake: 'counter',
      place: '桂花小区3栋1单元402',
      resident: { channel: 'desk', phone: '138****1111' },
      events: [{ type: 'opened', actor: 'staff', name: 'the staff' }],
    })
  })

  test('keeps one record of whoever comes again, and finds them by house, number and name', async () => {
    const first = await ticket(await filed({ text: '水管漏水' }))
    const second = await ticket(await filed({ text: '垃圾没人收', intake: 'phone' }))
    expect(second.resident.id).toBe(first.resident.id)
    for (const q of ['桂花3-1-402', '3栋1单元402', '13800001111', '王桂'])
      expect(await find(q)).toMatchObject([{ id: first.resident.id, house: '桂花小区3栋1单元402' }])
    const by = await ticket(await filed({ text: '门禁坏了', residentId: first.resident.id, person: {} }))
    expect(by.resident.id).toBe(first.resident.id)
  })

  test('shows a grid who lives there, and another grid nobody', async () => {
    expect((await find('3栋1单元402', 'grid1')).length).toBe(1)
    expect(await find('13800001111', 'grid2')).toEqual([])
  })

  test('masks identity-card numbers in all that is written down', async () => {
    const made = await ticket(
      await filed({ text: '低保卡11010519491231002X丢了', place: '桂花小区3栋 11010519491231002X' }),
    )
    expect(JSON.stringify(made)).not.toContain('19491231')
    expect(made.summary).toContain('002X')
  })

  test('alarms for danger as told, and gives the words to read out', async () => {
    const made = await filed({ text: '我屋头好大一股煤气味' })
    expect(made.readOut).toContain('马上到屋外去')
    expect(await ticket(made)).toMatchObject({ kind: 'emergency', category: 'gas_leak' })
    const { body } = await api.as('manager')('GET', '/api/alarms')
    expect((body as { items: { ticket: { id: string } }[] }).items.map(({ ticket }) => ticket.id)).toContain(
      made.id,
    )
  })

  test('prints nothing of violence at home', async () => {
    expect(await filed({ text: '我老公又打我了' })).toMatchObject({ slip: false })
  })

  test('keeps the answer about the property company, and a confidential reporter', async () => {
    expect(await ticket(await filed({ text: '灯坏了', propertyConsent: true }))).toMatchObject({
      propertyConsent: 'given',
    })
    const secret = await filed({ text: '楼上太吵了', confidential: true })
    expect((await ticket(secret)).resident).toMatchObject({ id: null, phone: null })
  })

  test.each([
    ['a number that is none', { person: { phone: '12' } }],
    ['a house without its flat', { person: { house: '桂花小区' } }],
    ['nothing told', { text: ' ' }],
    ['another way than the three', { intake: 'pigeon' }],
  ])('refuses %s and keeps nothing', async (_, body) => {
    const before = await api.database.read.resident.count()
    expect(codeOf(await file({ text: '灯坏了', ...body }))).toEqual([400, 'INPUT_INVALID'])
    expect(await api.database.read.resident.count()).toBe(before)
  })

  test('does not file for somebody whom the grid may not know', async () => {
    const other = await api.ticket({ place: 'estateC' })
    const refused = await file({ text: '灯坏了', residentId: other.residentId, person: {} }, 'grid1')
    expect(codeOf(refused)).toEqual([404, 'NOT_FOUND'])
  })
})

describe('whoever has no account', () => {
  /** Does what a move owes the resident, as the worker would. */
  async function tellResident(id: string) {
    const { notifyResident } = createWork(() => api.clock.now)
    const event = await api.database.read.ticketEvent.findFirstOrThrow({
      where: { ticket: { publicId: id } },
      orderBy: { id: 'desc' },
    })
    await api.database.writer.run(notifyResident(event.id))
  }
  const undelivered = async () =>
    (
      (await api.as('staff')('GET', '/api/messages/undelivered')).body as {
        items: { id: number; ticket: { id: string }; text: string; failure: string }[]
      }
    ).items

  test('is rung by staff, whose call and the answer stand with the ticket', async () => {
    // Somebody else than granny, of whom a case of violence is open.
    const person = { name: '李国强', phone: '13800002222', house: '桂花小区3栋1单元501' }
    const made = await filed({ text: '楼道的扶手松了', person })
    const staff = api.as('staff')
    await staff('POST', `/api/tickets/${made.id}/take`)
    await tellResident(made.id)
    expect((await undelivered()).filter(({ ticket }) => ticket.id === made.id)).toEqual([])
    await staff('POST', `/api/tickets/${made.id}/ask`, { text: '是几楼的扶手?' })
    await tellResident(made.id)
    const [owed] = (await undelivered()).filter(({ ticket }) => ticket.id === made.id)
    expect(owed).toMatchObject({
      failure: 'no account',
      text: expect.stringContaining('是几楼的扶手') as string,
    })
    expect((await ticket(made)).status).toBe('need_info')
    const told = await staff('POST', `/api/messages/${owed?.id ?? 0}/told`, { answer: '三楼的' })
    expect(told.status).toBe(204)
    const after = await ticket(made)
    expect(after.status).toBe('in_progress')
    expect(after.events.slice(-2)).toMatchObject([
      { type: 'answered', note: '三楼的' },
      { type: 'told', actor: 'staff', name: 'the staff' },
    ])
    expect((await undelivered()).filter(({ ticket }) => ticket.id === made.id)).toEqual([])
    expect(codeOf(await staff('POST', `/api/messages/${owed?.id ?? 0}/told`, {}))).toEqual([404, 'NOT_FOUND'])
  })

  test('cannot be talked with in place of the bot', async () => {
    const made = await filed({ text: '灯坏了' })
    expect(codeOf(await api.as('staff')('POST', `/api/tickets/${made.id}/hold`))).toEqual([
      409,
      'RESIDENT_UNREACHABLE',
    ])
  })

  test('owes nobody a call about violence at home: what staff wrote is kept back', async () => {
    const made = await filed({ text: '我老公又打我了,我在外面' })
    const manager = api.as('manager')
    await manager('POST', `/api/tickets/${made.id}/alarm/confirm`)
    await manager('POST', `/api/tickets/${made.id}/reply`, { text: '我们在路上' })
    await tellResident(made.id)
    const { id } = await api.database.read.ticket.findUniqueOrThrow({ where: { publicId: made.id } })
    const messages = await api.database.read.message.findMany({ where: { ticketId: id } })
    expect(messages.map(({ failure }) => failure)).toEqual(['kept back'])
  })
})
