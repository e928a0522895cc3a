// Personal WeChat through Wechaty and whatever puppet the operator chose. Experimental: unofficial accounts get blocked
// (domain 3.1). Wechaty itself is loaded in start(), so that a program without it never loads its 290 MB.
import type { Wechaty } from 'wechaty'
import type { PuppetOptions, payloads } from 'wechaty-puppet'
import type { Inbound } from '../../flows/message.ts'
import type { Channel } from '../channel.ts'
import { createHeartbeat, type Heartbeat } from './heartbeat.ts'
import { type Reading, readMessage, type SaveMedia, type TypeName } from './inbound.ts'
import { createLanes } from './lanes.ts'
import { patience, within } from './patience.ts'
import { codeOf, type Log, type Puppet } from './puppet.ts'
import { createRooms, type GroupAnswer } from './room.ts'
import { sendText, sendVoice } from './send.ts'

export interface WechatyChannelOptions {
  /** The puppet's package name, or a puppet. */
  puppet: string | Puppet
  puppetOptions?: PuppetOptions
  /** What residents call the bot: "@name" in a group is a mention. Also the account's name until it has logged in. */
  name: string
  /** Where the login is kept over restarts: a path, to which Wechaty adds ".memory-card.json". Absent, it is not kept. */
  memory?: string
  /** Stores a picture. */
  saveMedia: SaveMedia
  /** Makes out recordings, where the operator has a program for it. */
  listen?: Reading['listen']
  log: Log
  /** Between two sends. About a message a second is what an unofficial account bears (peers 7). */
  minGapMs: number
  /** What the bot says in a group to a message that mentions it: please write to me in private. */
  groupAnswer: (text: string) => GroupAnswer
  /** Now, in epoch milliseconds. */
  clock: () => number
  /** Told whenever the account comes to reach residents, or no longer does. */
  onState: (online: boolean) => void
  /** How often a message to ourselves has to come back, and how soon, in ms. */
  heartbeat?: { everyMs: number; answerMs: number }
}

const channel = 'wechaty'
/** What we write to ourselves to see whether it comes back. */
const pingText = '·'
/** Messages that were this old when we logged in are replays: clients deliver old ones anew (domain 3.2; padpro#85). */
const replayMs = 10 * 60_000
/** Below this a timestamp counts seconds, as Wechaty has it. Puppets do either. */
const secondsBelow = 1e11

/**
 * A channel to the residents who have the account as a contact. Messages are taken from the puppet, not from Wechaty's
 * own 'message' event: that comes after look-ups of contact and group, so it comes out of order, and not at all where
 * one of them fails.
 *
 * Contact ids of web-protocol puppets change at each login (domain 3.1; peers 7: wechaty#2716, puppet-wechat#139): with
 * such a puppet `account` and every sender are new then, and residents have to be known again by their link code.
 */
