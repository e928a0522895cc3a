// The description of the API, the pages, and the addresses for monitors.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../support/api.ts'
import { monday } from '../support/community.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

interface Media {
  content?: Record<string, { schema: object }>
}
interface Operation {
  tags?: string[]
  summary?: string
  security?: object[]
  requestBody?: Media
  parameters?: { name: string; schema: object }[]
  responses: Record<string, Media & { description: string }>
}
async function operations(): Promise<[string, Operation][]> {
  const { body } = await api.inject({ url: '/docs/json' })
  const { paths } = body as { paths: Record<string, Record<string, Operation>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  )
}

describe('GET /docs/json', () => {
  test('gives each route one tag, a summary, and an answer for when it goes well', async () => {
    const poor = (await operations()).filter(
      ([, { tags, summary, responses }]) =>
        tags?.length !== 1 || !summary || !Object.keys(responses).some((status) => status.startsWith('2')),
    )
    expect(poor.map(([name]) => name)).toEqual([])
  })

  test('says of every body and parameter what it holds', async () => {
    const empty = (await operations()).filter(([, { requestBody = {}, parameters = [], responses }]) =>
      [
        ...[requestBody, ...Object.values(responses)].flatMap(({ content = {} }) => Object.values(content)),
        ...parameters,
      ].some(({ schema }) => Object.keys(schema).length === 0),
    )
    expect(empty.map(([name]) => name)).toEqual([])
  })

  test('asks for somebody signed in wherever the API does', async () => {
    const open = (await operations())
      .filter(([, { security }]) => security === undefined)
      .map(([name]) => name)
    expect(open.sort()).toEqual(['get /api/health', 'get /api/ready', 'post /api/session'])
  })

  test('shows no body where there is none', async () => {
    const found = Object.fromEntries(await operations())
    expect(found['delete /api/nodes/{id}']?.responses['204']?.content).toBeUndefined()
    const file = { schema: { type: 'string', format: 'binary' } }
    expect(found['get /api/media/{id}']?.responses['200']?.content).toEqual({
      'image/jpeg': file,
      'audio/*': file,
    })
  })
})

describe('GET /docs', () => {
  test('is a page that loads from here alone', async () => {
    const page = await api.inject({ url: '/docs' })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.text).not.toMatch(/(src|href)="https?:/)
    const script = await api.inject({ url: '/docs/static/swagger-ui-bundle.js' })
    expect(script.status).toBe(200)
  })
})

describe('the pages', () => {
  test('ask to be built while they are not', async () => {
    for (const url of ['/', '/chat', '/console', '/console/tickets/12']) {
      const { status, text } = await api.inject({ url })
      expect([status, text]).toEqual([503, 'The pages are not built. Run "npm run build" and reload.\n'])
    }
  })

  test('are served under their addresses, their assets to be kept', async () => {
    const webDir = await mkdtemp(join(tmpdir(), 'linli-web-'))
    for (const folder of ['assets', 'chat', 'console']) await mkdir(join(webDir, folder))
    await writeFile(join(webDir, 'chat', 'index.html'), 'the chat')
    await writeFile(join(webDir, 'console', 'index.html'), 'the console')
    await writeFile(join(webDir, 'assets', 'a-1f.js'), 'a')
    const own = await openTestApi({ webDir })
    const get = async (url: string) => {
      const { status, text, headers } = await own.inject({ url })
      return [status, text, headers['cache-control']]
    }
    expect(await get('/')).toEqual([200, 'the chat', 'no-cache'])
    expect(await get('/chat')).toEqual([200, 'the chat', 'no-cache'])
    expect(await get('/console')).toEqual([200, 'the console', 'no-cache'])
    expect(await get('/console/tickets/12')).toEqual([200, 'the console', 'no-cache'])
    expect(await get('/assets/a-1f.js')).toEqual([200, 'a', 'public, max-age=31536000, immutable'])
    expect((await own.inject({ url: '/assets/..%2fchat/index.html' })).text).not.toBe('the chat')
    expect((await own.inject({ url: '/assets/gone.js' })).body).toMatchObject({ code: 'NOT_FOUND' })
    await own.close()
    await rm(webDir, { recursive: true })
  })

  test('may not be framed and load nothing from elsewhere', async () => {
    const { headers } = await api.inject({ url: '/' })
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';img-src 'self' blob: data:;style-src 'self' 'unsafe-inline';connect-src 'self';" +
        "object-src 'none';base-uri 'self';form-action 'self';frame-ancestors 'none'",
    )
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

describe('GET /api/health', () => {
  const checked = async (ready: boolean, healthy: boolean) => {
    const own = await openTestApi({
      queue: { healthy: () => Promise.resolve(healthy) },
      store: { ...api.store, ready: () => Promise.resolve(ready) },
    })
    const answers = [await own.inject({ url: '/api/health' }), await own.inject({ url: '/api/ready' })]
    await own.close()
    return answers.map(({ status, body }) => ({ status, body }))
  }

  test('counts what is owed and what could not be delivered', async () => {
    const { contactId } = await api.ticket()
    await api.database.writer.run(async (tx) => {
      const at = new Date(monday)
      await tx.outbox.create({ data: { job: 'a', payload: '{}', dueAt: at } })
      await tx.outbox.create({ data: { job: 'b', payload: '{}', dueAt: at, failedAt: at } })
      await tx.message.create({
        data: { contactId, author: 'bot', kind: 'text', text: 't', at, failure: 'no window' },
      })
    })
    expect(await checked(true, true)).toEqual([
      {
        status: 200,
        body: {
          status: 'ok',
          store: true,
          queue: true,
          outbox: { waiting: 1, failed: 1 },
          undelivered: 1,
          channels: [],
          alarm: { shortRosters: 1, tried: false, untried: ['community'] },
          secondLooks: { graded: 0, nonsense: 0, failed: 0 },
        },
      },
      { status: 200, body: { ready: true } },
    ])
  })

  test('is degraded without the queue, while requests are still served', async () => {
    expect(await checked(true, false)).toMatchObject([
      { status: 503, body: { status: 'degraded', store: true, queue: false } },
      { status: 200 },
    ])
  })

  test('is degraded without the store', async () => {
    expect(await checked(false, true)).toMatchObject([
      { status: 503, body: { status: 'degraded', store: false, outbox: { waiting: 0, failed: 0 } } },
      { status: 503, body: { ready: false } },
    ])
  })
})
