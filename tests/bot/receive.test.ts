import { describe, expect, test, vi } from 'vitest'
import { createReceive, persistent } from '../../src/bot/receive.ts'
import type { Inbound } from '../../src/flows/message.ts'
import { message } from '../support/store.ts'

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
