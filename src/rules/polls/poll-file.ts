// The published record of a poll: what it says, and how anybody counts it again with nothing but the file.
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import { chainHead, checkedSeals, voteHash, type BoxedBallot, type Sha256 } from './ballot-chain.ts'
import { choices } from './owners-vote.ts'
import { namedIn, totalsFor } from './poll-kinds.ts'
import { pollKinds } from './poll-terms.ts'
import { isReceipt } from './receipt.ts'
import { outcome, type Outcome } from './vote-count.ts'
import { electorates, packId, votePackFor } from './vote-packs.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'no SHA-256 in hex' })
const Salt = z.string().regex(/^[0-9a-f]{32}$/, { error: 'no 32 hex digits' })
const Receipt = z.string().refine(isReceipt, { error: 'no receipt: its check digit is wrong' })
const Option = z.strictObject({ id: z.string().min(1), text: z.string().min(1) })
const Question = z.strictObject({
  id: z.string().min(1),
  question: z.string().min(1),
  /** The day of the meeting, which chooses the pack. */
  day: z.iso.date(),
  /** The pack's name and version, such as "opinion-poll@1". */
  pack: z.string(),
  electorate: z.enum(electorates),
  /** How many may vote. */
  entitled: z.int().min(0),
  options: z.array(Option).min(2),
  /** How it is answered, and how many options a ballot names at most; linli-poll-1 knew one choice alone and did not say so. */
  kind: z.enum(pollKinds).default('single'),
  most: z.int().min(1).default(1),
})
export type PollQuestion = z.infer<typeof Question>

const PollFile = z.strictObject({
  format: z.enum(['linli-poll-1', 'linli-poll-2']),
  poll: Question,
  /** How many last votes name each option, by its id, in the order of the options; its points in a ranking or of scores. */
  totals: z.array(
    z.strictObject({ option: z.string(), votes: z.int().min(0), points: z.int().min(0).optional() }),
  ),
  outcome: z
    .strictObject({ participation: z.boolean(), approval: z.boolean(), passed: z.boolean() })
    .nullable(),
  /** The last vote of each voter, in the order of their hashes, which tells nothing of when they were cast. */
  votes: z.array(z.strictObject({ receipt: Receipt, choice: z.string(), salt: Salt })),
  /** Votes that their voters changed later: without their content, in the order of their hashes. */
  replaced: z.array(z.strictObject({ receipt: Receipt, hash: Hash })),
  /** The seals of all ballots in casting order. */
  chain: z.array(Hash),
  /** The hash of everything above: what stands on the notice board. */
  head: Hash,
})
export type PollFile = z.infer<typeof PollFile>

const byHash = (a: { hash: string }, b: { hash: string }): number => (a.hash < b.hash ? -1 : 1)
const formOf = ({ kind, most, options }: PollQuestion) => ({
  kind,
  most,
  options: options.map(({ id }) => id),
})
const total = (poll: PollQuestion, votes: readonly { choice: string }[]): PollFile['totals'] =>
  totalsFor(
    formOf(poll),
    votes.map(({ choice }) => choice),
  )

/** The head over all that a file says. The list of parts is fixed here, whatever the order in the file. */
function headOf(sha256: Sha256, file: Omit<PollFile, 'head'>): string {
  const { format, poll, totals, outcome: result, votes, replaced, chain } = file
  const first = format === 'linli-poll-1'
  return sha256(
    JSON.stringify([
      format,
      [
        ...[poll.id, poll.question, poll.day, poll.pack, poll.electorate, poll.entitled],
        ...(first ? [] : [poll.kind, poll.most]),
      ],
      poll.options.map(({ id, text }) => [id, text]),
      totals.map(({ option, votes: count, points }) => [
        ...[option, count],
        ...(points === undefined ? [] : [points]),
      ]),
      result && [result.participation, result.approval, result.passed],
      votes.map((vote) => voteHash(sha256, poll.id, vote)),
      replaced.map(({ receipt, hash }) => [receipt, hash]),
      chainHead(sha256, poll.id, chain),
    ]),
  )
}

function outcomeOf(poll: PollQuestion, votes: readonly { choice: string }[]): Outcome | null {
  const pack = votePackFor(poll.pack, poll.day)
  if (pack.pass !== 'none' && !same(poll.options.map(({ id }) => id).sort(), [...choices].sort()))
    throw new AppError('INPUT_INVALID', `options: ${packId(pack)} decides by ${choices.join(', ')}`)
  if (pack.pass !== 'none' && poll.kind !== 'single')
    throw new AppError('INPUT_INVALID', `kind: ${packId(pack)} decides by one choice of each voter`)
  const agree = votes.filter(({ choice }) => choice === 'agree').length
  const { electorate, entitled } = poll
  return outcome(pack, { electorate, entitled, taking: votes.length, agree })
}

