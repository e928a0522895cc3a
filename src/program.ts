// Puts the program together: opens what its roles need, in order, and closes it in reverse.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { DemoCase } from '../prisma/demo-cases.ts'
import { openGateways, openPush, tellRoster } from './alarm-setup.ts'
import { openPartyKey } from './party-key.ts'
import { createApp } from './api/app.ts'
import type { Channel } from './bot/channel.ts'
import { createOutbound } from './bot/outbound.ts'
import { createPace } from './bot/pace.ts'
import { createReader } from './bot/speech/reader.ts'
import { createSpeech } from './bot/speech/speech.ts'
import { createReceive, persistent } from './bot/receive.ts'
import { createWebChat } from './bot/webchat/channel.ts'
import { webChatRoutes } from './bot/webchat/routes.ts'
import { createWechatyChannel, type WechatyChannelOptions } from './bot/wechaty/channel.ts'
import type { Config } from './config.ts'
import { playHistory } from './demo-history.ts'
import { errorCode } from './error-code.ts'
import type { Community } from './rules/community/tree.ts'
import { firstWords } from './flows/emergency/emergency.ts'
import { firstContent } from './first-content.ts'
import { createLive } from './queue/live.ts'
import type { Push } from './queue/push.ts'
import { createQueue } from './queue/queue.ts'
import { openRedis } from './queue/redis.ts'
import { createSecondLook } from './queue/second-look.ts'
import { ownerOf } from './store/residents/contacts.ts'
import type { Committed } from './store/events.ts'
import { migrate } from './store/sqlite/migration.ts'
import { openStore, type Store, type StoreOptions } from './store/store.ts'
import { line } from './text/say.ts'
import { dangerIn } from './understand/danger.ts'
import { judge } from './understand/judge.ts'
import { lineText } from './text/render.ts'

/** Where the operator looks at the queue. */
const boardPath = '/api/queues'

export interface Program {
  store: Store
  /** Undefined without the role `api`. */
  app: FastifyInstance | undefined
  /** Settles when every channel has started, or has failed to. */
  started: Promise<void>
  /** The demo staff's password, in a demo. */
  demoPassword: string | undefined
  /** Finishes what is under way and closes everything, last opened first. */
  stop: () => Promise<void>
}

export interface ProgramOptions {
  config: Config
  log: Logger
  now: () => number
  webDir: string
  /** The secrets that ALARM_GATEWAYS names. */
  secretOf?: (name: string) => string | undefined
  /** A puppet of the caller's own, where the configuration names none. */
  puppet?: WechatyChannelOptions['puppet']
  /** What lies behind a demo that begins now. */
  history?: readonly DemoCase[]
  /** The store can no longer be trusted. */
  onFatal: (error: unknown) => void
}

