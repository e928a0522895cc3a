// Groups: the bot speaks there only when it is mentioned, and then only asks to be written to in private.
import type { Wechaty } from 'wechaty'
import type { payloads } from 'wechaty-puppet'
import { normalise } from '../../text/normalise.ts'
import { patience, within } from './patience.ts'

/** A group hears the sentence at most once in so many ms, whoever mentions us: a flooded account gets blocked. */
const restMs = 60_000

export interface Rooms {
  /** Answers a message in a group if it mentions us. Nothing of it is kept. Rejects where the puppet does. */
  receive: (bot: Wechaty, payload: payloads.Message & { roomId: string }, at: number) => Promise<void>
}

/** `names` are what people may write behind "@" when their client sends no list of mentions. */
export function createRooms(options: { privateText: string; names: () => readonly string[] }): Rooms {
  const answeredAt = new Map<string, number>()
  return {
    async receive(bot, payload, at) {
      if (at - (answeredAt.get(payload.roomId) ?? -Infinity) < restMs) return
      if (!startsWithName(payload.text ?? '', options.names()) && !(await isMentioned(bot, payload.id)))
        return
      const room = await within(patience.lookUp, bot.Room.find({ id: payload.roomId }))
      // Asked again: another member's mention may have been answered during the look-ups.
      if (!room || at - (answeredAt.get(payload.roomId) ?? -Infinity) < restMs) return
      answeredAt.set(payload.roomId, at)
      await within(patience.send, room.say(options.privateText))
    },
  }
}

/** NFKC makes a plain space of U+2005, which WeChat puts behind a mention, and of the full-width space, and "@" of "＠". */
const startsWithName = (text: string, names: readonly string[]): boolean =>
  names.some((name) => name !== '' && normalise(text).startsWith(normalise(`@${name}`)))

/** True only where the client sent a list of mentions or the puppet finds the name in the group (domain 3.2). */
async function isMentioned(bot: Wechaty, id: string): Promise<boolean> {
  const message = await within(patience.lookUp, bot.Message.find({ id }))
  return message !== undefined && (await within(patience.lookUp, message.mentionSelf()))
}
