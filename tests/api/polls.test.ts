// Polls by the API: from a draft to a record that anybody can recount with nothing but its file.
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { webChatRoutes } from '../../src/bot/webchat/routes.ts'
import { createStreams } from '../../src/bot/webchat/streams.ts'
import { endPoll, knownAt, says } from '../support/polls.ts'
import { openTestStore, storePassword, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const run = promisify(execFile)
const hour = 3_600_000
let home: TestStore
let app: FastifyInstance
beforeAll(async () => {
  home = await openTestStore()
  const { store } = home
  app = await createApp({
    store,
    live: { subscribe: () => () => undefined },
    queue: { healthy: () => Promise.resolve(true) },
    logger: false,
    cookieSecure: false,
    trustProxy: false,
    rateLimit: 100_000,
    pushKey: 'a key',
    webDir: join(home.dir, 'web'),
    extra: [
      async (scope) => {
        await scope.register(webChatRoutes, {
          prefix: '/api/chat',
          receive: () => Promise.resolve('stored'),
          messages: store.messages,
          media: store.media,
          polls: store.polls,
          streams: createStreams(),
          community: store.communityName,
          now: () => home.clock.now,
        })
      },
    ],
  })
})
afterAll(async () => {
  await app.close()
  await home.close()
})

const as = async (login: string, method: 'GET' | 'POST', url: string, payload?: object) => {
  const { token } = await home.store.staff.login(login, storePassword)
  return app.inject({
    method,
    url,
    headers: { cookie: `linli_session=${token}` },
    ...(payload && { payload }),
  })
}
const draft = (changes: object = {}) => ({
  ...{ nodeId: 1, electorate: 'adults', question: '楼道的墙刷什么<颜色>?', options: ['白色', '米黄色'] },
  closesAt: new Date(home.clock.now + 48 * hour).toISOString(),
  ...changes,
})
/** A visitor of the web chat, as the page is one: the token, and the name by which the store knows them. */
const visitor = () => {
  const token = randomBytes(32).toString('base64url')
  return { token, sender: createHash('sha256').update(token).digest('base64url').slice(0, 32) }
}
const recount = (path: string, ...head: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'scripts/recount.ts', path, ...head])

describe('a poll', () => {
  test('is drafted, begun, voted in, published and recounted from the file; a changed ballot is found', async () => {
    const [lan, mei, stranger] = [visitor(), visitor(), visitor()]
    await knownAt(home, '桂花小区3栋', 1, lan.sender, mei.sender)
    const made = await as('wangfang', 'POST', '/api/polls', draft())
    expect(made.statusCode).toBe(201)
    const { id } = made.json<{ id: string }>()
    const recordOf = (token: string) =>
      app.inject({ url: `/api/chat/polls/${id}/record`, headers: { authorization: `Bearer ${token}` } })
    expect((await app.inject({ url: `/polls/${id}` })).statusCode).toBe(404)
    expect((await as('wangfang', 'POST', `/api/polls/${id}/start`, {})).statusCode).toBe(204)
    await doJobs(home)
    await says(home, lan.sender, '投票', '1', '1')
    await says(home, mei.sender, '投票', '2', '1')

    const open = await as('wangfang', 'GET', '/api/polls')
    expect(open.json()).toMatchObject({
      items: [{ id, state: 'open', entitled: 2, taking: 2, totals: null }],
    })
    expect((await app.inject({ url: `/polls/${id}` })).body).toContain('结束以前不公布结果')
    expect((await recordOf(lan.token)).statusCode).toBe(404)
    expect((await as('wangfang', 'POST', `/api/polls/${id}/withdraw`, {})).json()).toMatchObject({
      code: 'POLL_REFUSED',
    })

    await endPoll(home)
    const { body: page } = await app.inject({ url: `/polls/${id}` })
    const [head = ''] = /[0-9a-f]{64}/.exec(page) ?? []
    expect(page).toContain('楼道的墙刷什么&lt;颜色&gt;?')
    expect(page).toContain('opinion-poll@1')
    expect(page).toContain('<th scope="row">白色<svg')
    expect(page).toContain('<td>1票</td><td class="soft">50%</td>')
    // A code for whoever reads it on paper, with the address below it.
    expect(page).toMatch(/<div class="scan"><svg .*<p>扫一扫,看这一页<br>http:\/\/localhost/)
    // Neither its address nor its fingerprint is a number of somebody's.
    const words = page.replaceAll(id, '').replaceAll(/[0-9a-f]{64}/g, '')
    expect(words).not.toMatch(/\d{10}/)
    expect((await recordOf(stranger.token)).statusCode).toBe(404)

    const record = (await recordOf(lan.token)).body
    expect(record).toBe((await as('wangfang', 'GET', `/api/polls/${id}/record`)).body)
    const path = join(home.dir, 'poll.json')
    await writeFile(path, record)
    expect((await recount(path, head)).stdout).toContain('agrees: 2 of 2 voted')
    await writeFile(path, record.replace('"choice":"1"', '"choice":"2"'))
    await expect(recount(path, head)).rejects.toMatchObject({ code: 1 })
  })

  test.each([
    ['an election', { question: '选举居委会委员' }, 409, 'POLL_REFUSED'],
    ['a vote on a person', { aim: 'exclusion' }, 409, 'POLL_REFUSED'],
    ['one option', { options: ['好'] }, 400, 'INPUT_INVALID'],
    ['of more choices than options', { kind: 'multiple', most: 2 }, 400, 'INPUT_INVALID'],
    ['an order with a limit', { kind: 'ranking', most: 2 }, 400, 'INPUT_INVALID'],
    ['the same option twice', { options: ['好', '好'] }, 400, 'INPUT_INVALID'],
    ['an end that has passed', { closesAt: '2026-11-01T00:00:00Z' }, 400, 'INPUT_INVALID'],
    ['a place that is not there', { nodeId: 9999 }, 400, 'INPUT_INVALID'],
  ])('that is %s is refused', async (_, changes, status, code) => {
    const answer = await as('wangfang', 'POST', '/api/polls', draft(changes))
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
  })
})
