// Cases that go to a body outside, through the API: the register, the record, the receipt, the answer.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
let bodyId: number
beforeAll(async () => {
  api = await openTestApi()
  const body = { name: '市政维护所', duties: '路面、井盖', contact: '028-1234' }
  await api.as('manager')('POST', '/api/external-bodies', body)
  const { items } = (await api.as('staff')('GET', '/api/external-bodies')).body as { items: { id: number }[] }
  bodyId = items[0]!.id
})
afterAll(() => api.close())

const wish = (changes: object = {}) => ({
  bodyId,
  facts: '井盖破了,请换',
  followUpOn: '2026-11-26',
  ...changes,
})
const send = (publicId: string, changes?: object, login = 'manager') =>
  api.as(login)('POST', `/api/tickets/${publicId}/hand-off`, wish(changes))
const mine = (changes: Parameters<TestApi['ticket']>[0] = {}) =>
  api.ticket({ assigneeId: api.community.staff.staff, status: 'in_progress', ...changes })
const sentOf = async (publicId: string) =>
  ((await api.as('staff')('GET', `/api/tickets/${publicId}/hand-offs`)).body as { items: object[] }).items

describe('a body outside', () => {
  test('is entered by managers, seen by staff, and taken out of use', async () => {
    const body = { name: '停用的', duties: 'd', contact: 'c' }
    expect((await api.as('staff')('POST', '/api/external-bodies', body)).body).toMatchObject({
      code: 'RIGHT_MISSING',
    })
    await api.as('manager')('POST', '/api/external-bodies', body)
    const list = async () =>
      (
        (await api.as('grid1')('GET', '/api/external-bodies')).body as {
          items: { id: number; name: string }[]
        }
      ).items
    const { id } = (await list()).find(({ name }) => name === '停用的')!
    await api.as('manager')('PUT', `/api/external-bodies/${id}`, { ...body, active: false })
    expect((await list()).at(-1)).toMatchObject({ id, active: false })
    expect((await send((await mine()).publicId, { bodyId: id })).body).toMatchObject({
      code: 'INPUT_INVALID',
    })
  })
})

describe('a case that is handed to one', () => {
  test('stays with its lead and its clock, and goes on here once they answered', async () => {
    const { publicId } = await mine()
    const { dueAt } = (await api.as('staff')('GET', `/api/tickets/${publicId}`)).body as { dueAt: string }
    const me = { id: api.community.staff.staff }
    expect((await send(publicId)).body).toMatchObject({ status: 'handed_off', assignee: me, dueAt })
    const move = (name: string, body?: object) =>
      api.as('staff')('POST', `/api/tickets/${publicId}/${name}`, body)
    expect((await move('resolve', { result: 'r' })).body).toMatchObject({ code: 'TICKET_HANDED_OFF' })
    expect((await move('take')).body).toMatchObject({ code: 'TICKET_HANDED_OFF' })
    await move('hand-off/receipt', { receipt: 'SZ-77', receivedOn: '2026-11-23' })
    expect((await move('hand-off/answer', { result: '明天换' })).body).toMatchObject({
      status: 'in_progress',
      assignee: me,
    })
    expect(await sentOf(publicId)).toMatchObject([
      { receipt: 'SZ-77', receivedOn: '2026-11-23', result: '明天换' },
    ])
    expect((await move('hand-off/answer', { result: 'r' })).body).toMatchObject({ code: 'HANDOFF_MISSING' })
    expect((await move('resolve', { result: '换了' })).body).toMatchObject({ status: 'done' })
  })

  test('leaves by a record that names nobody, whose content can be checked', async () => {
    const { publicId, number } = await mine({
      name: '欧阳明',
      phone: '13987654321',
      summary: '我是欧阳明,13987654321,门口井盖破了',
      placeText: '桂花小区3栋2单元501',
    })
    await send(publicId)
    const [sent] = await sentOf(publicId)
    const { record, hash } = sent as { record: object; hash: string }
    expect(record).toMatchObject({
      number: String(number).padStart(4, '0'),
      body: { name: '市政维护所', contact: '028-1234' },
      place: '桂花小区3栋',
      facts: '井盖破了,请换',
      lead: 'the staff',
    })
    expect(JSON.stringify(record)).not.toMatch(/欧阳明|13987654321|501/)
    expect(createHash('sha256').update(JSON.stringify(record)).digest('hex')).toBe(hash)
    const sheet = await api.as('staff')('GET', `/api/tickets/${publicId}/hand-offs/sheet`)
    expect(sheet.headers['content-type']).toContain('text/html')
    expect(sheet.text).toContain(hash)
    expect(sheet.text).not.toMatch(/欧阳明|13987654321/)
  })

  test('prints what staff wrote as words, never as a page', async () => {
    const { publicId } = await mine()
    await send(publicId, { facts: '<script>alert(1)</script>' })
    const sheet = await api.as('staff')('GET', `/api/tickets/${publicId}/hand-offs/sheet`)
    expect(sheet.text).toContain('&lt;script&gt;')
    expect(sheet.text).not.toContain('<script>')
  })

  test.each([
    ['harm', { category: 'domestic_violence' }, {}, 'HANDOFF_REFUSED'],
    ['a complaint', { category: 'complaint_staff' }, {}, 'HANDOFF_REFUSED'],
    ['a body that nobody knows', {}, { bodyId: 999_999 }, 'INPUT_INVALID'],
    ['a day that has passed', {}, { followUpOn: '2026-11-22' }, 'INPUT_INVALID'],
    ['a day that is none', {}, { followUpOn: '2026-02-30' }, 'INPUT_INVALID'],
  ])('is not %s', async (_, ticket, changes, code) => {
    expect((await send((await mine(ticket)).publicId, changes)).body).toMatchObject({ code })
  })

  test('is not handed out twice, nor by whoever may not decide, nor shown where history is not', async () => {
    const { publicId } = await mine({ assigneeId: api.community.staff.property })
    expect((await send(publicId, {}, 'staff')).body).toMatchObject({ code: 'RIGHT_MISSING' })
    await send(publicId)
    expect((await send(publicId)).body).toMatchObject({ code: 'TICKET_HANDED_OFF' })
    expect((await api.as('property')('GET', `/api/tickets/${publicId}/hand-offs`)).body).toEqual({
      items: [],
    })
    const none = await api.as('staff')('GET', `/api/tickets/${(await mine()).publicId}/hand-offs/sheet`)
    expect(none.body).toMatchObject({ code: 'HANDOFF_MISSING' })
  })

  test('is asked after on the day, and again until there is an answer', async () => {
    const { publicId, id } = await mine()
    await send(publicId)
    const owed = () =>
      api.database.read.outbox.findMany({ where: { job: 'handoff.follow' }, orderBy: { id: 'desc' } })
    const [first] = await owed()
    expect(first!.dueAt.toISOString()).toBe('2026-11-26T00:30:00.000Z')
    const { handOffId } = JSON.parse(first!.payload) as { handOffId: number }
    await api.store.outbox.done(first!.id, api.store.handOffs.followUp(handOffId))
    const event = await api.database.read.ticketEvent.findFirst({ where: { ticketId: id, type: 'followUp' } })
    expect(event).not.toBeNull()
    const [next] = await owed()
    expect(next!.id).not.toBe(first!.id)
    await api.as('staff')('POST', `/api/tickets/${publicId}/hand-off/answer`, { result: 'r' })
    await api.store.outbox.done(next!.id, api.store.handOffs.followUp(handOffId))
    expect((await owed()).map(({ payload }) => payload)).not.toContain(next!.payload)
  })
})

