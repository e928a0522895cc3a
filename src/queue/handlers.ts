// What each job does: the effect that runs together with the deletion of its outbox row.
import type { Work } from '../store/work.ts'
import type { Effect } from '../store/writer.ts'
import type { JobName, Payload } from './jobs.ts'

export type Handlers = { [N in JobName]: (payload: Payload<N>) => Effect<void> }

export const createHandlers = (work: Work): Handlers => ({
  'ticket.route': ({ ticketId }) => work.routeTicket(ticketId),
  'ticket.remind': ({ ticketId, percent }) => work.remind(ticketId, percent),
  'staff.notify': ({ ticketId, staffId, type }) => work.notifyStaff(ticketId, staffId, type),
  'resident.notify': ({ eventId }) => work.notifyResident(eventId),
})
