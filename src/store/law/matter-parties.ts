// Three matters between the same sides in 30 days: the managers hear of it before it grows. Sides are known by keyed hashes alone.
import type { Requests } from '../../flows/requests.ts'
import { sameSides } from '../../rules/law/mediation.ts'
import type { Community } from '../../rules/community/tree.ts'
import { isDispute } from '../../understand/dispute.ts'
import { partiesIn, partyDoor } from '../../understand/other-side.ts'
import { doorsIn } from '../../understand/place.ts'
import { rows, executeEach, type Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import type { Contact } from '../residents/contacts.ts'
import { candidatesFor, managersAmong } from '../tickets/candidates.ts'
import type { Emit } from '../writer.ts'
import { ownParties, partyHash } from './parties.ts'

interface Known {
  community: (id?: number) => Community
  now: () => number
  partyKey: string
}

/** Keeps the sides of a report that is a quarrel, where a door is told that is not the resident's own. */
export async function noteReport(
  tx: Tx,
  contact: Contact,
  { kind, summary, placeText }: Requests['openTicket']['in'],
  ticketId: number,
  known: Known,
  emit: Emit,
): Promise<void> {
  if (kind !== 'help' || typeof summary !== 'string' || !isDispute(summary)) return
  const home = known.community(contact.communityId)
  const told = [placeText, summary].flatMap((words) => doorsIn(words, home)).map(partyDoor)
  await noteSides(tx, contact, told, ticketId, known, emit)
}

/** Keeps the sides of a mediation that is asked for, as far as the words name the other one. */
export const noteMediation = (
  tx: Tx,
  contact: Contact,
  words: string,
  ticketId: number,
  known: Known,
  emit: Emit,
): Promise<void> =>
  noteSides(
    tx,
    contact,
    words === '' ? [] : partiesIn(words, known.community(contact.communityId)),
    ticketId,
    known,
    emit,
  )

async function noteSides(
  tx: Tx,
  { communityId, residentId }: Contact,
  named: readonly string[],
  ticketId: number,
  { now, partyKey }: Known,
  emit: Emit,
): Promise<void> {
  const at = now()
  const mine = [`resident:${String(residentId)}`, ...(await ownParties(tx, residentId))]
  const hashed = (parties: readonly string[]) =>
    parties.map((party) => partyHash(partyKey, communityId, party))
  const own = hashed(mine)
  const told = hashed(named.filter((party) => !mine.includes(party)))
  if (told.length === 0) return
  executeEach(
    tx,
    'INSERT INTO MatterParty (ticketId, hash, own, at) VALUES (?, ?, ?, ?)',
    [...own.map((hash) => [hash, 1] as const), ...told.map((hash) => [hash, 0] as const)].map(
      ([hash, side]) => [ticketId, hash, side, at],
    ),
  )
  const [found] = await rows<{ matters: number | bigint }>(
    tx,
    `SELECT count(DISTINCT p.ticketId) AS matters FROM MatterParty AS p JOIN MatterParty AS q ON q.ticketId = p.ticketId
     WHERE p.at > ? AND p.own <> q.own AND p.hash IN (SELECT value FROM json_each(?))
       AND q.hash IN (SELECT value FROM json_each(?))`,
    at - sameSides.within,
    JSON.stringify(own),
    JSON.stringify(told),
  )
  if (Number(found?.matters ?? 0) < sameSides.matters) return
  const { scope } = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  const managers = managersAmong(await candidatesFor(tx, scope))
  await oweJobs(
    tx,
    managers.map((staffId) => ({
      job: 'staff.notify',
      payload: { ticketId, staffId, type: 'sameSides' },
      dueAt: at,
    })),
    emit,
  )
}
