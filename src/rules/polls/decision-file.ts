// The record of a decision by paper ballots: what it says, and how anybody who has the file counts it again.
import { AppError } from '../../errors.ts'
import { chainHead, checkedSeals, voteHash, type BoxedBallot, type Sha256 } from './ballot-chain.ts'
import {
  countHeads,
  countOwners,
  majorityOf,
  wholeArea,
  withSilent,
  type Counted,
  type Decided,
} from './decision-count.ts'
import {
  Choice,
  filledIn,
  format,
  recordIn,
  type DecisionFile,
  type FileShare,
  type Unsealed,
} from './decision-record.ts'
import { choices } from './owners-vote.ts'
import type { Share } from './share.ts'
import { packId, votePackFor } from './vote-packs.ts'

/** A head of those who decide, by the name under which its ballot lies in the box. */
export interface FiledElector {
  voter: string
  houses: readonly string[]
  areasCm2: readonly bigint[]
  delivered: boolean
  proxy: boolean
}

const counts = (count: DecisionFile['count']): unknown[] => [
  [count.taking.heads, count.taking.areaCm2],
  count.totals.map(({ option, votes, areaCm2 }) => [option, votes, areaCm2]),
  [count.participation.heads, count.participation.area],
  [count.approval.heads, count.approval.area, count.passed],
]
const parts = ({ of, in: whole, included }: FileShare): unknown[] => [of, whole, included]

/** The head over all that a file says. The list of parts is fixed here, whatever the order in the file. */
function headOf(sha256: Sha256, file: Unsealed): string {
  const { poll, filled, electors, votes, count, silence, chain } = file
  return sha256(
    JSON.stringify([
      format,
      [poll.id, poll.question, poll.day, poll.pack, poll.electorate, poll.matter],
      [poll.entitled, poll.areaCm2],
      poll.options.map(({ id, text }) => [id, text]),
      filled && [parts(filled.quorum), parts(filled.pass), filled.source],
      electors?.map(({ houses, areasCm2, delivered }) => [houses, areasCm2, delivered]) ?? null,
      votes.map((vote) => [voteHash(sha256, poll.id, vote), vote.elector, vote.proxy]),
      counts(count),
      silence && [silence.clause, silence.warning, silence.joins, counts(silence.count)],
      chainHead(sha256, poll.id, chain),
    ]),
  )
}

/** Owners' votes are open where the pack says so: then each stands by its house number, with its area. */
function isOpen({ pack, day, electorate }: DecisionFile['poll']): boolean {
  return electorate === 'owners' && votePackFor(pack, day).secrecy === 'open'
}

const filed = ({ taking, totals, participation, approval, passed }: Counted): DecisionFile['count'] => ({
  taking: { heads: taking.heads, areaCm2: taking.areaCm2 === null ? null : String(taking.areaCm2) },
  totals: totals.map(({ option, heads, areaCm2 }) => ({
    ...{ option, votes: heads, areaCm2: areaCm2 === null ? null : String(areaCm2) },
  })),
  ...{ participation, approval, passed },
})

/** What the ballots of a file come to. Throws what the counts throw. */
function counted(file: Pick<Unsealed, 'poll' | 'filled' | 'electors' | 'votes'>, said: Said) {
  const { poll, filled, electors, votes } = file
  if (electors === null || poll.matter === null) {
    const decided: Decided = {
      ...poll,
      filled: filled && filledIn(filled),
    }
    const heads = countHeads(
      decided,
      votes.map(({ choice }) => choice),
    )
    return { count: filed(heads), silence: null, areaCm2: null }
  }
  const owners = electors.map(({ areasCm2, delivered }) => ({ areasCm2: areasCm2.map(BigInt), delivered }))
  const cast = votes.map(({ elector, choice }) => ({ elector: elector ?? -1, choice }))
  const plain = countOwners(poll.matter, owners, cast)
  const joins = majorityOf(plain)
  const all = withSilent(owners, cast, joins)
  return {
    count: filed(plain),
    // All three are recorded, or it is not shown: the clause and the warning, and that the ballot was delivered.
    silence:
      said && all.length > cast.length
        ? { ...said, joins, count: filed(countOwners(poll.matter, owners, all)) }
        : null,
    areaCm2: String(wholeArea(owners)),
  }
}
/** The clause of the owners' own rules and the warning on the ballot. */
type Said = { clause: string; warning: string } | null

/**
 * The record of a decision whose ballots are all settled. `box` is in the order of settling, `head` its last link as it was kept
 * apart. Throws BALLOTS_CHANGED where the box is not as it was, RULE_UNKNOWN where numbers are missing.
 */
