// Committees through the API: what each answers for decides whose a new matter is.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

type Items = { items: { id: number; name: string; categories: string[]; members: number }[] }
const list = async (by = 'manager') => ((await api.as(by)('GET', '/api/committees')).body as Items).items
const found = (name: string, changes: object = {}) =>
  api.as('manager')('POST', '/api/committees', {
    ...{ nodeId: api.community.nodes.community.id, name, categories: ['pest'] },
    ...changes,
  })

test('a committee is set up, changed and dissolved', async () => {
  expect((await found('公共卫生委员会')).status).toBe(204)
  const made = (await list()).find(({ name }) => name === '公共卫生委员会')!
  expect(made).toMatchObject({ categories: ['pest'], members: 0 })
  const change = { name: '公卫委员会', categories: ['pest', 'water_quality'] }
  expect((await api.as('manager')('PUT', `/api/committees/${made.id}`, change)).status).toBe(204)
  expect(await list()).toContainEqual({ ...made, ...change })
  expect((await api.as('manager')('DELETE', `/api/committees/${made.id}`)).status).toBe(204)
  expect((await api.as('manager')('DELETE', `/api/committees/${made.id}`)).body).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('one with members is not dissolved', async () => {
  await found('环境委员会')
  const { id } = (await list()).find(({ name }) => name === '环境委员会')!
  await api.as('admin')('PATCH', `/api/staff/${api.community.staff.grid1}`, { committeeId: id })
  const { status, body } = await api.as('manager')('DELETE', `/api/committees/${id}`)
  expect([status, body]).toMatchObject([409, { code: 'COMMITTEE_IN_USE' }])
})

test.each([
  ['a category that nothing is told under', { categories: ['dragons'] }],
  ['a place that is no community', { nodeId: 2 }],
  ['no name', { name: ' ' }],
])('%s is refused', async (_, changes) => {
  expect((await found('怪委员会', changes)).body).toMatchObject({ code: 'INPUT_INVALID' })
})
