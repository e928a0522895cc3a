// Asks this browser for push messages: what it takes is a service worker, leave to notify, and a push service that answers.
import type { PushSubscription } from '../../../rules/alarms/push.ts'

/** Why a browser gives no subscription: its person did not allow it, or its push service cannot be reached. */
export class PushRefused extends Error {
  readonly why: 'denied' | 'unreachable'
  constructor(why: 'denied' | 'unreachable', options?: ErrorOptions) {
    super(why, options)
    this.name = 'PushRefused'
    this.why = why
  }
}

/** Service workers are there by https, and on the machine itself. */
export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window

/** A subscription of this browser for messages signed with `key`. Throws PushRefused. */
export async function subscribe(key: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefused('denied')
  await navigator.serviceWorker.register('/console-worker.js', { scope: '/console' })
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made with another key cannot be renewed.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch((cause: unknown) => {
      throw new PushRefused('unreachable', { cause })
    })
  const { endpoint, keys } = subscription.toJSON()
  return {
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  }
}
