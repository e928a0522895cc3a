// The web chat's protocol as any client meets it, and what it does with bad input.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
beforeAll(async () => {
  program = await openTestProgram()
})
afterAll(() => program.end())

interface Message {
  id: number
  from: string
  clientId: string | null
  text: string
  choices?: { send: string }[]
  card?: unknown[]
  urgent?: boolean
}

async function visitor() {
  const made = await program.app.inject({ method: 'POST', url: '/api/chat/visitors' })
  const { token } = made.json<{ token: string }>()
  const headers = { authorization: `Bearer ${token}` }
  let count = 0
  return {
    headers,
    posts: (payload: object) =>
      program.app.inject({ method: 'POST', url: '/api/chat/messages', headers, payload }),
    says: (text: string, id = `c${++count}`) =>
      program.app.inject({ method: 'POST', url: '/api/chat/messages', headers, payload: { id, text } }),
    history: async (after = 0) => {
      const reply = await program.app.inject({ url: `/api/chat/messages?after=${after}`, headers })
      return reply.json<{ messages: Message[] }>().messages
    },
    uploads: (bytes: Buffer, type = 'image/png') =>
      program.app.inject({
        method: 'POST',
        url: '/api/chat/media',
        headers: { ...headers, 'content-type': type },
        payload: bytes,
      }),
  }
}

describe('a page that is opened again', () => {
  test('shows nothing of violence, while the news of it still arrive', async () => {
    const an = await visitor()
    await an.says('桂花小区3栋2单元的路灯不亮了')
    await an.says('1')
    const before = (await an.history()).at(-1)?.id ?? 0
    await an.says('我老公又打我')
    expect((await an.history(before)).map(({ text }) => text).join()).toContain('12110')
    expect((await an.history()).map(({ text }) => text).join()).not.toMatch(/打我|12110/)
  })
})

describe('POST /api/chat/messages', () => {
  test('answers once the message is stored, with the replies in the history', async () => {
    const an = await visitor()
    const reply = await an.says('路灯不亮了')
    expect([reply.statusCode, reply.json()]).toEqual([202, { status: 'stored' }])
    const messages = await an.history()
    expect(messages.map(({ from }) => from)).toEqual(['resident', 'bot', 'bot'])
    expect(messages.at(-1)?.choices?.map(({ send }) => send)).toEqual(['1', '2', '3', '4', '5'])
  })
  test('takes a repeated id as seen', async () => {
    const an = await visitor()
    await an.says('路灯不亮了', 'same')
    expect((await an.says('路灯不亮了', 'same')).json()).toEqual({ status: 'repeated' })
    expect(await an.history()).toHaveLength(3)
  })
  test('keeps residents apart', async () => {
    const [an, bo] = [await visitor(), await visitor()]
    await an.says('路灯不亮了', 'same')
    expect((await bo.says('你好', 'same')).json()).toEqual({ status: 'stored' })
    expect((await bo.history()).some(({ text }) => text.includes('路灯'))).toBe(false)
  })
  test('reads only the first 2,000 of 50,000 characters, and says so', async () => {
    const an = await visitor()
    expect((await an.says('路灯不亮了'.repeat(10_000))).statusCode).toBe(202)
    const messages = await an.history()
    expect(messages[0]?.text).toHaveLength(2000)
    expect(messages[1]?.text).toContain('只看了前面2000个字')
  })
  test.each([
    ['empty', ''],
    ['white', ' \n\t '],
    ['emoji only', '🙂🙂'],
    ['Yi', 'ꆈꌠꉙ'],
    ['a rule breaker', "'); DROP TABLE Message;--"],
  ])('answers a text that is %s', async (_, text) => {
    const an = await visitor()
    expect((await an.says(text)).statusCode).toBe(202)
    expect((await an.history()).length).toBeGreaterThan(1)
  })
  test('masks an identity-card number before it is stored', async () => {
    const an = await visitor()
    await an.says('我的身份证11010519491231002X,路灯不亮了')
    expect(JSON.stringify(await an.history())).not.toContain('11010519491231002X')
    expect((await an.history())[0]?.text).toContain('**************002X')
  })
  test('takes a place', async () => {
    const an = await visitor()
    await an.posts({ id: 'l', location: { latitude: 30.6, longitude: 104, label: '人民路口' } })
    expect((await an.history()).at(-1)?.text).toContain('什么事')
  })
  test('marks a danger answer as urgent', async () => {
    const an = await visitor()
    await an.says('屋头好大一股煤气味')
    expect((await an.history()).find(({ from }) => from === 'bot')).toMatchObject({ urgent: true })
  })
  test.each([
    ['no id', { text: 'x' }],
    ['neither text nor picture', { id: 'x' }],
    ['a text that is too long', { id: 'x', text: 'x'.repeat(50_001) }],
    ['a place that is nowhere', { id: 'x', location: { latitude: 300, longitude: 0, label: '' } }],
    ['a media id that is none', { id: 'x', mediaId: '../../etc/passwd' }],
  ])('refuses %s with what is wrong', async (_, payload) => {
    const an = await visitor()
    const reply = await an.posts(payload)
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, 'INPUT_INVALID'])
  })
  test('refuses malformed JSON', async () => {
    const { headers } = await visitor()
    const reply = await program.app.inject({
      method: 'POST',
      url: '/api/chat/messages',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: '{"id":',
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, 'INPUT_INVALID'])
  })
  test.each([
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer x' }],
  ])('refuses %s', async (_, headers) => {
    const reply = await program.app.inject({
      method: 'POST',
      url: '/api/chat/messages',
      headers,
      payload: { id: '1', text: 'x' },
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([401, 'SESSION_MISSING'])
  })
})

