// What each job does: the effect that runs together with the deletion of its outbox row.
import { UnrecoverableError } from 'bullmq'
import type { Store } from '../store/store.ts'
import type { Effect } from '../store/writer.ts'
import type { Gateways } from './gateways.ts'
import type { JobName, Payload } from './jobs.ts'
import type { Push } from './push.ts'
import type { SecondLook } from './second-look.ts'

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
  store: Store
  gateways: Gateways
  push: Push
  /** Undefined where the operator names no language model. */
  secondLook?: SecondLook | undefined
}

export const createHandlers = ({ store, gateways, push, secondLook }: Does): Handlers => ({
  'ticket.route': ({ ticketId }) => {
    const routed = store.work.routeTicket(ticketId)
    if (!secondLook) return routed
    return async (tx, emit) => {
      await routed(tx, emit)
      await store.secondLooks.owe(ticketId)(tx, emit)
    }
  },
  'ticket.secondLook': async ({ ticketId }) => {
    const words = await store.secondLooks.wordsOf(ticketId)
    if (!secondLook || words === undefined) return () => Promise.resolve()
    return store.secondLooks.looked(ticketId, await secondLook.ask(words))
  },
  'ticket.remind': ({ ticketId, percent }) => store.work.remind(ticketId, percent),
  'ticket.contact': ({ ticketId }) => store.work.checkContact(ticketId),
  'ticket.safe': ({ ticketId }) => store.work.checkSafe(ticketId),
  'ticket.decide': ({ ticketId, eventId }) => store.work.askManagers(ticketId, eventId),
  'staff.notify': ({ ticketId, staffId, type }) => store.work.notifyStaff(ticketId, staffId, type),
  'staff.digest': ({ staffId }) => store.work.tellDigest(staffId),
  'resident.notify': ({ eventId }) => store.work.notifyResident(eventId),
  'resident.told': ({ eventId }) => store.work.checkTold(eventId),
  'handoff.follow': ({ handOffId }) => store.handOffs.followUp(handOffId),
  'resident.consent': ({ ticketId }) => store.work.askConsent(ticketId),
  'visit.ask': ({ visitId }) => store.work.askVisit(visitId),
  'lookIn.check': ({ lookInId, dueOn }) => store.lookIns.check(lookInId, dueOn),
  'announcement.send': ({ announcementId }) => store.announcements.send(announcementId),
  'retention.sweep': (place) => store.retention.sweep(place),
  'consultation.rate': ({ bookingId }) => store.consultations.askRating(bookingId),
  'mediation.remind': ({ mediationId, days }) => store.mediations.remind(mediationId, days),
  'mediation.session': ({ sessionId, start }) => store.mediations.remindSession(sessionId, start),
  'mediation.check': ({ mediationId, day }) => store.mediations.check(mediationId, day),
  'lesson.send': ({ cardId, after }) => store.library.sendCard(cardId, after),
  'booking.lapse': ({ bookingId }) => store.bookingJobs.lapse(bookingId),
  'booking.offer': ({ serviceId }) => store.bookingJobs.offer(serviceId),
  'booking.remind': ({ bookingId, hours, start }) => store.bookingJobs.remind(bookingId, hours, start),
  'poll.open': ({ pollId }) => store.pollJobs.open(pollId),
  'poll.tell': ({ pollId, round, after }) => store.pollJobs.tell(pollId, round, after),
  'poll.close': ({ pollId }) => store.pollJobs.close(pollId),
  'poll.count': ({ pollId }) => store.pollJobs.count(pollId),
  'proposal.tick': ({ proposalId, dueAt }) => store.proposalJobs.tick(proposalId, dueAt),
  'proposal.unread': ({ commentId }) => store.proposalJobs.unread(commentId),
  'proposal.flagDue': ({ flagId }) => store.proposalFlags.due(flagId),
  'example.lapse': ({ exampleId }) => store.goodExamples.lapse(exampleId),
  'proposal.tell': ({ eventId, after }) => store.proposalJobs.tell(eventId, after),
  'volunteer.wave': ({ taskId }) => store.volunteerJobs.wave(taskId),
  'volunteer.unfound': ({ taskId }) => store.volunteerJobs.unfound(taskId),
  'volunteer.over': ({ taskId }) => store.volunteerJobs.over(taskId),
  'hold.check': ({ contactId, since }) => store.work.checkHold(contactId, since),
  'alarm.ring': ({ ticketId, stage }) => store.alarms.ring(ticketId, stage),
  'alarm.report': ({ ticketId }) => store.alarms.remindReport(ticketId),
  'recording.check': ({ ticketId }) => store.recordings.check(ticketId),
  'recording.confirm': ({ messageId }) => store.unconfirmed.check(messageId),
  'alarm.call': async (call) => {
    const due = await store.alarms.callOf(call)
    if (!due) return () => Promise.resolve()
    const [name, outcome] =
      due.way === 'push'
        ? ['push', await push.send(due.subscription, due.payload)]
        : [due.call.gateway, await gateways.call(due.call)]
    if (settled.includes(outcome)) return store.alarms.attempted(call, name, outcome)
    await store.alarms.failed(call, name, outcome)
    if (outcome === 'unknown') throw new UnrecoverableError('no gateway has this name any more')
    throw new CallFailed(outcome)
  },
})
