// Load from inside a system's process: messages that are due at given rates, whatever the system's pace.
import { setTimeout as pause } from 'node:timers/promises'
import { conversation, messagesEach, wanted } from './conversation.ts'
import { misfiled, percentile, type Stage } from './measures.ts'

export interface Phase {
  rate: number
  seconds: number
}
/** For each message in order: when it was due since the start, and how long after that it was durable and answered, in ms. */
export interface Loaded {
  due: Float64Array
  took: Float64Array
}

/** Sends, and throws where a request of a whole conversation has no ticket. The last phase is lengthened to a full round. */
export async function load(stage: Stage, phases: readonly Phase[], count = 1000): Promise<Loaded> {
  const { system, nextRound } = stage
  const residents = stage.strangers(count)
  const round = count * messagesEach
  const dues: number[] = []
  let from = 0
  for (const { rate, seconds } of phases) {
    for (let sent = 0; sent < rate * seconds; sent++) dues.push(from + (sent * 1000) / rate)
    from += seconds * 1000
  }
  const last = phases.at(-1)?.rate ?? 1
  while (dues.length % round !== 0) dues.push((dues.at(-1) ?? 0) + 1000 / last)
  const due = Float64Array.from(dues)
  const took = new Float64Array(due.length).fill(NaN)
  const rounds = Array.from({ length: due.length / round }, nextRound)
  const messageOf = (at: number) => {
    const place = Math.floor((at % round) / count)
    return conversation(residents[at % count] ?? 0, rounds[Math.floor(at / round)] ?? 0)[place]
  }
  const failures: unknown[] = []
  const before = system.count()
  // Newcomers are made once; here that is no part of the load.
  await Promise.all(
    residents.map((resident) => system.handle({ resident, id: `hello-${resident}`, text: '0' })),
  )
  const under = new Set<Promise<void>>()
  const start = performance.now() + 5
  for (let at = 0; at < due.length;) {
    const now = performance.now() - start
    for (; at < due.length && (due[at] ?? 0) <= now; at++) {
      const message = messageOf(at)
      const mine = at
      if (!message) break
      const done = system
        .handle(message)
        .then(() => void (took[mine] = performance.now() - start - (due[mine] ?? 0)))
        .catch((error: unknown) => void failures.push(error))
        .finally(() => under.delete(done))
      under.add(done)
    }
    await pause(1)
  }
  await Promise.all(under)
  await system.settled()
  if (failures.length > 0) throw failures[0]
  const wrong = misfiled(
    system.tickets(before),
    residents.flatMap((resident) => rounds.map((own) => wanted(resident, own))),
  )
  if (wrong > 0) throw new Error(`under load ${wrong} tickets are missing, double or wrong`)
  return { due, took }
}

/** The latency of the messages that were due from `from` until `to`, in ms since the start. */
export function during({ due, took }: Loaded, from: number, to: number): { p50: number; p99: number } {
  const found = took.filter((_, at) => (due[at] ?? 0) >= from && (due[at] ?? 0) < to).sort()
  return { p50: percentile(found, 0.5), p99: percentile(found, 0.99) }
}
