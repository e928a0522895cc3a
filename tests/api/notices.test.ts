// The bell, and the replies that did not arrive, through the API.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

describe('GET /api/channels', () => {
  const report = (online: boolean) =>
    api.store.channels.report({ name: 'wechaty', account: 'xiaolin', online })

  test('tells which account reaches residents, and since when', async () => {
    await api.store.channels.begin([
      { name: 'wechaty', account: 'xiaolin', proactive: true, perInbound: null, windowMs: null },
    ])
    const since = new Date(api.clock.now).toISOString()
    const items = [{ name: 'wechaty', account: 'xiaolin', online: false, since }]
    expect((await api.as('staff')('GET', '/api/channels')).body).toEqual({ items })
    api.clock.now += 60_000
    await report(false)
    expect((await api.as('staff')('GET', '/api/channels')).body).toEqual({ items })
    await report(true)
    expect((await api.inject({ url: '/api/health' })).body).toMatchObject({
      channels: [{ name: 'wechaty', online: true, since: new Date(api.clock.now).toISOString() }],
    })
  })

  test('forgets an account that the program no longer has', async () => {
    await api.store.channels.begin([])
    expect((await api.as('staff')('GET', '/api/channels')).body).toEqual({ items: [] })
  })
})

describe('GET /api/notices', () => {
  test("lists one's own entries, newest first, and counts all that are unread", async () => {
    const { id: ticketId, publicId } = await api.ticket({ summary: '灯坏了' })
    const { staff, duty } = api.community.staff
    await api.database.writer.run(async (tx) => {
      for (let at = 0; at < 60; at++)
        await tx.staffNotice.create({
          data: { staffId: staff, ticketId, type: 'taken', at: new Date(monday + at) },
        })
      await tx.staffNotice.create({ data: { staffId: duty, ticketId, type: 'routed', at: new Date(monday) } })
    })
    const { body } = await api.as('staff')('GET', '/api/notices')
    const { items, unread } = body as { items: unknown[]; unread: number }
    expect([items.length, unread]).toEqual([50, 60])
    expect(items[0]).toMatchObject({
      type: 'taken',
      ticket: { id: publicId, number: '0001', summary: '灯坏了' },
      at: new Date(monday + 59).toISOString(),
      read: false,
    })
  })

  test('has nothing unread after POST /api/notices/read, and leaves the others alone', async () => {
    expect((await api.as('staff')('POST', '/api/notices/read', {})).status).toBe(204)
    expect((await api.as('staff')('GET', '/api/notices')).body).toMatchObject({ unread: 0 })
    expect((await api.as('duty')('GET', '/api/notices')).body).toMatchObject({ unread: 1 })
  })
})

describe('GET /api/messages/undelivered', () => {
  test('lists what could not be delivered in the scope, masked for a supervisor', async () => {
    const { id: ticketId, contactId, publicId } = await api.ticket({ place: 'estateC' })
    await api.database.writer.run((tx) =>
      tx.message.create({
        data: {
          contactId,
          ticketId,
          author: 'bot',
          kind: 'text',
          text: '请打 13812345678',
          at: new Date(monday),
          failure: 'the window is closed',
        },
      }),
    )
    const ask = async (by: string) => (await api.as(by)('GET', '/api/messages/undelivered')).body
    const line = {
      ticket: { id: publicId, number: '0002' },
      text: '请打 13812345678',
      failure: 'the window is closed',
      at: new Date(monday).toISOString(),
    }
    expect(await ask('grid2')).toMatchObject({ items: [line] })
    expect(await ask('grid1')).toEqual({ items: [] })
    expect(await ask('supervisor')).toMatchObject({ items: [{ text: '请打 138****5678' }] })
  })
})
