// Staff take a conversation over, write, and give it back; the look after 30 minutes.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseSession } from '../../src/store/conversations/stored-session.ts'
import { createWork } from '../../src/store/work.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeEach(async () => {
  api = await openTestApi()
})
afterEach(() => api.close())

const said = async (contactId: number) =>
  (await api.database.read.message.findMany({ where: { contactId, author: { not: 'in' } } })).map(
    ({ text }) => text,
  )

test('one holds, writes and gives back; a second and another scope are refused', async () => {
  const { publicId, contactId } = await api.ticket()
  const url = `/api/tickets/${publicId}`
  const staff = api.as('staff')
  expect((await api.as('grid2')('POST', `${url}/hold`)).body).toMatchObject({ code: 'NOT_FOUND' })
  expect((await staff('POST', `${url}/say`, { text: '在吗' })).body).toMatchObject({ code: 'HOLD_MISSING' })
  expect((await staff('POST', `${url}/hold`)).body).toMatchObject({ held: { name: 'the staff' } })
  expect(await api.as('manager')('POST', `${url}/hold`)).toMatchObject({
    status: 409,
    body: { code: 'HOLD_TAKEN' },
  })
  await staff('POST', `${url}/say`, { text: '我下午过来' })
  expect((await staff('POST', `${url}/release`)).body).toMatchObject({ held: null })
  const [first, second, third] = await said(contactId)
  expect([first, second]).toEqual(['the staff在和您说话,机器人先不插嘴。', 'the staff:我下午过来'])
  expect(third).toContain('机器人小邻回来了')
})

test('thirty idle minutes give the conversation back, once', async () => {
  const { publicId, contactId } = await api.ticket()
  await api.as('staff')('POST', `/api/tickets/${publicId}/hold`)
  const since = api.clock.now
  api.clock.now += 30 * 60 * 1000
  const look = createWork(() => api.clock.now).checkHold(contactId, since)
  await api.database.writer.run(look)
  await api.database.writer.run(look)
  expect(await said(contactId)).toHaveLength(2)
  expect((await api.as('staff')('GET', `/api/tickets/${publicId}`)).body).toMatchObject({ held: null })
})

test('nothing is said of a hold in a matter of violence', async () => {
  const { id, publicId, contactId } = await api.ticket()
  await api.database.writer.run((tx) =>
    tx.ticket.update({ where: { id }, data: { category: 'domestic_violence' } }),
  )
  const staff = api.as('staff')
  await staff('POST', `/api/tickets/${publicId}/take`)
  const before = await said(contactId)
  await staff('POST', `/api/tickets/${publicId}/hold`)
  expect((await staff('POST', `/api/tickets/${publicId}/say`, { text: '你好' })).body).toMatchObject({
    code: 'HOLD_QUIET',
  })
  await staff('POST', `/api/tickets/${publicId}/release`)
  expect(await said(contactId)).toEqual(before)
})

const heldNow = async (contactId: number) =>
  parseSession((await api.database.read.session.findUniqueOrThrow({ where: { contactId } })).data).held

test('a silent danger of the same resident makes a running hold quiet', async () => {
  const { publicId, contactId } = await api.ticket()
  const url = `/api/tickets/${publicId}`
  await api.as('staff')('POST', `${url}/hold`)
  const before = (await said(contactId)).length
  const other = await api.ticket()
  const { residentId } = await api.database.read.ticket.findUniqueOrThrow({ where: { publicId } })
  await api.database.writer.run((tx) =>
    tx.ticket.update({ where: { id: other.id }, data: { category: 'violence', residentId } }),
  )
  expect((await api.as('staff')('POST', `${url}/say`, { text: '在吗' })).body).toMatchObject({
    code: 'HOLD_QUIET',
  })
  await api.as('staff')('POST', `${url}/release`)
  expect(await said(contactId)).toHaveLength(before)
})

test('resolving the ticket ends its hold, with a word to the resident', async () => {
  const { publicId, contactId } = await api.ticket()
  const url = `/api/tickets/${publicId}`
  const staff = api.as('staff')
  await staff('POST', `${url}/take`)
  await staff('POST', `${url}/hold`)
  expect(await staff('POST', `${url}/resolve`, { result: '修好了' })).toMatchObject({ status: 200 })
  expect(await heldNow(contactId)).toBeUndefined()
  expect((await said(contactId)).at(-1)).toContain('机器人小邻回来了')
})

test('a manager releases the hold of somebody else', async () => {
  const { publicId, contactId } = await api.ticket()
  await api.as('staff')('POST', `/api/tickets/${publicId}/hold`)
  expect(await api.as('manager')('POST', `/api/tickets/${publicId}/release`)).toMatchObject({ status: 200 })
  expect(await heldNow(contactId)).toBeUndefined()
})

test('the hold of somebody whose account is closed ends at the next look', async () => {
  const { publicId, contactId } = await api.ticket()
  await api.as('staff')('POST', `/api/tickets/${publicId}/hold`)
  const held = await heldNow(contactId)
  await api.database.writer.run((tx) =>
    tx.staff.update({ where: { id: held?.staffId ?? 0 }, data: { active: false } }),
  )
  await api.database.writer.run(createWork(() => api.clock.now).checkHold(contactId, api.clock.now))
  expect(await heldNow(contactId)).toBeUndefined()
})
