import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monday } from '../support/community.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const until = new Date(monday + 24 * 60 * 60 * 1000).toISOString()
const body = (changes: object = {}) => ({ places: [1], text: '明早停水', until, ...changes })
const stranger = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('/api/announcements', () => {
  test('makes one, lists it with what became of it, and stops it', async () => {
    const ask = api.as('manager')
    const made = await ask('POST', '/api/announcements', body())
    expect(made.status).toBe(201)
    const { id } = made.body as { id: string }
    expect((await ask('GET', '/api/announcements')).body).toMatchObject({
      items: [{ id, text: '明早停水', state: 'sending', urgent: false, reception: [] }],
    })
    expect((await ask('POST', `/api/announcements/${id}/stop`, {})).status).toBe(204)
    expect((await ask('GET', '/api/announcements')).body).toMatchObject({ items: [{ id, state: 'stopped' }] })
  })

  test('tells how many live at each place of the scope', async () => {
    const { body } = await api.as('manager')('GET', '/api/announcements/audience')
    expect((body as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ id: 1, parentId: null, people: 0 }),
    )
  })

  test('tells by building whom chat reaches, and prints the doors that it does not, without names', async () => {
    const { building, unit, estateC } = api.community.nodes
    await api.database.writer.run(async (tx) => {
      await tx.channelState.create({
        data: { name: 'dumb', account: '', online: true, proactive: false, since: new Date(monday) },
      })
      const live = async (name: string, number: string, homeId: number | null, channel: string) => {
        const flat = await tx.flat.create({ data: { nodeId: unit.id, number } })
        const resident = await tx.resident.create({
          data: {
            publicId: name,
            communityId: 1,
            name,
            createdAt: new Date(monday),
            homeId,
            flatId: flat.id,
          },
        })
        await tx.contact.create({
          data: { residentId: resident.id, communityId: 1, channel, account: '', sender: name },
        })
      }
      await live('有聊天', '101', unit.id, 'webchat')
      await live('没要通知', '102', null, 'webchat')
      await live('发不出去', '1001', building.id, 'dumb')
      await live('只在窗口', '201', unit.id, 'desk')
    })
    const ask = api.as('manager')
    const { body } = await ask('GET', `/api/announcements/reach?places=${building.id},${estateC.id}`)
    expect(body).toEqual({ items: [{ place: 'estateAbuilding', reached: 1, homes: 4, unreached: 3 }] })
    const sheet = await ask('GET', `/api/announcements/doors?places=${building.id}`)
    expect(sheet.text.match(/□ [^<]+/g)).toEqual(['□ unit102', '□ unit201', '□ unit1001'])
    expect(sheet.text).not.toMatch(/没要通知|发不出去|只在窗口/)
    for (const what of ['reach', 'doors'])
      expect(await ask('GET', `/api/announcements/${what}?places=9999`)).toMatchObject({
        status: 400,
        body: { code: 'INPUT_INVALID' },
      })
  })

  test.each([
    ['no places', { places: [] }],
    ['no words', { text: '  ' }],
    ['too many words', { text: '停'.repeat(301) }],
    ['an end that is no time', { until: 'tomorrow' }],
    ['an end that has passed', { until: new Date(monday - 1).toISOString() }],
    ['a place that is not there', { places: [9999] }],
  ])('refuses %s', async (_, changes) => {
    const answer = await api.as('manager')('POST', '/api/announcements', body(changes))
    expect(answer).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } })
  })

  test('is not for those who only handle tickets, nor is what is not there stopped', async () => {
    expect(await api.as('staff')('POST', '/api/announcements', body())).toMatchObject({ status: 403 })
    expect(await api.as('manager')('POST', `/api/announcements/${stranger}/stop`, {})).toMatchObject({
      status: 404,
    })
  })
})
