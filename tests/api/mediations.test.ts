// Mediations through the API: who sees which, the moves, the signed pages and the file to print.
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
let mediatorId: number
beforeAll(async () => {
  api = await openTestApi()
  mediatorId = (await api.database.read.staff.findFirstOrThrow({ where: { login: 'mediator' } })).id
})
afterAll(() => api.close())
beforeEach(() => api.database.writer.run((tx) => tx.staffNotice.deleteMany()))

interface File {
  id: string
  state: string
  moves: string[]
  parties: { id: number; applicant: boolean; name: string | null; phone: string | null }[]
  scans: string[]
  confirmBy: string | null
}
const path = (id: string, part = '') => `/api/mediations/${id}${part}`
const file = async (id: string, login = 'mediator') => (await api.as(login)('GET', path(id))).body as File
const status = async (login: string, method: string, url: string, body?: object) =>
  (await api.as(login)(method, url, body)).status

/** A file that the mediator has, of somebody at the counter with one other side. */
async function begun(): Promise<string> {
  const { publicId } = await api.ticket({ category: 'mediation' })
  const made = await api.as('manager')('POST', '/api/mediations', {
    ticketId: publicId,
    about: '楼上漏水不肯赔',
  })
  expect(made.status).toBe(201)
  const { id } = made.body as { id: string }
  const other = { name: '李伟', phone: '13911112222' }
  expect(await status('manager', 'POST', path(id, '/parties'), other)).toBe(204)
  expect(await status('manager', 'POST', path(id, '/mediator'), { staffId: mediatorId })).toBe(204)
  return id
}
const otherOf = async (id: string) => (await file(id)).parties.find(({ applicant }) => !applicant)!
async function agreed(): Promise<string> {
  const id = await begun()
  const answer = { partyId: (await otherOf(id)).id, yes: true, way: 'person' }
  expect(await status('mediator', 'POST', path(id, '/answers'), answer)).toBe(204)
  return id
}
const terms = { on: '2026-11-20', text: '赔八百元', performBy: '2026-12-20' }

