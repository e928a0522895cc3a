// Staff through the API: who may take on and change whom.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { password } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const person = (changes: object = {}) => ({
  login: 'zhang',
  name: '张三',
  password: 'a long enough secret',
  role: 'staff',
  nodeId: api.community.nodes.grid1.id,
  ...changes,
})
const patch = (id: number, changes: object, by = 'admin') => api.as(by)('PATCH', `/api/staff/${id}`, changes)
const idOf = (body: unknown) => (body as { id: number }).id

describe('GET /api/staff', () => {
  test('lists everybody at, under and above the place where one works, and nobody beside it', async () => {
    const logins = async (by: string) =>
      ((await api.as(by)('GET', '/api/staff')).body as { items: { login: string }[] }).items.map(
        ({ login }) => login,
      )
    expect(await logins('grid1')).not.toContain('grid2')
    expect(await logins('grid1')).toEqual(expect.arrayContaining(['grid1', 'mediator']))
    expect(await logins('staff')).toHaveLength(11)
  })

  test('tells neither passwords nor their hashes', async () => {
    expect((await api.as('admin')('GET', '/api/staff')).text).not.toMatch(/password|argon2/)
  })
})

describe('POST /api/staff', () => {
  test('takes somebody on who can sign in at once', async () => {
    const made = await api.as('manager')(
      'POST',
      '/api/staff',
      person({ committeeId: api.community.committeeId }),
    )
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        login: 'zhang',
        role: 'staff',
        active: true,
        node: { name: 'grid1' },
        committee: { name: 'mediation' },
      },
    ])
    expect((await api.store.staff.login('zhang', 'a long enough secret')).staff.name).toBe('张三')
    expect(api.database.committed).toContainEqual({ type: 'tree' })
  })

  test('refuses a login that somebody has', async () => {
    const { status, body } = await api.as('admin')('POST', '/api/staff', person({ login: 'grid2' }))
    expect([status, body]).toMatchObject([409, { code: 'LOGIN_TAKEN' }])
  })

  test('lets only an admin make an admin', async () => {
    const admin = (login: string) => person({ login, role: 'admin' })
    expect((await api.as('manager')('POST', '/api/staff', admin('a1'))).body).toMatchObject({
      code: 'RIGHT_MISSING',
    })
    expect((await api.as('admin')('POST', '/api/staff', admin('a2'))).status).toBe(201)
  })

  test('refuses a place outside the scope and a committee that is not there', async () => {
    const { nodes } = api.community
    const made = await api.as('admin')('POST', '/api/staff', person({ login: 'narrow', role: 'manager' }))
    await patch(idOf(made.body), { password })
    const elsewhere = person({ login: 'n1', nodeId: nodes.grid2.id })
    expect((await api.as('narrow')('POST', '/api/staff', elsewhere)).body).toMatchObject({
      code: 'INPUT_INVALID',
    })
    const here = person({ login: 'n2', nodeId: nodes.estateA.id })
    expect((await api.as('narrow')('POST', '/api/staff', here)).status).toBe(201)
    const unknown = person({ login: 'n3', committeeId: 99 })
    expect((await api.as('admin')('POST', '/api/staff', unknown)).body).toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  test('names what is wrong with the input and repeats no password', async () => {
    const { body, text } = await api.as('admin')(
      'POST',
      '/api/staff',
      person({ password: 'short', role: 'king' }),
    )
    expect(body).toMatchObject({ code: 'INPUT_INVALID' })
    expect(text).toMatch(/password: .*10.*role: /)
    expect(text).not.toMatch(/short|king/)
  })
})

describe('PATCH /api/staff/:id', () => {
  test('changes what is named and keeps the rest', async () => {
    const made = await api.as('admin')(
      'POST',
      '/api/staff',
      person({ login: 'keeps', committeeId: api.community.committeeId }),
    )
    const { status, body } = await patch(idOf(made.body), { name: '李四' })
    expect([status, body]).toEqual([200, { ...(made.body as object), name: '李四' }])
  })

  test("does not reach outside the changer's scope", async () => {
    const made = await api.as('admin')(
      'POST',
      '/api/staff',
      person({ login: 'boss1', role: 'manager', password }),
    )
    expect(made.status).toBe(201)
    expect((await patch(api.community.staff.grid2, { name: 'x' }, 'boss1')).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await patch(api.community.staff.manager, { password }, 'boss1')).body).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await patch(api.community.staff.grid1, { name: 'x' }, 'boss1')).status).toBe(200)
  })

  test('does not let a manager touch an admin or make one', async () => {
    const { admin, duty } = api.community.staff
    expect((await patch(admin, { password: 'stolen password' }, 'manager')).body).toMatchObject({
      code: 'RIGHT_MISSING',
    })
    expect((await patch(duty, { role: 'admin' }, 'manager')).body).toMatchObject({ code: 'RIGHT_MISSING' })
  })

  test.each([{ active: false }, { role: 'staff' }])(
    'does not let anybody do %j to themselves',
    async (changes) => {
      expect((await patch(api.community.staff.manager, changes, 'manager')).body).toMatchObject({
        code: 'RIGHT_MISSING',
      })
    },
  )

  test('takes somebody off a committee by null', async () => {
    const { adviser } = api.community.staff
    await patch(adviser, { committeeId: api.community.committeeId })
    expect((await patch(adviser, { committeeId: null })).body).toMatchObject({ committee: null })
  })

  test('takes a move into another scope into account at the next request', async () => {
    const { publicId } = await api.ticket({ place: 'estateC' })
    const url = `/api/tickets/${publicId}`
    expect((await api.as('grid1')('GET', url)).status).toBe(404)
    await patch(api.community.staff.grid1, { nodeId: api.community.nodes.grid2.id })
    expect((await api.as('grid1')('GET', url)).status).toBe(200)
  })

  test('keeps one of two admins who dismiss each other at once', async () => {
    const own = await openTestApi()
    const made = await own.as('admin')('POST', '/api/staff', {
      ...person({ login: 'second', role: 'admin', password }),
      nodeId: own.community.nodes.community.id,
    })
    const dismiss = (by: string, id: number) => own.as(by)('PATCH', `/api/staff/${id}`, { active: false })
    await Promise.all([own.cookieOf('admin'), own.cookieOf('second')])
    const answers = await Promise.all([
      dismiss('admin', idOf(made.body)),
      dismiss('second', own.community.staff.admin),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    await own.close()
  })
})

describe('POST /api/absences', () => {
  test('notes days that everybody sees among the staff, and takes them back', async () => {
    const { grid1 } = api.community.staff
    const days = { staffId: grid1, from: '2026-11-23', until: '2026-11-25' }
    expect((await api.as('staff')('POST', '/api/absences', days)).body).toMatchObject({
      code: 'RIGHT_MISSING',
    })
    expect(
      (await api.as('grid1')('POST', '/api/absences', { ...days, until: '2026-11-01' })).body,
    ).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect((await api.as('grid1')('POST', '/api/absences', days)).status).toBe(204)
    const seen = async () =>
      (
        (await api.as('manager')('GET', '/api/staff')).body as {
          items: { id: number; away: boolean; absences: { id: number }[] }[]
        }
      ).items.find(({ id }) => id === grid1)!
    const { away, absences } = await seen()
    expect([away, absences.length]).toEqual([true, 1])
    expect((await api.as('manager')('DELETE', `/api/absences/${absences[0]!.id}`)).status).toBe(204)
    expect((await seen()).away).toBe(false)
  })
})