export function createWechatyChannel(options: WechatyChannelOptions): Channel {
  const {
    name,
    saveMedia,
    log,
    clock,
    onState,
    heartbeat = { everyMs: 10 * 60_000, answerMs: 60_000 },
  } = options
  const failed = (error: unknown) => log.error({ code: codeOf(error) }, 'wechaty.failed')
  const arrivals = createLanes(failed)
  const senders = createLanes(failed)
  const own = { id: undefined as string | undefined, ids: new Set<string>(), names: [name] }
  const rooms = createRooms({ answer: options.groupAnswer, names: () => own.names })
  let bot: Wechaty | undefined
  let puppet: Puppet | undefined
  let beat: Heartbeat | undefined
  let loginAt = -Infinity
  let state: 'open' | 'closing' | 'closed' = 'open'

  const account = () => own.id ?? name
  const loggedIn = (id: string) => {
    own.id = id
    own.ids.add(id)
    loginAt = clock()
    log.info({ account: id }, 'wechaty.login')
    onState(true)
    beat?.stop()
    beat = createHeartbeat({
      ...heartbeat,
      ping: async () => {
        await puppet?.messageSendText(id, pingText)
      },
      onChange: (alive) => {
        log[alive ? 'info' : 'warn']({ account: id }, alive ? 'wechaty.back' : 'wechaty.silent')
        onState(alive)
        // Begun anew, the puppet logs in again by what it kept, or shows a code to scan.
        if (!alive) bot?.reset().catch(failed)
      },
    })
  }
  const loggedOut = () => {
    beat?.stop()
    beat = undefined
    if (state !== 'open') return
    log.warn({ account: account() }, 'wechaty.logout')
    onState(false)
  }

  const isReplay = ({ timestamp }: payloads.Message) => {
    const sentAt = timestamp < secondsBelow ? timestamp * 1000 : timestamp
    return sentAt > 0 && sentAt < loginAt - replayMs
  }

  /** Hands messages over in order; how each of them gets stored is not waited for. */
  const hand = (inbound: Inbound, onMessage: (message: Inbound) => Promise<void>) => {
    const lost = (error: unknown) =>
      log.error({ code: codeOf(error), messageId: inbound.messageId }, 'wechaty.notStored')
    if (state === 'closed') return
    try {
      onMessage(inbound).catch(lost)
    } catch (error) {
      lost(error)
    }
  }

  const listen = (to: Wechaty, from: Puppet, onMessage: (message: Inbound) => Promise<void>) => {
    const receive = (payload: payloads.Message, at: number) => {
      const { talkerId, roomId } = payload
      beat?.heard()
      // Our own messages come back, also those of an earlier login: answering them would never end.
      if (own.ids.has(talkerId) || (from.isLoggedIn && talkerId === from.currentUserId)) return
      if (isReplay(payload)) {
        log.info({ messageId: payload.id }, 'wechaty.replay')
        return
      }
      if (roomId) {
        // A lane of its own: a resident's private messages do not wait for a group.
        senders.run(`${roomId}/${talkerId}`, () => rooms.receive(to, { ...payload, roomId }, at))
        return
      }
      senders.run(talkerId, async () => {
        if (await isOfficial(to, from, talkerId)) return
        const type = to.Message.Type[payload.type] as TypeName // an enum's own names
        const received = { channel, account: account(), at }
        hand(
          await readMessage(payload, type, received, {
            puppet: from,
            saveMedia,
            listen: options.listen,
            log,
          }),
          onMessage,
        )
      })
    }
    from.on('login', ({ contactId }) => loggedIn(contactId))
    from.on('message', ({ messageId }) => {
      if (state !== 'open') return
      const at = clock()
      // Asked for at once and awaited in order: only the payload tells whose message this is.
      const payload = within(patience.lookUp, from.messagePayload(messageId))
      payload.catch(() => undefined) // its failure is reported where it is awaited
      arrivals.run(channel, async () => receive(await payload, at))
    })
  }

  return {
    name: channel,
    get account() {
      return account()
    },
    // 2048 bytes is what WeChat takes (domain 3.3). The sender of replies keeps the gap, and adds the jitter.
    capabilities: {
      maxBytes: 2048,
      minGapMs: options.minGapMs,
      buttons: false,
      media: true,
      proactive: true,
    },

    async start(onMessage) {
      const { WechatyBuilder, log: wechatyLog } = await import('wechaty')
      // Wechaty and its puppets print whole messages, some of them as warnings.
      wechatyLog.level('silent')
      const started = WechatyBuilder.build({
        // Wechaty's type names the puppets that it knows; any package will do.
        puppet: options.puppet as Puppet,
        ...(options.puppetOptions && { puppetOptions: options.puppetOptions }),
        ...(options.memory !== undefined && { name: options.memory }),
      })
      bot = started
      // Stays for good: an 'error' without a listener would end the process.
      started.on('error', (error) => log.error({ code: codeOf(error) }, 'wechaty.error'))
      // The operator has to scan the code: it is the one way to log in.
      started.on('scan', (qrcode, status) => log.info({ qrcode, status }, 'wechaty.scan'))
      started.on('login', (self) => {
        own.names = [name, self.name()]
      })
      started.on('logout', loggedOut)
      started.on('puppet', (from: Puppet) => {
        puppet = from
        listen(started, from, onMessage)
        if (from.isLoggedIn) loggedIn(from.currentUserId)
      })
      await started.start()
    },

    send: (sender, message) => sendText(puppet, sender, message.text),
    sendVoice: (sender, voice) => sendVoice(puppet, sender, voice),

    async stop() {
      if (state !== 'open') return
      state = 'closing'
      beat?.stop()
      const idle = async () => {
        await arrivals.idle()
        await senders.idle()
      }
      await within(patience.stop, idle()).catch(failed)
      state = 'closed'
      await bot?.stop()
    },
  }
}

/** Official accounts send news and answer by themselves: a bot that answers them never stops. */
async function isOfficial(bot: Wechaty, puppet: Puppet, id: string): Promise<boolean> {
  // A contact that cannot be looked up counts as a resident: better an answer too many than none.
  const contact = await within(patience.lookUp, puppet.contactPayload(id)).catch(() => undefined)
  return contact?.type === bot.Contact.Type.Official
}