describe('a mediation', () => {
  test('is seen by its mediator and whoever keeps the files, and by nobody else', async () => {
    const id = await begun()
    expect((await file(id)).parties.map(({ name }) => name)).toContain('李伟')
    expect((await file(id, 'manager')).parties.map(({ phone }) => phone)).toContain('13911112222')
    for (const login of ['grid1', 'duty', 'adviser', 'property'])
      expect(await status(login, 'GET', path(id))).toBe(403)
    const { publicId } = await api.ticket({ category: 'mediation' })
    const made = await api.as('manager')('POST', '/api/mediations', { ticketId: publicId, about: '停车' })
    const { id: other } = made.body as { id: string }
    expect(await status('mediator', 'GET', path(other))).toBe(404)
    expect(await status('mediator', 'GET', path(uuidv7()))).toBe(404)
    const { items } = (await api.as('mediator')('GET', '/api/notices')).body as {
      items: { type: string; mediation: { id: string } | null }[]
    }
    expect(items).toMatchObject([{ type: 'mediationYours', mediation: { id } }])
  })

  test('is found by its ticket, by whoever may know of it', async () => {
    const id = await begun()
    const { ticketId } = (await api.as('manager')('GET', path(id))).body as { ticketId: string }
    const found = async (login: string) =>
      (
        (await api.as(login)('GET', `/api/mediations?ticketId=${ticketId}`)).body as {
          items: { id: string }[]
        }
      ).items
    expect(await found('manager')).toMatchObject([{ id }])
    expect(await found('mediator')).toMatchObject([{ id }])
    expect((await api.as('mediator')('GET', path(id))).body).toMatchObject({ ticketId: null })
    const { publicId: other } = await api.ticket({ category: 'mediation' })
    expect((await api.as('manager')('GET', `/api/mediations?ticketId=${other}`)).body).toEqual({ items: [] })
    expect(await status('manager', 'GET', '/api/mediations?ticketId=no')).toBe(400)
  })

  test('is refused twice for one ticket', async () => {
    const { publicId: ticketId } = await api.ticket({ category: 'mediation' })
    const body = { ticketId, about: '停车' }
    expect(await status('manager', 'POST', '/api/mediations', body)).toBe(201)
    expect(await status('manager', 'POST', '/api/mediations', body)).toBe(409)
  })

  test('ends where somebody refuses, and their number is deleted', async () => {
    const id = await begun()
    const answer = { partyId: (await otherOf(id)).id, yes: false, way: 'phone' }
    expect(await status('mediator', 'POST', path(id, '/answers'), answer)).toBe(204)
    expect(await file(id)).toMatchObject({ state: 'refused', moves: [] })
    expect((await otherOf(id)).phone).toBeNull()
    const session = { start: '2026-11-30T10:00:00+08:00', end: '2026-11-30T11:00:00+08:00', place: '调解室' }
    expect(await status('mediator', 'POST', path(id, '/sessions'), session)).toBe(409)
  })

  test('moves and calls off its sessions, and only whoever mediates reads of its room', async () => {
    const id = await agreed()
    const session = { start: '2026-11-30T10:00:00+08:00', end: '2026-11-30T11:00:00+08:00' }
    expect(await status('mediator', 'POST', path(id, '/sessions'), session)).toBe(400)
    expect(await status('mediator', 'POST', path(id, '/sessions'), { ...session, roomId: uuidv7() })).toBe(
      404,
    )
    expect(await status('mediator', 'POST', path(id, '/sessions'), { ...session, place: '调解室' })).toBe(204)
    const { sessions } = (await api.as('mediator')('GET', path(id))).body as { sessions: { id: number }[] }
    const one = path(id, `/sessions/${String(sessions[0]?.id)}`)
    const moved = { ...session, start: '2026-11-30T09:00:00+08:00', place: '调解室' }
    expect(await status('grid1', 'PUT', one, moved)).toBe(403)
    expect(await status('mediator', 'PUT', one, moved)).toBe(204)
    expect(await status('mediator', 'DELETE', one)).toBe(204)
    expect(await status('mediator', 'DELETE', one)).toBe(400)
    expect(await status('mediator', 'PUT', one, moved)).toBe(400)
    expect((await api.as('mediator')('GET', path(id))).body).toMatchObject({
      sessions: [{ start: '2026-11-30T01:00:00.000Z', cancelled: true }],
    })
    expect(await status('grid1', 'GET', '/api/mediations/rooms')).toBe(403)
  })

  test('that is written down needs its signed pages, which only those of the file read', async () => {
    const id = await agreed()
    const written = { ...terms, form: 'written' }
    expect(await status('mediator', 'POST', path(id, '/agreement'), written)).toBe(400)
    const page = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const added = await api.inject({
      method: 'POST',
      url: path(id, '/scans'),
      payload: page,
      headers: { 'content-type': 'image/png', cookie: await api.cookieOf('mediator') },
    })
    expect(added.status).toBe(204)
    expect(await status('mediator', 'POST', path(id, '/agreement'), written)).toBe(204)
    const { scans, confirmBy } = await file(id)
    expect(confirmBy).toBe('2026-12-21')
    const scan = path(id, `/scans/${scans[0]!}`)
    expect((await api.as('manager')('GET', scan)).headers['content-type']).toBe('image/jpeg')
    expect(await status('grid1', 'GET', scan)).toBe(403)
    expect(await status('manager', 'GET', `/api/media/${scans[0]!}`)).toBe(404)
  })

  test('prints in the order of the law: application, registration, records, agreement, visit, without notes', async () => {
    const id = await agreed()
    await api.as('mediator')('POST', path(id, '/notes'), { text: '他愿意让一步' })
    await api.as('mediator')('POST', path(id, '/agreement'), { ...terms, form: 'oral' })
    await api.as('mediator')('POST', path(id, '/performance'), { words: '<b>赔清了</b>' })
    const { text } = await api.as('mediator')('GET', path(id, '/sheet'))
    expect([...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
      ...['调解申请', '调解登记', '调解工作记录', '调解协议', '回访'],
    ])
    expect(text).toContain('李伟:同意')
    expect(text).toContain('&lt;b&gt;赔清了')
    expect(text).not.toContain('让一步')
    const { items } = (await api.as('manager')('GET', path(id, '/notes'))).body as { items: unknown[] }
    expect(items).toEqual([])
  })
})
