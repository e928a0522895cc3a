// Looking in on people who agreed to it, through the API, and what the managers hear of it.
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday, type Place } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())
beforeEach(() =>
  api.database.writer.run(async (tx) => {
    await tx.staffNotice.deleteMany()
    await tx.lookInVisit.deleteMany()
    await tx.lookIn.deleteMany()
    await tx.outbox.deleteMany()
  }),
)

const today = '2026-11-23'
interface Listed {
  id: string
  resident: { name: string; house: string }
  dueOn: string
  escalatedAt: string | null
  last: { outcome: string } | null
}
const list = async (login = 'manager') =>
  ((await api.as(login)('GET', '/api/look-ins')).body as { items: Listed[] }).items
const bell = async (login: string) =>
  (
    (await api.as(login)('GET', '/api/notices')).body as { items: { type: string; lookIn: object | null }[] }
  ).items.map(({ type, lookIn }) => ({ type, lookIn }))
const owed = () =>
  api.database.read.outbox.findMany({
    where: { job: 'lookIn.check' },
    select: { payload: true, dueAt: true },
  })

/** Somebody who lives in a house. */
const resident = (place: Place = 'unit', name = '王桂芳') =>
  api.database.writer.run(async (tx) => {
    const flat = await tx.flat.create({ data: { nodeId: api.community.nodes[place].id, number: uuidv7() } })
    const { publicId, id } = await tx.resident.create({
      data: {
        publicId: uuidv7(),
        communityId: api.community.nodes.community.id,
        name,
        flatId: flat.id,
        createdAt: new Date(monday),
      },
    })
    return { publicId, id }
  })
const wish = (residentId: string, more: object = {}) => ({
  residentId,
  everyDays: 7,
  agreedOn: '2026-11-20',
  agreedBy: 'person',
  firstOn: today,
  note: '耳朵不好',
  ...more,
})
async function started(place: Place = 'unit') {
  const { publicId, id } = await resident(place)
  await api.as('staff')('POST', '/api/look-ins', wish(publicId))
  const plan = await api.database.read.lookIn.findFirstOrThrow({ where: { residentId: id } })
  return { ...plan, resident: publicId }
}
const visit = (id: string, body: object, login = 'grid1') =>
  api.as(login)('POST', `/api/look-ins/${id}/visit`, { dueOn: today, ...body })
const check = (id: number, dueOn: string) => api.database.writer.run(api.store.lookIns.check(id, dueOn))

