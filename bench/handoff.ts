// The hand-off: from a resident's word to the staff's screen by way of BullMQ, over HTTP; and the relay beside BullMQ's own addBulk.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { demo } from '../prisma/demo.ts'
import { redisPrefix, openRedis } from '../src/queue/redis.ts'
import { createRelay } from '../src/queue/relay.ts'
import { migrate } from '../src/store/sqlite/migration.ts'
import { openStore } from '../src/store/store.ts'
import { databaseOf, openHouse } from './house.ts'
import { createClient, listen, newVisitor, signIn, tell } from './http.ts'
import { percentile } from './measures.ts'
import { median } from './median.ts'
import { openSqlite } from './systems/load.ts'

export interface HandOff {
  perSecond: number
  submissions: number
  /** From sending the resident's message to the staff's event that the job has routed the ticket, in ms. */
  p50: number
  p99: number
  /** The part of it after the staff heard that the ticket was opened: outbox, relay, BullMQ, handler, commit, event. */
  job: { p50: number; p99: number }
}
export interface Relayed {
  jobs: number
  relay: number
  addBulk: number
  /** Median by median. */
  ratio: number
}

const sorted = (times: number[]) => times.sort((a, b) => a - b)

/** `perSecond` residents a second ask for a person, which files a ticket at once. Each ticket must be heard of, routed. */
export async function handOff(home: string, perSecond: number, seconds: number): Promise<HandOff> {
  const house = await openHouse({ dir: await mkdtemp(join(home, 'handoff-')) })
  const client = createClient(house.origin, 200)
  const opened = new Map<string, number>()
  const routed = new Map<string, number>()
  try {
    const staff = await signIn(house.origin, 'wangfang', house.password)
    const close = await listen(house.origin, staff, (name, { id = '', type }) => {
      if (name !== 'ticket') return
      if (type === 'opened') opened.set(id, performance.now())
      if (type === 'routed') routed.set(id, performance.now())
    })
    const sentAt = new Map<string, number>()
    const under: Promise<unknown>[] = []
    const warm = perSecond * 2
    const total = warm + perSecond * seconds
    const start = performance.now()
    for (let sent = 0; sent < total;) {
      for (; sent < total && start + (sent * 1000) / perSecond <= performance.now(); sent++) {
        const visitor = newVisitor()
        if (sent >= warm) sentAt.set(visitor.sender, start + (sent * 1000) / perSecond)
        under.push(tell(client, visitor, 'm1', '人工'))
      }
      await pause(1)
    }
    await Promise.all(under)
    const deadline = performance.now() + 20_000
    while (routed.size < total && performance.now() < deadline) await pause(20)
    close()
    const look = await openSqlite(databaseOf(house.dir), { readonly: true })
    const filed = look
      .prepare('SELECT t.publicId AS id, c.sender FROM Ticket AS t JOIN Contact AS c ON c.id = t.contactId')
      .all() as { id: string; sender: string }[]
    look.close()
    if (filed.length !== total || routed.size !== total)
      throw new Error(`of ${total} submissions ${filed.length} were filed and ${routed.size} heard of`)
    const measured = filed.filter(({ sender }) => sentAt.has(sender))
    const whole = sorted(
      measured.map(({ id, sender }) => (routed.get(id) ?? NaN) - (sentAt.get(sender) ?? NaN)),
    )
    const job = sorted(measured.map(({ id }) => (routed.get(id) ?? NaN) - (opened.get(id) ?? NaN)))
    return {
      perSecond,
      submissions: measured.length,
      p50: percentile(whole, 0.5),
      p99: percentile(whole, 0.99),
      job: { p50: percentile(job, 0.5), p99: percentile(job, 0.99) },
    }
  } finally {
    client.close()
    await house.stop()
    await rm(house.dir, { recursive: true, force: true })
  }
}

/** Jobs a second by our relay, from the outbox into BullMQ, and by addBulk alone with the same jobs, a thousand at once for both. */
export async function relayed(home: string, jobs: number, rounds: number): Promise<Relayed> {
  const dir = await mkdtemp(join(home, 'relay-'))
  const databasePath = databaseOf(dir)
  const log = { info: () => undefined, error: () => undefined }
  await migrate({ databasePath, log })
  const fatal = (error: unknown) => {
    throw error
  }
  const store = await openStore({
    url: `file:${databasePath}`,
    mediaDir: join(dir, 'media'),
    partyKey: 'bench',
    now: Date.now,
    onCommit: () => undefined,
    onError: fatal,
    onFatal: fatal,
  })
  const redis = await openRedis({ url: undefined, dataDir: dir, log })
  const speeds = { relay: [] as number[], addBulk: [] as number[] }
  try {
    await store.seed(demo, 'a password for the bench')
    for (let round = 0; round <= rounds; round++) {
      const queues = ['relay', 'addBulk'].map(
        (name) => new Queue(`${name}${round}`, { connection: redis.connection, prefix: redisPrefix }),
      )
      const [ours, theirs] = queues
      if (!ours || !theirs) throw new Error('no queue')
      await Promise.all(queues.map((queue) => queue.waitUntilReady()))
      await owe(databasePath, jobs)
      const relay = createRelay({
        outbox: store.outbox,
        queue: ours,
        now: Date.now,
        period: 1e6,
        onError: fatal,
      })
      const start = performance.now()
      await relay.run()
      const between = performance.now()
      for (let at = 0; at < jobs; at += 1000) await theirs.addBulk(bulk(round, at))
      const end = performance.now()
      await relay.stop()
      for (const queue of queues) {
        const count = await queue.getJobCountByTypes('waiting')
        if (count !== jobs) throw new Error(`${count} of ${jobs} jobs stand in the queue`)
        await queue.obliterate({ force: true })
        await queue.close()
      }
      // The first round warms up.
      if (round === 0) continue
      speeds.relay.push((jobs * 1000) / (between - start))
      speeds.addBulk.push((jobs * 1000) / (end - between))
    }
  } finally {
    await redis.stop()
    await store.close()
    await rm(dir, { recursive: true, force: true })
  }
  const [relay, addBulk] = [median(speeds.relay), median(speeds.addBulk)]
  return { jobs, relay: Math.round(relay), addBulk: Math.round(addBulk), ratio: relay / addBulk }
}

async function owe(path: string, jobs: number): Promise<void> {
  const database = await openSqlite(path)
  database.exec(`DELETE FROM Outbox; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${jobs})
    INSERT INTO Outbox (job, payload, dueAt) SELECT 'ticket.route', '{"ticketId":' || i || '}', ${Date.now()} - i FROM n`)
  database.close()
}

/** The same options as the relay gives. */
const bulk = (round: number, from: number) =>
  Array.from({ length: 1000 }, (_, at) => ({
    name: 'ticket.route',
    data: { ticketId: from + at },
    opts: {
      jobId: `o${from + at}-${round}`,
      delay: 0,
      attempts: 8,
      backoff: { type: 'exponential' as const, delay: 1000 },
      removeOnComplete: { age: 86_400 },
      removeOnFail: { age: 30 * 86_400 },
    },
  }))
