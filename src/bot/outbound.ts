// The way out: replies leave after their commit, each resident's in order, within what the channel allows. What fails is kept with its reason.
import { chunk } from '../rules/chunk.ts'
import type { Recipient } from '../store/events.ts'
import type { Delivered, Messages } from '../store/conversations/messages.ts'
import { SendError, type Channel, type Outgoing, type Voice } from './channel.ts'

export interface Outbound {
  /** Sends replies that were just committed, behind whatever still leaves for the same resident. */
  deliver: (to: Recipient, messages: readonly Outgoing[]) => void
  /** Sends what a crash or another process left unsent. */
  sweep: () => Promise<void>
  /** Settles when nothing is under way. */
  idle: () => Promise<void>
  stop: () => Promise<void>
}

export interface OutboundOptions {
  channels: readonly Channel[]
  messages: Messages
  now: () => number
  sleep: (ms: number) => Promise<void>
  /** From 0 up to 1; spreads sends of unofficial accounts. */
  random: () => number
  onError: (error: unknown, what: string) => void
  /** Reads a text aloud, where the operator has a program for it. Never rejects. */
  speak?: ((message: Outgoing) => Promise<Voice | undefined>) | undefined
  /** How often to look for leftovers, in milliseconds. */
  period?: number
}

const retries = [1000, 4000, 15_000]
/** Replies that wait together leave as one where messages are counted. */
const merged = (all: readonly Outgoing[]): string => all.map(({ text }) => text).join('\n\n')

/** The program ends, or one of many alike was taken back or waits for the morning: the reply stays as it stands. */
const notNow = Symbol('not now')
type Failure = string | typeof notNow | undefined

const sweepAtMost = 500
/** A reply younger than this is still on its way by itself. */
const leftover = 3000

