// What of conversations may go, a few rows at a time, and how it is deleted.
import { forget, lasting } from '../flows/session.ts'
import { keptSince, mediaMayGo, wordsMayGo, type KeptCase } from '../rules/retention.ts'
import { execute, executeEach, rows, type PrismaClient, type Tx } from './connection.ts'
import type { MediaRemoval } from './media-removal.ts'
import { parseSession } from './stored-session.ts'

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

interface Line {
  id: number
  contactId: number
  ticketId: number | null
  at: Date
}

/** By their ids, which grow with their time nearly in step: behind a whole lot that is fresh everything is. */
export async function oldMessages(read: PrismaClient, after: number, now: number): Promise<Lot> {
  for (let from = after; ;) {
    const found = await rows<Line>(
      read,
      'SELECT id, contactId, ticketId, at FROM Message WHERE id > ? ORDER BY id LIMIT ?',
      from,
      atOnce,
    )
    const last = found.at(-1)?.id
    const old = found.filter(({ at }) => at.getTime() < keptSince(now))
    if (last === undefined || old.length === 0) return undefined
    // Those of cases that need them are passed over without a commit.
    if ((await going(read, old, now)).length > 0)
      return { last, remove: async (tx) => removeMessages(tx, await going(tx, old, now)) }
    from = last
  }
}

async function going(client: Tx, old: readonly Line[], now: number): Promise<number[]> {
  const cases = await rows<
    Omit<KeptCase, 'createdAt' | 'updatedAt'> & { residentId: number; createdAt: Date; updatedAt: Date }
  >(
    client,
    `SELECT t.id, t.residentId, t.contactId, t.status, t.urgency, t.category, t.createdAt, t.updatedAt FROM Ticket AS t
     WHERE t.residentId IN (SELECT c.residentId FROM Contact AS c WHERE c.id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(old.map(({ contactId }) => contactId)),
  )
  const kept = cases.map((filed) => ({
    ...filed,
    createdAt: filed.createdAt.getTime(),
    updatedAt: filed.updatedAt.getTime(),
  }))
  return old.filter((line) => wordsMayGo({ ...line, at: line.at.getTime() }, kept, now)).map(({ id }) => id)
}

/** A staff member's test message stays: that it arrived is what proves that an alarm reaches them (src/store/roster.ts). */
const removeMessages = (tx: Tx, ids: readonly number[]): Promise<void> =>
  erasing(tx, async () => {
    const list = JSON.stringify(ids)
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
    const found = await rows<{
      place: number | bigint
      id: string
      mime: string
      createdAt: Date
      ticketId: number | null
      status: KeptCase['status']
      urgency: KeptCase['urgency']
      category: string
    }>(
      read,
      `SELECT m.rowid AS place, m.id, m.mime, m.createdAt, m.ticketId, t.status, t.urgency, t.category
       FROM Media AS m LEFT JOIN Ticket AS t ON t.id = m.ticketId WHERE m.rowid > ? ORDER BY m.rowid LIMIT ?`,
      from,
      atOnce,
    )
    const last = found.at(-1)
    const old = found.filter(({ createdAt }) => createdAt.getTime() < keptSince(now))
    if (!last || old.length === 0) {
      await files.strays(keptSince(now))
      return undefined
    }
    const going = old.filter((media) =>
      mediaMayGo(media.createdAt.getTime(), media.ticketId === null ? undefined : media, now),
    )
    from = Number(last.place)
    const gone = await files.remove(going)
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
