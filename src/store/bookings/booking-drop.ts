// Bookings that cannot take place: whoever has one is told why, and offered other times at once.
import { awaitSlot } from '../../flows/awaited.ts'
import { slotQuestion } from '../../flows/booking/slot-step.ts'
import type { OfferedSlot } from '../../flows/requests.ts'
import type { ServiceKind, VisitMode } from '../../rules/bookings/booking.ts'
import { wordText } from '../../text/render.ts'
import { say, type Say, type Word } from '../../text/say.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { isHushed } from '../conversations/hush.ts'
import { takeBackIntake } from '../law/legal-intake.ts'
import { advisersInConflict } from '../law/parties.ts'
import type { Emit } from '../writer.ts'
import { conversationOf, openQuestion, tell, type Conversation } from './booking-jobs.ts'
import { bookablesIn, nextFree } from './slots.ts'

interface Lost {
  id: number
  contactId: number
  name: string
  startAt: Date
}

/** Tells everybody that their bookings cannot take place, and offers other times, or how to find something else. */
export async function dropBookings(
  tx: Tx,
  bookings: readonly Lost[],
  reason: Word,
  at: number,
  emit: Emit,
  as: 'booking' | 'event' = 'booking',
): Promise<void> {
  for (const { id } of bookings)
    await execute(
      tx,
      `UPDATE Booking SET state = 'cancelled', reason = ? WHERE id = ? OR partyOf = ?`,
      wordText(reason, 'zh'),
      id,
      id,
    )
  for (const { id, contactId, name, startAt } of bookings) {
    const to = await conversationOf(tx, contactId)
    if (!to) continue
    const blanks = { name, moment: { moment: startAt.getTime() }, reason }
    const says =
      as === 'event'
        ? [say('event.cancelled', blanks), say('event.others')]
        : [say('booking.dropped', blanks), await otherTimes(tx, to, id, at)]
    await tell(tx, to, says, at, emit)
  }
}

interface Dropped {
  kind: ServiceKind
  serviceId: number
  residentId: number
  startAt: Date
  mode: VisitMode | null
  topic: string | null
}

/** The question which other time it shall be; where there is none, or something else is asked just now, that they may say so. */
async function otherTimes(tx: Tx, to: Conversation, bookingId: number, at: number): Promise<Say> {
  const [dropped] = await rows<Dropped>(
    tx,
    `SELECT v.kind, v.id AS serviceId, b.residentId, b.startAt, b.mode, b.topic
     FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId WHERE b.id = ?`,
    bookingId,
  )
  const elsewhere = say('booking.droppedOffer')
  // Of whoever nothing may be sent to nothing is asked.
  if (!dropped || (await isHushed(tx, to.contactId))) return elsewhere
  const { kind, serviceId, residentId, mode, topic } = dropped
  const isAdviser = kind === 'adviser'
  // What was told before the talk counts for the next one, so that nobody is offered who saw the other side.
  const parties = isAdviser ? await takeBackIntake(tx, bookingId, at) : undefined
  if (isAdviser && !parties) return elsewhere
  const without = parties ? await advisersInConflict(tx, residentId, parties, at) : []
  const services = (await bookablesIn(tx, to.communityId, [kind])).filter(
    ({ id, modes }) =>
      (isAdviser ? !without.includes(id) : id === serviceId) &&
      (mode === null || modes.length === 0 || modes.includes(mode)),
  )
  const isSame = (slot: OfferedSlot) =>
    slot.serviceId === serviceId && slot.start === dropped.startAt.getTime()
  const slots = (await nextFree(tx, services, { after: at, now: at })).filter((slot) => !isSame(slot))
  if (slots.length === 0) return elsewhere
  const want = {
    ...{ kind, slots, without, topic: topic ?? '' },
    ...(!isAdviser && { serviceId }),
    ...(mode !== null && { mode }),
  }
  const busy = await openQuestion(tx, to, (session) => awaitSlot(session, want, at), at)
  return busy ? elsewhere : slotQuestion('booking.droppedWhen', slots)
}
