// The alarm without its queue: no Redis runs here, and jobs that were given up are owed all the same.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAlarmWatch, type AlarmWatch } from '../../src/queue/alarm-watch.ts'
import { createGateways } from '../../src/queue/gateways.ts'
import { createHandlers } from '../../src/queue/handlers.ts'
import { openGateway, type FakeGateway } from '../support/gateway.ts'
import { testPush } from '../support/push.ts'
import { message, openTestStore, type TestStore } from '../support/store.ts'

let home: TestStore
let fake: FakeGateway
let watch: AlarmWatch

beforeEach(async () => {
  fake = await openGateway()
  home = await openTestStore(undefined, ['sms'])
  const entry = {
    name: 'sms',
    url: fake.origin,
    method: 'POST' as const,
    headers: {},
    accepts: true as const,
  }
  watch = createAlarmWatch({
    outbox: home.store.outbox,
    handlers: createHandlers({ store: home.store, gateways: createGateways([entry]), push: testPush }),
    now: () => home.clock.now,
    onError: (error, what) => home.errors.push({ error, what }),
  })
})
afterEach(async () => {
  await watch.stop()
  await fake.close()
  await home.close()
})

const pass = async (seconds: number) => {
  home.clock.now += seconds * 1000
  await watch.run()
}
async function someone(name: string) {
  const found = (await home.store.staff.list('/')).find((one) => one.name === name)!
  return { staffId: found.id, name, role: found.role, scope: '/1/', ownOnly: false }
}
async function cry(text: string) {
  await home.store.turn(message('an', text, { at: home.clock.now }))
  const { items } = await home.store.tickets.list(await someone('王芳'), { box: 'all', limit: 1 })
  const viewer = await someone('王芳')
  return () => home.store.alarms.read(viewer, items[0]!.id)
}

test('rings on, stage by stage and by gateways, while Redis is away', async () => {
  const { staffId } = await someone('李静')
  await home.store.alarmWays.add(staffId, { way: 'gateway', gateway: 'sms', phone: '13800001111' })
  const alarm = await cry('着火了!桂花小区3栋2单元')
  await pass(19)
  expect((await alarm()).calls).toEqual([])
  await pass(1)
  expect((await alarm()).calls).toMatchObject([{ way: 'console', outcome: 'rung' }])
  await pass(60)
  expect((await alarm()).calls).toMatchObject([{ way: 'console' }, { way: 'sms', outcome: 'accepted' }])
  const stages: string[] = []
  for (let round = 0; round < 3; round++) {
    await pass(140)
    stages.push((await alarm()).stage)
  }
  expect(stages).toEqual(['next', 'all', 'street'])
})

test('takes up a stage and a reminder that the queue gave up, and not a call', async () => {
  const { staffId } = await someone('李静')
  await home.store.alarmWays.add(staffId, { way: 'gateway', gateway: 'sms', phone: '13800001111' })
  const alarm = await cry('隔壁的小孩天天被他爸打得惨叫')
  const giveUp = async () => {
    for (const row of await home.store.outbox.due(home.clock.now + 1e9, 0, 100))
      await home.store.outbox.failed(row.id, 'failed', home.clock.now)
  }
  await giveUp()
  await pass(20)
  expect((await alarm()).stage).toBe('first')
  await giveUp()
  await pass(16 * 60)
  const { stage, calls } = await alarm()
  expect(stage).toBe('next')
  expect(calls.filter(({ way }) => way === 'console')).toHaveLength(4)
  expect(fake.received).toEqual([])
})
