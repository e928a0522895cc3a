// Talks with the legal adviser as the adviser works with them. What is told there is confidential (法律援助法 21): notes are for the
// adviser and, where shared, the resident; an administrator reads them only with a reason, on record.
import { AppError } from '../../errors.ts'
import type { BookingState, VisitMode } from '../../rules/bookings/booking.ts'
import type { TimeLimit } from '../../rules/law/legal-limits.ts'
import type { LegalTopic, Referral, ReferralState } from '../../rules/law/legal-topics.ts'
import { closedQuarters } from '../../rules/law/quarter.ts'
import { may } from '../../rules/staff/roles.ts'
import type { Community } from '../../rules/community/tree.ts'
import { isSatisfied, type Satisfaction } from '../../rules/tickets/visit.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { askRating } from './consultation-rating.ts'
import type { Contact } from '../residents/contacts.ts'
import { openTickets } from '../tickets/ticket-opening.ts'
import type { Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

interface Row {
  bookingId: number
  publicId: string
  startAt: Date
  endAt: Date
  state: BookingState
  mode: VisitMode | null
  phone: string | null
  name: string | null
  contactId: number
  residentId: number
  communityId: number
  adviserId: number | null
  adviser: string | null
  topic: LegalTopic
  limits: string
  sideTold: boolean | number
  checked: 'clear' | 'conflict' | null
  minutes: number | null
  referral: Referral | null
  notes: number | bigint
}

const joined = `FROM Consultation AS c JOIN Booking AS b ON b.id = c.bookingId JOIN Service AS v ON v.id = b.serviceId
  JOIN Node AS n ON n.id = v.nodeId JOIN Resident AS r ON r.id = b.residentId LEFT JOIN Staff AS s ON s.id = c.adviserId`
const select = `SELECT c.bookingId, b.publicId, b.startAt, b.endAt, b.state, b.mode, coalesce(b.phone, r.phone) AS phone, r.name, b.contactId,
    b.residentId, r.communityId, c.adviserId, s.name AS adviser, c.topic, c.limits, c.sideTold, c.checked, c.minutes, c.referral,
    (SELECT count(*) FROM ConsultationNote AS o WHERE o.bookingId = c.bookingId) AS notes
  ${joined}`
const kept = `b.state IN ('booked', 'done', 'missed')`

const day = 24 * 60 * 60 * 1000
const shownBefore = 30 * day
const listedAtMost = 200
const quartersShown = 4
/** Of fewer answers nobody learns anything. */
const answersFrom = 5

/** Whoever does not hold the talk sees when and with whom it is, and not who comes and what about. */
function shown(viewer: Viewer, row: Row) {
  const own = row.adviserId === viewer.staffId
  return {
    id: row.publicId,
    start: row.startAt.toISOString(),
    end: row.endAt.toISOString(),
    state: row.state as 'booked' | 'done' | 'missed',
    mode: row.mode,
    adviser: row.adviserId === null ? null : { id: row.adviserId, name: row.adviser ?? '' },
    own,
    name: own ? row.name : null,
    // The adviser rings whoever asked for a talk by telephone.
    phone: own && row.mode === 'phone' ? row.phone : null,
    topic: own ? row.topic : null,
    limits: own ? (JSON.parse(row.limits) as TimeLimit[]) : [],
    toCheck: !row.sideTold && row.checked === null,
    referral: own ? row.referral : null,
    minutes: own ? row.minutes : null,
    notes: Number(row.notes),
  }
}

export type Consultations = ReturnType<typeof createConsultations>

export function createConsultations(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  /** What a viewer knows of: their own talks, and all where they work if they oversee them. */
  const seenBy = (viewer: Viewer) => ({
    sql: may(viewer.role, 'consultation.oversee')
      ? '(c.adviserId = ? OR n.path LIKE ?)'
      : '(c.adviserId = ? AND ? IS NOT NULL)',
    params: [viewer.staffId, `${viewer.scope}%`],
  })
  async function found(client: Tx | PrismaClient, viewer: Viewer, publicId: string): Promise<Row> {
    const seen = seenBy(viewer)
    const [row] = await rows<Row>(
      client,
      `${select} WHERE b.publicId = ? AND ${kept} AND ${seen.sql}`,
      publicId,
      ...seen.params,
    )
    if (!row) throw new AppError('NOT_FOUND', 'there is no such talk among yours')
    return row
  }
  async function own(tx: Tx, viewer: Viewer, publicId: string): Promise<Row> {
    const row = await found(tx, viewer, publicId)
    if (row.adviserId !== viewer.staffId) throw new AppError('NOT_FOUND', 'there is no such talk among yours')
    return row
  }
  const notesOf = async (client: Tx | PrismaClient, bookingId: number) => {
    const notes = await rows<{ at: Date; text: string; shared: boolean | number }>(
      client,
      'SELECT at, text, shared FROM ConsultationNote WHERE bookingId = ? ORDER BY id',
      bookingId,
    )
    return notes.map(({ at, text, shared }) => ({ at: at.toISOString(), text, shared: Boolean(shared) }))
  }

  return {
    /** As in consultation-rating.ts. */
    askRating: askRating(now),

    /** The talks of the last 30 days and all that lie ahead, in order. */
    list: async (viewer: Viewer) => {
      const seen = seenBy(viewer)
      const all = await rows<Row>(
        read,
        `${select} WHERE ${kept} AND b.startAt > ? AND ${seen.sql} ORDER BY b.startAt LIMIT ${listedAtMost}`,
        now() - shownBefore,
        ...seen.params,
      )
      return all.map((row) => shown(viewer, row))
    },

    /**
     * The adviser's own check at the start, where the other side was not told before. With a conflict the talk does not take place:
     * staff find another adviser, and neither they nor the resident learn why.
     */
    check: (viewer: Viewer, id: string, result: 'clear' | 'conflict'): Promise<void> =>
      writer.run(async (tx, emit) => {
        const row = await own(tx, viewer, id)
        if (row.state !== 'booked' && result === 'conflict')
          throw new AppError('BOOKING_OVER', 'this talk is over: note nothing further of it')
        await execute(
          tx,
          'UPDATE Consultation SET checked = ?, checkedAt = ? WHERE bookingId = ?',
          result,
          now(),
          row.bookingId,
        )
        if (result === 'conflict') await arrangeAnother(tx, row, emit)
      }),

    /** Writes a note, and how many minutes it took. `shared`: the resident reads it too. */
    note: (
      viewer: Viewer,
      id: string,
      { text, shared, minutes }: { text: string; shared: boolean; minutes: number | null },
    ): Promise<void> =>
      writer.run(async (tx) => {
        const { bookingId } = await own(tx, viewer, id)
        await execute(
          tx,
          'INSERT INTO ConsultationNote (bookingId, at, text, shared) VALUES (?, ?, ?, ?)',
          bookingId,
          now(),
          maskIds(text),
          shared ? 1 : 0,
        )
        if (minutes !== null)
          await execute(tx, 'UPDATE Consultation SET minutes = ? WHERE bookingId = ?', minutes, bookingId)
      }),

    notes: async (viewer: Viewer, id: string) => {
      const row = await found(read, viewer, id)
      if (row.adviserId !== viewer.staffId)
        throw new AppError(
          'NOTES_CONFIDENTIAL',
          'notes of a talk are for its adviser; give a reason to read them',
        )
      return notesOf(read, row.bookingId)
    },

    /** An administrator reads the notes of a talk: who, when and why is kept, and shown to its adviser. */
    readNotes: (viewer: Viewer, id: string, reason: string) =>
      writer.run(async (tx) => {
        const { bookingId } = await found(tx, viewer, id)
        await tx.consultationReading.create({
          data: { bookingId, staffId: viewer.staffId, at: new Date(now()), reason: maskIds(reason) },
        })
        return notesOf(tx, bookingId)
      }),

    /** Who else read the notes of a talk, and why: for its adviser. */
    readings: async (viewer: Viewer, id: string) => {
      const row = await found(read, viewer, id)
      if (row.adviserId !== viewer.staffId)
        throw new AppError('NOT_FOUND', 'there is no such talk among yours')
      const readings = await read.consultationReading.findMany({
        where: { bookingId: row.bookingId },
        include: { staff: { select: { name: true } } },
        orderBy: { id: 'asc' },
      })
      return readings.map(({ at, reason, staff }) => ({ at: at.toISOString(), reason, name: staff.name }))
    },

    /** Notes where the adviser sent the resident on; null takes it back. */
    refer: (viewer: Viewer, id: string, referral: Referral | null): Promise<void> =>
      writer.run(async (tx) => {
        const { bookingId } = await own(tx, viewer, id)
        await execute(
          tx,
          'UPDATE Consultation SET referral = ?, referredAt = ?, referralState = ? WHERE bookingId = ?',
          referral,
          referral === null ? null : now(),
          referral === null ? null : 'sent',
          bookingId,
        )
      }),

    /** Notes how far an own referral is. */
    followReferral: (viewer: Viewer, id: string, state: ReferralState): Promise<void> =>
      writer.run(async (tx) => {
        const { bookingId, referral } = await own(tx, viewer, id)
        if (referral === null) throw new AppError('NOT_FOUND', 'nobody was sent on after this talk')
        await execute(tx, 'UPDATE Consultation SET referralState = ? WHERE bookingId = ?', state, bookingId)
      }),

    /** Who was sent on where, and how far that is, the latest first; who it was is for the adviser alone. */
    referrals: async (viewer: Viewer) => {
      const seen = seenBy(viewer)
      const all = await rows<
        Row & { referral: Referral; referredAt: Date | null; referralState: ReferralState | null }
      >(
        read,
        `SELECT b.publicId, b.startAt, c.adviserId, s.name AS adviser, r.name, c.referral, c.referredAt, c.referralState
         ${joined} WHERE ${kept} AND c.referral IS NOT NULL AND ${seen.sql}
         ORDER BY coalesce(c.referredAt, b.startAt) DESC LIMIT ${listedAtMost}`,
        ...seen.params,
      )
      return all.map(({ publicId, startAt, adviserId, adviser, name, referral, ...row }) => {
        const isOwn = adviserId === viewer.staffId
        return {
          ...{ id: publicId, own: isOwn, to: referral, state: row.referralState ?? 'sent', adviser },
          at: (row.referredAt ?? startAt).toISOString(),
          name: isOwn ? name : null,
        }
      })
    },

    /** How content residents were, of all advisers together, in the last four closed quarters; nothing of fewer than five answers. */
    satisfaction: async (viewer: Viewer) =>
      Promise.all(
        closedQuarters(now(), quartersShown).map(async ({ year, quarter, from, until }) => {
          const counted = await rows<{ satisfaction: Satisfaction; n: number | bigint }>(
            read,
            `SELECT c.satisfaction, count(*) AS n ${joined}
             WHERE c.satisfaction IS NOT NULL AND b.startAt >= ? AND b.startAt < ? AND n.path LIKE ? GROUP BY c.satisfaction`,
            from,
            until,
            `${viewer.scope}%`,
          )
          const answers = counted.reduce((sum, { n }) => sum + Number(n), 0)
          const satisfied = counted
            .filter(({ satisfaction }) => isSatisfied({ satisfaction }))
            .reduce((sum, { n }) => sum + Number(n), 0)
          return {
            ...{ year, quarter },
            answers: answers < answersFrom ? null : { satisfied, unsatisfied: answers - satisfied },
          }
        }),
      ),

    /** What the advisers did from one instant to another: numbers alone, no names. */
    record: async (viewer: Viewer, from: number, to: number) => {
      const seen = seenBy(viewer)
      const talks = await rows<Row>(
        read,
        `${select} WHERE b.state = 'done' AND b.startAt >= ? AND b.startAt < ? AND ${seen.sql} ORDER BY b.startAt`,
        from,
        to,
        ...seen.params,
      )
      const lectures = await rows<{ adviserId: number; adviser: string; startAt: Date; endAt: Date }>(
        read,
        `SELECT s.id AS adviserId, s.name AS adviser, e.startAt, e.endAt FROM CommunityEvent AS e JOIN Service AS v ON v.id = e.serviceId
         JOIN Node AS n ON n.id = v.nodeId JOIN Staff AS s ON s.id = v.staffId
         WHERE e.type = 'lecture' AND v.active = 1 AND s.role = 'adviser' AND e.startAt >= ? AND e.startAt < ?
           AND e.endAt <= ? AND ${may(viewer.role, 'consultation.oversee') ? 'n.path LIKE ?' : 'v.staffId = ?'}`,
        from,
        to,
        now(),
        may(viewer.role, 'consultation.oversee') ? `${viewer.scope}%` : viewer.staffId,
      )
      return {
        talks: talks.map(worked),
        lectures: lectures.map(({ startAt, endAt, ...by }) => ({
          ...by,
          minutes: minutesOf(startAt, endAt),
        })),
      }
    },
  }

  async function arrangeAnother(tx: Tx, row: Row, emit: Emit): Promise<void> {
    await execute(tx, `UPDATE Booking SET state = 'cancelled' WHERE id = ?`, row.bookingId)
    const contact = await tx.contact.findUniqueOrThrow({ where: { id: row.contactId } })
    const { id: contactId, residentId, communityId, channel, account, sender } = contact
    const whose: Contact = { contactId, residentId, communityId, channel, account, sender }
    const request = {
      kind: 'human' as const,
      category: 'legal_booking',
      urgency: 'P1' as const,
      summary: { text: 'legal.summaryOther' as const },
      placeText: '',
      nodeId: community(communityId).id,
      media: [],
    }
    await openTickets(tx, [{ contact: whose, request }], emit, { community, now })
  }
}

const minutesOf = (start: Date, end: Date): number => Math.round((end.getTime() - start.getTime()) / 60_000)

/** A talk as it is counted: without anybody's name. */
const worked = ({ adviserId, adviser, startAt, endAt, minutes, topic, mode, referral }: Row) => ({
  adviserId,
  adviser,
  minutes: minutes ?? minutesOf(startAt, endAt),
  topic,
  mode,
  referral,
})

const readFor = 90 * day
const readAtMost = 3

/** What the adviser wrote for this resident to read. */
export async function myAdvice(tx: Tx, { residentId }: Contact, now: number) {
  const notes = await rows<{ startAt: Date; text: string }>(
    tx,
    `SELECT b.startAt, o.text FROM ConsultationNote AS o JOIN Booking AS b ON b.id = o.bookingId
     WHERE b.residentId = ? AND o.shared = 1 AND o.at > ? ORDER BY o.id DESC LIMIT ${readAtMost}`,
    residentId,
    now - readFor,
  )
  return { notes: notes.map(({ startAt, text }) => ({ start: startAt.getTime(), text })) }
}
