// Live news for the console: the tickets in one's scope as they change, and one's own bell.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { numberText } from '../rules/tickets/ticket.ts'
import { within } from '../rules/community/tree.ts'
import { kindOfRole, kindsOf, levelOf, reaches } from '../rules/staff/visibility.ts'
import type { Committed } from '../store/events.ts'
import type { StaffStore } from '../store/staff/staff.ts'
import type { Viewer } from '../store/views.ts'
import { identify, staffOf, viewerFor } from './auth.ts'
import type { LiveAlarm, LiveChannel, LiveNotice, LiveTicket } from './schemas.ts'
import { createEventStreams } from './sse.ts'

export interface Live {
  /** Hears of every commit until the returned function is called. */
  subscribe: (listener: (event: Committed) => void) => () => void
}

/** Whether a viewer may hear that there is such a ticket. */
const mayKnowOf = (
  viewer: Viewer,
  { scope, assigneeId, category }: Committed & { type: 'ticket' | 'alarm' },
): boolean =>
  within(viewer.scope, scope) &&
  (!viewer.ownOnly || assigneeId === viewer.staffId) &&
  reaches(levelOf([kindOfRole[viewer.role]], kindsOf({ category, confidential: false }), 'matter'), 'masked')

/** What a viewer hears of a commit, or undefined for nothing. */
function news(viewer: Viewer, event: Committed) {
  if (event.type === 'notice' && event.staffId === viewer.staffId)
    return { name: 'notice', data: { ticketId: event.ticketId } satisfies z.output<typeof LiveNotice> }
  if (event.type === 'channel')
    return { name: 'channel', data: { name: event.name } satisfies z.output<typeof LiveChannel> }
  if (event.type === 'alarm') {
    const { ticketId, staffIds } = event
    const called = staffIds.includes(viewer.staffId)
    const sees = mayKnowOf(viewer, event)
    // A test ring is for nobody but whom it calls.
    if (!(ticketId === null ? called : sees)) return undefined
    return { name: 'alarm', data: { ticketId, called } satisfies z.output<typeof LiveAlarm> }
  }
  if (event.type !== 'ticket' || !mayKnowOf(viewer, event)) return undefined
  const { id, number, event: type } = event
  return {
    name: 'ticket',
    data: { id, number: numberText(number), type } satisfies z.output<typeof LiveTicket>,
  }
}

export const events: FastifyPluginCallbackZod<{ live: Live; staff: StaffStore; heartbeat: number }> = (
  app,
  { live, staff, heartbeat },
  done,
) => {
  const streams = createEventStreams(app)

  app.get(
    '',
    {
      config: { right: 'ticket.readOwn' },
      exposeHeadRoute: false,
      schema: {
        tags: ['events'],
        summary: 'Live news as server-sent events',
        description:
          '`ticket` {id, number, type} for a ticket in scope, `notice` {ticketId} for a new bell entry, ' +
          '`channel` {name} for an account that reaches residents again, or no longer does, ' +
          '`alarm` {ticketId, called} when staff are called to an emergency or one was answered; without a ticket it is a test ring. ' +
          'Nothing is repeated after a reconnect: read the lists anew.',
        response: {
          200: { description: 'for ever', content: { 'text/event-stream': { schema: z.string() } } },
        },
      },
    },
    (request, reply) => {
      const stream = streams.open(reply)
      let viewer = viewerFor(staffOf(request))

      /** A session can end, and its owner be moved, while the stream is open. */
      async function renew(): Promise<void> {
        const somebody = await identify(staff, request, { prolong: false }).catch(() => undefined)
        if (somebody) viewer = viewerFor(somebody)
        else stream.close()
      }
      const unsubscribe = live.subscribe((event) => {
        if (event.type === 'tree') void renew()
        const told = news(viewer, event)
        if (told) stream.send(told.name, told.data)
      })
      const timer = setInterval(() => {
        stream.beat()
        void renew()
      }, heartbeat)
      stream.onClose(() => {
        unsubscribe()
        clearInterval(timer)
      })
    },
  )

  done()
}
