// The way in, the same for every channel: what may not be kept is masked, what is too long is cut, the rest is the store's.
import { longest } from '../text/normalise.ts'
import { maskIds } from '../understand/sensitive.ts'
import type { Inbound } from '../flows/message.ts'
import type { Receipt } from '../store/writer.ts'

/** Settles once the message is durably stored and answered. Rejects where it was not stored: the sender must try again. */
export type Receive = (message: Inbound) => Promise<Receipt>

export const createReceive =
  (
    turn: (message: Inbound) => Promise<Receipt>,
    pace: (who: string) => Inbound['hurried'] = () => undefined,
  ): Receive =>
  (message) => {
    // A recall's text is a message id.
    if (message.kind === 'recall') return turn(message)
    const text = cut(message.text.trim())
    const hurried = pace(`${message.channel} ${message.account} ${message.sender}`)
    return turn({
      ...message,
      text: maskIds(text),
      ...(text.length < message.text.trim().length && { cut: true as const }),
      ...(hurried && { hurried }),
    })
  }

/** The first characters of a text, never half of one. */
function cut(text: string): string {
  if (text.length <= longest) return text
  const last = text.charCodeAt(longest - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? longest - 1 : longest)
}

/** Pauses before a message that could not be stored is tried again; the last one is repeated for as long as it takes. */
const pauses = [500, 2000, 10_000, 30_000, 60_000]

/**
 * Keeps trying to store a message that the platform will not deliver again. Never rejects. While one message of a sender is
 * being tried again, their later ones wait for it, so that the order is kept.
 */
export function persistent(
  receive: Receive,
  onError: (error: unknown, what: string) => void,
): (message: Inbound) => Promise<void> {
  const retrying = new Map<string, Promise<void>>()

  async function retry(message: Inbound): Promise<void> {
    for (let round = 0; ; round++) {
      const pause = pauses[Math.min(round, pauses.length - 1)]
      await new Promise((done) => setTimeout(done, pause).unref())
      try {
        await receive(message)
        return
      } catch (error) {
        onError(error, 'receive')
      }
    }
  }
  function hold(message: Inbound): Promise<void> {
    const before = retrying.get(message.sender) ?? Promise.resolve()
    const lane = before.then(() => retry(message))
    retrying.set(message.sender, lane)
    void lane.then(() => {
      if (retrying.get(message.sender) === lane) retrying.delete(message.sender)
    })
    return lane
  }

  return async (message) => {
    if (retrying.has(message.sender)) return hold(message)
    try {
      await receive(message)
    } catch (error) {
      onError(error, 'receive')
      await hold(message)
    }
  }
}
