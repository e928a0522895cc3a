// What each job does: the effect that runs together with the deletion of its outbox row.
import { UnrecoverableError } from 'bullmq'
import type { Alarms } from '../store/alarms.ts'
import type { Recordings } from '../store/recordings.ts'
import type { Work } from '../store/work.ts'
import type { Effect } from '../store/writer.ts'
import type { Gateways } from './gateways.ts'
import type { JobName, Payload } from './jobs.ts'

/** What reaches out of the house does so before its effect, never inside the writer's transaction. */
export type Handlers = { [N in JobName]: (payload: Payload<N>) => Effect<void> | Promise<Effect<void>> }

/** The gateway did not take the call; its attempt is recorded. */
class CallFailed extends Error {
  constructor(outcome: string) {
    super(outcome)
    this.name = 'CallFailed'
  }
}

export interface Does {
  work: Work
  alarms: Alarms
  recordings: Recordings
  gateways: Gateways
}

export const createHandlers = ({ work, alarms, recordings, gateways }: Does): Handlers => ({
  'ticket.route': ({ ticketId }) => work.routeTicket(ticketId),
  'ticket.remind': ({ ticketId, percent }) => work.remind(ticketId, percent),
  'staff.notify': ({ ticketId, staffId, type }) => work.notifyStaff(ticketId, staffId, type),
  'resident.notify': ({ eventId }) => work.notifyResident(eventId),
  'alarm.ring': ({ ticketId, stage }) => alarms.ring(ticketId, stage),
  'alarm.report': ({ ticketId }) => alarms.remindReport(ticketId),
  'recording.check': ({ ticketId }) => recordings.check(ticketId),
  'alarm.call': async (call) => {
    const due = await alarms.callOf(call)
    if (!due) return () => Promise.resolve()
    const outcome = await gateways.call(due)
    if (outcome === 'accepted') return alarms.attempted(call, due.gateway, outcome)
    await alarms.failed(call, due.gateway, outcome)
    if (outcome === 'unknown') throw new UnrecoverableError('no gateway has this name any more')
    throw new CallFailed(outcome)
  },
})