describe('POST /api/look-ins', () => {
  test('keeps the yes with its day and who heard it, and plans the first visit', async () => {
    const { publicId } = await started()
    expect(await list('grid1')).toMatchObject([
      {
        id: publicId,
        resident: { name: '王桂芳' },
        everyDays: 7,
        note: '耳朵不好',
        agreed: { on: '2026-11-20', by: 'person', heardBy: 'the staff' },
        dueOn: today,
        last: null,
      },
    ])
    expect(await list('grid2')).toEqual([])
    expect((await owed()).map(({ dueAt }) => dueAt.toISOString())).toEqual(['2026-11-23T09:00:00.000Z'])
  })

  test.each([
    ['a yes that is still to come', { agreedOn: '2026-11-24' }, 'INPUT_INVALID'],
    ['a first visit in the past', { firstOn: '2026-11-22' }, 'INPUT_INVALID'],
    ['no way in which they agreed', { agreedBy: undefined }, 'INPUT_INVALID'],
    ['every two days', { everyDays: 2 }, 'INPUT_INVALID'],
  ])('refuses %s', async (_, more, code) => {
    const { publicId } = await resident()
    expect((await api.as('staff')('POST', '/api/look-ins', wish(publicId, more))).body).toMatchObject({
      code,
    })
  })

  test('refuses a first visit on a day that is over', async () => {
    const { publicId } = await resident()
    api.clock.now = Date.parse('2026-11-23T17:00:00+08:00')
    const { body } = await api.as('staff')('POST', '/api/look-ins', wish(publicId))
    expect(body).toMatchObject({ code: 'INPUT_INVALID' })
    api.clock.now = monday
  })

  test('refuses a second one, another grid’s, and somebody whose flat nobody knows', async () => {
    const plan = await started()
    const again = await api.as('staff')('POST', '/api/look-ins', wish(plan.resident))
    expect(again.body).toMatchObject({ code: 'LOOK_IN_EXISTS' })
    const { publicId } = await resident('estateC')
    expect((await api.as('grid1')('POST', '/api/look-ins', wish(publicId))).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    const { residentId } = await api.ticket()
    expect((await api.as('staff')('POST', '/api/look-ins', wish(residentId))).body).toMatchObject({
      code: 'INPUT_INVALID',
    })
  })
})

describe('POST /api/look-ins/:id/visit', () => {
  test('of somebody who was met plans the next, and rings nobody', async () => {
    const { publicId } = await started()
    expect((await visit(publicId, { outcome: 'seen' })).body).toEqual({ filed: null })
    expect(await list()).toMatchObject([
      { dueOn: '2026-11-30', escalatedAt: null, last: { outcome: 'seen' } },
    ])
    expect(await bell('manager')).toEqual([])
  })

  test('of somebody who was not met has the managers told at once, and comes again the next day', async () => {
    const { publicId } = await started()
    await visit(publicId, { outcome: 'missed' })
    expect(await list()).toMatchObject([{ dueOn: '2026-11-24', escalatedAt: new Date(monday).toISOString() }])
    expect(await bell('manager')).toEqual([{ type: 'lookInMissed', lookIn: { name: '王桂芳' } }])
    expect(await bell('grid1')).toEqual([])
    expect(await bell('property')).toEqual([])
  })

  test('of somebody who needs help files it for them, and hears danger', async () => {
    const { publicId, residentId } = await started()
    const { body } = await visit(publicId, { outcome: 'help', words: '屋头好大一股煤气味' })
    const { number, readOut } = (body as { filed: { number: string; readOut: string } }).filed
    expect(readOut).toContain('马上到屋外去')
    const ticket = await api.database.read.ticket.findFirstOrThrow({ where: { number: Number(number) } })
    expect(ticket).toMatchObject({ residentId, intake: 'visit', urgency: 'P0' })
    expect(await list()).toMatchObject([{ dueOn: '2026-11-30', last: { outcome: 'help' } }])
  })

  test.each([
    ['help without words', 'grid1', { outcome: 'help' }, 'INPUT_INVALID'],
    ['what was noted before', 'grid1', { outcome: 'seen', dueOn: '2026-11-16' }, 'LOOK_IN_DONE'],
    ['another grid’s', 'grid2', { outcome: 'seen' }, 'NOT_FOUND'],
  ])('refuses %s', async (_, login, body, code) => {
    const { publicId } = await started()
    expect((await visit(publicId, body, login)).body).toMatchObject({ code })
  })

  test('of two who tap at once keeps one', async () => {
    const { publicId } = await started()
    const answers = await Promise.all([1, 2].map(() => visit(publicId, { outcome: 'seen' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('a day on which nobody went', () => {
  test('rings the managers the same day, and again while nobody goes', async () => {
    const { id } = await started()
    api.clock.now = Date.parse('2026-11-23T17:00:00+08:00')
    await check(id, today)
    expect(await bell('manager')).toEqual([{ type: 'lookInUnvisited', lookIn: { name: '王桂芳' } }])
    expect(await list()).toMatchObject([{ dueOn: '2026-11-24', last: { outcome: 'unvisited' } }])
    await check(id, today)
    expect(await bell('manager')).toHaveLength(1)
    await check(id, '2026-11-24')
    expect(await bell('manager')).toHaveLength(2)
    api.clock.now = monday
  })

  test('is none where somebody went, or it has ended', async () => {
    const gone = await started()
    await visit(gone.publicId, { outcome: 'seen' })
    const ended = await started()
    await api.as('staff')('POST', `/api/look-ins/${ended.publicId}/end`, { why: 'withdrawn' })
    await check(gone.id, today)
    await check(ended.id, today)
    expect(await bell('manager')).toEqual([])
  })

  test('is seen to by a manager, with what it was', async () => {
    const { publicId, resident } = await started()
    await visit(publicId, { outcome: 'missed' })
    const settle = (login: string) =>
      api.as(login)('POST', `/api/look-ins/${publicId}/settle`, { reason: '在女儿家' })
    expect((await settle('grid1')).body).toMatchObject({ code: 'RIGHT_MISSING' })
    expect((await settle('manager')).status).toBe(204)
    expect(await list()).toMatchObject([{ escalatedAt: null }])
    expect((await settle('manager')).body).toMatchObject({ code: 'LOOK_IN_DONE' })
    const { body } = await api.as('manager')('GET', `/api/residents/${resident}`)
    expect(body).toMatchObject({ events: [{ type: 'lookInSettled', note: '在女儿家' }, { type: 'lookIn' }] })
  })
})

describe('POST /api/look-ins/:id/end', () => {
  test('ends it at once, forgets what visitors were to know, and allows a new yes', async () => {
    const { id, publicId, resident } = await started()
    await visit(publicId, { outcome: 'missed' })
    await api.as('grid1')('POST', `/api/look-ins/${publicId}/end`, { why: 'withdrawn' })
    expect(await list()).toEqual([])
    expect(await bell('manager')).toEqual([])
    expect(await api.database.read.lookIn.findUniqueOrThrow({ where: { id } })).toMatchObject({
      note: null,
      endedWhy: 'withdrawn',
      agreedOn: '2026-11-20',
    })
    expect((await visit(publicId, { outcome: 'seen', dueOn: '2026-11-24' })).status).toBe(404)
    expect((await api.as('staff')('POST', '/api/look-ins', wish(resident))).status).toBe(201)
  })
})

test('who is joined to an account is looked in on as that account', async () => {
  const record = await started()
  const account = await api.ticket()
  await api.as('manager')('POST', `/api/residents/${record.resident}/link`, {
    accountId: account.residentId,
    reason: '电话核过',
  })
  expect((await list()).map(({ resident }) => resident)).toMatchObject([{ id: account.residentId }])
})

test('GET /api/look-ins/rate counts the visits that were due in the month, by grid', async () => {
  const first = await started()
  const second = await started()
  const third = await started('estateC')
  await visit(first.publicId, { outcome: 'seen' })
  await visit(second.publicId, { outcome: 'missed' })
  await check(second.id, '2026-11-24')
  await visit(third.publicId, { outcome: 'help', words: '灯坏了' }, 'grid2')
  const rate = async (login: string, month: string) =>
    (await api.as(login)('GET', `/api/look-ins/rate?month=${month}`)).body
  const { grid1, grid2 } = api.community.nodes
  expect(await rate('manager', '2026-11')).toEqual({
    items: [
      { grid: { id: grid1.id, name: 'grid1' }, due: 3, met: 1 },
      { grid: { id: grid2.id, name: 'grid2' }, due: 1, met: 1 },
    ],
  })
  expect(await rate('grid2', '2026-11')).toMatchObject({ items: [{ due: 1 }] })
  expect(await rate('manager', '2026-12')).toEqual({ items: [] })
})
