// Bookings from staff's side: the list of a day, who came, who did not, what cannot take place.
import { AppError } from '../../errors.ts'
import type { BookingState, ServiceKind, VisitMode } from '../../rules/bookings/booking.ts'
import { dayOf, endOfDay, startOfDay } from '../../rules/time/calendar.ts'
import { may } from '../../rules/staff/roles.ts'
import { dropBookings } from './booking-drop.ts'
import { oweOffer } from './bookings.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { masked, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { roomUsesOn } from './room-uses.ts'

interface Row {
  id: number
  publicId: string
  serviceId: number
  servicePublicId: string
  kind: ServiceKind
  service: string
  staffId: number | null
  startAt: Date
  endAt: Date
  state: BookingState
  mode: VisitMode | null
  topic: string | null
  phone: string | null
  rung: boolean | number
  contactId: number
  name: string | null
  code: string | null
}

const select = `SELECT b.id, b.publicId, b.serviceId, v.publicId AS servicePublicId, v.kind, v.name AS service, v.staffId,
    b.startAt, b.endAt, b.state, b.mode, b.topic, coalesce(b.phone, r.phone) AS phone, b.rung, b.contactId, r.name, b.code
  FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId JOIN Node AS n ON n.id = v.nodeId JOIN Resident AS r ON r.id = b.residentId`
/** Whoever gives a service sees its bookings wherever they work. */
const seen = '(n.path LIKE ? OR v.staffId = ?)'

/**
 * Whether a viewer learns who comes and what about: of an adviser's hours the adviser alone (what is said in legal aid
 * is confidential, 法律援助法 21), of anything else whoever may read of residents.
 */
const knowsWhom = (viewer: Viewer, { kind, staffId }: Pick<Row, 'kind' | 'staffId'>): boolean =>
  staffId === viewer.staffId || (kind !== 'adviser' && may(viewer.role, 'resident.read'))

function shown(viewer: Viewer, row: Row) {
  const knows = knowsWhom(viewer, row)
  return {
    id: row.publicId,
    service: { id: row.servicePublicId, name: row.service, kind: row.kind },
    start: row.startAt.toISOString(),
    end: row.endAt.toISOString(),
    state: row.state as 'booked' | 'done' | 'missed',
    mode: row.mode,
    name: knows ? row.name : null,
    phone: knows ? masked(row.phone) : null,
    topic: knows ? row.topic : null,
    withheld: !knows,
    rung: Boolean(row.rung),
  }
}

export type BookingDesk = ReturnType<typeof createBookingDesk>

export function createBookingDesk(writer: Writer, read: PrismaClient, now: () => number) {
  async function find(tx: Tx, viewer: Viewer, publicId: string): Promise<Row> {
    const [found] = await rows<Row>(
      tx,
      `${select} WHERE b.publicId = ? AND ${seen}`,
      publicId,
      `${viewer.scope}%`,
      viewer.staffId,
    )
    if (!found) throw new AppError('NOT_FOUND', 'there is no such booking where you work')
    return found
  }
  async function end(tx: Tx, { id, state }: Row, to: BookingState): Promise<void> {
    if (state !== 'booked')
      throw new AppError('BOOKING_OVER', 'this booking is over: read the list of the day again')
    await execute(tx, 'UPDATE Booking SET state = ? WHERE id = ?', to, id)
  }

  return {
    /** What is booked on a day ("2026-11-24"), save events, where the viewer works or by the viewer's own hours, in order. */
    day: async (viewer: Viewer, day: string) => {
      const found = await rows<Row>(
        read,
        `${select} WHERE b.state IN ('booked', 'done', 'missed') AND v.kind <> 'event' AND b.startAt >= ? AND b.startAt < ? AND ${seen}
         ORDER BY b.startAt, v.name`,
        startOfDay(day),
        endOfDay(day),
        `${viewer.scope}%`,
        viewer.staffId,
      )
      return found.map((row) => shown(viewer, row))
    },

    /** Which rooms the community uses itself that day; nobody reads here what for. */
    roomUses: (viewer: Viewer, day: string) => roomUsesOn(read, viewer, day),

    /** Notes that whoever says this code today has come. Throws NOT_FOUND for a code that is none of today's. */
    checkIn: (viewer: Viewer, code: string) =>
      writer.run(async (tx) => {
        const today = dayOf(now())
        const [found] = await rows<Row>(
          tx,
          `${select} WHERE b.code = ? AND b.startAt >= ? AND b.startAt < ? AND b.state IN ('booked', 'done') AND ${seen}`,
          code,
          startOfDay(today),
          endOfDay(today),
          `${viewer.scope}%`,
          viewer.staffId,
        )
        if (!found) throw new AppError('NOT_FOUND', 'no booking of today has this number')
        if (found.state === 'booked') await end(tx, found, 'done')
        // Whoever comes along says the same number.
        await execute(
          tx,
          `UPDATE Booking SET state = 'done' WHERE partyOf = ? AND state = 'booked'`,
          found.id,
        )
        return shown(viewer, { ...found, state: 'done' })
      }),

    /** Notes that the resident came, or, once the time has begun, that they did not. */
    came: (viewer: Viewer, publicId: string, came: boolean): Promise<void> =>
      writer.run(async (tx) => {
        const booking = await find(tx, viewer, publicId)
        if (!came && booking.startAt.getTime() > now())
          throw new AppError('BOOKING_AHEAD', 'its time has not come yet: nobody has missed it')
        await end(tx, booking, came ? 'done' : 'missed')
      }),

    /** Takes a booking back, with a reason that the resident reads, and offers the place to whoever waits. */
    cancel: (viewer: Viewer, publicId: string, reason: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const booking = await find(tx, viewer, publicId)
        if (booking.state !== 'booked')
          throw new AppError('BOOKING_OVER', 'this booking is over: read the list of the day again')
        await dropBookings(tx, [{ ...booking, name: booking.service }], reason, now(), emit)
        await oweOffer(tx, booking.serviceId, now(), emit)
      }),
  }
}
