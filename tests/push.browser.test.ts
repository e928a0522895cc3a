// The console's service worker in a real browser. The messages are handed to it by the browser's own test door: its maker's push
// service cannot be reached from here.
import { expect, test, vi } from 'vitest'
import { openGateway } from './support/gateway.ts'
import { desktop, openPage, withBrowser } from './support/browser.ts'
import { subscriptionAt } from './support/push.ts'
import { message } from './support/store.ts'

const held = withBrowser()

test('a device tells of a tap on its test ring, and that it shows an alarm', async () => {
  // It never answers, so that the code of the test ring stays owed while the test reads it.
  const fake = await openGateway()
  fake.answers[0] = 'silent'
  const { store, app, password } = held.program
  const origin = app.listeningOrigin
  const complaints: string[] = []
  const { context, page } = await openPage(held.browser, desktop, complaints)
  page.setDefaultTimeout(10_000)
  await context.grantPermissions(['notifications'], { origin })
  await page.goto(`${origin}/console`)
  await page.getByLabel('账号').fill('lijing')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('在办').first().waitFor()

  const cdp = await context.newCDPSession(page)
  const registered = new Promise<string>((found) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) found(first.registrationId)
    }),
  )
  await cdp.send('ServiceWorker.enable')
  const starting = context.waitForEvent('serviceworker')
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/console-worker.js', { scope: '/console' })
    await navigator.serviceWorker.ready
  })
  const [worker, registrationId] = await Promise.all([starting, registered])
  const deliver = (payload: object) =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(payload) })
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ body }) => body)
    })

  const member = (await store.staff.list('/')).find(({ login }) => login === 'lijing')!
  const subscription = subscriptionAt(fake.origin)
  const { id } = await store.alarmWays.add(member.id, { way: 'push', subscription })
  await store.alarmWays.test({ ...member, node: { ...member.node, path: '/1/' } }, id)
  const [owed] = await store.outbox.overdue('alarm.call', Date.now(), true)
  await deliver({ text: '请点一下这条通知。', code: (owed?.payload as { code: string }).code })
  await vi.waitFor(async () => expect(await shown()).toEqual(['请点一下这条通知。']))
  expect(await store.alarmWays.list(member.id)).toMatchObject([{ tried: false }])
  await worker.evaluate(`registration.getNotifications().then(([notification]) =>
    dispatchEvent(new NotificationEvent('notificationclick', { notification })))`)
  await vi.waitFor(async () => expect(await store.alarmWays.list(member.id)).toMatchObject([{ tried: true }]))

  await store.turn(message('an', '着火了!桂花小区3栋2单元', { at: Date.now() }))
  await page.getByRole('alert').filter({ hasText: '编号0001' }).waitFor()
  const viewer = { staffId: member.id, name: '李静', role: 'duty' as const, scope: '/1/', ownOnly: false }
  const { items } = await store.tickets.list(viewer, { box: 'all', limit: 1 })
  const calls = async () => (await store.alarms.read(viewer, items[0]!.id)).calls
  await vi.waitFor(async () => expect(await calls()).not.toEqual([]))
  await deliver({ text: '有紧急情况,请打开值班台。', alarm: 1 })
  await vi.waitFor(async () => expect(await shown()).toEqual(['有紧急情况,请打开值班台。']))
  await vi.waitFor(async () =>
    expect((await calls()).filter(({ way }) => way === 'push')).toMatchObject([{ outcome: 'shown' }]),
  )
  await fake.close()
})
