import { describe, expect, test, vi } from 'vitest'
import { createPace } from '../../src/bot/pace.ts'
import { createReceive, persistent } from '../../src/bot/receive.ts'
import type { Inbound } from '../../src/flows/message.ts'
import { message, openTestStore, read } from '../support/store.ts'

describe('persistent', () => {
  test('keeps the order of a sender while one of their messages is tried again, and holds nobody else up', async () => {
    vi.useFakeTimers()
    const stored: string[] = []
    let full = true
    const keep = persistent(
      (inbound: Inbound) => {
        if (full && inbound.sender === 'an') return Promise.reject(new Error('the disk is full'))
        stored.push(inbound.text)
        return Promise.resolve('stored' as const)
      },
      () => undefined,
    )
    const first = keep(message('an', 'one'))
    await vi.advanceTimersByTimeAsync(0)
    const second = keep(message('an', 'two'))
    await keep(message('bo', 'other'))
    full = false
    await vi.advanceTimersByTimeAsync(5000)
    await Promise.all([first, second])
    vi.useRealTimers()
    expect(stored).toEqual(['other', 'one', 'two'])
  })
})

describe('who writes faster than a person can', () => {
  test('is asked once to slow down, everything is kept, and danger is answered all the same', async () => {
    const home = await openTestStore()
    const receive = createReceive(
      home.store.turn,
      createPace(() => home.clock.now),
    )
    for (let at = 0; at < 100; at++) await receive(message('an', `路灯不亮了${at}`))
    await receive(message('an', '', { kind: 'voice' }))
    expect((await read(home.store, 'an')).slice(-3).join()).toContain('编号')
    await receive(message('an', '家里着火了'))
    await receive(message('an', '还有人在里面'))
    expect((await read(home.store, 'an')).at(-1)).not.toContain('发得有点快')
    await receive(message('bo', '你好'))
    const said = await read(home.store, 'an')
    expect(said.filter((text) => text.includes('发得有点快'))).toHaveLength(1)
    expect(said.join()).toContain('119')
    expect((await read(home.store, 'bo')).join()).toContain('您好')
    const kept = await home.store.messages.history(
      { channel: 'webchat', account: 'web', sender: 'an' },
      0,
      1000,
    )
    expect(kept.filter(({ author }) => author === 'in')).toHaveLength(103)
    home.clock.now += 60_000
    await receive(message('an', '进度'))
    expect((await read(home.store, 'an')).at(-1)).not.toContain('发得有点快')
    await home.close()
  })
})

describe('receive', () => {
  test('cuts a long text without breaking a character, and says so', async () => {
    let got: Inbound | undefined
    const receive = createReceive((inbound) => {
      got = inbound
      return Promise.resolve('stored')
    })
    await receive(message('an', `${'灯'.repeat(1999)}😀坏了`))
    expect([got?.text.length, got?.cut]).toEqual([1999, true])
  })
})
