// What bookings owe later: letting go of what nobody took, asking the next who waits, reminding, telling whoever lost a place.
import { awaitBooking } from '../../flows/awaited.ts'
import { newSession, type Session } from '../../flows/session.ts'
import { sendableFrom } from '../../rules/community/announcement.ts'
import { offerUntil, type ReminderHours } from '../../rules/bookings/booking.ts'
import { self, type Person } from '../../rules/bookings/event.ts'
import { render } from '../../text/render.ts'
import { say, type Say, type Word } from '../../text/say.ts'
import { keep, oweOffer } from './bookings.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { isHushed, keepBack } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import type { NewReply } from '../conversations/outgoing.ts'
import { oweJobs } from '../outbox.ts'
import { bookableById, nextFree, seatsIn } from './slots.ts'
import { parseSession } from '../conversations/stored-session.ts'
import type { Effect, Emit } from '../writer.ts'

export interface BookingJobs {
  /** Lets go of a hold or offer that ran out, and asks the next who waits. */
  lapse: (bookingId: number) => Effect<void>
  /** Offers what is free of a service to whoever waits longest; at night in the morning. */
  offer: (serviceId: number) => Effect<void>
  /** Reminds of a booking, unless it was moved or given back. What cannot leave stands among the undelivered, for staff to ring. */
  remind: (bookingId: number, hours: ReminderHours, start: number) => Effect<void>
}

export interface Conversation {
  contactId: number
  channel: string
  account: string
  sender: string
  communityId: number
  session: string | null
  rev: number | null
}
export async function conversationOf(tx: Tx, contactId: number): Promise<Conversation | undefined> {
  const [found] = await rows<Conversation>(
    tx,
    `SELECT c.id AS contactId, c.channel, c.account, c.sender, c.communityId, s.data AS session, s.rev
     FROM Contact AS c LEFT JOIN Session AS s ON s.contactId = c.id WHERE c.id = ?`,
    contactId,
  )
  return found
}
const sessionOf = ({ session }: Conversation) => (session === null ? newSession() : parseSession(session))

/** Opens a question in their conversation. True where they are busy with something else, and nothing was opened. */
export async function openQuestion(
  tx: Tx,
  to: Conversation,
  open: (session: Session) => { session: Session; busy: boolean },
  at: number,
): Promise<boolean> {
  const { session, busy } = open(sessionOf(to))
  if (!busy && to.rev !== null)
    await execute(
      tx,
      'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ?',
      JSON.stringify(session),
      to.rev + 1,
      at,
      to.contactId,
    )
  return busy
}

/** Tells a resident of their booking; of whoever nothing may be sent to, it is kept for staff. */
export async function tell(tx: Tx, to: Conversation, says: readonly Say[], at: number, emit: Emit) {
  const { lang } = sessionOf(to)
  const replies = says.map((said): NewReply => ({ to, from: 'bot', reply: render(said, lang), at }))
  if (!(await isHushed(tx, to.contactId))) insertReplies(tx, replies, emit)
  else for (const reply of replies) await keepBack(tx, reply)
}

interface Booked {
  id: number
  serviceId: number
  contactId: number
  name: string
  startAt: Date
  code: string | null
}

/** Tells whoever waits for an event that it does not take place, and how many they are. */
export async function endWaiting(
  tx: Tx,
  { serviceId, name, start }: { serviceId: number; name: string; start: number },
  reason: Word,
  at: number,
  emit: Emit,
): Promise<number> {
  const waiting = await tx.waiting.findMany({ where: { serviceId, state: 'waiting' } })
  await tx.waiting.updateMany({ where: { serviceId }, data: { state: 'over' } })
  for (const { contactId } of waiting) {
    const to = await conversationOf(tx, contactId)
    const told = say('event.cancelledWaiting', { name, moment: { moment: start }, reason })
    if (to) await tell(tx, to, [told], at, emit)
  }
  return waiting.length
}

export const createBookingJobs = (now: () => number): BookingJobs => ({
  lapse: (bookingId) => async (tx, emit) => {
    const at = now()
    const [booking] = await rows<{ serviceId: number }>(
      tx,
      `UPDATE Booking SET state = 'lapsed' WHERE id = ? AND state IN ('held', 'offered') AND heldUntil <= ? RETURNING serviceId`,
      bookingId,
      at,
    )
    if (booking)
      await execute(
        tx,
        `UPDATE Booking SET state = 'lapsed' WHERE partyOf = ? AND state IN ('held', 'offered')`,
        bookingId,
      )
    await execute(
      tx,
      `UPDATE Waiting SET state = 'over' WHERE bookingId = ? AND state = 'offered'`,
      bookingId,
    )
    if (booking) await oweOffer(tx, booking.serviceId, at, emit)
  },

  offer: (serviceId) => async (tx, emit) => {
    const at = now()
    const waiting = await tx.waiting.findMany({
      where: { serviceId, state: 'waiting' },
      orderBy: { id: 'asc' },
    })
    if (waiting.length === 0) return
    const morning = sendableFrom(at, false)
    if (morning > at)
      return oweJobs(tx, [{ job: 'booking.offer', payload: { serviceId }, dueAt: morning }], emit)
    for (const { id, residentId, contactId, mode, topic, people: told } of waiting) {
      const to = await conversationOf(tx, contactId)
      if (!to || (await isHushed(tx, contactId))) continue
      const service = await bookableById(tx, to.communityId, serviceId)
      const [slot] = service ? await nextFree(tx, [service], { after: at, now: at, count: 1 }) : []
      if (!service || !slot) return
      const people = told === null ? [self] : (JSON.parse(told) as Person[])
      const seats = await seatsIn(tx, service, slot, { now: at, count: people.length })
      // Fewer who wait after them may have room.
      if (!seats) continue
      const heldUntil = offerUntil(slot.start, at)
      const bookingId = await keep(
        tx,
        { residentId, contactId },
        { service, slot, seats, people, state: 'offered', heldUntil, mode, topic, now: at },
      )
      await execute(tx, `UPDATE Waiting SET state = 'offered', bookingId = ? WHERE id = ?`, bookingId, id)
      await oweJobs(tx, [{ job: 'booking.lapse', payload: { bookingId }, dueAt: heldUntil }], emit)
      const offer = {
        ...{ kind: service.kind, serviceId, bookingId, slot },
        ...(mode !== null && { mode }),
        ...(topic !== null && { topic }),
        ...(told !== null && { people }),
      }
      const busy = await openQuestion(tx, to, (session) => awaitBooking(session, offer, at), at)
      const blanks = { name: slot.name, moment: { moment: slot.start }, until: { moment: heldUntil } }
      await tell(tx, to, [say(busy ? 'booking.offerBusy' : 'booking.offer', blanks)], at, emit)
    }
  },

  remind: (bookingId, hours, start) => async (tx, emit) => {
    const [booking] = await rows<Booked>(
      tx,
      `SELECT b.id, b.serviceId, b.contactId, v.name, b.startAt, b.code FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
       WHERE b.id = ? AND b.state = 'booked' AND b.startAt = ? AND b.startAt > ?`,
      bookingId,
      start,
      now(),
    )
    const to = booking && (await conversationOf(tx, booking.contactId))
    if (!to) return
    const blanks = { name: booking.name, moment: { moment: start }, code: booking.code ?? '' }
    await tell(tx, to, [say(hours === 24 ? 'booking.remind24' : 'booking.remind2', blanks)], now(), emit)
  },
})
