// Signing in: sessions, their end, the limit on guessing, and tokens for integrations.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday, password } from '../support/community.ts'

const minute = 60_000
const hour = 60 * minute

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

let address = 0
const signIn = (login: string, secret: string, remoteAddress = `192.168.0.${++address}`) =>
  api.inject({ method: 'POST', url: '/api/session', payload: { login, password: secret }, remoteAddress })
const whoIs = (cookie: string) => api.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
const withToken = (token: string) =>
  api.inject({ method: 'GET', url: '/api/session', headers: { authorization: `Bearer ${token}` } })
const freshCookie = async (login: string) =>
  String((await signIn(login, password)).headers['set-cookie']).split(';')[0] ?? ''

describe('POST /api/session', () => {
  test('tells who signed in, with rights and scope, and sets a cookie that scripts cannot read', async () => {
    const { status, body, headers } = await signIn('supervisor', password)
    expect(status).toBe(200)
    expect(body).toEqual({
      id: api.community.staff.supervisor,
      name: 'the supervisor',
      login: 'supervisor',
      role: 'supervisor',
      rights: [
        'ticket.read',
        'ticket.flag',
        'poll.read',
        'proposal.read',
        'proposal.flag',
        'staff.read',
        'tree.read',
      ],
      scope: {
        id: api.community.nodes.community.id,
        name: 'community',
        path: api.community.nodes.community.path,
      },
    })
    expect(headers['set-cookie']).toMatch(
      /^linli_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  test('keeps the hash of the token only', async () => {
    const token = (await freshCookie('duty')).replace('linli_session=', '')
    const hashes = (await api.database.read.staffSession.findMany()).map(({ tokenHash }) => tokenHash)
    expect(hashes).toContain(createHash('sha256').update(token).digest('hex'))
    expect(hashes).not.toContain(token)
  })

  test('answers an unknown login, a wrong password and an inactive account in the same words', async () => {
    await api.as('admin')('PATCH', `/api/staff/${api.community.staff.captain}`, { active: false })
    const answers = [
      await signIn('who', password),
      await signIn('staff', 'wrong'),
      await signIn('captain', password),
    ]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.body).toEqual({ code: 'LOGIN_WRONG', message: 'the login or the password is wrong' })
  })

  test('refuses the eleventh try a minute from one address', async () => {
    const tries = []
    for (let at = 0; at < 11; at++) tries.push(await signIn(`somebody${at}`, 'guess', '172.16.0.1'))
    expect(tries.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429])
    expect(tries.at(-1)?.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect(Number(tries.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('refuses the eleventh try a minute for one login from whatever addresses', async () => {
    const tries = []
    for (let at = 0; at < 11; at++) tries.push(await signIn('manager', 'guess', `172.17.0.${at}`))
    expect(tries.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429])
  })

  test('sends the cookie by https only where the program is set up so', async () => {
    const secure = await openTestApi({ cookieSecure: true })
    const { headers } = await secure.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'admin', password },
    })
    expect(headers['set-cookie']).toContain('; Secure')
    expect(headers['strict-transport-security']).toBeDefined()
    await secure.close()
  })
})

describe('a session', () => {
  test('ends twelve hours after it was last used', async () => {
    api.clock.now = monday
    const cookie = await freshCookie('staff')
    api.clock.now = monday + 12 * hour - 1
    expect((await whoIs(cookie)).status).toBe(200)
    api.clock.now = monday + 24 * hour - 2
    expect((await whoIs(cookie)).status).toBe(200)
    api.clock.now = monday + 48 * hour
    expect((await whoIs(cookie)).body).toMatchObject({ code: 'SESSION_MISSING' })
    api.clock.now = monday
  })

  test('ends seven days after it began, however much it is used', async () => {
    const cookie = await freshCookie('staff')
    for (let at = 0; at < 7 * 24; at += 6) {
      api.clock.now = monday + at * hour
      expect((await whoIs(cookie)).status).toBe(200)
    }
    api.clock.now = monday + 7 * 24 * hour
    expect((await whoIs(cookie)).status).toBe(401)
    api.clock.now = monday
  })

  test('is prolonged by a write every ten minutes at most', async () => {
    const cookie = await freshCookie('property')
    const tokenHash = createHash('sha256').update(cookie.replace('linli_session=', '')).digest('hex')
    const expiry = async () =>
      (await api.database.read.staffSession.findUniqueOrThrow({ where: { tokenHash } })).expiresAt.getTime()
    api.clock.now = monday + 9 * minute
    await whoIs(cookie)
    expect(await expiry()).toBe(monday + 12 * hour)
    api.clock.now = monday + 10 * minute
    await whoIs(cookie)
    expect(await expiry()).toBe(monday + 12 * hour + 10 * minute)
    api.clock.now = monday
  })

  test('ends by DELETE /api/session', async () => {
    const cookie = await freshCookie('adviser')
    const { status, headers } = await api.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie },
    })
    expect(status).toBe(204)
    expect(headers['set-cookie']).toMatch(/^linli_session=; Max-Age=0; Path=\//)
    expect((await whoIs(cookie)).status).toBe(401)
  })

  test('ends when the password changes or its owner leaves', async () => {
    const id = api.community.staff.mediator
    const cookie = await freshCookie('mediator')
    await api.as('admin')('PATCH', `/api/staff/${id}`, { password: 'another long password' })
    expect((await whoIs(cookie)).status).toBe(401)
    const again = await signIn('mediator', 'another long password')
    expect(again.status).toBe(200)
    await api.as('admin')('PATCH', `/api/staff/${id}`, { active: false })
    expect((await whoIs(String(again.headers['set-cookie']).split(';')[0] ?? '')).status).toBe(401)
    expect(await api.database.read.staffSession.count({ where: { staffId: id } })).toBe(0)
  })

  test('is none with a cookie that was made up', async () => {
    expect((await whoIs('linli_session=made-up')).body).toMatchObject({ code: 'SESSION_MISSING' })
  })
})

