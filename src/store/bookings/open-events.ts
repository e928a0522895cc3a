// The events that residents can sign up for, and how many places are left.
import type { Requests } from '../../flows/requests.ts'
import { liveStates } from '../../rules/bookings/booking.ts'
import type { EventType, Profession } from '../../rules/bookings/event.ts'
import type { LegalTopic } from '../../rules/law/legal-topics.ts'
import { rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'

/** As many as are read at once. */
const shownAtMost = 6
const live = liveStates.map((state) => `'${state}'`).join(', ')

export async function openEvents(
  tx: Tx,
  { communityId, residentId }: Contact,
  now: number,
): Promise<Requests['openEvents']['out']> {
  const found = await rows<{
    serviceId: number
    name: string
    type: EventType
    about: string
    profession: Profession | null
    topic: LegalTopic | null
    cases: number | bigint
    place: string
    startAt: Date
    capacity: number
    taken: number | bigint
    signed: number | bigint
  }>(
    tx,
    `SELECT v.id AS serviceId, v.name, e.type, e.about, e.profession, e.topic, v.place, e.startAt, v.capacity,
       (SELECT count(*) FROM Booking AS b WHERE b.serviceId = v.id AND b.state IN (${live})
          AND (b.state = 'booked' OR b.heldUntil > ?)) AS taken,
       (SELECT count(*) FROM LegalCase AS k JOIN Node AS m ON m.id = k.nodeId
          WHERE k.state = 'published' AND k.topic = e.topic AND m.path LIKE ?) AS cases,
       EXISTS (SELECT 1 FROM Booking AS b WHERE b.serviceId = v.id AND b.residentId = ? AND b.state = 'booked') AS signed
     FROM CommunityEvent AS e JOIN Service AS v ON v.id = e.serviceId JOIN Node AS n ON n.id = v.nodeId
     WHERE v.active = 1 AND e.startAt > ? AND n.path LIKE ? ORDER BY e.startAt LIMIT ${shownAtMost}`,
    now,
    `/${communityId}/%`,
    residentId,
    now,
    `/${communityId}/%`,
  )
  return {
    events: found.map(({ startAt, capacity, taken, signed, cases, ...event }) => ({
      ...event,
      start: startAt.getTime(),
      left: Math.max(0, capacity - Number(taken)),
      signed: Boolean(signed),
      cases: Number(cases),
    })),
  }
}
