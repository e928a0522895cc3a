// Off duty only an emergency disturbs: all other reminders wait, and each member of staff is told theirs together in the morning.
import { remindedAt } from '../../rules/time/office-hours.ts'
import type { Role } from '../../rules/staff/roles.ts'
import { openStatuses, type Urgency } from '../../rules/tickets/ticket.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { officeHoursAt } from '../community/hours.ts'
import { oweJobs } from '../outbox.ts'
import type { Effect, Emit } from '../writer.ts'

/** What the program reminds of by itself, and until when there is something to be reminded of, of the ticket t. */
const reminders: Readonly<Record<string, string>> = {
  reminded: '1',
  uncontacted: `t.urgency = 'P1' AND t.contactedAt IS NULL`,
  unsafe: `t.urgency = 'P1' AND t.safeAt IS NULL`,
  unaccepted: 't.offeredToId IS NOT NULL',
  followUp: `t.status = 'handed_off'`,
  unruled: '1',
}

/** Until when a reminder waits: now for whoever is on duty. */
async function waitsUntil(tx: Tx, staffId: number, now: number): Promise<number> {
  const [person] = await rows<{ role: Role; path: string }>(
    tx,
    'SELECT s.role, n.path FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId WHERE s.id = ?',
    staffId,
  )
  if (!person || person.role === 'duty') return now
  return remindedAt(await officeHoursAt(tx, person.path), now)
}

/** Keeps an entry for the morning, if it is a reminder that comes off duty. False where it has to be told now. */
export async function keptForMorning(
  tx: Tx,
  { ticketId, staffId, type, urgency }: { ticketId: number; staffId: number; type: string; urgency: Urgency },
  now: number,
  emit: Emit,
): Promise<boolean> {
  if (urgency === 'P0' || !(type in reminders)) return false
  const until = await waitsUntil(tx, staffId, now)
  if (until <= now) return false
  const [owed] = await rows(
    tx,
    'SELECT 1 FROM StaffNotice WHERE staffId = ? AND waitsUntil = ? LIMIT 1',
    staffId,
    until,
  )
  await execute(
    tx,
    'DELETE FROM StaffNotice WHERE staffId = ? AND ticketId = ? AND type = ? AND waitsUntil IS NOT NULL',
    staffId,
    ticketId,
    type,
  )
  await execute(
    tx,
    'INSERT INTO StaffNotice (staffId, ticketId, type, at, waitsUntil) VALUES (?, ?, ?, ?, ?)',
    staffId,
    ticketId,
    type,
    now,
    until,
  )
  if (!owed) await oweJobs(tx, [{ job: 'staff.digest', payload: { staffId }, dueAt: until }], emit)
  return true
}

const still = Object.entries(reminders)
  .map(([type, holds]) => `(n.type = '${type}' AND ${holds})`)
  .join(' OR ')
const open = openStatuses.map((status) => `'${status}'`).join(', ')

/** Tells somebody what came off duty and still holds, as one entry; what was settled meanwhile is forgotten. */
export const tellDigest =
  (now: () => number) =>
  (staffId: number): Effect<void> =>
  async (tx, emit) => {
    const at = now()
    const mine = 'staffId = ? AND waitsUntil <= ?'
    await execute(
      tx,
      `DELETE FROM StaffNotice WHERE ${mine} AND id NOT IN
         (SELECT n.id FROM StaffNotice AS n JOIN Ticket AS t ON t.id = n.ticketId
          WHERE n.staffId = ? AND t.status IN (${open}) AND (${still}))`,
      staffId,
      at,
      staffId,
    )
    const waiting = await rows(tx, `SELECT 1 FROM StaffNotice WHERE ${mine} LIMIT 1`, staffId, at)
    if (waiting.length === 0) return
    const [digest] = await rows<{ id: number }>(
      tx,
      `INSERT INTO StaffNotice (staffId, type, at) VALUES (?, 'digest', ?) RETURNING id`,
      staffId,
      at,
    )
    await execute(
      tx,
      `UPDATE StaffNotice SET digestId = ?, waitsUntil = NULL WHERE ${mine}`,
      digest?.id ?? null,
      staffId,
      at,
    )
    emit({ type: 'notice', staffId, ticketId: null })
  }
