// Keeps the search index of tickets: what changed is put there by and by, off the residents' way. A search reads what waits besides.
import { executeEach, rows, type PrismaClient } from '../connection.ts'
import { wordsOf, type Findable } from './ticket-words.ts'
import type { Effect, Writer } from '../writer.ts'

/** Milliseconds between two looks, and while there is more to do. */
const calm = 500
const busy = 250
/** In one go: some milliseconds of the writer's time. */
const atOnce = 100

/** Puts what waits into the index, the oldest tickets first, and tells how many those were. */
export const indexTickets =
  (limit: number): Effect<number> =>
  async (tx) => {
    const waiting = await rows<Findable & { id: number }>(
      tx,
      `SELECT t.id, t.summary, t.placeText, t.scope, t.category, t.urgency, t.status, t.assigneeId, t.phone
       FROM UnindexedTicket AS u CROSS JOIN Ticket AS t ON t.id = u.ticketId ORDER BY u.ticketId LIMIT ?`,
      limit,
    )
    const ids = waiting.map(({ id }) => [id])
    executeEach(tx, 'DELETE FROM TicketWords WHERE rowid = ?', ids)
    executeEach(
      tx,
      'INSERT INTO TicketWords (rowid, words) VALUES (?, ?)',
      waiting.map((ticket) => [ticket.id, [...wordsOf(ticket)].join(' ')]),
    )
    executeEach(tx, 'DELETE FROM UnindexedTicket WHERE ticketId = ?', ids)
    return waiting.length
  }

/** Goes on until it is stopped. Settles then once nothing is under way. */
export function keepIndexed(
  writer: Writer,
  read: PrismaClient,
  onError: (error: unknown, what: string) => void,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  async function look(): Promise<void> {
    let done = 0
    try {
      const [waiting] = await rows(read, 'SELECT 1 FROM UnindexedTicket LIMIT 1')
      if (waiting && !stopped) done = await writer.run(indexTickets(atOnce))
    } catch (error) {
      if (!stopped) onError(error, 'ticket index')
    }
    plan(done === atOnce ? busy : calm)
  }
  function plan(ms: number): void {
    if (stopped) return
    timer = setTimeout(() => {
      running = look()
    }, ms)
    timer.unref()
  }
  plan(calm)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
