// The way in, the same for every channel: what may not be kept is masked, what is too long is cut, the rest is the store's.
import { longest } from '../text/normalise.ts'
import { maskIds } from '../understand/sensitive.ts'
import type { Inbound } from '../flows/message.ts'
import type { Receipt } from '../store/writer.ts'

/** Settles once the message is durably stored and answered. Rejects where it was not stored: the sender must try again. */
export type Receive = (message: Inbound) => Promise<Receipt>

export const createReceive =
  (turn: (message: Inbound) => Promise<Receipt>): Receive =>
  (message) => {
    // A recall's text is a message id.
    if (message.kind === 'recall') return turn(message)
    const text = cut(message.text.trim())
    return turn({
      ...message,
      text: maskIds(text),
      ...(text.length < message.text.trim().length && { cut: true as const }),
    })
  }

/** The first characters of a text, never half of one. */
function cut(text: string): string {
  if (text.length <= longest) return text
  const last = text.charCodeAt(longest - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? longest - 1 : longest)
}

/** Pauses before a message that could not be stored is tried again, for platforms that deliver it only once. */
const pauses = [500, 2000, 10_000, 30_000, 60_000]

/** Keeps trying to store a message that the platform will not deliver again. Never rejects. */
export function persistent(
  receive: Receive,
  onError: (error: unknown, what: string) => void,
): (message: Inbound) => Promise<void> {
  return async (message) => {
    for (const pause of [...pauses, undefined]) {
      try {
        await receive(message)
        return
      } catch (error) {
        onError(error, 'receive')
        if (pause !== undefined) await new Promise((done) => setTimeout(done, pause).unref())
      }
    }
  }
}