/** Opens the program. Where a part fails, those already open are closed again. */
export async function openProgram(options: ProgramOptions): Promise<Program> {
  const closers: (() => void | Promise<void>)[] = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return { ...(await open(options, (close) => closers.push(close))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(
  options: ProgramOptions,
  onStop: (close: () => void | Promise<void>) => void,
): Promise<Omit<Program, 'stop'>> {
  const { config, log, now, webDir, onFatal } = options
  const onError = (error: unknown, what: string) => log.error({ what, ...errorCode(error) }, 'failed')
  const gateways = await openGateways(config.alarmGateways, options.secretOf)
  await mkdir(config.dataDir, { recursive: true })
  const push = await openPush(config.dataDir, config.push)
  await migrate({ databasePath: config.databasePath, log })

  const redis = await openRedis({ url: config.redisUrl, dataDir: config.dataDir, log })
  onStop(redis.stop)
  const live = await createLive(redis.connect, onError)
  onStop(live.close)

  // Filled below: the first commits come only when everything is open.
  let committed: (events: readonly Committed[]) => void = live.publish
  const opening = {
    url: `file:${config.databasePath}`,
    mediaDir: join(config.dataDir, 'media'),
    publicUrl: config.publicUrl,
    keptDays: config.keptDays,
    partyKey: await openPartyKey(config.dataDir, config.partyKey),
    gateways: gateways.names,
    onError,
    onFatal,
  }
  if (config.demo && options.history) await stageDemo(opening, config, options.history, { push, now })
  const store = await openStore({ ...opening, now, onCommit: (events) => committed(events) })
  onStop(store.close)
  const password = await firstContent(store, config)
  tellRoster(await store.roster.state(), log)

  const secondLook = config.secondLook && createSecondLook(config.secondLook)
  const queue = createQueue({ redis, store, gateways, push, secondLook, now, onError })
  onStop(queue.stop)

  const webChat = createWebChat()
  const speech = config.speechCommand && createSpeech({ command: config.speechCommand, onError })
  const reader = config.speakCommand && createReader({ command: config.speakCommand, onError })
  const channels: Channel[] = config.roles.has('api') ? [webChat] : []
  const { name, puppet = options.puppet, puppetOptions, minGapMs } = config.wechaty
  if (config.roles.has('bot') && puppet !== undefined) {
    const wechaty: Channel = createWechatyChannel({
      name,
      puppet,
      puppetOptions,
      minGapMs,
      memory: join(config.dataDir, 'wechaty'),
      log,
      clock: now,
      onState: (online) => {
        store.channels
          .report({ name: 'wechaty', account: wechaty.account, online })
          .catch((error: unknown) => onError(error, 'channel'))
      },
      groupAnswer: (text) => groupAnswer(text, store.safety()),
      listen: speech?.listen,
      saveMedia: (bytes, sender, kind) => {
        const owner = ownerOf({ channel: 'wechaty', account: wechaty.account, sender })
        const { save, saveRecording } = store.media
        return (kind === 'voice' ? saveRecording : save)({ owner, bytes, at: now() })
      },
    })
    channels.push(wechaty)
  }
  // The web chat is there as long as the page is: it has no account that could be lost.
  if (config.roles.has('bot'))
    await store.channels.begin(channels.filter((channel) => channel !== webChat).map(carried))
  const outbound = createOutbound({
    channels,
    messages: store.messages,
    now,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    random: Math.random,
    onError,
    speak: reader?.speak,
  })
  onStop(outbound.stop)
  const receive = createReceive(store.turn, createPace(now))

  const app = config.roles.has('api')
    ? await createApp({
        store,
        live,
        queue,
        logger: { level: config.logLevel },
        cookieSecure: config.cookieSecure,
        trustProxy: config.trustProxy,
        rateLimit: config.rateLimit,
        pushKey: push.publicKey,
        webDir,
        publicUrl: config.publicUrl,
        guarded: [
          {
            right: 'queue.manage',
            plugin: async (scope: FastifyInstance) => {
              await scope.register(queue.board(boardPath), { prefix: boardPath })
            },
          },
        ],
        extra: [
          async (scope: FastifyInstance) => {
            await scope.register(webChatRoutes, {
              prefix: '/api/chat',
              receive,
              messages: store.messages,
              media: store.media,
              polls: store.polls,
              streams: webChat.streams,
              community: store.communityName,
              now,
            })
          },
        ],
      })
    : undefined
  if (app) onStop(() => app.close())

  committed = (events) => {
    for (const event of events) if (event.type === 'replies') outbound.deliver(event.to, event.messages)
    live.publish(events)
  }
  const unsubscribe = live.subscribe((event) => {
    if (event.type === 'jobs') queue.nudge()
    if (event.type === 'tree') void store.refresh()
    if (event.type !== 'unsent') return
    // Committed by another process: the page may be open here, or the channel be held here.
    if (event.channel === webChat.name) webChat.streams.poke(event.sender)
    else void outbound.sweep()
  })
  onStop(unsubscribe)

  // Before anybody writes: the first turn would unpack the model inside the writer's transaction.
  if (channels.length > 0) judge('')
  // Leftovers first: a reply from before the crash comes before the answer to the next message.
  await outbound.sweep()
  if (config.roles.has('worker')) {
    // Whatever becomes of it, residents are answered.
    await store.retention.begin().catch((error: unknown) => onError(error, 'retention'))
    queue.start()
  }
  const starting = channels.map(async (channel) => {
    onStop(channel.stop)
    const keep = persistent(receive, onError)
    const { proactive, quota } = channel.capabilities
    const carriedBy = {
      ...(!proactive && { noFollowUp: true as const }),
      ...(quota && { windowMs: quota.windowMs }),
      ...(reader && channel.sendVoice && !quota && { voices: true as const }),
    }
    await channel.start((message) => keep({ ...message, ...carriedBy }))
  })
  // A platform that is slow or fails must not keep the others from opening.
  const started = Promise.allSettled(starting).then((results) => {
    for (const result of results) if (result.status === 'rejected') onError(result.reason, 'channel')
  })
  return { store, app, demoPassword: password, started }
}

/** Gives an empty database the demo and the weeks that lie behind it. */
async function stageDemo(
  opening: Omit<StoreOptions, 'now' | 'onCommit'>,
  config: Config,
  history: readonly DemoCase[],
  { push, now }: { push: Push; now: () => number },
): Promise<void> {
  const clock = { now: now() }
  const store = await openStore({ ...opening, now: () => clock.now, onCommit: () => undefined })
  try {
    if (!(await store.empty())) return
    await firstContent(store, config)
    await playHistory(history, { store, clock, push }, clock.now)
  } finally {
    await store.close()
  }
}

/** A channel as others need to know it, to promise nothing that it cannot carry. */
function carried({ name, account, capabilities: { proactive, quota } }: Channel) {
  return {
    ...{ name, account, proactive },
    perInbound: quota?.perInbound ?? null,
    windowMs: quota?.windowMs ?? null,
  }
}

/** In a group the details of a matter are asked for in private; what to do in danger is said at once. */
function groupAnswer(text: string, safety: Community['safety']): { text: string; urgent: boolean } {
  const inPrivate = lineText(line('common.private'), 'zh')
  const danger = dangerIn(text.replace(/^[@＠]\S+\s*/, ''))
  return danger === undefined
    ? { text: inPrivate, urgent: false }
    : {
        text: `${lineText(firstWords(danger, { ...(safety && { safety }) }), 'zh')}\n${inPrivate}`,
        urgent: true,
      }
}
