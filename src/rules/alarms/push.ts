// Browser push (RFC 8030): what a browser gives us to reach it, and what it is sent.

/** What a browser's push manager hands out. */
export interface PushSubscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}
/** Nothing personal: it lies open on a locked phone. */
export interface PushPayload {
  text: string
  /** The alarm, so that the device can say that it shows it. */
  alarm?: number
  /** A test ring's, sent back by the tap on it. */
  code?: string
}

/** The push services of Chrome and most Android browsers, Firefox, Safari and Edge. */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '.notify.windows.com',
]

/** Whether an address belongs to a known push service: we send to no other that a browser may name. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname } = new URL(endpoint)
  return (
    protocol === 'https:' &&
    services.some((name) => (name.startsWith('.') ? hostname.endsWith(name) : hostname === name))
  )
}
