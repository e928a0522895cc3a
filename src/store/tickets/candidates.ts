// Who may get a ticket of a place, and the committees that answer for its kind.
import type { Candidate } from '../../rules/tickets/routing.ts'
import type { SpokenLanguage } from '../../rules/volunteers/volunteer.ts'
import { openStatuses } from '../../rules/tickets/ticket.ts'
import { rows, type Tx } from '../connection.ts'

const open = openStatuses.map((status) => `'${status}'`).join(', ')

export async function committeesOf(tx: Tx, communityId: number) {
  const committees = await rows<{ id: number; name: string; categories: string }>(
    tx,
    'SELECT id, name, categories FROM Committee WHERE nodeId = ? ORDER BY id',
    communityId,
  )
  return committees.map(({ id, name, categories }) => ({
    id,
    name,
    categories: JSON.parse(categories) as string[],
  }))
}

/** What somebody speaks besides Mandarin, as their row holds it. */
export const spoken = (languages: string | null): SpokenLanguage[] =>
  JSON.parse(languages ?? '[]') as SpokenLanguage[]

/** The active staff whose place of work holds `scope`, with how many open tickets each has: beyond some hundreds it is the same. */
export async function candidatesFor(tx: Tx, scope: string): Promise<Candidate[]> {
  const found = await rows<Omit<Candidate, 'languages'> & { languages: string | null }>(
    tx,
    `SELECT s.id AS staffId, s.name, s.role, n.path AS scope, s.committeeId, s.languages,
       (SELECT count(*) FROM (SELECT 1 FROM Ticket AS t INDEXED BY Ticket_hands
          WHERE t.assigneeId = s.id AND t.status IN (${open}) LIMIT 500)) AS load
     FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId WHERE s.active = 1 AND ? LIKE n.path || '%' ORDER BY s.id`,
    scope,
  )
  return found.map((one) => ({ ...one, languages: spoken(one.languages) }))
}

export const managersAmong = (candidates: readonly Candidate[]): number[] =>
  candidates.filter(({ role }) => role === 'manager').map(({ staffId }) => staffId)
