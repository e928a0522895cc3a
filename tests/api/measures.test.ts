// What the service is measured by, through the API: for whom what counts, and against slow counts.
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Measures } from '../../src/store/tickets/measures.ts'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday, type TicketWish } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

type Told = Awaited<ReturnType<Measures['of']>>
const hour = 60 * 60 * 1000
const day = 24 * hour
const read = async (login: string, month: string) =>
  (await api.as(login)('GET', `/api/measures?month=${month}`)).body as Told

/** Staff's moves on a ticket, and its return visit. */
const events = (ticketId: number, staffId: number, told: readonly [type: string, at: number][]) =>
  api.database.writer.run((tx) =>
    tx.ticketEvent.createMany({
      data: told.map(([type, at]) => ({ ticketId, staffId, at: new Date(at), actor: 'staff', type })),
    }),
  )
const visited = (ticketId: number, visit: object) =>
  api.database.writer.run((tx) =>
    tx.visit.create({ data: { ticketId, at: new Date(monday), state: 'answered', ...visit } }),
  )

describe('GET /api/measures', () => {
  test('counts what was received in the month, as it stands', async () => {
    const at = Date.parse('2026-03-05T10:00:00+08:00')
    const { staff } = api.community.staff
    const plant = (wish: TicketWish) => api.ticket({ at, dueAt: at + 3 * day, place: 'estateC', ...wish })
    const done = await plant({ status: 'done', assigneeId: staff })
    await events(done.id, staff, [
      ['replied', at + hour],
      ['resolved', at + day],
      ['reopened', at + 2 * day],
      ['resolved', at + 4 * day],
    ])
    await visited(done.id, { outcome: 'unsolved', satisfaction: 'unsatisfied', state: 'over' })
    await visited(done.id, { outcome: 'solved', satisfaction: 'satisfied' })
    const silent = await plant({ status: 'done', assigneeId: staff })
    await events(silent.id, staff, [['resolved', at + day]])
    await visited(silent.id, { state: 'asked' })
    const alarm = await plant({ urgency: 'P0', category: 'gas_leak', assigneeId: staff })
    await api.database.writer.run((tx) =>
      tx.alarm.create({
        data: {
          ticketId: alarm.id,
          stage: 'first',
          startedAt: new Date(at),
          confirmedAt: new Date(at + 60_000),
          confirmedBy: staff,
        },
      }),
    )
    for (const status of ['withdrawn', 'merged', 'in_progress']) await plant({ status })
    await plant({ at: Date.parse('2026-02-28T23:59:59+08:00') })
    await plant({ at: Date.parse('2026-04-01T00:00:00+08:00') })

    const { total, byHandler, asOf } = await read('manager', '2026-03')
    expect({ total, asOf }).toEqual({
      asOf: new Date(monday).toISOString(),
      total: {
        received: 6,
        done: 2,
        ended: 2,
        open: 2,
        overdue: 3,
        due: 4,
        answered: 3,
        reopened: 1,
        visits: { unanswered: 1, answered: 2, solved: 1, rated: 2, satisfied: 1 },
      },
    })
    expect(byHandler).toEqual([{ staff: { id: staff, name: 'the staff' }, received: 3, open: 1, overdue: 2 }])
  })

  test('tells of kinds and grids with three at least, and puts the rest together', async () => {
    const at = Date.parse('2026-05-05T10:00:00+08:00')
    const plant = async (count: number, wish: TicketWish) => {
      for (let n = 0; n < count; n++) await api.ticket({ at, ...wish })
    }
    await plant(4, { category: 'parking', place: 'unit' })
    await plant(3, { category: 'pest', place: 'estateC' })
    await plant(2, { category: 'noise', place: 'estateC' })
    await plant(1, { category: 'noise', place: 'estateC', confidential: true })
    const { byCategory, byGrid, byHandler } = await read('staff', '2026-05')
    expect(byCategory.map(({ category, received }) => [category, received])).toEqual([
      ['parking', 4],
      ['pest', 3],
      [null, 3],
    ])
    // One that stands apart would be alone beside the grids, and so the smaller of them goes there with it.
    expect(byGrid.map(({ grid, received }) => [grid?.name, received])).toEqual([
      ['grid2', 5],
      [undefined, 5],
    ])
    expect(byHandler).toBeNull()
    expect((await read('grid1', '2026-05')).total.received).toBe(4)
  })

  test('counts what is delicate only to whom may know of it', async () => {
    const at = Date.parse('2026-06-05T10:00:00+08:00')
    const about = await api.ticket({ at, category: 'complaint_staff' })
    await api.database.writer.run((tx) =>
      tx.ticket.update({ where: { id: about.id }, data: { aboutStaffId: api.community.staff.staff } }),
    )
    await api.ticket({ at, category: 'domestic_violence' })
    await api.ticket({ at, category: 'child_tells' })
    await api.ticket({ at, category: 'parking' })
    const received = async (login: string) => (await read(login, '2026-06')).total.received
    expect([await received('manager'), await received('staff'), await received('supervisor')]).toEqual([
      4, 3, 2,
    ])
    const told = JSON.stringify(await read('manager', '2026-06'))
    for (const category of ['complaint_staff', 'domestic_violence', 'child_tells'])
      expect(told).not.toContain(category)
  })

  test('refuses what is no month', async () => {
    for (const month of ['2026-13', '2026', '2026-1'])
      expect((await api.as('staff')('GET', `/api/measures?month=${month}`)).body).toMatchObject({
        code: 'INPUT_INVALID',
      })
  })
})

