// A matter that ends in nine days on a channel of 48 hours: nothing is promised, and what could not be sent is somebody's task.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../src/bot/channel.ts'
import { createOutbound, type Outbound } from '../../src/bot/outbound.ts'
import { waivePicture } from '../../src/rules/tickets/decision.ts'
import { resolve, take } from '../../src/rules/tickets/ticket.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const hour = 60 * 60 * 1000
const windowMs = 48 * hour
const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
let home: TestStore
let outbound: Outbound
let sent: string[]

beforeEach(async () => {
  home = await openTestStore()
  sent = []
  const channel: Channel = {
    name: 'webchat',
    account: 'web',
    capabilities: {
      maxBytes: 2048,
      buttons: false,
      media: false,
      proactive: true,
      quota: { perInbound: 5, windowMs },
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (_, { text }) => {
      sent.push(text)
      return Promise.resolve()
    },
  }
  outbound = createOutbound({
    channels: [channel],
    messages: home.store.messages,
    now: () => home.clock.now,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    onError: (error, what) => home.errors.push({ error, what }),
    period: 3_600_000,
  })
  await home.store.channels.begin([
    { name: 'webchat', account: 'web', proactive: true, perInbound: 5, windowMs },
  ])
})
afterEach(async () => {
  await outbound.stop()
  await home.close()
})

async function deliver(): Promise<void> {
  await doJobs(home)
  for (const event of home.committed.splice(0))
    if (event.type === 'replies') outbound.deliver(event.to, event.messages)
  await outbound.idle()
}
async function says(text: string): Promise<string> {
  sent = []
  await home.store.turn(message('an', text, { at: home.clock.now, windowMs }))
  await deliver()
  return sent.join('\n')
}
const undelivered = () => home.store.messages.undeliveredFor(manager, 10)
const bell = async () => (await home.store.bell.list(manager)).items.map(({ type }) => type)

test('is told by telephone, by whoever has it, and then no more by message', async () => {
  await says('桂花小区3栋2单元的路灯不亮了')
  expect(await says('1')).toContain('我不能主动发给您')
  expect(await says('13812345678')).toContain('工作人员打给您')
  const [filed] = (await home.store.tickets.list(manager, { box: 'open', limit: 1 })).items
  const id = filed?.id ?? ''
  await home.store.tickets.change(manager, id, take)
  await deliver()
  expect((await home.store.tickets.read(manager, id)).resident.phone).toBe('138****5678')

  home.clock.now += 9 * 24 * hour
  sent = []
  await home.store.tickets.change(manager, id, (ticket, actor) => waivePicture(ticket, actor, '拍不了'))
  await home.store.tickets.change(manager, id, (ticket, actor) => resolve(ticket, actor, '换了灯泡'))
  await deliver()
  await deliver()
  expect(sent).toEqual([])
  const [failed] = await undelivered()
  expect(failed).toMatchObject({ failure: 'window closed', ticket: { publicId: id } })
  expect(failed?.text).toContain('换了灯泡')
  expect((await bell()).filter((type) => type === 'undelivered')).toHaveLength(1)
  const visits = await home.store.tickets.list(manager, { box: 'visits', limit: 9 })
  expect(visits.items.map((ticket) => ticket.id)).toEqual([id])

  await home.store.desk.told(manager, failed!.id, '谢谢')
  await home.store.visits.phone(manager, id, {
    outcome: 'solved',
    satisfaction: 'very_satisfied',
    words: null,
  })
  expect(await undelivered()).toEqual([])
  const { conversation } = await home.store.tickets.read(manager, id)
  expect(conversation.filter(({ told }) => told).map(({ text }) => text)).toEqual([failed?.text])
  expect(await says('你好')).not.toContain('换了灯泡')
  expect(home.errors).toEqual([])
})
