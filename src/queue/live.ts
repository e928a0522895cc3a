// What a commit brings about, told to every process of the program by Redis pub/sub. Nothing relies on it: whoever missed it looks again.
import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Committed } from '../store/events.ts'
import { redisPrefix } from './redis.ts'

const channel = `${redisPrefix}:live`

export interface Live {
  publish: (events: readonly Committed[]) => void
  /** Calls the listener for each event from any process, until the function returned is called. */
  subscribe: (listener: (event: Committed) => void) => () => void
  close: () => void
}

export async function createLive(
  connect: () => Redis,
  onError: (error: unknown, what: string) => void,
): Promise<Live> {
  const me = randomUUID()
  const listeners = new Set<(event: Committed) => void>()
  const sender = connect()
  const receiver = connect()
  for (const client of [sender, receiver]) client.on('error', (error) => onError(error, 'live'))
  receiver.on('message', (_, text) => {
    const { from, events } = JSON.parse(text) as { from: string; events: Committed[] }
    for (const event of events) {
      // What this process holds itself is on its way already.
      if (event.type === 'unsent' && from === me) continue
      for (const listener of listeners) listener(event)
    }
  })
  await receiver.subscribe(channel)
  return {
    publish: (events) => {
      // Replies hold what a resident reads: they stay in the database, and only that they wait is told.
      const told = events.map((event): Committed => {
        if (event.type !== 'replies') return event
        return { type: 'unsent', channel: event.to.channel, sender: event.to.sender }
      })
      sender
        .publish(channel, JSON.stringify({ from: me, events: told }))
        .catch((error: unknown) => onError(error, 'live'))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      sender.disconnect()
      receiver.disconnect()
    },
  }
}
