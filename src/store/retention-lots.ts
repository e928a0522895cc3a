// What of conversations may go, a few rows at a time, and how it is deleted.
import { forget, lasting } from '../flows/session.ts'
import {
  intakesKeptSince,
  keptSince,
  partiesKeptSince,
  wordsMayGo,
  type KeptCase,
  type KeptWords,
} from '../rules/retention.ts'
import { execute, executeEach, rows, type PrismaClient, type Tx } from './connection.ts'
import type { MediaRemoval } from './conversations/media-removal.ts'
import { isMediationOver, mediationStates, sameSides } from '../rules/law/mediation.ts'
import { parseSession } from './conversations/stored-session.ts'

/** So many rows are looked at, and at most so many deleted, at a time. */
const atOnce = 200
/** A lot that was found: the last row of it, and its deletion. Undefined: there is no more. */
export type Lot = { last: number; remove: (tx: Tx) => Promise<void> } | undefined

/** Deletes so that the bytes are overwritten in the file (https://sqlite.org/pragma.html#pragma_secure_delete). */
async function erasing(tx: Tx, act: () => unknown): Promise<void> {
  await rows(tx, 'PRAGMA secure_delete = ON')
  try {
    await act()
  } finally {
    await rows(tx, 'PRAGMA secure_delete = OFF')
  }
}

interface Line extends Omit<KeptWords, 'at'> {
  at: Date
}

/** By their ids, which grow with their time nearly in step: behind a whole lot that is fresh everything is. */
export async function oldMessages(read: PrismaClient, after: number, now: number): Promise<Lot> {
  for (let from = after; ;) {
    const found = await rows<Line & { id: number; unsent: boolean | number }>(
      read,
      'SELECT id, contactId, ticketId, at, unsent FROM Message WHERE id > ? ORDER BY id LIMIT ?',
      from,
      atOnce,
    )
    const last = found.at(-1)?.id
    const old = found.filter(({ at }) => at.getTime() < keptSince(now))
    if (last === undefined || old.length === 0) return undefined
    // What the resident was never given waits for them, in sight of staff.
    const left = old.filter(({ unsent }) => !unsent)
    // Those of cases that need them are passed over without a commit.
    if ((await going(read, left, now)).length > 0)
      return { last, remove: async (tx) => removeMessages(tx, await going(tx, left, now)) }
    from = last
  }
}