export function createOutbound(options: OutboundOptions): Outbound {
  const { channels, messages, now, sleep, random, onError, speak, period = 1000 } = options
  const lanes = new Map<number, Promise<void>>()
  /** Readings that have not left yet, by contact. */
  const readings = new Map<number, Set<{ dropped: boolean }>>()
  const underWay = new Set<number>()
  const settled: { sent: Delivered[]; failed: { id: number; failure: string; held: boolean }[] } = {
    sent: [],
    failed: [],
  }
  const gaps = new Map<Channel, Promise<void>>()
  let settling: Promise<void> | undefined
  let sweeping: Promise<void> | undefined
  let stopped = false
  let cut: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (cut = resolve))
  /** A pause that the program's end cuts short. */
  const pause = (ms: number) => Promise.race([sleep(ms), ended])

  const channelOf = (to: Recipient) =>
    channels.find((channel) => channel.name === to.channel && channel.account === to.account)

  function deliver(to: Recipient, batch: readonly Outgoing[]): void {
    const channel = channelOf(to)
    const fresh = batch.filter((message) => !underWay.has(message.id))
    if (!channel || stopped || fresh.length === 0) return
    for (const message of fresh) underWay.add(message.id)
    const before = lanes.get(to.contactId)
    const lane = (before ?? Promise.resolve())
      .then(() => sendAll(channel, to, fresh))
      .catch((error: unknown) => onError(error, 'outbound'))
    lanes.set(to.contactId, lane)
    void lane.finally(() => {
      if (lanes.get(to.contactId) === lane) lanes.delete(to.contactId)
    })
  }

  async function sendAll(channel: Channel, to: Recipient, batch: readonly Outgoing[]): Promise<void> {
    const { quota } = channel.capabilities
    if (!quota) {
      for (const message of batch) await sendOne(channel, to, message)
      return
    }
    const held = (await messages.held(to.contactId)).filter((message) => !underWay.has(message.id))
    for (const message of held) underWay.add(message.id)
    const all = [...held, ...batch]
    const { sent, inboundAt } = await messages.quotaUsed(to.contactId)
    const parts = chunk(merged(all), channel.capabilities.maxBytes).length
    const refusal =
      now() - inboundAt > quota.windowMs
        ? 'window closed'
        : sent + parts > quota.perInbound
          ? 'quota used up'
          : undefined
    // Waits for the resident's next message, in sight of staff, and is never lost (A10).
    if (refusal !== undefined) for (const message of all) note(message.id, refusal, true)
    else await sendMerged(channel, to, all)
    // The next reply is counted against what stands in the database.
    while (settling) await settling
  }

  /** Where messages are counted, what waits together leaves as one. */
  async function sendMerged(channel: Channel, to: Recipient, all: readonly Outgoing[]): Promise<void> {
    const last = all.at(-1)
    if (!last) return
    const text = merged(all)
    const failure = await send(channel, to, { ...last, text })
    const parts = chunk(text, channel.capabilities.maxBytes).length
    if (failure === notNow) leave(all)
    else for (const { id } of all) note(id, failure, false, id === last.id ? parts : 0)
  }

  async function sendOne(channel: Channel, to: Recipient, message: Outgoing): Promise<void> {
    const failure = await send(channel, to, message)
    if (failure === notNow) leave([message])
    else note(message.id, failure, false)
    // What must not be heard, or was asked not to be, ends what was still to be read.
    if (!message.aloud) for (const reading of readings.get(to.contactId) ?? []) reading.dropped = true
    else if (failure === undefined) readAloud(channel, to, message)
  }

  /** Behind the text, which never waits for it: nothing that is written later, danger least of all, comes after a long reading. */
  function readAloud(channel: Channel, to: Recipient, message: Outgoing): void {
    if (!speak || !channel.sendVoice) return
    const reading = { dropped: false }
    const isWanted = () => !stopped && !reading.dropped
    const own = readings.get(to.contactId) ?? new Set()
    readings.set(to.contactId, own.add(reading))
    const read = async () => {
      const voice = await speak(message)
      if (!voice || !isWanted()) return
      await turnOf(channel)
      if (isWanted()) await channel.sendVoice?.(to.sender, voice)
    }
    read()
      .catch((error: unknown) => onError(error, 'aloud'))
      .finally(() => {
        own.delete(reading)
        if (own.size === 0 && readings.get(to.contactId) === own) readings.delete(to.contactId)
      })
  }

  /** Hands a message over, in as many parts as the channel needs. Returns why it could not be, if so. */
  async function send(channel: Channel, to: Recipient, message: Outgoing): Promise<Failure> {
    const { maxBytes } = channel.capabilities
    const parts = Number.isFinite(maxBytes) ? chunk(message.text, maxBytes) : [message.text]
    for (const text of parts) {
      const failure = await attempt(channel, to, { ...message, text })
      if (failure !== undefined) return failure
    }
    return undefined
  }

  async function attempt(channel: Channel, to: Recipient, message: Outgoing): Promise<Failure> {
    for (const wait of [...retries, undefined]) {
      try {
        await turnOf(channel, message.bulk)
        if (stopped || (message.bulk && !(await messages.mayLeave(message.id)))) return notNow
        await channel.send(to.sender, message)
        return undefined
      } catch (error) {
        const retry = error instanceof SendError && error.retry
        onError(error, 'send')
        if (retry && stopped) return notNow
        if (!retry || wait === undefined) return error instanceof SendError ? error.message : 'refused'
        await pause(wait)
      }
    }
    return 'refused'
  }

  /** Keeps the account's sends apart: one after another, with a little jitter. One of many alike lets all others go first. */
  async function turnOf(channel: Channel, bulk = false): Promise<void> {
    const { minGapMs } = channel.capabilities
    if (minGapMs === undefined) return
    for (let busy = gaps.get(channel); bulk && busy; busy = gaps.get(channel)) await busy
    const turn = gaps.get(channel)
    const gap = (turn ?? Promise.resolve())
      .then(() => pause(minGapMs * (1 + random())))
      .finally(() => {
        if (gaps.get(channel) === gap) gaps.delete(channel)
      })
    gaps.set(channel, gap)
    await turn
  }

  /** A later sweep takes them up, if they are still to leave. */
  function leave(all: readonly Outgoing[]): void {
    for (const { id } of all) underWay.delete(id)
  }

  function note(id: number, failure: string | undefined, held: boolean, parts = 1): void {
    if (failure === undefined) settled.sent.push({ id, parts })
    else settled.failed.push({ id, failure, held })
    begin()
  }

  function begin(): void {
    settling ??= settle().finally(() => {
      settling = undefined
      if (settled.sent.length + settled.failed.length > 0) begin()
    })
  }

  /** Marks what has left, many at a time: a reply that leaves twice after a crash is harmless, a busy disk is not. */
  async function settle(): Promise<void> {
    await sleep(20)
    const sent = settled.sent.splice(0)
    const failed = settled.failed.splice(0)
    try {
      await messages.settle(sent, failed)
    } catch (error) {
      onError(error, 'outbound')
      if (stopped) return
      // Not forgotten, or the next sweep would send them all again.
      settled.sent.unshift(...sent)
      settled.failed.unshift(...failed)
      await pause(1000)
      return
    }
    // A sweep that is under way may have read them before they were marked.
    await sweeping
    for (const { id } of [...sent, ...failed]) underWay.delete(id)
  }

  async function sweepOnce(age: number): Promise<void> {
    const found = await messages.unsent(channels, now() - age, sweepAtMost)
    for (const { to, messages: batch } of found) deliver(to, batch)
  }

  const sweep = (age: number): Promise<void> => {
    sweeping ??= sweepOnce(age)
      .catch((error: unknown) => onError(error, 'outbound'))
      .finally(() => {
        sweeping = undefined
      })
    return sweeping
  }
  const timer = setInterval(() => void sweep(leftover), period)

  async function idle(): Promise<void> {
    await sweeping
    while (lanes.size > 0 || settling) {
      await Promise.all(lanes.values())
      await settling
    }
  }

  return {
    deliver,
    sweep: () => sweep(0),
    idle,
    stop: async () => {
      clearInterval(timer)
      stopped = true
      cut()
      await idle()
    },
  }
}
