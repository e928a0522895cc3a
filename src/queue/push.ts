// Sends browser push messages: encrypted for the one browser (RFC 8291) and signed by our key pair (VAPID, RFC 8292).
import webPush from 'web-push'
import type { PushPayload, PushSubscription } from '../rules/alarms/push.ts'
import type { Outcome } from './gateways.ts'

export interface PushKeys {
  publicKey: string
  privateKey: string
  /** mailto: or https:, for the push service's operators. */
  contact: string
}

export interface Push {
  /** What browsers subscribe with, base64url. */
  publicKey: string
  /** Settles always: 'sent' (which is not "shown"), 'gone' where the browser has left, or why it was not sent. */
  send: (subscription: PushSubscription, payload: PushPayload) => Promise<Outcome>
}

/** Seconds that a push service keeps it for a device that is away: after that the chain has gone on. */
const keptFor = 120
const patience = 10_000
const gone: readonly number[] = [404, 410]

export function createPush({ publicKey, privateKey, contact }: PushKeys, timeout = patience): Push {
  const vapidDetails = { subject: contact, publicKey, privateKey }
  return {
    publicKey,
    send: async (subscription, payload) => {
      try {
        const { endpoint, method, headers, body } = webPush.generateRequestDetails(
          subscription,
          JSON.stringify(payload),
          { vapidDetails, TTL: keptFor, urgency: 'high' },
        )
        const signal = AbortSignal.timeout(timeout)
        // Not by the library's own sender: it knows https alone, and no limit for the whole request.
        const response = await fetch(endpoint, {
          method,
          headers,
          body: new Uint8Array(body),
          redirect: 'error',
          signal,
        })
        await response.body?.cancel()
        if (response.ok) return 'sent'
        return gone.includes(response.status) ? 'gone' : `refused ${response.status}`
      } catch (error) {
        return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
      }
    },
  }
}

export const newPushKeys = (): { publicKey: string; privateKey: string } => webPush.generateVAPIDKeys()