async function going<L extends Line>(client: Tx, old: readonly L[], now: number): Promise<L[]> {
  if (old.length === 0) return []
  const cases = await rows<Omit<KeptCase, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date }>(
    client,
    `SELECT t.id, t.contactId, t.status, t.urgency, t.category, t.createdAt, t.updatedAt FROM Ticket AS t
     WHERE t.id IN (SELECT value FROM json_each(?)) OR t.residentId IN
       (SELECT c.residentId FROM Contact AS c WHERE c.id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(old.flatMap(({ ticketId }) => ticketId ?? [])),
    JSON.stringify([...new Set(old.flatMap(({ contactId }) => contactId ?? []))]),
  )
  const kept = cases.map((filed) => ({
    ...filed,
    createdAt: filed.createdAt.getTime(),
    updatedAt: filed.updatedAt.getTime(),
  }))
  return old.filter((line) => wordsMayGo({ ...line, at: line.at.getTime() }, kept, now))
}

/** A staff member's test message stays: that it arrived is what proves that an alarm reaches them (src/store/alarms/roster.ts). */
const removeMessages = (tx: Tx, messages: readonly { id: number }[]): Promise<void> =>
  erasing(tx, async () => {
    const list = JSON.stringify(messages.map(({ id }) => id))
    await execute(
      tx,
      'DELETE FROM AnnouncementDelivery WHERE messageId IN (SELECT value FROM json_each(?))',
      list,
    )
    await execute(
      tx,
      `DELETE FROM Message WHERE id IN (SELECT value FROM json_each(?))
       AND id NOT IN (SELECT testMessageId FROM AlarmWay WHERE testMessageId IS NOT NULL)`,
      list,
    )
  })

export async function oldMedia(
  read: PrismaClient,
  after: number,
  now: number,
  files: MediaRemoval,
): Promise<Lot> {
  for (let from = after; ;) {
    const found = await rows<Line & { place: number | bigint; id: string; mime: string; createdAt: Date }>(
      read,
      `SELECT m.rowid AS place, m.id, m.mime, m.createdAt, m.createdAt AS at, m.ticketId, c.id AS contactId
       FROM Media AS m LEFT JOIN Contact AS c
         ON c.channel = m.owner ->> 0 AND c.account = m.owner ->> 1 AND c.sender = m.owner ->> 2
       WHERE m.rowid > ? AND NOT EXISTS (SELECT 1 FROM MediationScan AS s WHERE s.mediaId = m.id) ORDER BY m.rowid LIMIT ?`,
      from,
      atOnce,
    )
    const last = found.at(-1)
    const old = found.filter(({ at }) => at.getTime() < keptSince(now))
    if (!last || old.length === 0) {
      await files.strays(keptSince(now))
      return undefined
    }
    from = Number(last.place)
    const gone = await files.remove(await going(read, old, now))
    if (gone.length === 0) continue
    const ids = gone.map(({ id }) => [id])
    return {
      last: from,
      remove: (tx) => erasing(tx, () => executeEach(tx, 'DELETE FROM Media WHERE id = ?', ids)),
    }
  }
}

/** Conversations that neither side has moved for so long: what is parked or under way there is forgotten. */
export async function silentSessions(read: PrismaClient, after: number, now: number): Promise<Lot> {
  const found = await rows<{ contactId: number; data: string; rev: number }>(
    read,
    `SELECT contactId, data, rev FROM Session WHERE contactId > ? AND updatedAt < ?
     AND CASE WHEN json_valid(data) THEN EXISTS
       (SELECT 1 FROM json_each(data) WHERE key NOT IN (SELECT value FROM json_each(?))) ELSE 1 END
     ORDER BY contactId LIMIT ?`,
    after,
    keptSince(now),
    JSON.stringify(lasting),
    atOnce,
  )
  const last = found.at(-1)?.contactId
  if (last === undefined) return undefined
  const left = found.map(({ contactId, data, rev }) => [
    JSON.stringify(forget(parseSession(data))),
    contactId,
    rev,
  ])
  return {
    last,
    remove: (tx) =>
      erasing(tx, () => executeEach(tx, 'UPDATE Session SET data = ? WHERE contactId = ? AND rev = ?', left)),
  }
}

/** The hashes of both sides of talks that were so long ago or never came about, and what was told before talks that nobody booked. */
export async function oldParties(read: PrismaClient, after: number, now: number): Promise<Lot> {
  const found = await rows<{ id: number }>(
    read,
    `SELECT p.id FROM ConsultationParty AS p JOIN Booking AS b ON b.id = p.bookingId
     WHERE p.id > ? AND (b.endAt < ? OR b.state IN ('lapsed', 'cancelled')) ORDER BY p.id LIMIT ?`,
    after,
    partiesKeptSince(now),
    atOnce,
  )
  const [left] = await rows(read, 'SELECT 1 FROM LegalIntake WHERE at < ? LIMIT 1', intakesKeptSince(now))
  const [along] = await rows(
    read,
    'SELECT 1 FROM Booking WHERE person IS NOT NULL AND endAt < ? LIMIT 1',
    partiesKeptSince(now),
  )
  const [matter] = await rows(read, 'SELECT 1 FROM MatterParty WHERE at < ? LIMIT 1', now - sameSides.within)
  if (found.length === 0 && !left && !along && !matter) return undefined
  return {
    last: found.at(-1)?.id ?? after,
    remove: (tx) =>
      erasing(tx, async () => {
        await execute(tx, 'DELETE FROM LegalIntake WHERE at < ?', intakesKeptSince(now))
        await execute(tx, 'DELETE FROM MatterParty WHERE at < ?', now - sameSides.within)
        await execute(
          tx,
          'UPDATE Booking SET person = NULL WHERE person IS NOT NULL AND endAt < ?',
          partiesKeptSince(now),
        )
        await execute(
          tx,
          `UPDATE Waiting SET people = NULL WHERE people IS NOT NULL AND state = 'over' AND createdAt < ?`,
          partiesKeptSince(now),
        )
        executeEach(
          tx,
          'DELETE FROM ConsultationParty WHERE id = ?',
          found.map(({ id }) => [id]),
        )
      }),
  }
}

/** Visits that were so long ago, then agreements that ended then, with all that tells of them. */
export async function oldLookIns(read: PrismaClient, after: number, since: number): Promise<Lot> {
  const visits = await rows<{ id: number }>(
    read,
    'SELECT id FROM LookInVisit WHERE id > ? AND at < ? ORDER BY id LIMIT ?',
    after,
    since,
    atOnce,
  )
  const ended = await rows<{ id: number; residentId: number }>(
    read,
    'SELECT id, residentId FROM LookIn WHERE endedAt < ? LIMIT ?',
    since,
    atOnce,
  )
  if (visits.length === 0 && ended.length === 0) return undefined
  const plans = JSON.stringify(ended.map(({ id }) => id))
  const residents = JSON.stringify(ended.map(({ residentId }) => residentId))
  return {
    last: visits.at(-1)?.id ?? after,
    remove: (tx) =>
      erasing(tx, async () => {
        executeEach(
          tx,
          'DELETE FROM LookInVisit WHERE id = ?',
          visits.map(({ id }) => [id]),
        )
        await execute(tx, 'DELETE FROM LookInVisit WHERE lookInId IN (SELECT value FROM json_each(?))', plans)
        await execute(tx, 'DELETE FROM StaffNotice WHERE lookInId IN (SELECT value FROM json_each(?))', plans)
        await execute(
          tx,
          `DELETE FROM ResidentEvent WHERE type LIKE 'lookIn%' AND at < ? AND residentId IN (SELECT value FROM json_each(?))`,
          since,
          residents,
        )
        await execute(tx, 'DELETE FROM LookIn WHERE id IN (SELECT value FROM json_each(?))', plans)
      }),
  }
}

/** What legal advisers noted so long ago, and who read it; and what mediators noted in confidence. */
export async function oldLegalNotes(read: PrismaClient, after: number, since: number): Promise<Lot> {
  const found = await rows<{ id: number; bookingId: number }>(
    read,
    'SELECT id, bookingId FROM ConsultationNote WHERE id > ? AND at < ? ORDER BY id LIMIT ?',
    after,
    since,
    atOnce,
  )
  const [confidential] = await rows(read, 'SELECT 1 FROM MediationNote WHERE at < ? LIMIT 1', since)
  if (found.length === 0 && !confidential) return undefined
  const talks = JSON.stringify([...new Set(found.map(({ bookingId }) => bookingId))])
  return {
    last: found.at(-1)?.id ?? after,
    remove: (tx) =>
      erasing(tx, async () => {
        await execute(tx, 'DELETE FROM MediationNote WHERE at < ?', since)
        executeEach(
          tx,
          'DELETE FROM ConsultationNote WHERE id = ?',
          found.map(({ id }) => [id]),
        )
        await execute(
          tx,
          'DELETE FROM ConsultationReading WHERE at < ? AND bookingId IN (SELECT value FROM json_each(?))',
          since,
          talks,
        )
      }),
  }
}

/** Files of mediations that have been over for so long, and all that belongs to them; the signed pages go with the next day's pictures. */
export async function oldMediations(read: PrismaClient, after: number, since: number): Promise<Lot> {
  const found = await rows<{ id: number }>(
    read,
    `SELECT m.id FROM Mediation AS m WHERE m.id > ? AND m.state IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM MediationEvent AS e WHERE e.mediationId = m.id AND e.at >= ?) ORDER BY m.id LIMIT ?`,
    after,
    JSON.stringify(mediationStates.filter(isMediationOver)),
    since,
    atOnce,
  )
  const last = found.at(-1)?.id
  if (last === undefined) return undefined
  const files = JSON.stringify(found.map(({ id }) => id))
  const parts = ['Note', 'Party', 'Session', 'Event', 'Scan', 'Message'] as const
  return {
    last,
    remove: (tx) =>
      erasing(tx, async () => {
        await execute(
          tx,
          `DELETE FROM MediationCode WHERE partyId IN
             (SELECT id FROM MediationParty WHERE mediationId IN (SELECT value FROM json_each(?)))`,
          files,
        )
        for (const part of parts)
          await execute(
            tx,
            `DELETE FROM Mediation${part} WHERE mediationId IN (SELECT value FROM json_each(?))`,
            files,
          )
        await execute(
          tx,
          'DELETE FROM StaffNotice WHERE mediationId IN (SELECT value FROM json_each(?))',
          files,
        )
        await execute(tx, 'DELETE FROM Mediation WHERE id IN (SELECT value FROM json_each(?))', files)
      }),
  }
}
