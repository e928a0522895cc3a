// Events from staff's side: published, who comes, cancelled with notice to all. An event is a service with a single slot, so that its
// places, waiting list and reminders are those of any booking.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import type { BookingState } from '../../rules/bookings/booking.ts'
import type { EventType, Profession } from '../../rules/bookings/event.ts'
import type { LegalTopic } from '../../rules/law/legal-topics.ts'
import { may } from '../../rules/staff/roles.ts'
import { dropBookings } from './booking-drop.ts'
import { endWaiting } from './booking-jobs.ts'
import { changeEvent, closeHours, openHours, spanOf, type EventChange } from './event-change.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import { masked, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export interface NewEvent extends EventChange {
  nodeId: number
  type: EventType
  /** Whoever of the staff holds it; their own hours are closed then. */
  staffId: number | null
}

interface Row {
  serviceId: number
  publicId: string
  name: string
  place: string
  staffId: number | null
  holder: string | null
  capacity: number
  active: boolean | number
  type: EventType
  about: string
  profession: Profession | null
  topic: LegalTopic | null
  startAt: Date
  endAt: Date
  reason: string | null
  booked: number | bigint
  came: number | bigint
  waiting: number | bigint
}

const select = `SELECT v.id AS serviceId, v.publicId, v.name, v.place, v.staffId, s.name AS holder, v.capacity, v.active,
    e.type, e.about, e.profession, e.topic, e.startAt, e.endAt, e.reason,
    (SELECT count(*) FROM Booking AS b WHERE b.serviceId = v.id AND b.state IN ('booked', 'done', 'missed')) AS booked,
    (SELECT count(*) FROM Booking AS b WHERE b.serviceId = v.id AND b.state = 'done') AS came,
    (SELECT count(*) FROM Waiting AS w WHERE w.serviceId = v.id AND w.state = 'waiting') AS waiting
  FROM CommunityEvent AS e JOIN Service AS v ON v.id = e.serviceId JOIN Node AS n ON n.id = v.nodeId
  LEFT JOIN Staff AS s ON s.id = v.staffId`
const seen = '(n.path LIKE ? OR v.staffId = ?)'

const shown = (row: Row) => ({
  id: row.publicId,
  name: row.name,
  place: row.place,
  type: row.type,
  about: row.about,
  profession: row.profession,
  topic: row.topic,
  holder: row.holder,
  start: row.startAt.toISOString(),
  end: row.endAt.toISOString(),
  capacity: row.capacity,
  cancelled: !row.active,
  reason: row.reason,
  booked: Number(row.booked),
  came: Number(row.came),
  waiting: Number(row.waiting),
})

const shownBefore = 90 * 24 * 60 * 60 * 1000
const listedAtMost = 200

export type CommunityEvents = ReturnType<typeof createCommunityEvents>

