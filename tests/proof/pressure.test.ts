// The proof that no peer passes: every message delivered twice, and all answers of a resident sent at once.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { types } from 'wechaty-puppet'
import { PuppetMock, mock } from 'wechaty-puppet-mock'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const residents = 200
const estates = ['锦江苑', '望江花园', '银杏院', '桂花小区']
const answers = (index: number) => [
  `第${index}盏路灯不亮了`,
  String((index % 4) + 1),
  `${(index % 3) + 1}栋${(index % 2) + 1}单元`,
  `138${String(index).padStart(8, '0')}`,
  '1',
]
/** What the ticket of a resident must hold. */
const wanted = (index: number) => ({
  summary: `第${index}盏路灯不亮了`,
  placeText: `${estates[index % 4] ?? ''}${(index % 3) + 1}栋${(index % 2) + 1}单元`,
  phone: `138${String(index).padStart(8, '0')}`,
  category: 'street_light',
})

const mocker = () => new mock.Mocker()
let program: TestProgram
let puppet: PuppetMock
let platform: mock.Mocker

beforeEach(async () => {
  platform = mocker()
  puppet = new PuppetMock({ mocker: platform })
  program = await openTestProgram({ WECHATY_GAP_MS: '0' }, { puppet })
  await program.started
})
afterEach(() => program.end())

/** All tickets with the fields that matter, oldest first, by way of the API. */
async function tickets(): Promise<
  { number: string; summary: string; placeText: string; phone: string | null; category: string }[]
> {
  const login = await program.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'admin', password: program.password },
  })
  const cookie = String(login.headers['set-cookie']).split(';')[0] ?? ''
  const found: { id: string; number: string; summary: string; place: string; category: string }[] = []
  let cursor = ''
  do {
    const page = await program.app.inject({
      url: `/api/tickets?box=all&limit=100${cursor}`,
      headers: { cookie },
    })
    const { items, next } = page.json<{ items: typeof found; next: string | null }>()
    found.push(...items)
    cursor = next === null ? '' : `&cursor=${next}`
  } while (cursor)
  return Promise.all(
    found.reverse().map(async ({ id, number, summary, place, category }) => {
      const revealed = await program.app.inject({
        method: 'POST',
        url: `/api/tickets/${id}/reveal`,
        headers: { cookie },
        payload: {},
      })
      return {
        number,
        summary,
        placeText: place,
        phone: revealed.json<{ phone: string | null }>().phone,
        category,
      }
    }),
  )
}

function expectExactlyOnce(found: Awaited<ReturnType<typeof tickets>>): void {
  expect(found).toHaveLength(residents)
  expect(new Set(found.map(({ number }) => number)).size).toBe(residents)
  const sorted = (list: { phone: string | null }[]) =>
    [...list].sort((a, b) => Number(a.phone) - Number(b.phone))
  const all = Array.from({ length: residents }, (_, index) => wanted(index))
  expect(sorted(found)).toMatchObject(sorted(all))
}
const numberIn = (text: string) => /编号([0-9]{4})/.exec(text)?.[1]

describe('200 residents, every message delivered twice, all answers at once', () => {
  test('on the web chat: 200 tickets with the right fields, 200 numbers told, none lost, none double', async () => {
    const tokens = await Promise.all(
      Array.from({ length: residents }, async () => {
        const made = await program.app.inject({ method: 'POST', url: '/api/chat/visitors' })
        return made.json<{ token: string }>().token
      }),
    )
    const sent = tokens.flatMap((token, index) =>
      answers(index).flatMap((text, at) =>
        [1, 2].map(() =>
          program.app.inject({
            method: 'POST',
            url: '/api/chat/messages',
            headers: { authorization: `Bearer ${token}` },
            payload: { id: `answer-${at}`, text },
          }),
        ),
      ),
    )
    const statuses = (await Promise.all(sent)).map((reply) => reply.json<{ status: string }>().status)
    expect(statuses.filter((status) => status === 'stored')).toHaveLength(residents * 5)
    expect(statuses.filter((status) => status === 'repeated')).toHaveLength(residents * 5)
    const found = await tickets()
    expectExactlyOnce(found)
    const told = await Promise.all(
      tokens.map(async (token) => {
        const history = await program.app.inject({
          url: '/api/chat/messages',
          headers: { authorization: `Bearer ${token}` },
        })
        const { messages } = history.json<{ messages: { from: string; text: string }[] }>()
        return messages.flatMap(({ from, text }) => (from === 'bot' ? (numberIn(text) ?? []) : []))
      }),
    )
    expect(told.every((numbers) => numbers.length === 1)).toBe(true)
    expect(told.flat().sort()).toEqual(found.map(({ number }) => number).sort())
  })

  test('on WeChat: 200 tickets with the right fields, 200 numbers told, none lost, none double', async () => {
    const self = platform.createContact({ name: '小邻' })
    platform.login(self)
    const told = new Map<string, string[]>()
    const contacts = Array.from({ length: residents }, (_, index) => {
      const contact = platform.createContact({ name: `居民${index}` })
      contact.on('message', (message: mock.MessageMock) => {
        const number = message.talker().id === self.id ? numberIn(message.text() ?? '') : undefined
        if (number !== undefined) told.set(contact.id, [...(told.get(contact.id) ?? []), number])
      })
      return contact
    })
    for (const [index, contact] of contacts.entries())
      for (const [at, text] of answers(index).entries()) {
        const id = `${contact.id}-${at}`
        platform.MessageMock.create({
          id,
          talkerId: contact.id,
          listenerId: self.id,
          timestamp: Date.now(),
          type: types.Message.Text,
          text,
        })
        puppet.emit('message', { messageId: id })
        puppet.emit('message', { messageId: id })
      }
    await vi.waitFor(() => expect(told.size).toBe(residents), { timeout: 30_000, interval: 50 })
    const found = await tickets()
    expectExactlyOnce(found)
    expect([...told.values()].every((numbers) => numbers.length === 1)).toBe(true)
    expect([...told.values()].flat().sort()).toEqual(found.map(({ number }) => number).sort())
  })
})
