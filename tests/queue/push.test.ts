// Browser push as a way of the alarm, against a fake push service on loopback. No Redis is needed here.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAlarmWatch, type AlarmWatch } from '../../src/queue/alarm-watch.ts'
import { createGateways } from '../../src/queue/gateways.ts'
import { createHandlers } from '../../src/queue/handlers.ts'
import { isPushService } from '../../src/rules/alarms/push.ts'
import { openGateway, type FakeGateway } from '../support/gateway.ts'
import { subscriptionAt, testPush } from '../support/push.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'

let fake: FakeGateway
let home: TestStore
let watch: AlarmWatch
let staffId: number

beforeEach(async () => {
  fake = await openGateway()
  fake.answers[0] = { status: 201 }
  home = await openTestStore()
  watch = createAlarmWatch({
    outbox: home.store.outbox,
    handlers: createHandlers({ store: home.store, gateways: createGateways([]), push: testPush }),
    now: () => home.clock.now,
    onError: (error, what) => home.errors.push({ error, what }),
  })
  staffId = (await person('李静')).id
})
afterEach(async () => {
  await watch.stop()
  await fake.close()
  await home.close()
})

const person = async (name: string) => (await home.store.staff.list('/')).find((one) => one.name === name)!
const pass = async (seconds: number) => {
  home.clock.now += seconds * 1000
  await watch.run()
}
const addDevice = () =>
  home.store.alarmWays.add(staffId, { way: 'push', subscription: subscriptionAt(fake.origin) })
const ways = () => home.store.alarmWays.list(staffId)
/** Rings the device for a test, and gives the code that a tap on it sends back. */
async function testRing(id: number): Promise<string> {
  const member = await person('李静')
  await home.store.alarmWays.test({ ...member, node: { ...member.node, path: '/1/' } }, id)
  const [job] = await home.store.outbox.due(home.clock.now, 0, 1)
  await pass(60)
  return (job?.payload as { code: string }).code
}
async function cry() {
  await home.store.turn(message('an', '着火了!桂花小区3栋2单元', { at: home.clock.now }))
  const viewer = { staffId, name: '李静', role: 'duty' as const, scope: '/1/', ownOnly: false }
  const { items } = await home.store.tickets.list(viewer, { box: 'all', limit: 1 })
  return () => home.store.alarms.read(viewer, items[0]!.id)
}

describe('a push message', () => {
  test.each([
    ['that the service took is sent', { status: 201 }, 'sent'],
    ['to a browser that has left is gone', { status: 410 }, 'gone'],
    ['to an address that is no more is gone', { status: 404 }, 'gone'],
    ['that the service refuses is refused', { status: 429 }, 'refused 429'],
    [
      'that is sent elsewhere is not followed',
      { status: 302, location: 'http://127.0.0.1:9/' },
      'unreachable',
    ],
    ['that nobody answers is a timeout', 'silent' as const, 'timeout'],
  ])('%s', async (_, manner, outcome) => {
    fake.answers[0] = manner
    expect(await testPush.send(subscriptionAt(fake.origin), { text: '试' })).toBe(outcome)
  })

  test('is encrypted, signed, urgent and short-lived', async () => {
    await testPush.send(subscriptionAt(fake.origin), { text: '有紧急情况' })
    const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = fake.received
    expect(url).toBe('/device/1')
    expect(headers).toMatchObject({ ttl: '120', urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(headers.authorization).toContain(`k=${testPush.publicKey}`)
    expect(body).not.toContain('紧急')
  })

  test('with no service there is unreachable', async () => {
    expect(await testPush.send(subscriptionAt('http://127.0.0.1:9'), { text: '试' })).toBe('unreachable')
  })
})

describe('a device', () => {
  test('counts as tried only by the tap on its own latest test ring', async () => {
    const { id } = await addDevice()
    const code = await testRing(id)
    expect(fake.received).toHaveLength(1)
    expect(await ways()).toMatchObject([{ way: 'push', tried: false, gateway: null }])
    const wrong = { code: 'NOT_FOUND' }
    await expect(home.store.alarmWays.tapped((await person('王芳')).id, code)).rejects.toMatchObject(wrong)
    await expect(home.store.alarmWays.tapped(staffId, '00000000')).rejects.toMatchObject(wrong)
    expect(await home.store.roster.state()).toMatchObject({ untried: [{ name: '锦江社区' }] })
    await home.store.alarmWays.tapped(staffId, code)
    expect(await home.store.roster.state()).toMatchObject({ untried: [] })
    await expect(home.store.alarmWays.tapped(staffId, code)).rejects.toMatchObject(wrong)
  })

  test('is told of an alarm and of nothing personal, and its owner is notified once it shows that', async () => {
    await addDevice()
    const alarm = await cry()
    await pass(20)
    const due = (await home.store.outbox.overdue('alarm.call', home.clock.now, false))[0]!
    const call = await home.store.alarms.callOf(due.payload as { alarmId: number; wayId: number })
    expect(call).toMatchObject({ payload: { text: '有紧急情况,请打开值班台。', alarm: 1 } })
    await pass(60)
    expect(await alarm()).toMatchObject({
      staffNotifiedAt: null,
      calls: [{ way: 'console' }, { way: 'push', outcome: 'sent' }],
    })
    await home.store.alarms.pushShown((await person('周敏')).id, 1)
    expect((await alarm()).staffNotifiedAt).toBeNull()
    await home.store.alarms.pushShown(staffId, 1)
    expect(await alarm()).toMatchObject({ calls: [{}, {}, { way: 'push', outcome: 'shown' }] })
    expect((await alarm()).staffNotifiedAt).not.toBeNull()
  })

  test('that has gone is forgotten, and that is on record', async () => {
    fake.answers[0] = { status: 410 }
    await addDevice()
    const alarm = await cry()
    await pass(20)
    await pass(60)
    expect(await alarm()).toMatchObject({ calls: [{ way: 'console' }, { way: 'push', outcome: 'gone' }] })
    expect(await ways()).toEqual([])
  })
})

test.each([
  ['https://fcm.googleapis.com/fcm/send/x', true],
  ['https://wns2-pn1p.notify.windows.com/w/?token=x', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com.example/x', false],
  ['https://127.0.0.1/x', false],
  ['not an address', false],
])('%s is a push service: %s', (endpoint, known) => {
  expect(isPushService(endpoint)).toBe(known)
})
