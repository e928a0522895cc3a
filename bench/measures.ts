// What is measured of one system, inside its own process. Each checks that the work was done, and throws where it was not.
import { setTimeout as pause } from 'node:timers/promises'
import { conversation, isSame, messagesEach, wanted } from './conversation.ts'
import type { Filed, System, Told } from './system.ts'

export interface Round {
  turns: number
  perSecond: number
  /** Rows written by table. */
  rows: Record<string, number>
}
export interface Latency {
  turns: number
  p50: number
  p99: number
}
export interface Pressure {
  completed: number
  double: number
  lost: number
}

/** The system, and what the residents have seen of it. */
export interface Stage {
  system: System
  replies: Map<number, number>
  /** Called at each reply. */
  listen: (heard: ((resident: number) => void) | undefined) => void
  /** A number that no request has had yet. */
  nextRound: () => number
  /** So many residents that nobody has heard of. */
  strangers: (count: number) => number[]
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at)
const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0)
export const percentile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

/** 200 residents side by side, each sending the next message once the last one is done. */
export async function sideBySide(stage: Stage, turns: number): Promise<Round> {
  const { system, replies, nextRound } = stage
  const residents = range(200)
  const rounds = range(Math.ceil(turns / messagesEach / residents.length)).map(nextRound)
  const done = rounds.length * residents.length * messagesEach
  const before = { rows: system.rows(), replies: total(replies.values()), tickets: system.count() }
  const start = performance.now()
  await Promise.all(
    residents.map(async (resident) => {
      for (const round of rounds)
        for (const message of conversation(resident, round)) await system.handle(message)
    }),
  )
  await system.settled()
  const seconds = (performance.now() - start) / 1000
  const answered = total(replies.values()) - before.replies
  if (answered < done) throw new Error(`${done} messages had only ${answered} replies`)
  const wrong = misfiled(
    system.tickets(before.tickets),
    residents.flatMap((resident) => rounds.map((round) => wanted(resident, round))),
  )
  if (wrong > 0) throw new Error(`${wrong} tickets are missing, double or wrong`)
  const after = system.rows()
  const rows = Object.fromEntries(
    Object.entries(after).map(([table, count]) => [table, count - (before.rows[table] ?? 0)]),
  )
  return { turns: done, perSecond: done / seconds, rows }
}

/** How many of `found` and `wished` have no counterpart. */
export function misfiled(found: readonly Filed[], wished: readonly Filed[]): number {
  const open = new Set(wished.map((filed) => JSON.stringify(sorted(filed))))
  const wrong = found.filter((filed) => !open.delete(JSON.stringify(sorted(filed))))
  return wrong.length + open.size
}
const sorted = ({ resident, what, place, phone }: Filed) => [resident, what, place, phone]

/** One resident alone: from the message to its reply, durable. */
export async function lone(stage: Stage, turns: number): Promise<Latency> {
  const { system, listen, nextRound } = stage
  const times: number[] = []
  const [resident = 0] = stage.strangers(1)
  for (let count = 0; count < turns; count += messagesEach)
    for (const message of conversation(resident, nextRound())) {
      const start = performance.now()
      const heard = new Promise<void>((done) => listen(() => done()))
      await Promise.all([system.handle(message), heard])
      times.push(performance.now() - start)
      await pause(2)
    }
  listen(undefined)
  await system.settled()
  return latency(times)
}

/** Messages at a given rate, whatever the system's pace: from when each was due to its reply. */
export async function paced(stage: Stage, rate: number, seconds: number): Promise<Latency> {
  const { system, listen, nextRound } = stage
  const residents = stage.strangers(500)
  const first = nextRound()
  for (const at of range(messagesEach))
    await Promise.all(
      residents.flatMap((resident) =>
        conversation(resident, first)
          .slice(at, at + 1)
          .map(system.handle),
      ),
    )
  await system.settled()
  const total = Math.floor(rate * seconds)
  const waiting = new Map<number, number[]>()
  const times: number[] = []
  listen((resident) => {
    const due = waiting.get(resident)?.shift()
    if (due !== undefined) times.push(performance.now() - due)
  })
  const messages: Told[] = []
  while (messages.length < total) {
    const round = nextRound()
    const all = residents.map((resident) => conversation(resident, round))
    for (const at of range(messagesEach)) messages.push(...all.flatMap((own) => own[at] ?? []))
  }
  const under: Promise<void>[] = []
  const start = performance.now() + 5
  let sent = 0
  while (sent < total) {
    const now = performance.now()
    for (; sent < total && start + (sent * 1000) / rate <= now; sent++) {
      const message = messages[sent]
      if (!message) break
      const due = waiting.get(message.resident) ?? []
      due.push(start + (sent * 1000) / rate)
      waiting.set(message.resident, due)
      under.push(system.handle(message))
    }
    await pause(1)
  }
  await Promise.all(under)
  await system.settled()
  listen(undefined)
  if (times.length < total) throw new Error(`${total} messages had only ${times.length} replies`)
  // The first tenth warms up.
  return latency(times.slice(Math.floor(total / 10)))
}

function latency(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b)
  return { turns: times.length, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}

const patience = 1000

/** Every message delivered twice, or all of a resident's at once in order, or both; then the tickets are looked at. */
export async function pressed(stage: Stage, how: { twice: boolean; burst: boolean }): Promise<Pressure> {
  const { system, nextRound } = stage
  const residents = stage.strangers(200)
  const round = nextRound()
  const before = system.count()
  let ended = 0
  const deliver = (message: Told) =>
    range(how.twice ? 2 : 1).map(() =>
      system
        .handle(message)
        .catch(() => undefined)
        .finally(() => ended++),
    )
  const all = residents.map(async (resident) => {
    const messages = conversation(resident, round)
    if (how.burst) await Promise.all(messages.flatMap(deliver))
    else for (const message of messages) await Promise.all(deliver(message))
  })
  // Some systems leave a promise hanging for ever: those messages are lost.
  const done = Promise.all(all).then(() => true)
  for (let seen = -1; seen < ended;) {
    seen = ended
    if (await Promise.race([done, pause(patience, false)])) break
  }
  await system.settled()
  const mine = new Map<number, Filed[]>(residents.map((resident) => [resident, []]))
  for (const ticket of system.tickets(before)) mine.get(ticket.resident)?.push(ticket)
  const right = [...mine].filter(([resident, tickets]) =>
    tickets.some((ticket) => isSame(ticket, wanted(resident, round))),
  )
  return {
    completed: right.length,
    double: total([...mine.values()].map((tickets) => Math.max(0, tickets.length - 1))),
    lost: residents.length - right.length,
  }
}
