// Live news over a real connection: who hears what, and how a stream ends.
import { connect } from 'node:net'
import { setImmediate as turnOver } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Committed } from '../../src/store/events.ts'
import { openTestApi, type TestApi } from '../support/api.ts'

let api: TestApi
let origin: string
const listeners = new Set<(event: Committed) => void>()
/** Settles when the next stream is gone. */
let gone: Promise<void>

async function open(options: { heartbeat?: number } = {}): Promise<void> {
  let left: () => void
  gone = new Promise((resolve) => (left = resolve))
  const subscribe = (listener: (event: Committed) => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      left()
    }
  }
  api = await openTestApi({ live: { subscribe }, ...options })
  origin = await api.app.listen({ port: 0, host: '127.0.0.1' })
}
beforeEach(() => open())
afterEach(() => api.close())

const emit = (event: Committed): void => {
  for (const listener of listeners) listener(event)
}
const ticket = (
  number: number,
  changes: Partial<Extract<Committed, { type: 'ticket' }>> = {},
): Committed => ({
  type: 'ticket',
  id: `ticket${number}`,
  number,
  category: 'street_light',
  scope: api.community.nodes.estateA.path,
  assigneeId: null,
  event: 'taken',
  ...changes,
})

interface Client {
  status: number
  headers: Headers
  /** All that was read once it holds these words. */
  until: (words: string) => Promise<string>
  /** All that was read once the stream has ended. */
  end: () => Promise<string>
}
async function listen(login: string): Promise<Client> {
  const response = await fetch(`${origin}/api/events`, { headers: { cookie: await api.cookieOf(login) } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const read = async (enough: () => boolean) => {
    while (reader && !enough()) {
      const { done, value } = await reader.read()
      if (done) break
      text += value
    }
    return text
  }
  return {
    status: response.status,
    headers: response.headers,
    until: (words) => read(() => text.includes(words)),
    end: () => read(() => false),
  }
}
const data = (text: string): unknown[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? '') as unknown)

describe('GET /api/events', () => {
  test('tells of tickets in scope and of none beside it', async () => {
    const client = await listen('grid1')
    emit(ticket(1, { scope: api.community.nodes.estateC.path }))
    emit(ticket(412))
    const text = await client.until('"0412"')
    expect(text).toContain('event: ticket\n')
    expect(data(text)).toEqual([{ id: 'ticket412', number: '0412', type: 'taken' }])
  })

  test('tells an adviser only of what is in their hands', async () => {
    const client = await listen('adviser')
    emit(ticket(1, { assigneeId: api.community.staff.duty }))
    emit(ticket(2, { assigneeId: api.community.staff.adviser }))
    expect(data(await client.until('"0002"'))).toEqual([{ id: 'ticket2', number: '0002', type: 'taken' }])
  })

  test("tells of one's own bell only, and of nothing that is said to residents", async () => {
    const client = await listen('staff')
    emit({ type: 'notice', staffId: api.community.staff.duty, ticketId: 'theirs' })
    emit({ type: 'jobs' })
    emit({ type: 'replies', to: { contactId: 1, channel: 'c', account: 'a', sender: 's' }, messages: [] })
    emit({ type: 'notice', staffId: api.community.staff.staff, ticketId: 'mine' })
    const text = await client.until('mine')
    expect(text).toContain('event: notice\n')
    expect(data(text)).toEqual([{ ticketId: 'mine' }])
  })

  test('tells whoever sees the ticket of an alarm, and of a test ring only whom it calls', async () => {
    const { staff, nodes } = api.community
    const client = await listen('duty')
    const scope = nodes.estateA.path
    const alarm = { type: 'alarm', category: 'fire', scope, assigneeId: null } as const
    emit({ ...alarm, ticketId: null, staffIds: [staff.manager] })
    emit({ ...alarm, ticketId: 'far', scope: '/999/', staffIds: [staff.duty] })
    emit({ ...alarm, ticketId: 'near', staffIds: [staff.manager] })
    emit({ ...alarm, ticketId: null, staffIds: [staff.duty] })
    expect(data(await client.until('"called":true'))).toEqual([
      { ticketId: 'near', called: false },
      { ticketId: null, called: true },
    ])
  })

  test('is no page to keep, and carries the policies of every answer', async () => {
    const { status, headers } = await listen('staff')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('is refused to whoever is not signed in', async () => {
    expect((await fetch(`${origin}/api/events`)).status).toBe(401)
  })
})

describe('a stream', () => {
  test('follows its owner into another scope', async () => {
    const client = await listen('grid1')
    const { grid1 } = api.community.staff
    await api.as('admin')('PATCH', `/api/staff/${grid1}`, { nodeId: api.community.nodes.grid2.id })
    emit({ type: 'tree' })
    const inGrid2 = ticket(7, { scope: api.community.nodes.estateC.path })
    const heard = client.until('"0007"')
    // Their new place is read again meanwhile.
    let said = false
    while (!said) {
      emit(inGrid2)
      said = await Promise.race([heard.then(() => true), turnOver(false)])
    }
    expect(data(await heard)).toContainEqual({ id: 'ticket7', number: '0007', type: 'taken' })
  })

  test('ends when its owner leaves', async () => {
    const client = await listen('duty')
    await api.as('admin')('PATCH', `/api/staff/${api.community.staff.duty}`, { active: false })
    emit({ type: 'tree' })
    await client.end()
    await gone
    expect(listeners.size).toBe(0)
  })

  test('shows that it lives, and ends soon after its session', async () => {
    await api.close()
    await open({ heartbeat: 20 })
    const client = await listen('duty')
    await client.until(': here\n\n')
    await api.as('duty')('DELETE', '/api/session')
    await client.end()
    await gone
    expect(listeners.size).toBe(0)
  })

  test('is forgotten when its client goes', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: ${await api.cookieOf('staff')}\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    expect(listeners.size).toBe(1)
    socket.destroy()
    await gone
    expect(listeners.size).toBe(0)
  })

  test('is let go when its client does not read', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: ${await api.cookieOf('staff')}\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    socket.pause()
    const long = ticket(1, { id: 'x'.repeat(20_000) })
    while (listeners.size > 0) {
      emit(long)
      await turnOver()
    }
    await gone
    expect(listeners.size).toBe(0)
    socket.destroy()
  })

  test('ends with the program, which does not wait for it', async () => {
    const client = await listen('staff')
    await client.until('retry')
    const before = performance.now()
    await api.app.close()
    expect(performance.now() - before).toBeLessThan(1000)
    expect(await client.end()).toBe('retry: 3000\n\n')
  })
})
