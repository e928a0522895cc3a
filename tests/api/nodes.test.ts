// The community tree through the API.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const node = (changes: object = {}) => ({
  parentId: api.community.nodes.grid1.id,
  kind: 'estate',
  name: '幸福里',
  aliases: ['老纺织厂'],
  ...changes,
})
const make = (changes: object = {}) => api.as('manager')('POST', '/api/nodes', node(changes))
const idOf = (body: unknown) => (body as { id: number }).id

describe('GET /api/nodes', () => {
  test('lists the tree from where one works down', async () => {
    const { body } = await api.as('grid2')('GET', '/api/nodes')
    expect(body).toMatchObject({
      items: [
        { name: 'grid2', kind: 'grid' },
        { name: 'estateC', aliases: [] },
      ],
    })
  })
})

describe('POST /api/nodes', () => {
  test('adds a place whose path ends with its own id', async () => {
    const made = await make()
    const { grid1 } = api.community.nodes
    expect([made.status, made.body]).toMatchObject([
      201,
      { parentId: grid1.id, kind: 'estate', name: '幸福里', aliases: ['老纺织厂'] },
    ])
    const { path } = await api.database.read.node.findUniqueOrThrow({ where: { id: idOf(made.body) } })
    expect(path).toBe(`${grid1.path}${idOf(made.body)}/`)
    expect(api.database.committed.at(-1)).toEqual({ type: 'tree' })
  })

  test('may leave levels out on the way down', async () => {
    expect((await make({ kind: 'unit' })).status).toBe(201)
  })

  test.each(['grid', 'community'])('puts no %s into a grid', async (kind) => {
    expect((await make({ kind })).body).toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('refuses a parent outside the scope', async () => {
    const { nodes } = api.community
    await api.as('admin')('PATCH', `/api/staff/${api.community.staff.manager}`, { nodeId: nodes.grid1.id })
    expect((await make({ parentId: nodes.grid2.id })).body).toMatchObject({ code: 'INPUT_INVALID' })
    await api.as('admin')('PATCH', `/api/staff/${api.community.staff.manager}`, {
      nodeId: nodes.community.id,
    })
  })
})

describe('PATCH /api/nodes/:id', () => {
  test('tells the office hours of a service point, or that they are those of the place above', async () => {
    const { body } = await make()
    const patch = (hours: unknown) => api.as('manager')('PATCH', `/api/nodes/${idOf(body)}`, { hours })
    const hours = [{ weekdays: [1, 2, 3], from: 480, to: 720 }]
    expect((await patch(hours)).body).toMatchObject({ hours, name: '幸福里' })
    expect((await patch(null)).body).toMatchObject({ hours: null })
    expect((await patch([{ weekdays: [1], from: 720, to: 480 }])).body).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect((await patch([{ weekdays: [7], from: 480, to: 720 }])).body).toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  test('renames and keeps the aliases', async () => {
    const made = await make()
    const { body } = await api.as('manager')('PATCH', `/api/nodes/${idOf(made.body)}`, { name: '新名' })
    expect(body).toEqual({ ...(made.body as object), name: '新名' })
  })

  test('notes who answers for personal data in a community, and in nothing else', async () => {
    const controller = { name: '幸福社区居民委员会', contact: '办公室电话' }
    const { community, estateA } = api.community.nodes
    const patch = (id: number) => api.as('manager')('PATCH', `/api/nodes/${id}`, { controller })
    expect((await patch(estateA.id)).body).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await patch(community.id)).status).toBe(200)
    const { settings } = await api.database.read.node.findUniqueOrThrow({ where: { id: community.id } })
    expect(JSON.parse(settings)).toEqual({ controller })
  })

  test('answers NOT_FOUND for an unknown place', async () => {
    expect((await api.as('manager')('PATCH', '/api/nodes/999', { name: 'x' })).body).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('POST /api/nodes/:id/buildings', () => {
  const add = (id: number, body: object = {}, by = 'manager') =>
    api.as(by)('POST', `/api/nodes/${id}/buildings`, { from: 1, to: 3, suffix: '栋', units: 2, ...body })
  const under = async (id: number) =>
    (await api.database.read.node.findMany({ where: { parentId: id }, orderBy: { id: 'asc' } })).map(
      ({ name }) => name,
    )

  test('adds numbered buildings with their units, and leaves those that are there', async () => {
    const estate = idOf((await make({ name: '新苑' })).body)
    expect((await add(estate)).body).toEqual({ added: 3 })
    expect((await add(estate, { from: 3, to: 5, units: 0 })).body).toEqual({ added: 2 })
    expect(await under(estate)).toEqual(['1栋', '2栋', '3栋', '4栋', '5栋'])
    const first = await api.database.read.node.findFirstOrThrow({ where: { parentId: estate, name: '1栋' } })
    expect(await under(first.id)).toEqual(['1单元', '2单元'])
  })

  test.each([
    ['numbers that run backwards', { from: 5, to: 4 }],
    ['more than a hundred', { from: 1, to: 101 }],
    ['a word that no building is called by', { suffix: '楼层' }],
  ])('refuses %s', async (_, body) => {
    expect((await add(api.community.nodes.estateB.id, body)).body).toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('refuses anything but an estate, and places elsewhere', async () => {
    expect((await add(api.community.nodes.grid1.id)).body).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await add(999)).body).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('DELETE /api/nodes/:id', () => {
  const remove = (id: number) => api.as('manager')('DELETE', `/api/nodes/${id}`)

  test('removes a place on which nothing stands', async () => {
    const id = idOf((await make()).body)
    expect((await remove(id)).status).toBe(204)
    expect((await remove(id)).body).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('refuses a place with places, staff or tickets, and the community', async () => {
    const { nodes } = api.community
    const withStaff = idOf((await make()).body)
    await api.as('admin')('PATCH', `/api/staff/${api.community.staff.captain}`, { nodeId: withStaff })
    await api.ticket({ place: 'estateC' })
    for (const id of [nodes.building.id, withStaff, nodes.estateC.id, nodes.community.id]) {
      const { status, body } = await remove(id)
      expect([status, body]).toMatchObject([409, { code: 'NODE_IN_USE' }])
    }
  })
})
