// Who residents are and where they live: codes for letterboxes, what staff confirm, and records joined to accounts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeDays, flatsIn, wrongAtMost } from '../../src/rules/residents/levels.ts'
import { openTestApi, type Answer, type TestApi } from '../support/api.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

const codeOf = ({ status, body }: Answer) => [status, (body as { code: string }).code]

describe('a code from the letterbox', () => {
  let open: TestStore
  let viewer: Parameters<TestStore['store']['houseCodes']['issue']>[0]
  let nodeId: number
  beforeAll(async () => {
    open = await openTestStore()
    const { store } = open
    const nodes = await store.tree.list('/1/')
    const named = (name: string, parentId: number | undefined) =>
      nodes.find((node) => node.name === name && (parentId === undefined || node.parentId === parentId))?.id
    nodeId = named('1单元', named('3栋', named('桂花小区', undefined))) ?? 0
    viewer = { staffId: 1, name: '王芳', role: 'manager', scope: '/1/', ownOnly: false }
  })
  afterAll(() => open.close())

  const issue = async (...flats: string[]) =>
    (await open.store.houseCodes.issue(viewer, { nodeId, flats })).codes
  const say = async (sender: string, text: string) => {
    await open.store.turn(message(sender, text, { at: open.clock.now }))
    return (await read(open.store, sender)).at(-1)
  }
  const levelOf = async (q: string) => (await open.store.residents.list(viewer, { q, limit: 9 })).items

  test('tells who lives there, once', async () => {
    const [made] = await issue('402')
    expect(made?.code).toMatch(/^[2-9]{8}$/)
    expect(await say('lives', `住户码 ${made?.code ?? ''}`)).toBe('登记好了:您住桂花小区3栋1单元402。')
    expect(await levelOf('桂花3-1-402')).toMatchObject([{ level: 2, house: '桂花小区3栋1单元402' }])
    expect(await say('neighbour', `住户码${made?.code ?? ''}`)).toContain('这个码不对')
  })

  test('is asked for by the word, and taken with a gap in its digits', async () => {
    const [made] = await issue('403')
    expect(await say('asks', '住户码')).toContain('8位住户码')
    expect(await say('asks', '23232323')).toContain('这个码不对')
    expect(await say('asks', made?.code.replace(/^(.{4})/, '$1 ') ?? '')).toContain('登记好了')
  })

  test('is worth nothing once it is old, or a new one was made', async () => {
    const [first] = await issue('404')
    const [second] = await issue('404')
    expect(await say('late', `住户码 ${first?.code ?? ''}`)).toContain('这个码不对')
    open.clock.now += (codeDays * 24 + 1) * 60 * 60 * 1000
    expect(await say('late', `住户码 ${second?.code ?? ''}`)).toContain('这个码不对')
  })

  test('is not found by trying', async () => {
    const [made] = await issue('501')
    for (let tries = 0; tries < wrongAtMost.one; tries++) await say('guesses', '住户码 22222222')
    expect(await say('guesses', `住户码 ${made?.code ?? ''}`)).toContain('今天先不试了')
    open.clock.now += wrongAtMost.oneWithin + 1
    expect(await say('guesses', `住户码 ${made?.code ?? ''}`)).toContain('登记好了')
  })

  test('gives way to danger', async () => {
    await say('danger', '住户码')
    expect(await say('danger', '家里着火了')).toContain('出来了')
  })
})

describe('a sheet’s flats', () => {
  test.each([
    ['101-103, 201', ['101', '102', '103', '201']],
    ['101、101', ['101']],
    ['', []],
    ['103-101', undefined],
    ['一楼', undefined],
  ])('are read: %s', (text, flats) => {
    expect(flatsIn(text)).toEqual(flats)
  })
})

