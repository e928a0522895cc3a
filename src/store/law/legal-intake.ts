// What a resident tells before a talk with the legal adviser, and the talk's own record once it is booked.
import type { Requests } from '../../flows/requests.ts'
import type { Community } from '../../rules/community/tree.ts'
import { partiesIn } from '../../understand/other-side.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { oweRating } from './consultation-rating.ts'
import type { Contact } from '../residents/contacts.ts'
import { advisersInConflict, ownParties, partyHash } from './parties.ts'
import type { Emit } from '../writer.ts'
import { takeOut } from '../conversations/transcript-words.ts'

/** Keeps the matter until an hour is booked, and of the other side hashes alone: the words are taken out of the transcript too. */
export async function noteLegalMatter(
  tx: Tx,
  contact: Contact,
  { topic, limits, phone, words }: Requests['noteLegalMatter']['in'],
  {
    community,
    now,
    partyKey,
  }: { community: (id?: number) => Community; now: () => number; partyKey: string },
): Promise<Requests['noteLegalMatter']['out']> {
  const { residentId, communityId } = contact
  const hashed = (parties: readonly string[]) =>
    parties.map((party) => partyHash(partyKey, communityId, party))
  const own = hashed(await ownParties(tx, residentId))
  const told = hashed(words === '' ? [] : partiesIn(words, community(communityId)))
  if (words !== '') await takeOut(tx, contact, words, now())
  if (words !== '' && told.length === 0) return { read: false, without: [] }
  await execute(
    tx,
    `INSERT INTO LegalIntake (residentId, topic, limits, phone, own, told, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (residentId) DO UPDATE SET topic = excluded.topic, limits = excluded.limits, phone = excluded.phone,
       own = excluded.own, told = excluded.told, at = excluded.at`,
    residentId,
    topic,
    JSON.stringify(limits),
    phone ?? null,
    JSON.stringify(own),
    JSON.stringify(told),
    now(),
  )
  return { read: told.length > 0, without: await advisersInConflict(tx, residentId, { own, told }, now()) }
}

interface Intake {
  topic: string
  limits: string
  phone: string | null
  own: string
  told: string
}
const unknown: Intake = { topic: 'other', limits: '[]', phone: null, own: '[]', told: '[]' }

/**
 * A talk cannot take place: what was told of it is kept for the next one, as it was before the booking. Tells the hashes of both
 * sides; undefined where the resident is about to book a talk on something else.
 */
export async function takeBackIntake(
  tx: Tx,
  bookingId: number,
  now: number,
): Promise<{ own: string[]; told: string[] } | undefined> {
  const hashes = (own: 0 | 1) =>
    `(SELECT json_group_array(p.hash) FROM ConsultationParty AS p WHERE p.bookingId = c.bookingId AND p.own = ${own})`
  const [kept] = await rows<{ own: string; told: string }>(
    tx,
    `INSERT INTO LegalIntake (residentId, topic, limits, phone, own, told, at)
     SELECT b.residentId, c.topic, c.limits, b.phone, ${hashes(1)}, ${hashes(0)}, ?
     FROM Consultation AS c JOIN Booking AS b ON b.id = c.bookingId WHERE c.bookingId = ?
     ON CONFLICT (residentId) DO NOTHING RETURNING own, told`,
    now,
    bookingId,
  )
  return kept && { own: JSON.parse(kept.own) as string[], told: JSON.parse(kept.told) as string[] }
}

/** An adviser's hour was booked: what was told of it goes with the booking. */
export async function beginConsultation(
  tx: Tx,
  {
    bookingId,
    residentId,
    adviserId,
    end,
  }: {
    bookingId: number
    residentId: number
    adviserId: number | null
    end: number
  },
  emit: Emit,
): Promise<void> {
  const [intake = unknown] = await rows<Intake>(
    tx,
    'DELETE FROM LegalIntake WHERE residentId = ? RETURNING topic, limits, phone, own, told',
    residentId,
  )
  const told = JSON.parse(intake.told) as string[]
  await execute(
    tx,
    `INSERT INTO Consultation (bookingId, adviserId, topic, limits, sideTold) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    bookingId,
    adviserId,
    intake.topic,
    intake.limits,
    told.length > 0 ? 1 : 0,
  )
  await execute(
    tx,
    `INSERT INTO ConsultationParty (bookingId, hash, own)
     SELECT ?, value, 1 FROM json_each(?) UNION ALL SELECT ?, value, 0 FROM json_each(?)`,
    bookingId,
    intake.own,
    bookingId,
    intake.told,
  )
  if (intake.phone !== null)
    await execute(tx, 'UPDATE Booking SET phone = coalesce(phone, ?) WHERE id = ?', intake.phone, bookingId)
  await oweRating(tx, bookingId, end, emit)
}