describe('two cases that are one', () => {
  const merge = (publicId: string, into: number, login = 'staff') =>
    api.as(login)('POST', `/api/tickets/${publicId}/merge`, { into: String(into), reason: '同一盏灯' })
  const lamp = (changes: Parameters<TestApi['ticket']>[0] = {}) =>
    api.ticket({ category: 'street_light', ...changes })

  test('become one, due when the earlier was, whose resident and followers are told', async () => {
    const [early, late] = [await lamp({ dueAt: 1_796_000_000_000 }), await lamp({ dueAt: 1_797_000_000_000 })]
    const merged = await merge(early.publicId, late.number)
    expect(merged.body).toMatchObject({ status: 'merged', mergedInto: { id: late.publicId } })
    expect((await api.as('staff')('GET', `/api/tickets/${late.publicId}`)).body).toMatchObject({
      followers: 1,
      dueAt: new Date(1_796_000_000_000).toISOString(),
    })
    expect((await merge(early.publicId, late.number)).body).toMatchObject({ code: 'TICKET_CLOSED' })
  })

  test.each([
    ['nobody has spoken with its resident', {}, null],
    ['somebody has', { contactedAt: 1_795_900_000_000 }, 1_795_900_000_000],
  ])('keep the clocks of the one that cannot wait: %s', async (_, changes, contactedAt) => {
    const [pressing, calm] = [await lamp({ urgency: 'P1' }), await lamp({ urgency: 'P2' })]
    const due = 1_795_950_000_000
    await api.database.writer.run((tx) =>
      tx.ticket.update({
        where: { publicId: pressing.publicId },
        data: {
          contactDueAt: new Date(due),
          ...('contactedAt' in changes && { contactedAt: new Date(changes.contactedAt) }),
        },
      }),
    )
    expect((await merge(pressing.publicId, calm.number)).status).toBe(200)
    const goesOn = await api.database.read.ticket.findUniqueOrThrow({ where: { publicId: calm.publicId } })
    expect(goesOn).toMatchObject({ urgency: 'P1', contactDueAt: new Date(due), safeAt: null })
    expect(goesOn.contactedAt?.getTime() ?? null).toBe(contactedAt)
    const owed = await api.database.read.outbox.findMany({
      where: {
        job: { in: ['ticket.contact', 'ticket.safe'] },
        payload: JSON.stringify({ ticketId: goesOn.id }),
      },
    })
    expect(owed.map(({ job }) => job)).toEqual(['ticket.contact', 'ticket.safe'])
  })

  test.each([
    ['itself', async () => lamp().then((ticket) => [ticket, ticket] as const), 'MERGE_REFUSED'],
    [
      'one that has ended',
      async () => [await lamp(), await lamp({ status: 'done' })] as const,
      'MERGE_REFUSED',
    ],
    [
      'a confidential one',
      async () => [await lamp(), await lamp({ confidential: true })] as const,
      'MERGE_REFUSED',
    ],
    [
      'one about a neighbour',
      async () => [await lamp(), await lamp({ category: 'noise' })] as const,
      'MERGE_REFUSED',
    ],
    ['an urgent one', async () => [await lamp(), await lamp({ urgency: 'P0' })] as const, 'MERGE_REFUSED'],
    ['none', async () => [await lamp(), { number: 999_999 }] as const, 'NOT_FOUND'],
  ])('are not this and %s', async (_, two, code) => {
    const [from, into] = await two()
    expect((await merge(from.publicId, into.number)).body).toMatchObject({ code })
  })

  test("are not of another's grid", async () => {
    const [from, into] = [await lamp(), await lamp({ place: 'estateC' })]
    expect((await merge(from.publicId, into.number, 'grid1')).body).toMatchObject({ code: 'NOT_FOUND' })
  })
})
