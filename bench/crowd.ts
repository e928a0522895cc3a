// A crowd of residents over HTTP who live through the program's end: what was not answered they send again.
import { setTimeout as pause } from 'node:timers/promises'
import { conversation } from './conversation.ts'
import { createClient, newVisitor, tell, type Visitor } from './http.ts'
import { databaseOf } from './house.ts'
import { openSqlite } from './systems/load.ts'

export interface Crowd {
  /** Messages that were answered, by sender. */
  answered: Map<string, Set<string>>
  /** How many of them were answered "repeated": stored before the answer was lost. */
  repeated: () => number
  /** Points the crowd to the program after its start. */
  moveTo: (origin: string) => void
  /** Lets everybody finish the request that they are in. */
  finish: () => Promise<void>
  /** Requests that their resident saw through, by sender. */
  finished: Map<string, number>
}

/** So many requests, five messages each, may one resident file within a minute before being asked to slow down (src/bot/pace.ts). */
const requestsEach = 10

/** `count` residents at a time, each sending the next message once the last one is answered, and somebody new after ten requests. */
export function gather(origin: string, count: number): Crowd {
  let client = createClient(origin, count)
  let over = false
  let repeats = 0
  const answered = new Map<string, Set<string>>()
  const finished = new Map<string, number>()

  async function live(resident: number): Promise<void> {
    // Each tells of a lamp of their own, or they would be asked to follow what the last one reported.
    for (let one = resident; !over; one += count) await fileAll(newVisitor(), one)
  }

  async function fileAll(visitor: Visitor, resident: number): Promise<void> {
    const mine = new Set<string>()
    answered.set(visitor.sender, mine)
    for (let round = 0; round < requestsEach && !over; round++) {
      for (const { id, text } of conversation(resident, round)) {
        for (;;) {
          const sent = client
          try {
            if ((await tell(sent, visitor, id, text)) === 'repeated') repeats++
            mine.add(id)
            break
          } catch {
            // The program is gone or ending: the same message again, under the same id.
            await pause(20)
          }
        }
      }
      finished.set(visitor.sender, round + 1)
    }
  }
  const all = Array.from({ length: count }, (_, resident) => live(resident))

  return {
    answered,
    finished,
    repeated: () => repeats,
    moveTo: (next) => {
      client.close()
      client = createClient(next, count)
    },
    finish: async () => {
      over = true
      await Promise.all(all)
      client.close()
    },
  }
}

export interface Kept {
  answered: number
  /** Answered messages that are not stored. */
  lost: number
  /** Stored messages without a reply behind them. */
  unanswered: number
  tickets: number
  /** Tickets beyond one a request, and requests that were seen through without a ticket. */
  double: number
  missing: number
  /** Replies that wait, and jobs that are due: none once all is quiet. */
  unsent: number
  overdue: number
}

/** What the database holds of what the crowd was told. */
export async function keptOf(dir: string, crowd: Pick<Crowd, 'answered' | 'finished'>): Promise<Kept> {
  const database = await openSqlite(databaseOf(dir), { readonly: true })
  const rows = <T>(sql: string) => database.prepare(sql).all() as T[]
  const one = (sql: string) => rows<{ n: number }>(sql)[0]?.n ?? NaN
  const stored = new Map<string, Set<string>>()
  for (const { sender, id } of rows<{ sender: string; id: string }>(
    `SELECT c.sender, m.platformId AS id FROM Message AS m JOIN Contact AS c ON c.id = m.contactId WHERE m.author = 'in'`,
  ))
    stored.set(sender, (stored.get(sender) ?? new Set()).add(id))
  const filed = new Map(
    rows<{ sender: string; n: number; d: number }>(
      `SELECT c.sender, count(*) AS n, count(DISTINCT t.summary) AS d FROM Ticket AS t JOIN Contact AS c ON c.id = t.contactId GROUP BY c.id`,
    ).map((row) => [row.sender, row]),
  )
  const answered = [...crowd.answered].flatMap(([sender, ids]) => [...ids].map((id) => ({ sender, id })))
  const tickets = [...filed.values()].reduce((sum, { n }) => sum + n, 0)
  const kept = {
    answered: answered.length,
    lost: answered.filter(({ sender, id }) => !stored.get(sender)?.has(id)).length,
    unanswered: one(
      `SELECT count(*) AS n FROM (SELECT contactId, max(id) AS id FROM Message WHERE author = 'in' GROUP BY contactId) AS l
       WHERE NOT EXISTS (SELECT 1 FROM Message AS r WHERE r.contactId = l.contactId AND r.id > l.id)`,
    ),
    tickets,
    double: [...filed.values()].reduce((sum, { n, d }) => sum + n - d, 0),
    missing: [...crowd.finished].reduce(
      (sum, [sender, n]) => sum + Math.max(0, n - (filed.get(sender)?.d ?? 0)),
      0,
    ),
    unsent: one('SELECT count(*) AS n FROM Message WHERE unsent = 1'),
    overdue: one(`SELECT count(*) AS n FROM Outbox WHERE dueAt <= ${Date.now()} AND failedAt IS NULL`),
  }
  database.close()
  return kept
}

/** How many replies a start would send that a client may have seen already. */
export async function unsentIn(dir: string): Promise<number> {
  const database = await openSqlite(databaseOf(dir), { readonly: true })
  const { n } = database.prepare('SELECT count(*) AS n FROM Message WHERE unsent = 1').get() as { n: number }
  database.close()
  return n
}
