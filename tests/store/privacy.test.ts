// Who reads what of a conversation, where one of its matters would endanger the resident.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../src/rules/staff/roles.ts'
import { openWriting } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const hour = 60 * 60 * 1000
const desk = { staffId: 1, name: 'x', role: 'manager' as Role, scope: '/1/', ownOnly: false }
const say = async (...texts: string[]) => {
  for (const text of texts) await home.store.turn(message('an', text, { at: home.clock.now }))
}
const idOf = async (category: string) => {
  const { items } = await home.store.tickets.list(desk, { box: 'all', limit: 100, category })
  return items[0]!.id
}
const shown = async (category: string, viewer = desk, how = { justMoved: false }) => {
  const { conversation } = await home.store.tickets.read(viewer, await idOf(category), how)
  return conversation.map(({ text }) => text).join('|')
}
/** A lamp that was reported, and some hours later something that nobody else may read. */
const lampThen = async (words: string) => {
  await say('桂花小区3栋2单元的路灯不亮', '1')
  home.clock.now += 5 * hour
  await say(words)
}
const change = async (act: (client: ReturnType<typeof openWriting>) => Promise<unknown>) => {
  const client = openWriting(home.url)
  await act(client)
  await client.$disconnect()
}

describe('the page of a ticket', () => {
  test.each([
    ['domestic_violence', '我老公又打我', '打我'],
    ['crisis', '我不想活了', '不想活'],
  ])('shows nothing of %s that the resident told elsewhere', async (category, words, hidden) => {
    await lampThen(words)
    const page = await shown('street_light')
    expect(page).toContain('路灯')
    expect(page).not.toContain(hidden)
    expect(page).not.toContain('120')
    expect(await shown(category)).toContain(hidden)
  })

  test('shows what came hours after a hidden matter, though that one is still worked on', async () => {
    await lampThen('我老公又打我')
    await change((client) =>
      client.ticket.updateMany({
        where: { category: 'domestic_violence' },
        data: { updatedAt: new Date(home.clock.now + 9 * hour) },
      }),
    )
    home.clock.now += 3 * hour
    await say('路灯好久来修')
    expect(await shown('street_light')).toContain('好久来修')
  })

  test('shows no conversation but its own notices to whoever sees only their own tickets', async () => {
    await lampThen('我老公又打我')
    await change(async (client) => {
      const lamp = await client.ticket.findFirstOrThrow({ where: { category: 'street_light' } })
      await client.ticket.update({ where: { id: lamp.id }, data: { assigneeId: 5 } })
      const { contactId, id: ticketId } = lamp
      const at = new Date(home.clock.now)
      await client.message.create({
        data: { contactId, ticketId, author: 'bot', kind: 'text', text: '已经接手', at },
      })
    })
    expect(
      await shown('street_light', { ...desk, staffId: 5, role: 'adviser' as const, ownOnly: true }),
    ).toBe('已经接手')
    expect(await shown('street_light')).toContain('路灯')
  })

  test('shows no more of it to an adviser right after a move, when the ticket is no longer theirs', async () => {
    await lampThen('我老公又打我')
    const adviser = { ...desk, staffId: 5, role: 'adviser' as const, ownOnly: true }
    await expect(shown('street_light', adviser)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await shown('street_light', adviser, { justMoved: true })).toBe('')
    const { items } = await home.store.tickets.list(desk, { box: 'all', limit: 9, category: 'street_light' })
    expect(await home.store.tickets.read(adviser, items[0]!.id, { justMoved: true })).toMatchObject({
      number: '0001',
      summary: '',
      place: '',
      resident: { id: null, name: null, phone: null },
      events: [],
    })
  })
})

describe('the web chat that is opened again', () => {
  test.each([
    ['violence', '我老公又打我', '打我'],
    ['crisis', '我不想活了', '不想活'],
    ['harm that somebody else suffers', '隔壁天天打娃儿', '打娃儿'],
  ])('shows nothing of %s, and the rest of the conversation', async (_, words, hidden) => {
    await lampThen(words)
    const who = { channel: 'webchat', account: 'web', sender: 'an' }
    const opened = await home.store.messages.history(who, 0, 100)
    const page = opened.map(({ text }) => text).join('|')
    expect(page).toContain('路灯')
    expect(page).not.toContain(hidden)
    expect(opened.every(({ at }) => at.getTime() < home.clock.now)).toBe(true)
  })
})

describe('进度', () => {
  test.each(['我老公又打我', '我不想活了'])('lists no ticket of "%s"', async (words) => {
    await lampThen(words)
    home.clock.now += 80 * hour
    await say('进度')
    const list = (await read(home.store, 'an')).at(-1)
    expect(list).toContain('路灯')
    expect(list).not.toContain(words)
  })
})
