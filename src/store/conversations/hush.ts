// Whom nothing is sent of its own accord: their phone may be in the hands of whoever hurts them (domain 4.4, silent mode).
import { silentDangers } from '../../rules/alarms/danger.ts'
import { openStatuses } from '../../rules/tickets/ticket.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import { factColumns, factJoin, factsOf, type FactRow } from '../tickets/facts.ts'
import type { NewReply } from './outgoing.ts'
import { sightOf, type Viewer } from '../views.ts'

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/** Whether something may be sent to the resident r. */
export const isSafe = `NOT EXISTS (SELECT 1 FROM Ticket AS t WHERE t.residentId = r.id
  AND t.category IN (${list(silentDangers)}) AND t.status IN (${list(openStatuses)}))`

/** Whether that holds of the resident of a contact. */
export async function isHushed(tx: Tx, contactId: number): Promise<boolean> {
  const [unsafe] = await rows(
    tx,
    `SELECT 1 FROM Contact AS c JOIN Resident AS r ON r.id = c.residentId WHERE c.id = ? AND NOT ${isSafe}`,
    contactId,
  )
  return unsafe !== undefined
}

/** Whether an emergency of theirs is under way: then nothing is asked of them, nor news of other matters told. */
export const inDanger = async (tx: Tx, residentId: number): Promise<boolean> =>
  (await tx.ticket.count({
    where: { residentId, urgency: 'P0', status: { in: [...openStatuses] } },
  })) > 0

/** Why a message was kept back, as it stands with it. Such a message is never sent, nor on the resident's page. */
export const keptBack = 'kept back'

/** Keeps a message that the resident must not be sent, so that staff know that they have not been told. */
export async function keepBack(
  tx: Tx,
  { to, from, reply: { text, ...extra }, at, ticketId }: NewReply,
): Promise<void> {
  await execute(
    tx,
    `INSERT INTO Message (contactId, author, kind, text, extra, at, unsent, failure, ticketId)
     VALUES (?, ?, 'text', ?, ?, ?, 0, ?, ?)`,
    to.contactId,
    from,
    text,
    JSON.stringify(extra),
    at,
    keptBack,
    ticketId ?? null,
  )
}

/**
 * The contacts among these of which a viewer may know why: only they are shown what was kept back, since that alone tells of
 * the matter to whoever may not know whose it is.
 */
export async function knownToHush(
  read: PrismaClient,
  viewer: Viewer,
  contactIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const found = await rows<FactRow & { contactId: number }>(
    read,
    `SELECT c.id AS contactId, ${factColumns} FROM json_each(?) AS k JOIN Contact AS c ON c.id = k.value
       JOIN Ticket AS t ON t.residentId = c.residentId AND t.category IN (${list(silentDangers)}) ${factJoin}`,
    JSON.stringify(contactIds),
  )
  const known = found.filter((matter) => sightOf(viewer, { ...matter, ...factsOf(matter) })('name') === 'see')
  return new Set(known.map(({ contactId }) => contactId))
}

/** Takes back the announcements that still wait to leave for these residents, as if they had never been sent. */
export async function withdrawBulk(tx: Tx, residentIds: readonly number[]): Promise<void> {
  if (residentIds.length === 0) return
  const withdrawn = await rows<{ id: number }>(
    tx,
    `DELETE FROM Message INDEXED BY Message_unsent WHERE unsent = 1 AND extra ->> 'bulk' = 1 AND contactId IN
       (SELECT c.id FROM Contact AS c WHERE c.residentId IN (SELECT value FROM json_each(?))) RETURNING id`,
    JSON.stringify(residentIds),
  )
  if (withdrawn.length === 0) return
  for (const table of ['AnnouncementDelivery', 'PollNotice', 'MediationMessage'])
    await execute(
      tx,
      `DELETE FROM ${table} WHERE messageId IN (SELECT value FROM json_each(?))`,
      JSON.stringify(withdrawn.map(({ id }) => id)),
    )
}
