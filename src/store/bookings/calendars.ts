// What calendar programs read: an own booking, and when somebody who gives appointments is booked. Times and places alone: neither who
// comes nor what about.
import { rows, type PrismaClient } from '../connection.ts'
import { newSecret } from '../staff/sessions.ts'
import type { Writer } from '../writer.ts'

/** One entry of a calendar. `id` stays the same from one reading to the next. */
export interface CalendarEntry {
  id: string
  name: string
  place: string
  start: Date
  end: Date
}

const day = 24 * 60 * 60 * 1000
const shownBefore = 30 * day

/** In the query, which no log holds. */
const feedPath = (token: string) => `/calendar.ics?key=${token}`
export const calendarPath = (bookingId: string) => `/booking.ics?id=${bookingId}`

export type Calendars = ReturnType<typeof createCalendars>

export function createCalendars(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** A booking that stands, by its id, which its resident alone was told. Undefined for any other. */
    booking: async (publicId: string): Promise<CalendarEntry | undefined> => {
      const [found] = await rows<CalendarEntry>(
        read,
        `SELECT b.publicId AS id, v.name, v.place, b.startAt AS start, b.endAt AS "end" FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
         WHERE b.publicId = ? AND b.state = 'booked'`,
        publicId,
      )
      return found
    },

    /** When whoever has this key is booked: the last 30 days and all that lies ahead. Undefined for a key that is none any more. */
    feed: async (token: string): Promise<{ name: string; entries: CalendarEntry[] } | undefined> => {
      const owner = await read.calendarFeed.findFirst({
        where: { token, staff: { active: true } },
        include: { staff: { select: { name: true } } },
      })
      if (!owner) return undefined
      const since = now() - shownBefore
      const booked = await rows<CalendarEntry>(
        read,
        `SELECT v.publicId || '-' || b.startAt AS id, v.name, v.place, b.startAt AS start, b.endAt AS "end"
         FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
         WHERE v.staffId = ? AND v.kind <> 'event' AND b.state IN ('booked', 'done', 'missed') AND b.startAt > ?
         GROUP BY v.id, b.startAt ORDER BY b.startAt`,
        owner.staffId,
        since,
      )
      // An event takes place whoever signed up.
      const events = await rows<CalendarEntry>(
        read,
        `SELECT v.publicId AS id, v.name, v.place, e.startAt AS start, e.endAt AS "end"
         FROM CommunityEvent AS e JOIN Service AS v ON v.id = e.serviceId
         WHERE v.staffId = ? AND v.active = 1 AND e.startAt > ? ORDER BY e.startAt`,
        owner.staffId,
        since,
      )
      const entries = [...booked, ...events]
      return { name: owner.staff.name, entries }
    },

    /** The path of somebody's own feed; null where there is none. */
    own: async (staffId: number): Promise<{ path: string | null }> => {
      const found = await read.calendarFeed.findUnique({ where: { staffId } })
      return { path: found && feedPath(found.token) }
    },

    /** Makes a feed, or gives it another address: the one before shows nothing any more. */
    renew: (staffId: number): Promise<{ path: string }> =>
      writer.run(async (tx) => {
        const made = { token: newSecret(), createdAt: new Date(now()) }
        await tx.calendarFeed.upsert({ where: { staffId }, create: { staffId, ...made }, update: made })
        return { path: feedPath(made.token) }
      }),

    revoke: (staffId: number): Promise<void> =>
      writer.run(async (tx) => {
        await tx.calendarFeed.deleteMany({ where: { staffId } })
      }),
  }
}