describe('POST /api/chat/media', () => {
  const picture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#0f766e' } })
      .png()
      .toBuffer()

  test('keeps a picture that becomes part of the ticket', async () => {
    const an = await visitor()
    const uploaded = await an.uploads(await picture())
    const { mediaId } = uploaded.json<{ mediaId: string }>()
    expect(uploaded.statusCode).toBe(201)
    await an.posts({ id: 'p', mediaId })
    await an.says('桂花小区4栋1单元路灯不亮')
    await an.says('1')
    expect((await an.history()).at(-1)?.text).toContain('编号')
    const own = await program.app.inject({ url: `/api/chat/media/${mediaId}`, headers: an.headers })
    expect([own.statusCode, own.headers['content-type']]).toEqual([200, 'image/jpeg'])
    const { headers } = await visitor()
    expect((await program.app.inject({ url: `/api/chat/media/${mediaId}`, headers })).statusCode).toBe(404)
  })
  test.each([
    ['30 MB', () => Buffer.alloc(30 * 1024 * 1024), 'image/png', 413, 'MEDIA_TOO_LARGE'],
    ['a broken picture', () => Buffer.from('not a picture'), 'image/png', 415, 'MEDIA_UNREADABLE'],
    ['an empty one', () => Buffer.alloc(0), 'image/png', 415, 'MEDIA_UNREADABLE'],
    ['another kind of file', () => Buffer.from('MZ'), 'application/octet-stream', 415, 'MEDIA_UNREADABLE'],
  ] as const)('refuses %s', async (_, bytes, type, status, code) => {
    const an = await visitor()
    const reply = await an.uploads(bytes(), type)
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code])
  })
})

describe('GET /api/chat/events', () => {
  test('streams what comes, from where the client stands', async () => {
    await program.app.listen({ host: '127.0.0.1', port: 0 })
    const an = await visitor()
    await an.says('你好')
    const [first] = await an.history()
    const gone = new AbortController()
    const response = await fetch(`${program.app.listeningOrigin}/api/chat/events?after=${first?.id ?? 0}`, {
      headers: an.headers,
      signal: gone.signal,
    })
    const reader = response.body!.getReader()
    const seen = { text: '' }
    const decoder = new TextDecoder()
    const readUntil = async (words: string) => {
      while (!seen.text.includes(words))
        seen.text += decoder.decode((await reader.read()).value, { stream: true })
    }
    await readUntil('小邻')
    await an.says('路灯不亮了')
    await readUntil('哪个小区')
    expect(seen.text).toMatch(/^id: \d+\nevent: message\ndata: \{/)
    const ids = [...seen.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    gone.abort()
  })
})

describe('the program', () => {
  test('keeps everything over a restart, and goes on in the middle of a flow', async () => {
    const an = await visitor()
    await an.says('路灯不亮了')
    program = await program.restart()
    await an.says('桂花小区')
    expect((await an.history()).at(-1)?.text).toContain('桂花小区的哪个位置')
  })
})
