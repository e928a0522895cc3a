// What each job does: the effect that runs together with the deletion of its outbox row.
import { UnrecoverableError } from 'bullmq'
import type { Store } from '../store/store.ts'
import type { Effect } from '../store/writer.ts'
import type { Gateways } from './gateways.ts'
import type { JobName, Payload } from './jobs.ts'
import type { Push } from './push.ts'

/** What reaches out of the house does so before its effect, never inside the writer's transaction. */
export type Handlers = { [N in JobName]: (payload: Payload<N>) => Effect<void> | Promise<Effect<void>> }

/** What is not tried again. */
const settled: readonly string[] = ['accepted', 'sent', 'gone']

/** The gateway or the push service did not take the call; its attempt is recorded. */
class CallFailed extends Error {
  constructor(outcome: string) {
    super(outcome)
    this.name = 'CallFailed'
  }
}

/** What jobs are done with. */
export interface Does {
  store: Pick<
    Store,
    'work' | 'handOffs' | 'lookIns' | 'alarms' | 'recordings' | 'unconfirmed' | 'announcements' | 'retention'
  >
  gateways: Gateways
  push: Push
}

export const createHandlers = ({
  store: { work, handOffs, lookIns, alarms, recordings, unconfirmed, announcements, retention },
  gateways,
  push,
}: Does): Handlers => ({
  'ticket.route': ({ ticketId }) => work.routeTicket(ticketId),
  'ticket.remind': ({ ticketId, percent }) => work.remind(ticketId, percent),
  'ticket.decide': ({ ticketId, eventId }) => work.askManagers(ticketId, eventId),
  'staff.notify': ({ ticketId, staffId, type }) => work.notifyStaff(ticketId, staffId, type),
  'resident.notify': ({ eventId }) => work.notifyResident(eventId),
  'resident.told': ({ eventId }) => work.checkTold(eventId),
  'handoff.follow': ({ handOffId }) => handOffs.followUp(handOffId),
  'resident.consent': ({ ticketId }) => work.askConsent(ticketId),
  'visit.ask': ({ visitId }) => work.askVisit(visitId),
  'lookIn.check': ({ lookInId, dueOn }) => lookIns.check(lookInId, dueOn),
  'announcement.send': ({ announcementId }) => announcements.send(announcementId),
  'retention.sweep': (place) => retention.sweep(place),
  'hold.check': ({ contactId, since }) => work.checkHold(contactId, since),
  'alarm.ring': ({ ticketId, stage }) => alarms.ring(ticketId, stage),
  'alarm.report': ({ ticketId }) => alarms.remindReport(ticketId),
  'recording.check': ({ ticketId }) => recordings.check(ticketId),
  'recording.confirm': ({ messageId }) => unconfirmed.check(messageId),
  'alarm.call': async (call) => {
    const due = await alarms.callOf(call)
    if (!due) return () => Promise.resolve()
    const [name, outcome] =
      due.way === 'push'
        ? ['push', await push.send(due.subscription, due.payload)]
        : [due.call.gateway, await gateways.call(due.call)]
    if (settled.includes(outcome)) return alarms.attempted(call, name, outcome)
    await alarms.failed(call, name, outcome)
    if (outcome === 'unknown') throw new UnrecoverableError('no gateway has this name any more')
    throw new CallFailed(outcome)
  },
})
