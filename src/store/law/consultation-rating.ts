// Asks once, an hour after a talk with the legal adviser, how content the resident is, and keeps the answer.
import { awaitRating } from '../../flows/awaited.ts'
import { ratingQuestion } from '../../flows/legal/rating.ts'
import type { Requests } from '../../flows/requests.ts'
import { newSession } from '../../flows/session.ts'
import { render } from '../../text/render.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import { insertReplies } from '../conversations/messages.ts'
import { oweJobs } from '../outbox.ts'
import { reaches } from '../residents/reach.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect, Emit } from '../writer.ts'
import { inDanger, isHushed } from '../conversations/hush.ts'

const hour = 60 * 60 * 1000
/** Until then staff may still note that somebody came. */
const notedWithin = 48 * hour

export const oweRating = (tx: Tx, bookingId: number, end: number, emit: Emit): Promise<void> =>
  oweJobs(tx, [{ job: 'consultation.rate', payload: { bookingId }, dueAt: end + hour }], emit)

interface Talk {
  state: string
  endAt: Date
  residentId: number
  contactId: number
  channel: string
  account: string
  sender: string
  session: string | null
  rev: number | null
}

/**
 * Of a talk that took place, once. Whoever is in the middle of something, in danger, told of violence, or cannot be reached is not asked:
 * it is no duty of theirs.
 */
export const askRating =
  (now: () => number) =>
  (bookingId: number): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const [talk] = await rows<Talk>(
      tx,
      `SELECT b.state, b.endAt, b.residentId, k.id AS contactId, k.channel, k.account, k.sender, s.data AS session, s.rev
       FROM Consultation AS c JOIN Booking AS b ON b.id = c.bookingId JOIN Contact AS k ON k.id = b.contactId
       LEFT JOIN Session AS s ON s.contactId = k.id WHERE c.bookingId = ? AND c.askedAt IS NULL`,
      bookingId,
    )
    if (!talk) return
    const end = talk.endAt.getTime()
    if (talk.state === 'booked') {
      // It was moved, or nobody has noted yet whether they came.
      if (end > at) await oweRating(tx, bookingId, end, emit)
      else if (at < end + notedWithin) await oweRating(tx, bookingId, at, emit)
      return
    }
    const { contactId, channel, account, sender, session: data, rev } = talk
    if (talk.state !== 'done' || data === null || rev === null) return
    if ((await isHushed(tx, contactId)) || (await inDanger(tx, talk.residentId))) return
    if (!(await reaches(tx, contactId, at))) return
    const before = data === '' ? newSession() : parseSession(data)
    const { session, busy } = awaitRating(before, bookingId, at)
    if (busy) return
    await execute(tx, 'UPDATE Consultation SET askedAt = ? WHERE bookingId = ?', at, bookingId)
    await execute(
      tx,
      'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ?',
      JSON.stringify(session),
      rev + 1,
      at,
      contactId,
    )
    const to = { contactId, channel, account, sender }
    insertReplies(tx, [{ to, from: 'bot', reply: render(ratingQuestion(), session.lang), at }], emit)
  }

export async function rateConsultation(
  tx: Tx,
  { residentId }: Contact,
  { bookingId, satisfaction }: Requests['rateConsultation']['in'],
): Promise<null> {
  await execute(
    tx,
    `UPDATE Consultation SET satisfaction = ? WHERE bookingId = ?
     AND EXISTS (SELECT 1 FROM Booking AS b WHERE b.id = bookingId AND b.residentId = ?)`,
    satisfaction,
    bookingId,
    residentId,
  )
  return null
}
