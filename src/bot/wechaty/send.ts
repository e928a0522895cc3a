// A text to one resident, and what a failure to send it means.
import { SendError, type Voice } from '../channel.ts'
import { TimeoutError, patience, within } from './patience.ts'
import type { Puppet } from './puppet.ts'

/**
 * Sends a text to the contact with the id `sender`. Rejects with a SendError: `retry` where we are not logged in or the
 * network failed, else (an unknown contact, a refusal) not. After a time-out the text may have left all the same.
 *
 * With puppets of the web protocol a contact's id changes at each login (domain 3.1; peers 7: wechaty#2716,
 * puppet-wechat#139), so an id from before a new login is an unknown contact, and its resident is reached again only
 * once they write.
 */
export async function sendText(puppet: Puppet | undefined, sender: string, text: string): Promise<void> {
  if (puppet?.isLoggedIn !== true) throw new SendError('Not logged in', { retry: true })
  await orSendError('No such contact', within(patience.lookUp, puppet.contactPayload(sender)))
  // Not contact.say(): that looks the sent message up afterwards, and a failure there would send the text again.
  await orSendError('Refused', within(patience.send, puppet.messageSendText(sender, text)))
}

/** Sends words that were read aloud as a voice message. Rejects as `sendText` does. */
export async function sendVoice(
  puppet: Puppet | undefined,
  sender: string,
  { silk, durationMs }: Voice,
): Promise<void> {
  if (puppet?.isLoggedIn !== true) throw new SendError('Not logged in', { retry: true })
  const { FileBox } = await import('file-box')
  const file = FileBox.fromBase64(silk.toString('base64'), 'voice.sil')
  file.metadata = { voiceLength: durationMs }
  await orSendError('Refused', within(patience.send, puppet.messageSendFile(sender, file)))
}

async function orSendError(problem: string, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (cause) {
    const retry = isOfNetwork(cause)
    throw new SendError(retry ? 'The network failed' : problem, { retry, cause })
  }
}

/** gRPC's deadline exceeded, resource exhausted and unavailable: puppet-service passes them on. */
const grpcCodes: readonly unknown[] = [4, 8, 14]
const words =
  /\b(E(CONN|TIMEDOUT|PIPE|HOST|NET|AI_)\w*|ENOTFOUND|time(d )?-?out|deadline|unavailable|socket|network)\b|not logged in/i

/** Puppets have no error codes in common: the system's and gRPC's codes are asked, then the words. */
function isOfNetwork(error: unknown): boolean {
  if (error instanceof TimeoutError) return true
  if (!(error instanceof Error)) return typeof error === 'string' && words.test(error)
  if ('code' in error && (grpcCodes.includes(error.code) || words.test(String(error.code)))) return true
  return words.test(error.message) || (error.cause !== undefined && isOfNetwork(error.cause))
}
