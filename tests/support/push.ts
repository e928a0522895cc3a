// Browser push in tests: a key pair of ours, and a browser's subscription at a fake push service (tests/support/gateway.ts).
import { createECDH, randomBytes } from 'node:crypto'
import { createPush, newPushKeys } from '../../src/queue/push.ts'
import type { PushSubscription } from '../../src/rules/alarms/push.ts'

export const testPush = createPush({ ...newPushKeys(), contact: 'mailto:duty@example.com' }, 1500)

export function subscriptionAt(origin: string): PushSubscription {
  const browser = createECDH('prime256v1')
  return {
    endpoint: `${origin}/device/1`,
    keys: {
      p256dh: browser.generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  }
}
