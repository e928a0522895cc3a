// Tickets through the API: who sees which, what is masked, and every move.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

interface Page {
  items: { id: string; number: string }[]
  next: string | null
}
const idsIn = (body: unknown) => (body as Page).items.map(({ id }) => id)
const missing = '019aa000-0000-7000-8000-000000000000'

describe('GET /api/tickets', () => {
  test('gives each grid its own', async () => {
    const [one, two] = [await api.ticket({ place: 'unit' }), await api.ticket({ place: 'estateC' })]
    const asGrid1 = idsIn((await api.as('grid1')('GET', '/api/tickets')).body)
    expect(asGrid1).toContain(one.publicId)
    expect(asGrid1).not.toContain(two.publicId)
    const asAll = idsIn((await api.as('duty')('GET', '/api/tickets')).body)
    expect(asAll).toEqual(expect.arrayContaining([one.publicId, two.publicId]))
  })

  test('gives an adviser only what is in their hands', async () => {
    const own = await api.ticket({ assigneeId: api.community.staff.adviser })
    expect(idsIn((await api.as('adviser')('GET', '/api/tickets')).body)).toEqual([own.publicId])
    expect((await api.as('adviser')('GET', '/api/tickets/counts')).body).toEqual({
      mine: 1,
      unassigned: 0,
      undecided: 0,
      away: 0,
      overdue: 0,
      open: 1,
      visits: 0,
    })
  })

  test('goes on from page to page, newest first', async () => {
    const first = (await api.as('staff')('GET', '/api/tickets?box=all&limit=2')).body as Page
    expect(first.items).toHaveLength(2)
    const second = (await api.as('staff')('GET', `/api/tickets?box=all&limit=2&cursor=${first.next}`))
      .body as Page
    const numbers = [...first.items, ...second.items].map(({ number }) => Number(number))
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('finds by number and by words', async () => {
    const { publicId, number } = await api.ticket({ summary: '电梯停了' })
    expect(
      idsIn((await api.as('staff')('GET', `/api/tickets?q=${String(number).padStart(4, '0')}`)).body),
    ).toEqual([publicId])
    expect(
      idsIn((await api.as('staff')('GET', `/api/tickets?q=${encodeURIComponent('电梯')}`)).body),
    ).toEqual([publicId])
  })

  test('names a filter that it does not know, without repeating it', async () => {
    const { status, body, text } = await api.as('staff')('GET', '/api/tickets?box=secret')
    expect([status, body]).toMatchObject([400, { code: 'INPUT_INVALID' }])
    expect(text).toContain('box: ')
    expect(text).not.toContain('secret')
  })
})

describe('GET /api/tickets/:id', () => {
  test('holds the history and the conversation, the number masked', async () => {
    const { publicId, residentId } = await api.ticket({ said: '楼道灯坏了', name: '李四' })
    const { status, body } = await api.as('staff')('GET', `/api/tickets/${publicId}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: publicId,
      resident: { id: residentId, name: '李四', phone: '138****5678', channel: 'webchat' },
      events: [{ type: 'opened', actor: 'resident', at: new Date(monday).toISOString() }],
      conversation: [{ from: 'resident', text: '楼道灯坏了', mediaId: null, unsent: false }],
    })
  })

  test('masks names and numbers in all words for a supervisor', async () => {
    const { publicId } = await api.ticket({
      said: '打我电话 138 1234-5678',
      summary: '找 13987654321',
      name: '欧阳明',
    })
    const seen = await api.as('supervisor')('GET', `/api/tickets/${publicId}`)
    expect(seen.body).toMatchObject({
      summary: '找 139****4321',
      resident: { name: '欧**' },
      conversation: [{ text: '打我电话 138****5678' }],
      events: [{ note: '找 139****4321' }],
    })
    expect((await api.as('supervisor')('GET', '/api/tickets?box=all')).text).not.toContain('13987654321')
    expect((await api.as('staff')('GET', `/api/tickets/${publicId}`)).text).toContain('13987654321')
  })

  test.each(['grid2', 'adviser'])('hides what does not concern %s', async (login) => {
    const { publicId } = await api.ticket({ place: 'estateA' })
    const { status, body } = await api.as(login)('GET', `/api/tickets/${publicId}`)
    expect([status, body]).toMatchObject([404, { code: 'NOT_FOUND' }])
  })

  test('answers NOT_FOUND for an unknown id and INPUT_INVALID for none', async () => {
    expect((await api.as('staff')('GET', `/api/tickets/${missing}`)).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await api.as('staff')('GET', '/api/tickets/12')).body).toMatchObject({
      code: 'INPUT_INVALID',
      message: 'id: Invalid UUID',
    })
  })
})

describe('POST /api/tickets/:id/take', () => {
  test('gives the ticket to one of two who take it at once', async () => {
    const { publicId } = await api.ticket()
    const url = `/api/tickets/${publicId}/take`
    const answers = await Promise.all([api.as('staff')('POST', url), api.as('duty')('POST', url)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({ status: 'in_progress' })
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'TICKET_TAKEN' })
  })

  test('tells the resident by a job that is owed from then on', async () => {
    const { publicId, id } = await api.ticket()
    await api.as('staff')('POST', `/api/tickets/${publicId}/take`)
    const event = await api.database.read.ticketEvent.findFirstOrThrow({
      where: { ticketId: id, type: 'taken' },
    })
    const owed = await api.database.read.outbox.findMany({ where: { job: 'resident.notify' } })
    expect(owed.map(({ payload }) => payload)).toContain(JSON.stringify({ eventId: event.id }))
  })

  test("does not reach another grid's ticket", async () => {
    const { publicId } = await api.ticket({ place: 'estateC' })
    expect((await api.as('grid1')('POST', `/api/tickets/${publicId}/take`)).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await api.as('grid2')('POST', `/api/tickets/${publicId}/take`)).status).toBe(200)
  })
})

describe('POST /api/tickets/:id/assign', () => {
  const assign = (id: string, staffId: number, login = 'manager') =>
    api.as(login)('POST', `/api/tickets/${id}/assign`, { staffId })

  test('puts it into the hands of somebody in scope', async () => {
    const { publicId } = await api.ticket()
    const { staff } = api.community
    expect((await assign(publicId, staff.grid1)).body).toMatchObject({
      status: 'assigned',
      assignee: { id: staff.grid1, name: 'the grid1' },
    })
  })

  test.each([
    ['nobody', () => 999_999],
    ['whoever takes no tickets', () => api.community.staff.supervisor],
    ['whoever could not see it', () => api.community.staff.grid2],
  ])('refuses %s', async (_, staffId) => {
    const { publicId } = await api.ticket({ place: 'estateA' })
    expect((await assign(publicId, staffId())).body).toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('refuses whoever has left', async () => {
    const { publicId } = await api.ticket()
    const id = api.community.staff.property
    await api.as('admin')('PATCH', `/api/staff/${id}`, { active: false })
    expect((await assign(publicId, id)).body).toMatchObject({ code: 'INPUT_INVALID' })
    await api.as('admin')('PATCH', `/api/staff/${id}`, { active: true })
  })

  test('refuses a ticket that somebody works on', async () => {
    const { publicId } = await api.ticket({ status: 'in_progress', assigneeId: api.community.staff.duty })
    expect((await assign(publicId, api.community.staff.staff)).body).toMatchObject({ code: 'TICKET_TAKEN' })
  })
})

describe('POST /api/tickets/:id/transfer', () => {
  const move = (login: string, publicId: string, name: string, body?: object) =>
    api.as(login)('POST', `/api/tickets/${publicId}/${name}`, body)

  test('leaves the ticket with its lead and its clock until the other says yes', async () => {
    const { adviser, mediator } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: adviser })
    const url = `/api/tickets/${publicId}`
    const offered = await move('adviser', publicId, 'transfer', { staffId: mediator, reason: '要调解' })
    expect(offered.body).toMatchObject({ assignee: { id: adviser }, offeredTo: { id: mediator } })
    const { dueAt } = offered.body as { dueAt: string }
    expect((await api.as('mediator')('GET', url)).status).toBe(200)
    expect((await move('mediator', publicId, 'accept')).body).toMatchObject({
      status: 'in_progress',
      assignee: { id: mediator },
      offeredTo: null,
      firstReceiver: { id: mediator },
      dueAt,
    })
    expect((await api.as('adviser')('GET', url)).status).toBe(404)
  })

  test('may be declined with a reason, and shows the ticket once more to whoever declined', async () => {
    const { adviser, mediator } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: adviser })
    await move('adviser', publicId, 'transfer', { staffId: mediator, reason: '要调解' })
    const declined = await move('mediator', publicId, 'decline', { reason: '不是纠纷' })
    expect(declined.body).toMatchObject({ assignee: { id: adviser }, offeredTo: null })
    expect((await api.as('mediator')('GET', `/api/tickets/${publicId}`)).status).toBe(404)
    expect((await move('staff', publicId, 'accept')).body).toMatchObject({ code: 'TICKET_NOT_OFFERED' })
  })

  test('is decided by the manager where nobody says yes, and then not passed on again', async () => {
    const { staff, duty } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: staff })
    const settle = { staffId: staff, reason: '先办后议' }
    expect((await move('manager', publicId, 'settle', settle)).body).toMatchObject({
      code: 'TICKET_NOT_OFFERED',
    })
    await move('staff', publicId, 'transfer', { staffId: duty, reason: '太远' })
    expect((await move('manager', publicId, 'settle', settle)).body).toMatchObject({
      assignee: { id: staff },
      offeredTo: null,
      settled: true,
    })
    const again = await move('staff', publicId, 'transfer', { staffId: duty, reason: '太远' })
    expect(again.body).toMatchObject({ code: 'TICKET_SETTLED' })
  })

  test('leads from a grid up to the community, and not to another grid', async () => {
    const { grid1, grid2, mediator } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: grid1, place: 'estateA' })
    const transfer = (staffId: number) => move('grid1', publicId, 'transfer', { staffId, reason: '要调解' })
    expect((await transfer(grid2)).body).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await transfer(mediator)).body).toMatchObject({ offeredTo: { id: mediator } })
  })

  test('lets nobody pass a ticket to themselves', async () => {
    const { staff, duty } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: staff })
    const wanted = { staffId: duty, reason: 'r' }
    expect((await move('duty', publicId, 'transfer', wanted)).body).toMatchObject({
      code: 'TICKET_SAME_HANDLER',
    })
  })

  test('refuses the person who has it, and wants a reason', async () => {
    const { staff } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: staff })
    const transfer = (body: object) => move('staff', publicId, 'transfer', body)
    expect((await transfer({ staffId: staff, reason: 'r' })).body).toMatchObject({
      code: 'TICKET_SAME_HANDLER',
    })
    const { body } = await transfer({ staffId: staff, reason: '  ' })
    expect(body).toMatchObject({ code: 'INPUT_INVALID' })
    expect((body as { message: string }).message).toMatch(/^reason: /)
  })
})

describe('a colleague who is called in', () => {
  test('sees the ticket and answers the resident, while the lead stays the lead', async () => {
    const { staff, property } = api.community.staff
    const { publicId } = await api.ticket({ assigneeId: staff, status: 'in_progress' })
    const move = (login: string, name: string, body: object) =>
      api.as(login)('POST', `/api/tickets/${publicId}/${name}`, body)
    expect((await move('property', 'reply', { text: '明天来' })).status).toBe(404)
    expect((await move('staff', 'call-in', { staffId: property })).body).toMatchObject({
      assignee: { id: staff },
      helpers: [{ id: property, name: 'the property' }],
    })
    expect((await move('property', 'reply', { text: '明天来' })).status).toBe(200)
    expect((await move('property', 'note', { text: '要买配件' })).status).toBe(200)
    expect((await move('property', 'resolve', { result: '好了' })).body).toMatchObject({
      code: 'TICKET_NOT_YOURS',
    })
    expect((await move('staff', 'let-go', { staffId: property })).body).toMatchObject({ helpers: [] })
    expect((await move('property', 'reply', { text: '明天来' })).status).toBe(404)
  })
})

describe('the moves of whoever is in charge', () => {
  test('go from taking to asking, telling, resolving and reopening', async () => {
    const { publicId, id } = await api.ticket()
    const move = (name: string, body?: object) =>
      api.as('staff')('POST', `/api/tickets/${publicId}/${name}`, body)
    expect((await move('take')).body).toMatchObject({ status: 'in_progress' })
    expect((await move('ask', { text: '哪一层？' })).body).toMatchObject({ status: 'need_info' })
    expect((await move('reply', { text: '明天来' })).body).toMatchObject({ status: 'need_info' })
    expect((await move('resolve', { result: '换了灯' })).body).toMatchObject({
      status: 'done',
      result: '换了灯',
    })
    expect((await move('reply', { text: '晚了' })).body).toMatchObject({ code: 'TICKET_CLOSED' })
    expect((await move('reopen', { reason: '又坏了' })).body).toMatchObject({
      status: 'in_progress',
      result: null,
    })
    expect((await move('reopen', { reason: '又坏了' })).body).toMatchObject({ code: 'TICKET_NOT_DONE' })
    const events = await api.database.read.ticketEvent.findMany({
      where: { ticketId: id },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ type }) => type).join(' ')).toBe('opened taken asked replied resolved reopened')
  })

  test('are refused to others', async () => {
    const { publicId } = await api.ticket({ assigneeId: api.community.staff.duty, status: 'in_progress' })
    expect(
      (await api.as('staff')('POST', `/api/tickets/${publicId}/resolve`, { result: 'r' })).body,
    ).toMatchObject({ code: 'TICKET_NOT_YOURS' })
  })
})

describe('POST /api/tickets/:id/flag', () => {
  test('leaves the ticket as it is and the flag in its history', async () => {
    const { publicId } = await api.ticket({ assigneeId: api.community.staff.staff })
    const { body } = await api.as('supervisor')('POST', `/api/tickets/${publicId}/flag`, { reason: '太慢' })
    expect(body).toMatchObject({
      status: 'assigned',
      events: [{ type: 'opened' }, { type: 'flagged', name: 'the supervisor', note: '太慢' }],
    })
  })
})

describe('POST /api/tickets/:id/reveal', () => {
  test('tells the number and keeps who looked', async () => {
    const { publicId } = await api.ticket({ phone: '13900001111' })
    const revealed = await api.as('staff')('POST', `/api/tickets/${publicId}/reveal`)
    expect(revealed.body).toEqual({ phone: '13900001111' })
    expect((await api.as('staff')('GET', `/api/tickets/${publicId}`)).body).toMatchObject({
      events: [{ type: 'opened' }, { type: 'revealed', name: 'the staff' }],
    })
  })

  test("does not reach another grid's ticket", async () => {
    const { publicId } = await api.ticket({ place: 'estateC' })
    expect((await api.as('grid1')('POST', `/api/tickets/${publicId}/reveal`)).status).toBe(404)
  })
})
