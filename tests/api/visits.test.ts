// Return visits through the API: recorded by telephone, shown as far as one may see, and found in their boxes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import type { TicketWish } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const idsIn = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id)
const inBox = async (login: string, box: string, more = '') =>
  idsIn((await api.as(login)('GET', `/api/tickets?box=${box}${more}`)).body)

/** A ticket that is done, with its visit. */
async function done(visit: object, wish: TicketWish = {}) {
  const ticket = await api.ticket({ status: 'done', assigneeId: api.community.staff.staff, ...wish })
  await api.database.writer.run((tx) =>
    tx.visit.create({
      data: { ticketId: ticket.id, at: new Date(api.clock.now), state: 'phone', ...visit },
    }),
  )
  return ticket
}

describe('POST /api/tickets/:id/visit', () => {
  test('keeps what was said by telephone, by whom, and takes it out of the box', async () => {
    const { publicId } = await done({})
    expect(await inBox('staff', 'visits')).toContain(publicId)
    const { status, body } = await api.as('duty')('POST', `/api/tickets/${publicId}/visit`, {
      outcome: 'partly',
      satisfaction: 'unsatisfied',
      words: '太暗',
    })
    expect([status, body]).toMatchObject([
      200,
      {
        visit: {
          state: 'answered',
          outcome: 'partly',
          satisfaction: 'unsatisfied',
          words: '太暗',
          way: 'phone',
          by: 'the duty',
        },
        events: [{ type: 'opened' }, { type: 'visited', actor: 'staff', note: '太暗' }],
      },
    ])
    expect(await inBox('staff', 'visits')).not.toContain(publicId)
    expect(await inBox('staff', 'unhappy')).toContain(publicId)
  })

  test('of a call that nobody answered leaves it unanswered', async () => {
    const { publicId } = await done({})
    const { body } = await api.as('staff')('POST', `/api/tickets/${publicId}/visit`, { outcome: null })
    expect(body).toMatchObject({ visit: { state: 'asked', outcome: null, satisfaction: null } })
    expect(await inBox('staff', 'unhappy')).not.toContain(publicId)
  })

  test.each([
    ['a ticket without one', async () => (await api.ticket()).publicId, 'staff', 'VISIT_MISSING'],
    ['one that is over', async () => (await done({ state: 'over' })).publicId, 'staff', 'VISIT_MISSING'],
    ['another grid’s', async () => (await done({})).publicId, 'grid2', 'NOT_FOUND'],
    [
      'a reporter who is withheld',
      async () =>
        (await done({}, { confidential: true, confidentialTo: api.community.staff.admin })).publicId,
      'duty',
      'REPORTER_WITHHELD',
    ],
    [
      'one’s own work, to the property company',
      async () => (await done({}, { assigneeId: api.community.staff.property })).publicId,
      'property',
      'RIGHT_MISSING',
    ],
  ])('refuses %s', async (_, plant, login, code) => {
    const { body } = await api.as(login)('POST', `/api/tickets/${await plant()}/visit`, { outcome: 'solved' })
    expect(body).toMatchObject({ code })
  })

  test('refuses an outcome that there is not', async () => {
    const { publicId } = await done({})
    const { body } = await api.as('staff')('POST', `/api/tickets/${publicId}/visit`, { outcome: 'fine' })
    expect(body).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('POST /api/tickets/:id/uphold', () => {
  test('is for managers, and only where the resident asks for it', async () => {
    const { publicId } = await done({ state: 'escalated', outcome: 'unsolved', unhappy: true })
    const uphold = (login: string) =>
      api.as(login)('POST', `/api/tickets/${publicId}/uphold`, { reason: '明年换' })
    expect((await uphold('staff')).body).toMatchObject({ code: 'RIGHT_MISSING' })
    expect((await uphold('manager')).body).toMatchObject({
      status: 'done',
      visit: { state: 'answered', outcome: 'unsolved' },
    })
    expect((await uphold('manager')).body).toMatchObject({ code: 'VISIT_MISSING' })
  })
})

describe('POST /api/tickets/:id/withdraw', () => {
  test('is for whoever has it, once the resident has asked', async () => {
    const { id, publicId } = await api.ticket({
      status: 'in_progress',
      assigneeId: api.community.staff.staff,
    })
    const agree = async (login: string) =>
      (await api.as(login)('POST', `/api/tickets/${publicId}/withdraw`)).body
    expect(await agree('staff')).toMatchObject({ code: 'WITHDRAWAL_MISSING' })
    await api.database.writer.run((tx) =>
      tx.ticketEvent.create({
        data: { ticketId: id, at: new Date(api.clock.now), actor: 'resident', type: 'withdrawAsked' },
      }),
    )
    expect(await agree('duty')).toMatchObject({ code: 'TICKET_NOT_YOURS' })
    expect(await agree('staff')).toMatchObject({ status: 'withdrawn' })
    expect(await agree('staff')).toMatchObject({ code: 'TICKET_CLOSED' })
  })
})

test('GET /api/tickets/visits counts half done as not solved, and no answer as neither solved nor satisfied (A22)', async () => {
  const one = { place: 'estateC' } as const
  const seen = async () => (await api.as('grid2')('GET', '/api/tickets/visits?days=7')).body
  expect(await seen()).toEqual({ unanswered: 0, answered: 0, solved: 0, rated: 0, satisfied: 0 })
  await done({ state: 'asked' }, one)
  await done({ state: 'answered', outcome: 'partly' }, one)
  await done({ state: 'answered', outcome: 'solved', satisfaction: 'fairly_satisfied' }, one)
  await done({ state: 'answered', outcome: 'solved', satisfaction: 'unsatisfied' }, one)
  await done({ state: 'over', outcome: 'unsolved', at: new Date(0) }, one)
  expect(await seen()).toEqual({ unanswered: 1, answered: 3, solved: 2, rated: 2, satisfied: 1 })
})

describe('what a resident said of what was done', () => {
  const words = '找我13912345678'
  const answered = { state: 'answered', outcome: 'unsolved', unhappy: true, words }

  test.each([
    ['staff', words],
    ['supervisor', '找我139****5678'],
  ])('is read by %s as the conversation is', async (login, shown) => {
    const { publicId } = await done(answered)
    const { body } = await api.as(login)('GET', `/api/tickets/${publicId}`)
    expect(body).toMatchObject({ visit: { outcome: 'unsolved', words: shown } })
  })

  test('is not told of a confidential matter, nor counted to who may not see it', async () => {
    const { publicId } = await done(answered, { confidential: true, place: 'estateC' })
    const { body } = await api.as('staff')('GET', `/api/tickets/${publicId}`)
    expect(body).toMatchObject({ visit: { outcome: 'unsolved', mayPhone: false } })
    expect(JSON.stringify((body as { visit: unknown }).visit)).not.toContain('139')
    expect(await inBox('grid1', 'unhappy')).not.toContain(publicId)
    expect(await inBox('grid2', 'unhappy')).toContain(publicId)
  })

  test('by telephone is read no further for standing in the history', async () => {
    const { publicId } = await done({})
    const by = { outcome: 'solved', words }
    await api.as('staff')('POST', `/api/tickets/${publicId}/visit`, by)
    const notes = async (login: string) => {
      const { body } = await api.as(login)('GET', `/api/tickets/${publicId}`)
      return (body as { events: { type: string; note: string | null }[] }).events
        .filter(({ type }) => type === 'visited')
        .map(({ note }) => note)
    }
    expect(await notes('duty')).toEqual([words])
    expect(await notes('supervisor')).toEqual(['找我139****5678'])
  })

  test('is searched within its box, and counted where somebody has to phone', async () => {
    const { publicId } = await done(answered, { summary: '水管爆了' })
    expect(await inBox('staff', 'unhappy', `&q=${encodeURIComponent('水管')}`)).toEqual([publicId])
    expect(await inBox('staff', 'visits', `&q=${encodeURIComponent('水管')}`)).toEqual([])
    const before = (await api.as('staff')('GET', '/api/tickets/counts')).body as { visits: number }
    await done({})
    const after = (await api.as('staff')('GET', '/api/tickets/counts')).body as { visits: number }
    expect(after.visits).toBe(before.visits + 1)
  })
})
