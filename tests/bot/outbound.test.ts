import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SendError, type Capabilities, type Channel, type Outgoing } from '../../src/bot/channel.ts'
import { createOutbound, type Outbound } from '../../src/bot/outbound.ts'
import { take } from '../../src/rules/tickets/ticket.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let outbound: Outbound
/** What the platform got, and when by the pauses that were asked for. */
let sent: { sender: string; text: string; id: number }[]
let pauses: number[]
beforeEach(async () => {
  home = await openTestStore()
  sent = []
  pauses = []
  slow = false
})
afterEach(async () => {
  await outbound.stop()
  await home.close()
})

const unlimited: Capabilities = { maxBytes: 2048, buttons: false, media: false, proactive: true }
function platform(
  capabilities: Partial<Capabilities>,
  refuse?: (message: Outgoing) => SendError | undefined,
): Channel {
  return {
    name: 'webchat',
    account: 'web',
    capabilities: { ...unlimited, ...capabilities },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (sender, outgoing) => {
      const refusal = refuse?.(outgoing)
      if (refusal) return Promise.reject(refusal)
      sent.push({ sender, text: outgoing.text, id: outgoing.id })
      return Promise.resolve()
    },
  }
}
let slow = false
function open(channel: Channel, messages = home.store.messages): void {
  outbound = createOutbound({
    channels: [channel],
    messages,
    now: () => home.clock.now,
    sleep: (ms) => {
      if (ms > 50) pauses.push(ms)
      return slow && ms > 50 ? new Promise(() => undefined) : Promise.resolve()
    },
    random: () => 0.5,
    onError: () => undefined,
    period: 3_600_000,
  })
}
/** Lets the resident write, and hands over what the commit brought about. */
async function says(text: string, sender = 'an'): Promise<void> {
  home.committed.length = 0
  await home.store.turn(message(sender, text, { at: home.clock.now }))
  deliver()
  await outbound.idle()
}
let contactId: number
function deliver(): void {
  for (const event of home.committed.splice(0)) {
    if (event.type !== 'replies') continue
    contactId = event.to.contactId
    outbound.deliver(event.to, event.messages)
  }
}
const stored = async () =>
  (await home.store.messages.history({ channel: 'webchat', account: 'web', sender: 'an' }, 0, 100)).filter(
    ({ author }) => author !== 'in',
  )

/** A member of staff takes the only ticket, of which the resident is to hear. */
async function staffTakes(): Promise<void> {
  const viewer = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
  const [ticket] = (await home.store.tickets.list(viewer, { box: 'all', limit: 1 })).items
  await home.store.tickets.change(viewer, ticket!.id, take)
  for (const job of await home.store.outbox.due(home.clock.now, 0, 100))
    if (job.job === 'resident.notify')
      await home.store.outbox.done(
        job.id,
        home.store.work.notifyResident((job.payload as { eventId: number }).eventId),
      )
  deliver()
  await outbound.idle()
}