export function createCommunityEvents(writer: Writer, read: PrismaClient, now: () => number) {
  async function find(client: Tx | PrismaClient, viewer: Viewer, publicId: string): Promise<Row> {
    const [found] = await rows<Row>(
      client,
      `${select} WHERE v.publicId = ? AND ${seen}`,
      publicId,
      `${viewer.scope}%`,
      viewer.staffId,
    )
    if (!found) throw new AppError('NOT_FOUND', 'there is no such event where you work')
    return found
  }

  return {
    /** Those of the last 90 days and all that lie ahead, the latest first. */
    list: async (viewer: Viewer) => {
      const found = await rows<Row>(
        read,
        `${select} WHERE e.startAt > ? AND ${seen} ORDER BY e.startAt DESC LIMIT ${listedAtMost}`,
        now() - shownBefore,
        `${viewer.scope}%`,
        viewer.staffId,
      )
      return found.map(shown)
    },

    /**
     * Publishes it: residents can sign up at once. Throws NOT_FOUND for a place outside, INPUT_INVALID for somebody who does not work
     * here, EVENT_HOLDER_BUSY where they have bookings at that time.
     */
    publish: (viewer: Viewer, event: NewEvent): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        const { nodeId, name, place, type, about, profession, topic, staffId, capacity, start, end } = event
        const node = await tx.node.findFirst({ where: { id: nodeId, path: { startsWith: viewer.scope } } })
        if (!node) throw new AppError('NOT_FOUND', 'there is no such place where you work')
        if (start <= now()) throw new AppError('INPUT_INVALID', 'start: lies in the past')
        const { day, from, to } = spanOf(start, end)
        if (staffId !== null) await closeHours(tx, staffId, { start, end, name })
        const publicId = uuidv7()
        const at = new Date(now())
        const { id: serviceId } = await tx.service.create({
          data: {
            ...{ publicId, nodeId, name, place, staffId, capacity, kind: 'event', minutes: to - from },
            ...{ onHolidays: true, createdAt: at },
            exceptions: { create: { day, open: true, from, to } },
          },
        })
        await tx.communityEvent.create({
          data: {
            ...{ serviceId, type, about, profession, topic, createdAt: at },
            ...{ startAt: new Date(start), endAt: new Date(end) },
          },
        })
        return { id: publicId }
      }),

    /**
     * Changes it. Whoever signed up or waits is told once what it is now, and may give their places back by a word; of a number of
     * places alone nobody is told, and new ones go to whoever waits. Tells how many were told. Throws EVENT_OVER once it began,
     * EVENT_PLACES_TAKEN for fewer places than are taken, and what publishing throws.
     */
    change: (viewer: Viewer, publicId: string, event: EventChange): Promise<{ told: number }> =>
      writer.run(async (tx, emit) => {
        const before = await find(tx, viewer, publicId)
        if (!before.active || before.startAt.getTime() <= now())
          throw new AppError('EVENT_OVER', 'this event has begun, or was cancelled: read the list again')
        return { told: await changeEvent(tx, before, event, now(), emit) }
      }),

    /** Who comes, in the order of signing up; who they are is for whoever may read of residents, or holds it. */
    attendance: async (viewer: Viewer, publicId: string) => {
      const event = await find(read, viewer, publicId)
      const knows = event.staffId === viewer.staffId || may(viewer.role, 'resident.read')
      const people = await rows<{
        publicId: string
        id: number
        partyOf: number | null
        person: string | null
        child: boolean | number
        state: BookingState
        name: string | null
        phone: string | null
        code: string | null
      }>(
        read,
        `SELECT b.publicId, b.id, b.partyOf, b.person, b.child, b.state, r.name, coalesce(b.phone, r.phone) AS phone, b.code
         FROM Booking AS b JOIN Resident AS r ON r.id = b.residentId
         WHERE b.serviceId = ? AND b.state IN ('booked', 'done', 'missed')
         ORDER BY coalesce(b.partyOf, b.id), b.id`,
        event.serviceId,
      )
      return {
        ...shown(event),
        withheld: !knows,
        people: people.map(({ publicId: id, partyOf, person, child, state, name, phone }) => ({
          ...{ id, state: state as 'booked' | 'done' | 'missed', child: Boolean(child) },
          along: partyOf !== null,
          name: knows ? person || name : null,
          phone: knows && partyOf === null ? masked(phone) : null,
        })),
      }
    },

    /** Cancels it; everybody who signed up or waits is told why. Tells how many of them there are. */
    cancel: (viewer: Viewer, publicId: string, reason: string): Promise<{ told: number }> =>
      writer.run(async (tx, emit) => {
        const { serviceId, name, staffId, startAt, endAt, active } = await find(tx, viewer, publicId)
        if (!active || startAt.getTime() <= now())
          throw new AppError('EVENT_OVER', 'this event has begun, or was cancelled: read the list again')
        await tx.service.update({ where: { id: serviceId }, data: { active: false } })
        await tx.communityEvent.update({ where: { serviceId }, data: { reason } })
        if (staffId !== null)
          await openHours(tx, staffId, { name, start: startAt.getTime(), end: endAt.getTime() })
        const booked = await rows<{ id: number; contactId: number; startAt: Date }>(
          tx,
          `SELECT id, contactId, startAt FROM Booking
           WHERE serviceId = ? AND partyOf IS NULL AND state IN ('held', 'offered', 'booked')`,
          serviceId,
        )
        const named = booked.map((booking) => ({ ...booking, name }))
        await dropBookings(tx, named, reason, now(), emit, 'event')
        const waited = await endWaiting(
          tx,
          { serviceId, name, start: startAt.getTime() },
          reason,
          now(),
          emit,
        )
        return { told: booked.length + waited }
      }),
  }
}
