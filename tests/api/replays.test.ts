// An ordinary conversation becomes a test; no other does, and nothing of whoever wrote it leaves with it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday, type TicketWish } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const hour = 60 * 60 * 1000
const said = '我叫王建国,灯坏了,电话13912345678'
const plant = (wish: TicketWish = {}) =>
  api.ticket({ category: 'street_light', name: '王建国', said, ...wish })
const draft = (id: string, login = 'manager') => api.as(login)('GET', `/api/tickets/${id}/replay`)
const confirm = (id: string, turns: string[], confirmed: unknown = true) =>
  api.as('manager')('POST', `/api/tickets/${id}/replay`, { turns, confirmed })
const filed = { kind: 'help', category: 'street_light', urgency: 'P2' }

describe('a conversation as a test', () => {
  test('is drafted with stand-ins, and made once a person has confirmed it', async () => {
    const { publicId, number, residentId } = await plant()
    const { body } = await draft(publicId)
    expect(body).toEqual({ version: 1, turns: ['我叫王小明,灯坏了,电话13800000000'], filed })
    const made = await confirm(publicId, ['灯坏了'])
    expect(made.body).toEqual({ version: 1, turns: ['灯坏了'], filed })
    for (const id of [publicId, residentId, String(number).padStart(4, '0')])
      expect(made.text).not.toContain(id)
    const ticket = (await api.as('manager')('GET', `/api/tickets/${publicId}`)).body
    expect(ticket).toMatchObject({ events: [{ type: 'opened' }, { type: 'madeTest', name: 'the manager' }] })
  })

  test.each([
    ['is not made unconfirmed', ['灯坏了'], false, 'INPUT_INVALID'],
    ['is not made of nothing', [], true, 'INPUT_INVALID'],
    ['is not made while it names the resident', ['王建国家灯坏了'], true, 'REPLAY_REFUSED'],
    ['is not made while it holds a number', ['打13912345678'], true, 'REPLAY_REFUSED'],
    ['is not made while it names a place', ['estateA的灯'], true, 'REPLAY_REFUSED'],
  ])('%s', async (_, turns, confirmed, code) => {
    const { publicId } = await plant()
    expect((await confirm(publicId, turns, confirmed)).body).toMatchObject({ code })
  })

  test.each<[string, TicketWish]>([
    ['a confidential case', { confidential: true, confidentialTo: null }],
    ['an emergency', { urgency: 'P0' }],
    ['danger', { category: 'gas_leak' }],
    ['violence', { category: 'domestic_violence' }],
    ['harm to a child', { category: 'child_tells' }],
    ['a complaint about staff', { category: 'complaint_staff' }],
  ])('is never one of %s, also not for who sees it all', async (_, wish) => {
    const { publicId } = await plant(wish)
    for (const login of ['manager', 'admin']) {
      expect((await draft(publicId, login)).body).toMatchObject({ code: 'REPLAY_REFUSED' })
    }
    expect((await confirm(publicId, ['灯坏了'])).body).toMatchObject({ code: 'REPLAY_REFUSED' })
  })

  test('is never one beside which such a matter was told', async () => {
    const { publicId, id } = await plant()
    const other = await plant({ category: 'domestic_violence', at: monday + 71 * hour })
    expect((await draft(publicId)).status).toBe(200)
    await api.database.writer.run(async (tx) => {
      const { residentId, contactId } = await tx.ticket.findUniqueOrThrow({ where: { id } })
      await tx.ticket.update({ where: { id: other.id }, data: { residentId, contactId } })
    })
    expect((await draft(publicId)).body).toMatchObject({ code: 'REPLAY_REFUSED' })
  })
})
