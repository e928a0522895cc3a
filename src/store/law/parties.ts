// Keyed hashes of names and doors, by which no adviser sees both sides of a matter. Without the key nobody can try names against them.
import { createHmac } from 'node:crypto'
import { partiesKeptSince } from '../../rules/retention.ts'
import { partyDoor, partyName, partyPerson } from '../../understand/other-side.ts'
import { rows, type Tx } from '../connection.ts'

/** The hash of one party as src/understand/other-side.ts spells it. The same in another community is another. */
export const partyHash = (key: string, communityId: number, party: string): string =>
  createHmac('sha256', key).update(`${communityId}\n${party}`).digest('base64url')

/** Who the resident is and where they live, as far as that is known, in the same spelling. */
export async function ownParties(tx: Tx, residentId: number): Promise<string[]> {
  const found = await rows<{
    name: string | null
    owner: string | null
    nodeId: number | null
    number: string | null
  }>(
    tx,
    `SELECT r.name, o.name AS owner, f.nodeId, f.number FROM Resident AS r
     LEFT JOIN Flat AS f ON f.id = r.flatId LEFT JOIN Owner AS o ON o.residentId = r.id WHERE r.id = ?`,
    residentId,
  )
  return found.flatMap(({ name, owner, nodeId, number }) => [
    ...[name, owner].flatMap((one) =>
      one === null || partyName(one) === '' ? [] : [partyPerson(partyName(one))],
    ),
    ...(nodeId === null || number === null ? [] : [partyDoor({ nodeId, number })]),
  ])
}

/**
 * The services of those advisers who have seen the other side, or are to see it: whoever somebody else named as their other side, and
 * whoever is named by this resident and came themselves.
 */
export async function advisersInConflict(
  tx: Tx,
  residentId: number,
  { own, told }: { own: readonly string[]; told: readonly string[] },
  now: number,
): Promise<number[]> {
  const found = await rows<{ id: number }>(
    tx,
    `SELECT DISTINCT v.id FROM ConsultationParty AS p
     JOIN Consultation AS c ON c.bookingId = p.bookingId
     JOIN Booking AS b ON b.id = c.bookingId
     JOIN Service AS v ON v.id = b.serviceId OR v.staffId = c.adviserId
     WHERE b.residentId <> ? AND b.state IN ('booked', 'done', 'missed') AND b.endAt > ?
       AND ((p.own = 0 AND p.hash IN (SELECT value FROM json_each(?)))
         OR (p.own = 1 AND p.hash IN (SELECT value FROM json_each(?))))`,
    residentId,
    partiesKeptSince(now),
    JSON.stringify(own),
    JSON.stringify(told),
  )
  return found.map(({ id }) => id)
}