describe('what staff confirm', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi()
    const { nodes } = api.community
    const manager = api.as('manager')
    await manager('PATCH', `/api/nodes/${nodes.estateA.id}`, { name: '桂花小区' })
    await manager('PATCH', `/api/nodes/${nodes.building.id}`, { name: '3栋' })
    await manager('PATCH', `/api/nodes/${nodes.unit.id}`, { name: '1单元' })
    await api.refresh()
  })
  afterAll(() => api.close())

  const house = '桂花小区3栋1单元402'
  const confirm = (id: string, body: object, by = 'staff') =>
    api.as(by)('POST', `/api/residents/${id}/level`, { reason: '看了身份证', ...body })

  test('is kept with its reason and who did it, up and down', async () => {
    const { residentId } = await api.ticket({ name: '王小明' })
    expect((await confirm(residentId, { level: 2, house })).body).toMatchObject({
      level: 2,
      house,
      events: [{ type: 'level', name: 'the staff', note: `2 ${house}:看了身份证` }],
    })
    expect((await confirm(residentId, { level: 0, reason: '搬走了' })).body).toMatchObject({
      level: 0,
      house: null,
      events: [{ note: '0:搬走了' }, {}],
    })
  })

  test('needs a house for who lives here, and the register for an owner', async () => {
    const { residentId } = await api.ticket({ name: '李雷' })
    expect(codeOf(await confirm(residentId, { level: 2 }))).toEqual([400, 'INPUT_INVALID'])
    expect(codeOf(await confirm(residentId, { level: 3, house }))).toEqual([409, 'OWNER_UNKNOWN'])
    await api.database.writer.run(async (tx) => {
      const flat = await tx.flat.findFirstOrThrow({ where: { number: '402' } })
      const communityId = api.community.nodes.community.id
      await tx.owner.create({ data: { communityId, name: '李雷', flats: { create: { flatId: flat.id } } } })
    })
    expect((await confirm(residentId, { level: 3, house })).body).toMatchObject({ level: 3, house })
  })

  test('stays within the grid', async () => {
    const { residentId } = await api.ticket({ place: 'estateC' })
    expect(codeOf(await confirm(residentId, { level: 1 }, 'grid1'))).toEqual([404, 'NOT_FOUND'])
  })

  test('joins a record of the desk to an account, whose reports and messages go there from then on', async () => {
    const filed = await api.as('staff')('POST', '/api/desk/tickets', {
      intake: 'phone',
      person: { name: '王桂芳', phone: '13800001111', house },
      text: '路灯不亮了',
    })
    const { id } = filed.body as { id: string }
    const ticket = async () =>
      (await api.as('staff')('GET', `/api/tickets/${id}`)).body as {
        resident: { id: string; channel: string }
      }
    const record = (await ticket()).resident.id
    const account = await api.ticket({ name: '王奶奶', phone: null })
    const link = (from: string, to: string) =>
      api.as('staff')('POST', `/api/residents/${from}/link`, { accountId: to, reason: '打电话核对过' })
    expect((await link(record, account.residentId)).body).toMatchObject({
      id: account.residentId,
      level: 1,
      house,
      phone: '138****1111',
      events: [{ type: 'linked', name: 'the staff', note: '打电话核对过' }, { type: 'registered' }],
    })
    expect((await ticket()).resident).toMatchObject({ id: account.residentId, channel: 'webchat' })
    expect(codeOf(await link(account.residentId, account.residentId))).toEqual([409, 'RESIDENT_LINKED'])
  })

  test('makes codes only for a house where one works', async () => {
    const issue = (body: object, by = 'staff') => api.as(by)('POST', '/api/house-codes', body)
    const { nodes } = api.community
    const made = await issue({ nodeId: nodes.unit.id, flats: '101-102' })
    expect(made.body).toMatchObject({ house: '桂花小区3栋1单元', codes: [{ flat: '101' }, { flat: '102' }] })
    expect(codeOf(await issue({ nodeId: nodes.unit.id, flats: '101' }, 'grid2'))).toEqual([
      400,
      'INPUT_INVALID',
    ])
    expect(codeOf(await issue({ nodeId: nodes.estateA.id, flats: '101' }))).toEqual([400, 'INPUT_INVALID'])
    const stored = await api.database.read.houseCode.findMany()
    const { codes } = made.body as { codes: { code: string }[] }
    for (const { code } of codes) expect(JSON.stringify(stored)).not.toContain(code)
  })
})
