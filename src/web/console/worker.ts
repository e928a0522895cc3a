// The console's service worker: shows a push message, tells that it is shown, and opens the desk on a tap.
import type { PushPayload } from '../../rules/alarms/push.ts'

interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface Arrived extends Lasting {
  data: { json: () => PushPayload } | null
}
interface Clicked extends Lasting {
  notification: Notification
}
interface Worker {
  registration: ServiceWorkerRegistration
  clients: {
    matchAll: (options: {
      type: 'window'
    }) => Promise<readonly { url: string; focus: () => Promise<unknown> }[]>
    openWindow: (url: string) => Promise<unknown>
  }
  addEventListener: ((name: 'push', hear: (event: Arrived) => void) => void) &
    ((name: 'notificationclick', hear: (event: Clicked) => void) => void)
}
// The compiler knows the page's globals; here it is a service worker's.
const worker = self as unknown as Worker

/** Best effort: where it fails, the chain only goes on. */
const post = (path: string, body: object): Promise<unknown> =>
  fetch(`/api/alarm-ways/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)

async function show({ text, alarm, code }: PushPayload): Promise<void> {
  const again = { renotify: true, requireInteraction: true }
  await worker.registration.showNotification('邻里', {
    body: text,
    tag: alarm === undefined ? 'test' : `alarm ${alarm}`,
    data: code,
    ...again,
  })
  if (alarm !== undefined) await post('push-shown', { alarm })
}

async function follow(code: unknown): Promise<void> {
  if (typeof code === 'string') await post('tapped', { code })
  const windows = await worker.clients.matchAll({ type: 'window' })
  const desk = windows.find(({ url }) => new URL(url).pathname.startsWith('/console'))
  await (desk?.focus() ?? worker.clients.openWindow('/console'))
}

worker.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(follow(event.notification.data))
})
