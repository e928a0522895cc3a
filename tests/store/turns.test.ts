import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { flows } from '../../src/flows/moves.ts'
import { openReading, openWriting } from '../../src/store/connection.ts'
import { message, openTestStore, read, type TestStore } from '../support/store.ts'

let home: TestStore
beforeEach(async () => {
  home = await openTestStore()
})
afterEach(() => home.close())

const viewer = { staffId: 1, name: 'x', role: 'manager' as const, scope: '/1/', ownOnly: false }
const all = async () => (await home.store.tickets.list(viewer, { box: 'all', limit: 100 })).items

describe('a turn', () => {
  test('of a whole conversation opens one ticket and tells its number', async () => {
    for (const text of ['三单元的路灯不亮了', '桂花小区', '1']) await home.store.turn(message('an', text))
    expect(await all()).toMatchObject([
      {
        number: '0001',
        category: 'street_light',
        summary: '路灯不亮了',
        place: '桂花小区3单元',
        status: 'submitted',
      },
    ])
    expect((await read(home.store, 'an')).at(-1)).toContain('编号0001')
  })

  test('keeps with the ticket when somebody may come', async () => {
    for (const text of ['桂花小区3单元的路灯不亮了,12月3号下午在家', '1'])
      await home.store.turn(message('an', text))
    const [ticket] = await all()
    const { summary, suits } = await home.store.tickets.read(viewer, ticket?.id ?? '')
    expect([summary, suits?.text]).toEqual(['路灯不亮了', '12月3号下午在家'])
    expect(suits?.from.slice(5)).toBe('12-03T05:00:00.000Z')
    expect(suits?.to.slice(5)).toBe('12-03T10:00:00.000Z')
  })

  test.each(['人工', '路灯不亮了', '那个那个', 'ꆈꌠꉙꃅ', '有人晕倒了', '低保咋办'])(
    'of the same words fifty times, “%s”, opens no second ticket',
    async (text) => {
      for (let time = 0; time < 50; time++) await home.store.turn(message('an', text))
      expect((await all()).length).toBeLessThanOrEqual(1)
    },
  )

  test('of a message delivered three times is stored and answered once', async () => {
    const once = message('an', '你好')
    const receipts = await Promise.all([once, once, once].map((same) => home.store.turn(same)))
    expect(receipts).toEqual(['stored', 'repeated', 'repeated'])
    expect(await home.store.turn(once)).toBe('repeated')
    expect(await read(home.store, 'an')).toHaveLength(1)
  })

  test('keeps the order of messages sent at once, and asks only what is still open', async () => {
    await Promise.all(
      ['路灯不亮了', '桂花小区', '3栋2单元', '1'].map((text) => home.store.turn(message('an', text))),
    )
    expect(await all()).toMatchObject([{ place: '桂花小区3栋2单元' }])
    expect(await read(home.store, 'an')).toHaveLength(2)
  })

  test('that throws brings an apology, and the others of its commit go on', async () => {
    const broken = flows.find(({ id }) => id === 'service-request')!
    const { start } = broken
    broken.start = (scene, seed) => {
      if (JSON.stringify(seed).includes('路灯坏掉的流程')) throw new Error('a mistake in a flow')
      return start(scene, seed)
    }
    try {
      const receipts = await Promise.all([
        home.store.turn(message('bad', '路灯坏掉的流程')),
        home.store.turn(message('good', '路灯不亮了')),
      ])
      expect(receipts).toEqual(['stored', 'stored'])
    } finally {
      broken.start = start
    }
    expect((await read(home.store, 'bad')).join()).toContain('我这边出了点问题')
    expect((await read(home.store, 'good')).join()).toContain('哪个小区')
    expect(home.errors).toHaveLength(1)
  })

  test('that throws after it has filed something is rolled back, apologised for, and costs the others nothing', async () => {
    const broken = flows.find(({ id }) => id === 'service-request')!
    const { settle } = broken
    broken.settle = (stored, outcome, scene) => {
      if (outcome.type === 'openTicket' && JSON.stringify(stored).includes('路灯坏掉的流程'))
        throw new Error('a mistake after the ticket')
      return settle(stored, outcome, scene)
    }
    const say = (sender: string, what: string) =>
      [`桂花小区3栋2单元${what}`, '1'].map((text) => home.store.turn(message(sender, text)))
    try {
      await Promise.all([...say('bad', '路灯坏掉的流程'), ...say('good', '路灯不亮')])
    } finally {
      broken.settle = settle
    }
    expect(await all()).toMatchObject([{ summary: '路灯不亮' }])
    expect((await read(home.store, 'bad')).join()).toContain('我这边出了点问题')
    expect((await read(home.store, 'good')).at(-1)).toContain('编号0001')
  })

  test('that keeps throwing after it has filed something makes no other commit run twice', async () => {
    const broken = flows.find(({ id }) => id === 'service-request')!
    const { settle } = broken
    let calls = 0
    const places = ['good', 'bad', 'b', 'c', 'd']
    broken.settle = (stored, outcome, scene) => {
      if (outcome.type === 'openTicket') {
        if (JSON.stringify(stored).includes('路灯坏掉的流程')) throw new Error('a mistake after the ticket')
        calls++
      }
      return settle(stored, outcome, scene)
    }
    // Each at a place of their own: nobody is asked whether it is the same matter.
    const talk = (sender: string, what: string) =>
      Promise.all(
        [`桂花小区${places.indexOf(sender) + 1}栋2单元${what}`, '1'].map((text) =>
          home.store.turn(message(sender, text)),
        ),
      )
    try {
      // The first time it is met among the others, whose turns are run once more.
      await Promise.all([talk('good', '路灯不亮'), talk('bad', '路灯坏掉的流程')])
      expect(calls).toBe(2)
      for (const sender of ['b', 'c', 'd'])
        await Promise.all([talk('bad', '路灯坏掉的流程'), talk(sender, '路灯不亮')])
      // Since then its turns are kept apart, and the others are run once.
      expect(calls).toBe(5)
    } finally {
      broken.settle = settle
    }
    expect(await all()).toHaveLength(4)
  })

  test('whose stored session is rubbish starts from the top', async () => {
    await home.store.turn(message('an', '路灯不亮了'))
    const client = openWriting(home.url)
    await client.session.updateMany({ data: { data: '{"flow":' } })
    await client.$disconnect()
    await home.store.turn(message('an', '你好'))
    expect((await read(home.store, 'an')).at(-1)).toContain('1 报修报事')
  })

  test('of a recall hides the message and blanks the ticket made of it', async () => {
    const told = message('an', '桂花小区3栋2单元路灯不亮')
    await home.store.turn(told)
    await home.store.turn(message('an', '1'))
    await home.store.turn(message('an', told.messageId, { kind: 'recall' }))
    const [ticket] = await all()
    const page = await home.store.tickets.read(viewer, ticket!.id)
    expect(JSON.stringify(page.conversation.filter(({ from }) => from === 'resident'))).not.toContain('路灯')
    expect(page.summary).toBe('')
    expect(page.events.map(({ type }) => type)).toEqual(['opened', 'recalled'])
  })

  test('of a recall leaves alone a ticket that was filed before the message', async () => {
    for (const text of ['桂花小区3栋2单元电梯坏了', '1']) await home.store.turn(message('an', text))
    const later = message('an', '昨天电梯坏了,今天好了没', { at: home.clock.now + 1000 })
    home.clock.now += 1000
    await home.store.turn(later)
    await home.store.turn(message('an', later.messageId, { kind: 'recall', at: home.clock.now }))
    expect(await all()).toMatchObject([{ summary: '电梯坏了' }])
  })

  test('of a recall blanks a ticket whose words were typed in full width', async () => {
    const told = message('an', '桂花小区3栋2单元,PVC管子漏水')
    await home.store.turn(told)
    await home.store.turn(message('an', '1'))
    await home.store.turn(message('an', told.messageId, { kind: 'recall' }))
    expect(await all()).toMatchObject([{ summary: '' }])
  })

  test('survives the end of the program in the middle of a flow', async () => {
    await home.store.turn(message('an', '路灯不亮了'))
    await home.store.close()
    const again = await openTestStore(home.dir)
    await again.store.turn(message('an', '桂花小区'))
    expect((await read(again.store, 'an')).at(-1)).toContain('桂花小区的哪个位置')
    await again.store.close()
    home = await openTestStore(home.dir)
  })
})

describe('the connections', () => {
  const pragma = async (client: ReturnType<typeof openWriting>, name: string) => {
    const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`)
    return String(Object.values(row ?? {})[0])
  }
  test('that writes is durable, after a reconnect too', async () => {
    const client = openWriting(home.url)
    const state = async () => [await pragma(client, 'journal_mode'), await pragma(client, 'synchronous')]
    expect(await state()).toEqual(['wal', '2'])
    await client.$disconnect()
    await client.$connect()
    expect(await state()).toEqual(['wal', '2'])
    await client.$disconnect()
  })
  test('that reads cannot write', async () => {
    const client = openReading(home.url)
    await expect(client.node.create({ data: { kind: 'grid', name: 'x', path: '/x/' } })).rejects.toThrow(
      /readonly/,
    )
    await client.$disconnect()
  })
})