export function publishDecision(
  sha256: Sha256,
  poll: Omit<DecisionFile['poll'], 'areaCm2'>,
  { filled, said, electors }: { filled: Decided['filled']; said: Said; electors: readonly FiledElector[] },
  box: readonly BoxedBallot[],
  head: string,
): DecisionFile {
  const chain = checkedSeals(sha256, poll.id, box, head)
  const question = { ...poll, pack: packId(votePackFor(poll.pack, poll.day)), areaCm2: null }
  const open = isOpen(question)
  const votes = box
    .map(({ voter, receipt, choice, salt }) => {
      const at = electors.findIndex((elector) => elector.voter === voter)
      const vote = { receipt, choice: Choice.parse(choice), salt }
      return {
        hash: voteHash(sha256, poll.id, vote),
        vote: { ...vote, elector: open ? at : null, proxy: electors[at]?.proxy ?? false },
      }
    })
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ vote }) => vote)
  const told = {
    poll: question,
    filled: filled && {
      quorum: toFile(filled.quorum),
      pass: toFile(filled.pass),
      source: filled.source,
    },
    electors: open
      ? electors.map(({ houses, areasCm2, delivered }) => ({
          ...{ houses: [...houses], areasCm2: areasCm2.map(String), delivered },
        }))
      : null,
    votes,
  }
  const { count, silence, areaCm2 } = counted(told, said)
  const file = { format, ...told, poll: { ...question, areaCm2 }, count, silence, chain } as const
  // Nothing is published that does not recount.
  return recountDecision(sha256, JSON.stringify({ ...file, head: headOf(sha256, file) }))
}

const toFile = (share: Share): FileShare => ({
  ...{ of: String(share.of), in: String(share.in), included: share.included },
})

/**
 * Counts a record again and answers with it. `head` is the one on the notice board. Throws POLL_FILE_WRONG, or what the count throws,
 * with one line of what is wrong.
 */
export function recountDecision(sha256: Sha256, json: string, head?: string): DecisionFile {
  const file = recordIn(json)
  const wrong = fault(sha256, file, head)
  if (wrong !== undefined) throw new AppError('POLL_FILE_WRONG', wrong)
  return file
}

/** The first thing that does not agree in a file that is well formed. */
function fault(sha256: Sha256, file: DecisionFile, head?: string): string | undefined {
  const { poll, electors, votes, chain } = file
  const open = isOpen(poll)
  if (
    !same(
      poll.options.map(({ id }) => id),
      [...choices],
    )
  )
    return `options: they are ${choices.join(', ')}`
  if (open !== (electors !== null))
    return open ? 'electors: they are missing' : 'electors: house numbers stand beside secret ballots'
  if (open !== (poll.matter !== null)) return 'matter: only owners’ decisions have one'
  if (electors && electors.length !== poll.entitled)
    return `electors: there are ${electors.length}, and ${poll.entitled} may vote`
  if (votes.some(({ elector }) => (elector === null) === open || (elector ?? 0) >= poll.entitled))
    return 'votes: one is nobody’s'
  const voters = votes.flatMap(({ elector }) => elector ?? [])
  if (new Set(voters).size !== voters.length) return 'votes: somebody has voted twice'
  if (new Set(votes.map(({ receipt }) => receipt)).size !== votes.length)
    return 'votes: a receipt is there twice'
  if (votes.length > poll.entitled) return `votes: there are ${votes.length}, and ${poll.entitled} may vote`
  if (chain.length !== votes.length)
    return `chain: ${chain.length} ballots were settled, and ${votes.length} are listed`
  const hashes = votes.map((vote) => voteHash(sha256, poll.id, vote))
  if (hashes.some((hash, at) => at > 0 && (hashes[at - 1] ?? '') >= hash))
    return 'votes: one was changed or moved: they are not in the order of their hashes'
  const again = counted(file, file.silence)
  if (poll.areaCm2 !== again.areaCm2) return 'areaCm2: it is not what the areas add up to'
  if (!same(counts(file.count), counts(again.count)))
    return 'count: it is not what the rules make of the votes'
  if (!same(file.silence && silent(file.silence), again.silence && silent(again.silence)))
    return 'silence: it is not what the rules make of it'
  if (headOf(sha256, file) !== file.head)
    return 'head: something was changed, dropped or added since it was published'
  if (head !== undefined && head !== file.head) return `head: it is ${file.head}, not the one asked for`
  return undefined
}

const silent = ({ joins, count }: NonNullable<DecisionFile['silence']>): unknown[] => [joins, counts(count)]
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
