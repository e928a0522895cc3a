// Whether the program works, for monitors and load balancers. Open to everybody: numbers, and the names of places.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { ChannelStates } from '../store/community/channel-states.ts'
import type { Messages } from '../store/conversations/messages.ts'
import type { Outbox } from '../store/outbox.ts'
import type { Roster } from '../store/alarms/roster.ts'
import type { SecondLooks } from '../store/tickets/second-looks.ts'
import { Health, Ready } from './schemas.ts'

export interface Checked {
  store: {
    ready: () => Promise<boolean>
    outbox: Outbox
    messages: Messages
    channels: ChannelStates
    roster: Roster
    secondLooks: SecondLooks
  }
  queue: { healthy: () => Promise<boolean> }
}

const tags = ['health']
/** Counting further costs more than it tells. */
const undeliveredAtMost = 100

export const health: FastifyPluginCallbackZod<Checked> = (app, { store, queue }, done) => {
  app.get(
    '/health',
    {
      schema: {
        tags,
        summary: 'How the program does; 503 when the store or the queue is down',
        description: `\`undelivered\` counts up to ${undeliveredAtMost}.`,
        response: { 200: Health, 503: Health },
      },
    },
    async (_, reply) => {
      const [up, queued] = await Promise.all([store.ready(), queue.healthy()])
      const [outbox, undelivered, channels, roster, secondLooks] = up
        ? await Promise.all([
            store.outbox.counts(),
            store.messages.undelivered('/', undeliveredAtMost),
            store.channels.list(),
            store.roster.state(),
            store.secondLooks.counts(),
          ])
        : [
            { waiting: 0, failed: 0 },
            [],
            [],
            { short: [], untried: [] },
            { graded: 0, nonsense: 0, failed: 0 },
          ]
      const ok = up && queued
      return reply.code(ok ? 200 : 503).send({
        status: ok ? 'ok' : 'degraded',
        store: up,
        queue: queued,
        outbox,
        undelivered: undelivered.length,
        channels: channels.map(({ name, online, since }) => ({ name, online, since: since.toISOString() })),
        alarm: {
          shortRosters: roster.short.length,
          tried: up && roster.untried.length === 0,
          untried: roster.untried.map(({ name }) => name),
        },
        secondLooks,
      })
    },
  )

  app.get(
    '/ready',
    { schema: { tags, summary: 'Whether requests can be served', response: { 200: Ready, 503: Ready } } },
    async (_, reply) => {
      const ready = await store.ready()
      return reply.code(ready ? 200 : 503).send({ ready })
    },
  )

  done()
}
