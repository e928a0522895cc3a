// Ours: the front door, the real store on a real file, and replies that leave through outbound to a channel that swallows them.
import { join } from 'node:path'
import { demo } from '../../prisma/demo.ts'
import type { Channel } from '../../src/bot/channel.ts'
import { createOutbound } from '../../src/bot/outbound.ts'
import { createReceive } from '../../src/bot/receive.ts'
import { migrate } from '../../src/store/sqlite/migration.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import type { Filed, Setting, System } from '../system.ts'
import { openSqlite, pragmasOf } from './load.ts'
import { watchConnections } from './pragmas.ts'
import { rowCounts } from './row-counts.ts'

export const databaseIn = (dir: string): string => join(dir, 'linli.db')
const errorsAtMost = 20

export async function openLinli({
  dir,
  synchronous,
  onReply,
}: Setting): Promise<System & { store: Store; errors: string[] }> {
  const databasePath = databaseIn(dir)
  await migrate({ databasePath, log: { info: () => undefined } })
  const connections = await watchConnections(synchronous)
  const errors: string[] = []
  const onError = (error: unknown, what: string) => {
    if (errors.length < errorsAtMost) errors.push(`${what}: ${String(error)}`)
  }
  const sink: Channel = {
    name: 'sink',
    account: 'bench',
    capabilities: { maxBytes: Infinity, buttons: true, media: true, proactive: true },
    start: () => Promise.resolve(),
    send: (sender) => {
      sent++
      onReply(Number(sender))
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
  }
  let sent = 0
  const store = await openStore({
    url: `file:${databasePath}`,
    mediaDir: join(dir, 'media'),
    partyKey: 'bench',
    now: Date.now,
    onCommit: (events) => {
      for (const event of events) if (event.type === 'replies') outbound.deliver(event.to, event.messages)
    },
    onError,
    onFatal: (error) => {
      throw error
    },
  })
  await store.seed(demo, 'a password for the bench')
  const outbound = createOutbound({
    channels: [sink],
    messages: store.messages,
    now: Date.now,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    random: Math.random,
    onError,
  })
  const receive = createReceive(store.turn)
  const look = await openSqlite(databasePath, { readonly: true })
  const tickets = look.prepare(`
    SELECT CAST(c.sender AS INTEGER) AS resident, t.summary AS what, t.placeText AS place, t.phone
    FROM Ticket AS t JOIN Contact AS c ON c.id = t.contactId WHERE t.kind = 'help' ORDER BY t.id LIMIT -1 OFFSET ?`)
  const count = look.prepare(`SELECT count(*) AS n FROM Ticket WHERE kind = 'help'`)
  const counts = look.prepare(rowCounts)

  return {
    store,
    errors,
    handle: async ({ resident, id, text }) => {
      await receive({
        channel: 'sink',
        account: 'bench',
        sender: String(resident),
        messageId: id,
        kind: 'text',
        text,
        at: Date.now(),
      })
    },
    settled: async () => {
      await outbound.idle()
    },
    tickets: (skip) => tickets.all(skip) as Filed[],
    count: () => (count.get() as { n: number }).n,
    rows: () => {
      const rows = counts.get() as Record<string, number>
      if (rows['replies'] !== sent || rows['unsent'] !== 0)
        throw new Error(`stored ${JSON.stringify(rows)}, sent ${sent}`)
      return rows
    },
    pragmas: () => {
      const [writing] = connections
      if (!writing) throw new Error('the store has opened no connection')
      return Promise.resolve(pragmasOf(writing))
    },
    close: async () => {
      await outbound.stop()
      look.close()
      await store.close()
    },
  }
}
