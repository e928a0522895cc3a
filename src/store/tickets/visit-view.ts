// What a viewer may know of a ticket's return visit.
import { isOwnStaff } from '../../rules/staff/visibility.ts'
import type { Outcome, Satisfaction, VisitState } from '../../rules/tickets/visit.ts'
import { rows, type PrismaClient } from '../connection.ts'
import { wordsAt, type Sight, type Viewer } from '../views.ts'

/** Own staff who may have the number; never the company whose work it may be about. */
export const mayPhone = ({ role }: Viewer, sight: Sight): boolean =>
  isOwnStaff(role) && sight('phone') === 'see'

interface Kept {
  state: VisitState
  outcome: Outcome | null
  satisfaction: Satisfaction | null
  words: string | null
  way: 'chat' | 'phone' | null
  name: string | null
  answeredAt: Date | null
}

/** The visit of a ticket as a viewer may see it: what came of it is history, the resident's words are theirs. Null for none. */
export async function visitView(
  read: PrismaClient,
  ticketId: number,
  { viewer, sight, name }: { viewer: Viewer; sight: Sight; name: string | null },
) {
  if (sight('history') === 'none') return null
  const [visit] = await rows<Kept>(
    read,
    `SELECT v.state, v.outcome, v.satisfaction, v.words, v.way, s.name, v.answeredAt
     FROM Visit AS v LEFT JOIN Staff AS s ON s.id = v.staffId
     WHERE v.ticketId = ? AND v.state <> 'over' ORDER BY v.id DESC LIMIT 1`,
    ticketId,
  )
  if (!visit) return null
  const { state, outcome, satisfaction, way, answeredAt } = visit
  return {
    ...{ state, outcome, satisfaction, way },
    words: wordsAt(sight('words'), visit.words, { sight, name }),
    by: visit.name,
    at: answeredAt?.toISOString() ?? null,
    mayPhone: mayPhone(viewer, sight),
  }
}