describe('outbound', () => {
  test('sends what was committed and notes that it has left', async () => {
    open(platform({}))
    await says('路灯不亮了')
    expect(sent.map(({ text }) => text)).toEqual([
      expect.stringContaining('小邻'),
      expect.stringContaining('哪个小区'),
    ])
    expect((await stored()).map(({ unsent }) => unsent)).toEqual([false, false])
  })

  test('sends at start what a crash left behind, once', async () => {
    open(platform({}))
    await home.store.turn(message('an', '你好'))
    await outbound.sweep()
    await outbound.sweep()
    await outbound.idle()
    await outbound.sweep()
    expect(sent).toHaveLength(1)
  })

  test('tries again after a network error and gives up with a reason that staff can read', async () => {
    open(platform({}, () => new SendError('no connection', { retry: true })))
    await says('你好')
    expect(pauses).toEqual([1000, 4000, 15_000])
    expect(await stored()).toMatchObject([{ unsent: false, failure: 'no connection' }])
    expect(await home.store.messages.undelivered('/1/', 10)).toMatchObject([{ failure: 'no connection' }])
  })

  test('never repeats what the platform has refused for good', async () => {
    open(platform({}, () => new SendError('unknown contact', { retry: false })))
    await says('你好')
    expect(pauses).toEqual([])
    expect(await stored()).toMatchObject([{ failure: 'unknown contact' }])
  })

  test('splits a long text by bytes without losing any of it', async () => {
    open(platform({ maxBytes: 60 }))
    await says('你好')
    expect(sent.length).toBeGreaterThan(1)
    for (const { text } of sent) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60)
    const [whole] = await stored()
    expect(
      sent
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(whole?.text.replace(/\s/g, ''))
  })

  test('merges the replies of one commit where the channel counts them', async () => {
    open(platform({ quota: { perInbound: 5, windowMs: 48 * 3_600_000 } }))
    await says('路灯不亮了')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toMatch(/小邻[^]*哪个小区/)
  })

  test('holds what the quota does not allow, in sight of staff, and sends it with the next answer (A10)', async () => {
    open(platform({ quota: { perInbound: 1, windowMs: 48 * 3_600_000 } }))
    await says('桂花小区3栋2单元路灯不亮')
    await says('1')
    await staffTakes()
    expect(sent).toHaveLength(2)
    expect(await home.store.messages.undelivered('/1/', 10)).toMatchObject([{ failure: 'quota used up' }])
    await says('你好')
    expect(sent).toHaveLength(3)
    expect(sent[2]?.text).toContain('王芳已经接手')
    expect(await home.store.messages.undelivered('/1/', 10)).toEqual([])
  })

  test('counts what left together as one', async () => {
    open(platform({ quota: { perInbound: 2, windowMs: 48 * 3_600_000 } }))
    await says('桂花小区3栋2单元路灯不亮')
    await says('1')
    expect(sent).toHaveLength(2)
    await staffTakes()
    expect(sent).toHaveLength(3)
  })

  test('counts what left in parts as many', async () => {
    open(platform({ quota: { perInbound: 3, windowMs: 48 * 3_600_000 }, maxBytes: 120 }))
    await says('桂花小区3栋2单元路灯不亮')
    const before = sent.length
    await says('1')
    const parts = sent.length - before
    expect(parts).toBeGreaterThan(1)
    expect(await home.store.messages.quotaUsed(contactId)).toMatchObject({ sent: parts })
  })

  test('holds what comes after the window has closed', async () => {
    open(platform({ quota: { perInbound: 5, windowMs: 1000 } }))
    home.committed.length = 0
    await home.store.turn(message('an', '你好', { at: home.clock.now }))
    home.clock.now += 5000
    deliver()
    await outbound.idle()
    expect(sent).toEqual([])
    expect(await stored()).toMatchObject([{ unsent: true, failure: 'window closed' }])
  })

  test('that is stopped during an outage leaves the reply for the next start', async () => {
    open(platform({}, () => new SendError('no connection', { retry: true })))
    slow = true
    await home.store.turn(message('an', '你好'))
    deliver()
    await vi.waitFor(() => expect(pauses).toEqual([1000]))
    await outbound.stop()
    expect(await stored()).toMatchObject([{ unsent: true, failure: null }])
  })

  test('whose notes cannot be written sends nothing twice', async () => {
    const channel = platform({})
    const { settle } = home.store.messages
    let failures = 3
    const failing = {
      ...home.store.messages,
      settle: (...args: Parameters<typeof settle>) =>
        failures-- > 0 ? Promise.reject(new Error('disk')) : settle(...args),
    }
    open(channel, failing)
    await home.store.turn(message('an', '你好'))
    deliver()
    for (let time = 0; time < 5; time++) await outbound.sweep()
    await outbound.idle()
    expect(sent).toHaveLength(1)
    expect(await stored()).toMatchObject([{ unsent: false }])
  })

  test('for an account that nobody holds is shown to staff after five minutes', async () => {
    open(platform({}))
    await home.store.turn(message('an', '你好', { account: 'gone' }))
    home.clock.now += 6 * 60_000
    expect(await home.store.messages.undelivered('/1/', 10)).toMatchObject([
      { failure: 'nobody sends for this account' },
    ])
  })

  test('keeps the account’s sends apart, with jitter', async () => {
    open(platform({ minGapMs: 1000 }))
    await Promise.all(['a', 'b', 'c'].map((sender) => home.store.turn(message(sender, '你好'))))
    deliver()
    await outbound.idle()
    expect(sent).toHaveLength(3)
    expect(pauses).toEqual([1500, 1500, 1500])
  })

  test('sends nothing of what was taken back while it waited for its turn', async () => {
    open(platform({ minGapMs: 1000 }))
    await Promise.all(['a', 'b'].map((sender) => home.store.turn(message(sender, '你好'))))
    const [first, second] = home.committed.splice(0).flatMap((event) => {
      if (event.type !== 'replies') return []
      const messages = event.messages.map((one) => ({ ...one, bulk: true as const }))
      return [{ to: event.to, messages }]
    })
    await home.store.messages.settle([], [{ id: second!.messages[0]!.id, failure: 'expired', held: false }])
    for (const { to, messages } of [first!, second!]) outbound.deliver(to, messages)
    await outbound.idle()
    expect(sent.map(({ sender }) => sender)).toEqual([first!.to.sender])
    expect(await home.store.messages.undelivered('/1/', 10)).toMatchObject([{ failure: 'expired' }])
  })

  test('lets answers go before what is sent to many', async () => {
    open(platform({ minGapMs: 1000 }))
    await Promise.all(['a', 'b', 'c', 'd'].map((sender) => home.store.turn(message(sender, '你好'))))
    for (const event of home.committed.splice(0)) {
      if (event.type !== 'replies') continue
      const bulk = event.to.sender === 'd' ? {} : { bulk: true as const }
      outbound.deliver(
        event.to,
        event.messages.map((message) => ({ ...message, ...bulk })),
      )
    }
    await outbound.idle()
    expect(sent.map(({ sender }) => sender)).toEqual(['a', 'd', 'b', 'c'])
  })
})
