// Refusals: one shape, codes of the table only, nothing personal in answers and logs.
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InjectOptions } from 'fastify'
import { Ready } from '../../src/api/schemas.ts'
import { AppError, statuses } from '../../src/errors.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
const log: string[] = []
beforeAll(async () => {
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      log.push(chunk.toString())
      done()
    },
  })
  api = await openTestApi({
    logger: { level: 'info', stream },
    extra: [
      (app) => {
        app.get('/broken', () => {
          throw new Error('Invalid `tx.staff.create()`:\n{ phone: "13812345678" }\nUnique constraint failed')
        })
        app.get('/wrong', { schema: { response: { 200: Ready } } }, () => ({ secret: 1 }))
        app.get('/full', () => {
          throw new AppError('STORE_FULL', 'the disk is full', { cause: new Error('SQLITE_FULL') })
        })
        return Promise.resolve()
      },
    ],
  })
})
afterAll(() => api.close())

describe('what cannot be read', () => {
  const post = (payload: string, type = 'application/json'): InjectOptions => ({
    method: 'POST',
    url: '/api/session',
    payload,
    headers: { 'content-type': type },
  })
  test.each<[string, InjectOptions, number, string]>([
    ['malformed JSON', post('{"login": secret-word'), 400, 'INPUT_INVALID'],
    ['an empty body', post(''), 400, 'INPUT_INVALID'],
    ['a body that is no object', post('"secret-word"'), 400, 'INPUT_INVALID'],
    ['a field of another type', post('{"login":"x","password":5}'), 400, 'INPUT_INVALID'],
    ['another content type', post('<secret-word/>', 'text/xml'), 400, 'INPUT_INVALID'],
    ['a body that is too large', post(JSON.stringify('x'.repeat(2_000_000))), 413, 'MEDIA_TOO_LARGE'],
    ['an unknown address', { url: '/api/secret-word' }, 404, 'NOT_FOUND'],
    ['an unknown method', { method: 'PUT', url: '/api/session' }, 404, 'NOT_FOUND'],
    ['an address that is none', { url: '/api/%zz-secret-word' }, 400, 'INPUT_INVALID'],
    ['poison', post('{"__proto__":{"secret-word":1}}'), 400, 'INPUT_INVALID'],
  ])('is refused without being repeated: %s', async (_, request, status, code) => {
    const answer = await api.inject(request)
    expect([answer.status, answer.body]).toEqual([status, { code, message: expect.any(String) as string }])
    expect(answer.text).not.toContain('secret-word')
  })

  test('is told by field and by what is expected', async () => {
    const { body } = await api.inject(post('{"login":"","password":5}'))
    expect(body).toMatchObject({
      message: expect.stringMatching(/login: .*>=1.*; password: .*expected string/) as string,
    })
  })
})

describe('a failure of ours', () => {
  test.each(['/broken', '/wrong'])('answers INTERNAL and says no more: %s', async (url) => {
    const answer = await api.inject({ url })
    expect([answer.status, answer.body]).toEqual([
      500,
      { code: 'INTERNAL', message: 'something went wrong here; it was logged' },
    ])
  })

  test('answers STORE_FULL where the disk is full', async () => {
    expect((await api.inject({ url: '/full' })).body).toMatchObject({ code: 'STORE_FULL' })
  })

  test('is logged with where it happened, without what was asked', async () => {
    log.length = 0
    await api.inject({ url: '/broken?phone=13812345678', headers: { cookie: 'linli_session=secret-word' } })
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toMatchObject([
      {
        level: 50,
        reqId: expect.stringMatching(/^req-/) as string,
        method: 'GET',
        route: '/broken',
        msg: 'INTERNAL',
        error: { name: 'Error', message: 'Unique constraint failed' },
      },
    ])
    expect(log.join('')).toContain('problems.test.ts')
    expect(log.join('')).not.toMatch(/13812345678|secret-word/)
  })

  test('is all that is logged of requests', async () => {
    log.length = 0
    await api.inject({ url: '/api/health?phone=13812345678' })
    await api.as('staff')('GET', '/api/tickets?q=13812345678')
    expect(log).toEqual([])
  })
})

describe('the limit of requests', () => {
  test('refuses what comes too often, before it asks who it is, and tells when to come back', async () => {
    const own = await openTestApi({ rateLimit: 2 })
    const ask = (remoteAddress: string) => own.inject({ url: '/api/tickets', remoteAddress })
    const answers = [
      await ask('10.1.1.1'),
      await ask('10.1.1.1'),
      await ask('10.1.1.1'),
      await ask('10.1.1.2'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429, 401])
    expect(answers[2]?.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0)
    await own.close()
  })

  test('counts by the address that a trusted proxy names', async () => {
    const own = await openTestApi({ rateLimit: 1, trustProxy: true })
    const ask = (from: string) => own.inject({ url: '/api/ready', headers: { 'x-forwarded-for': from } })
    const answers = [await ask('203.0.113.1'), await ask('203.0.113.2'), await ask('203.0.113.1')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    await own.close()
  })
})

describe('the codes of the documentation', () => {
  test('are those of the table', async () => {
    const { body } = await api.inject({ url: '/docs/json' })
    const { paths } = body as {
      paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>
    }
    const told = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) =>
        Object.entries(responses).flatMap(([status, { description }]) =>
          Number(status) < 400 || status === '503'
            ? []
            : description.split(', ').map((code) => [code, Number(status)]),
        ),
      ),
    )
    expect(told.length).toBeGreaterThan(100)
    const table: Record<string, number> = statuses
    for (const [code, status] of told) expect([code, table[String(code)]]).toEqual([code, status])
  })
})