describe('a token', () => {
  interface Made {
    id: number
    token: string
  }
  const make = async (days: number | null) =>
    (await api.as('admin')('POST', '/api/tokens', { name: 'street', days })).body as Made

  test('acts as whoever made it, and is listed without its secret', async () => {
    const { token } = await make(30)
    expect(token).toMatch(/^linli_[\w-]{43}$/)
    expect((await withToken(token)).body).toMatchObject({ login: 'admin' })
    const list = await api.as('admin')('GET', '/api/tokens')
    expect(list.body).toMatchObject({
      items: [{ name: 'street', expiresAt: new Date(monday + 30 * 24 * hour).toISOString() }],
    })
    expect(list.text).not.toContain(token)
  })

  test('ends with its days, or never', async () => {
    const [short, endless] = [await make(1), await make(null)]
    api.clock.now = monday + 24 * hour
    expect((await withToken(short.token)).status).toBe(401)
    expect((await withToken(endless.token)).status).toBe(200)
    api.clock.now = monday
  })

  test('ends by DELETE /api/tokens/:id, which only its maker can do', async () => {
    const { id, token } = await make(1)
    expect((await api.as('duty')('DELETE', `/api/tokens/${id}`)).status).toBe(403)
    const { id: other } = (await api.as('admin')('POST', '/api/tokens', { name: 'other' })).body as Made
    expect(other).not.toBe(id)
    expect((await api.as('admin')('DELETE', `/api/tokens/${id}`)).status).toBe(204)
    expect((await withToken(token)).body).toMatchObject({ code: 'SESSION_MISSING' })
    expect((await api.as('admin')('DELETE', `/api/tokens/${id}`)).body).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is nobody while its maker is inactive, as is a session', async () => {
    const { token } = await make(1)
    const cookie = await freshCookie('admin')
    const setActive = (active: boolean) =>
      api.database.writer.run((tx) => tx.staff.update({ where: { login: 'admin' }, data: { active } }))
    await setActive(false)
    expect([(await withToken(token)).status, (await whoIs(cookie)).status]).toEqual([401, 401])
    await setActive(true)
    expect([(await withToken(token)).status, (await whoIs(cookie)).status]).toEqual([200, 200])
  })

  test('is nobody where it is made up, also beside a good cookie', async () => {
    const headers = { authorization: 'Bearer linli_x', cookie: await api.cookieOf('admin') }
    expect((await api.inject({ method: 'GET', url: '/api/session', headers })).status).toBe(401)
  })
})