describe('GET /api/reports/:month', () => {
  test('is a page and a workbook of the same figures, without persons', async () => {
    const at = Date.parse('2026-07-05T10:00:00+08:00')
    const assigneeId = api.community.staff.staff
    for (let n = 0; n < 3; n++) await api.ticket({ at, category: 'parking', assigneeId })
    const { text, headers } = await api.as('supervisor')('GET', '/api/reports/2026-07')
    expect(headers['content-type']).toContain('text/html')
    expect(text).toContain('2026年7月居民报事办理情况')
    expect(text).toContain('<th>来件</th><td>3</td>')
    expect(text).toContain('<th>响应率</th><td>0%<small>(0/3)</small></td>')
    expect(text).toContain('<th>解决率</th><td>—</td>')
    expect(text).toContain('<th>停车</th><td>3</td>')
    expect(text).not.toContain('the staff')

    const raw = await api.app.inject({
      url: '/api/reports/2026-07/xlsx',
      headers: { cookie: await api.cookieOf('manager') },
    })
    expect(raw.headers['content-disposition']).toBe('attachment; filename="report-2026-07.xlsx"')
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map((sheet) => readSheet(raw.rawPayload, sheet)),
    )
    expect(first?.[0]).toEqual(['项目', '件数', '总数', '比率', '怎么算的'])
    expect(first?.[1]?.slice(0, 2)).toEqual(['来件', 3])
    expect(second?.[1]?.slice(0, 2)).toEqual(['grid1', 3])
    expect(third?.[1]?.slice(0, 2)).toEqual(['停车', 3])
    expect(JSON.stringify([first, second, third])).not.toContain('the staff')
  })
})

describe('GET /api/hot-spots', () => {
  /** Many at once, of one resident. */
  async function plantAll(
    wishes: readonly { node: 'building' | 'unit' | 'estateC'; category: string; at: number }[],
  ) {
    const { id, contactId } = await api.ticket({ at: 0, status: 'withdrawn' })
    await api.database.writer.run(async (tx) => {
      const { residentId, communityId } = await tx.ticket.findUniqueOrThrow({ where: { id } })
      await tx.ticket.deleteMany({ where: { summary: 'hot' } })
      await tx.ticket.createMany({
        data: wishes.map(({ node, category, at }, index) => ({
          publicId: `hot ${index}`,
          communityId,
          number: 10_000 + index,
          residentId,
          contactId,
          kind: 'help',
          category,
          urgency: 'P2',
          status: 'done',
          summary: 'hot',
          placeText: '',
          nodeId: api.community.nodes[node].id,
          scope: api.community.nodes[node].path,
          createdAt: new Date(at),
          updatedAt: new Date(at),
          dueAt: new Date(at),
        })),
      })
    })
  }
  const spots = async (login: string) =>
    (await api.as(login)('GET', '/api/hot-spots')).body as { items: { category: string; recent: number }[] }

  test('are what a slow count of each fortnight finds, by building', async () => {
    const at = monday
    const wish = fc.record({
      node: fc.constantFrom('building', 'unit', 'estateC'),
      category: fc.constantFrom('parking', 'pest', 'elevator_fault', 'other', 'gas_leak'),
      // Mostly of late, so that some are hot.
      at: fc
        .oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 140 }))
        .map((days) => at - days * day),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 20, maxLength: 60 }), async (wishes) => {
        await plantAll(wishes)
        const slow = ['parking', 'pest', 'elevator_fault'].flatMap((category) => {
          const days = wishes
            .filter((one) => one.category === category && one.node !== 'estateC')
            .map((one) => (at - one.at) / day)
          const fortnight = (n: number) =>
            days.filter((ago) => (n === 0 ? ago <= 14 : ago > 14 * n && ago <= 14 * (n + 1))).length
          const before = [1, 2, 3, 4, 5, 6, 7, 8].map(fortnight)
          const mean = before.reduce((a, b) => a + b, 0) / 8
          return fortnight(0) >= 5 && fortnight(0) >= 3 * mean ? [`${category} ${fortnight(0)}`] : []
        })
        const { items } = await spots('staff')
        expect(items.map(({ category, recent }) => `${category} ${recent}`).sort()).toEqual(slow.sort())
      }),
      { numRuns: 15 },
    )
  })

  test('name the building, tell what is usual, and are seen where one works', async () => {
    const late = Array.from({ length: 6 }, (_, n) => ({ ago: n }))
    const before = Array.from({ length: 4 }, (_, n) => ({ ago: 20 + 14 * n }))
    await plantAll(
      [...late, ...before].map(({ ago }) => ({
        node: 'unit',
        category: 'pest',
        at: monday - ago * day,
      })),
    )
    const spot = {
      building: { id: api.community.nodes.building.id, name: 'estateAbuilding' },
      category: 'pest',
      recent: 6,
      usual: 0.5,
    }
    expect(await spots('grid1')).toEqual({ items: [spot] })
    expect(await spots('grid2')).toEqual({ items: [] })
  })
})
