// Groups: the bot speaks there only when it is mentioned, and then asks to be written to in private. Danger is answered on the spot.
import type { Wechaty } from 'wechaty'
import type { payloads } from 'wechaty-puppet'
import { normalise } from '../../text/normalise.ts'
import { patience, within } from './patience.ts'

/** A group hears the sentence at most once in so many ms, whoever mentions us: a flooded account gets blocked. */
const restMs = 60_000

/** What the bot says in a group that mentions it. What is urgent is said however lately it spoke there. */
export interface GroupAnswer {
  text: string
  urgent: boolean
}

export interface Rooms {
  /** Answers a message in a group if it mentions us. Nothing of it is kept. Rejects where the puppet does. */
  receive: (bot: Wechaty, payload: payloads.Message & { roomId: string }, at: number) => Promise<void>
}

/** `names` are what people may write behind "@" when their client sends no list of mentions. */
export function createRooms(options: {
  answer: (text: string) => GroupAnswer
  names: () => readonly string[]
}): Rooms {
  const answeredAt = new Map<string, number>()
  return {
    async receive(bot, payload, at) {
      const { text, urgent } = options.answer(payload.text ?? '')
      const resting = () => !urgent && at - (answeredAt.get(payload.roomId) ?? -Infinity) < restMs
      if (resting()) return
      if (!startsWithName(payload.text ?? '', options.names()) && !(await isMentioned(bot, payload.id)))
        return
      const room = await within(patience.lookUp, bot.Room.find({ id: payload.roomId }))
      // Asked again: another member's mention may have been answered during the look-ups.
      if (!room || resting()) return
      answeredAt.set(payload.roomId, at)
      await within(patience.send, room.say(text))
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
