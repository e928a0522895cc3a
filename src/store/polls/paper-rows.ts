// What is stored of a decision by paper ballots, as the rules read it.
import { filledIn, type DecisionFile } from '../../rules/polls/decision-record.ts'
import type { Reading } from '../../rules/polls/paper-ballot.ts'
import type { PollElectorate } from '../../rules/polls/poll-terms.ts'
import { sharesOf } from '../../rules/polls/vote-count.ts'
import { votePackFor } from '../../rules/polls/vote-packs.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { filledFor } from './rule-numbers.ts'

const person = { select: { id: true, name: true } } as const
/** All that is known of an elector's ballot. */
export const paperFields = {
  entries: { orderBy: { id: 'asc' }, include: { staff: person } },
  settling: { include: { staff: person } },
  proxy: true,
  delivery: true,
} as const

/** As it is stored: only what the rules know was ever written. */
export const reading = (row: { choice: string; way: string; proxy: string }): Reading => ({
  ...{ choice: row.choice as Reading['choice'], way: row.way as Reading['way'], proxy: row.proxy },
})

/** The rule by which the silent count, where both its halves are recorded. */
export const silenceOf = ({
  silenceClause: clause,
  silenceWarning: warning,
}: {
  silenceClause: string | null
  silenceWarning: string | null
}) => (clause === null || warning === null ? null : { clause, warning })

/** By which numbers it is counted, and where those that were filled in stand; null while they are not known. A published record keeps its own. */
export async function rulesFor(
  tx: Tx | PrismaClient,
  poll: { pack: string; day: string; electorate: string; scope: string },
  matter: number | null,
  kept?: DecisionFile['filled'],
) {
  const pack = votePackFor(poll.pack, poll.day)
  const filled = kept ? filledIn(kept) : await filledFor(tx, poll)
  if (!filled && (pack.quorum === null || pack.pass === null)) return null
  const { quorum, pass } = sharesOf(pack, poll.electorate as PollElectorate, matter, filled)
  const told = ({ of, in: whole, included }: typeof quorum) => ({
    ...{ part: Number(of), whole: Number(whole), included },
  })
  return { quorum: told(quorum), pass: told(pass), source: filled?.source ?? null }
}
