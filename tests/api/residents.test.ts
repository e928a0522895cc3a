// Residents through the API.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
let first: Awaited<ReturnType<TestApi['ticket']>>
let second: typeof first
beforeAll(async () => {
  api = await openTestApi()
  first = await api.ticket({ place: 'estateA', name: '王小明', phone: '13812345678' })
  second = await api.ticket({ place: 'estateC', name: '李雷', phone: '13987654321' })
})
afterAll(() => api.close())

interface Page {
  items: { id: string; name: string }[]
  next: string | null
}
const list = async (query = '', by = 'staff') =>
  (await api.as(by)('GET', `/api/residents${query}`)).body as Page
const names = (page: Page) => page.items.map(({ name }) => name)

describe('GET /api/residents', () => {
  test('lists who belongs to the community, numbers masked, newest first', async () => {
    expect(await list()).toMatchObject({
      items: [
        { name: '李雷', phone: '139****4321', channels: ['webchat'], tickets: 1 },
        { name: '王小明', phone: '138****5678' },
      ],
      next: null,
    })
  })

  test('lists for a grid only who has a ticket there', async () => {
    expect(names(await list('', 'grid1'))).toEqual(['王小明'])
  })

  test.each([
    ['the beginning of the name', '王小', ['王小明']],
    ['nobody by a later part of the name', '小明', []],
    ['the end of the number', '4321', ['李雷']],
    ['the number as people write it', '138 1234-5678', ['王小明']],
    ['nobody for fewer than four digits', '432', []],
    ['nobody for what is not there', '张', []],
  ])('finds by %s', async (_, q, found) => {
    expect(names(await list(`?q=${encodeURIComponent(q)}`))).toEqual(found)
  })

  test('does not find by a number from outside the scope', async () => {
    expect(names(await list('?q=4321', 'grid1'))).toEqual([])
  })

  test('goes on from page to page', async () => {
    const page = await list('?limit=1')
    expect(names(page)).toEqual(['李雷'])
    const rest = await list(`?limit=1&cursor=${page.next}`)
    expect([names(rest), rest.next]).toEqual([['王小明'], null])
  })
})

describe('GET /api/residents/:id', () => {
  test('adds the tickets that the viewer may see', async () => {
    const { body } = await api.as('grid1')('GET', `/api/residents/${first.residentId}`)
    expect(body).toMatchObject({ name: '王小明', phone: '138****5678', recent: [{ id: first.publicId }] })
  })

  test('hides who has no ticket in scope', async () => {
    const { status, body } = await api.as('grid1')('GET', `/api/residents/${second.residentId}`)
    expect([status, body]).toMatchObject([404, { code: 'NOT_FOUND' }])
  })
})

describe('a resident with tickets in two grids', () => {
  test('shows each grid its own part, and is found by no number of the other', async () => {
    const here = await api.ticket({ place: 'estateB', name: '韩梅', phone: null })
    const there = await api.ticket({ place: 'estateC', phone: '13700009999' })
    await api.database.writer.run(async (tx) => {
      const { residentId } = await tx.ticket.findUniqueOrThrow({ where: { id: here.id } })
      await tx.ticket.update({ where: { id: there.id }, data: { residentId } })
    })
    const { body } = await api.as('grid1')('GET', `/api/residents/${here.residentId}`)
    expect(body).toMatchObject({ phone: null, tickets: 1, recent: [{ id: here.publicId }] })
    expect(names(await list('?q=9999', 'grid1'))).toEqual([])
    expect(names(await list('?q=9999', 'grid2'))).toEqual(['韩梅'])
  })
})