/**
 * The record of a closed poll. `box` is in casting order and `head` its last link as it was kept apart from the ballots.
 * Throws BALLOTS_CHANGED where the box is not as it was cast, and what `outcome` and `recount` throw.
 */
export function publish(
  sha256: Sha256,
  poll: PollQuestion,
  box: readonly BoxedBallot[],
  head: string,
): PollFile {
  const chain = checkedSeals(sha256, poll.id, box, head)
  const last = new Map(box.map((ballot) => [ballot.voter, ballot]))
  const hashed = box
    .map(({ voter, receipt, choice, salt }) => ({
      hash: voteHash(sha256, poll.id, { receipt, choice, salt }),
      vote: { receipt, choice, salt },
      counts: last.get(voter)?.receipt === receipt,
    }))
    .sort(byHash)
  const votes = hashed.filter(({ counts }) => counts).map(({ vote }) => vote)
  const file = {
    format: 'linli-poll-2' as const,
    poll: { ...poll, pack: packId(votePackFor(poll.pack, poll.day)) },
    totals: total(poll, votes),
    outcome: outcomeOf(poll, votes),
    votes,
    replaced: hashed
      .filter(({ counts }) => !counts)
      .map(({ hash, vote }) => ({ receipt: vote.receipt, hash })),
    chain,
  }
  // Nothing is published that does not recount.
  return recount(sha256, JSON.stringify({ ...file, head: headOf(sha256, file) }))
}

/**
 * Counts a published record again and answers with it. `head` is the one on the notice board: whoever rewrites a whole file can
 * make it agree with itself, but not with that. Throws POLL_FILE_WRONG, or what `outcome` throws, with one line of what is wrong.
 */
export function recount(sha256: Sha256, json: string, head?: string): PollFile {
  const file = parse(json)
  const wrong = fault(sha256, file, head)
  if (wrong !== undefined) throw new AppError('POLL_FILE_WRONG', wrong)
  return file
}

/** The first thing that does not agree in a file that is well formed. */
function fault(sha256: Sha256, file: PollFile, head?: string): string | undefined {
  const { poll, votes, replaced, chain } = file
  const options = poll.options.map(({ id }) => id)
  if (new Set(options).size !== options.length) return 'options: one is there twice'
  if (file.format === 'linli-poll-1' && poll.kind !== 'single')
    return `kind: linli-poll-1 has no ${poll.kind}`
  if (poll.most > options.length) return 'most: there are fewer options'
  const stranger = votes.find(({ choice }) => !namedIn(formOf(poll), choice))
  if (stranger) return `votes: ${stranger.receipt} is for an option that there is not`
  const receipts = [...votes, ...replaced].map(({ receipt }) => receipt)
  if (new Set(receipts).size !== receipts.length) return 'votes: a receipt is there twice'
  if (votes.length > poll.entitled) return `votes: there are ${votes.length}, and ${poll.entitled} may vote`
  if (chain.length !== receipts.length)
    return `chain: ${chain.length} ballots were cast, and ${receipts.length} are listed`
  if (!rising(votes.map((vote) => voteHash(sha256, poll.id, vote))))
    return 'votes: one was changed or moved: they are not in the order of their hashes'
  if (!rising(replaced.map(({ hash }) => hash))) return 'replaced: they are not in the order of their hashes'
  if (!same(file.totals, total(poll, votes))) return 'totals: they are not what the votes add up to'
  if (!same(file.outcome, outcomeOf(poll, votes)))
    return 'outcome: it is not what the rules make of the votes'
  if (headOf(sha256, file) !== file.head)
    return 'head: something was changed, dropped or added since it was published'
  if (head !== undefined && head !== file.head) return `head: it is ${file.head}, not the one asked for`
  return undefined
}

const rising = (hashes: readonly string[]): boolean =>
  hashes.every((hash, at) => at === 0 || (hashes[at - 1] ?? '') < hash)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function parse(json: string): PollFile {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new AppError('POLL_FILE_WRONG', 'the file is no JSON')
  }
  const parsed = PollFile.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('POLL_FILE_WRONG', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}
