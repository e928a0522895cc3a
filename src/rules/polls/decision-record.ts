// The shape of the record of a decision by paper ballots.
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import { choices } from './owners-vote.ts'
import { isReceipt } from './receipt.ts'
import type { Share } from './share.ts'
import type { FilledIn } from './vote-count.ts'
import { electorates } from './vote-packs.ts'

export const format = 'linli-decision-1'
const Hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'no SHA-256 in hex' })
const Digits = z.string().regex(/^[0-9]{1,20}$/, { error: 'no whole number' })
export const Choice = z.enum(choices)
const FileShare = z.strictObject({ of: Digits, in: Digits, included: z.boolean() })
const FileSum = z.strictObject({ heads: z.int().min(0), areaCm2: Digits.nullable() })
const Both = z.strictObject({ heads: z.boolean(), area: z.boolean().nullable() })
const FileCount = z.strictObject({
  taking: FileSum,
  totals: z.array(z.strictObject({ option: Choice, votes: z.int().min(0), areaCm2: Digits.nullable() })),
  participation: Both,
  approval: Both,
  passed: z.boolean(),
})

const DecisionFile = z.strictObject({
  format: z.literal(format),
  poll: z.strictObject({
    id: z.string().min(1),
    question: z.string().min(1),
    /** The day that chose the pack, and the pack with its version. */
    day: z.iso.date(),
    pack: z.string(),
    electorate: z.enum(electorates),
    /** Of Civil Code 278(1); null where the pack numbers none. */
    matter: z.int().min(1).max(9).nullable(),
    /** How many heads may vote, and their area in cm²; null where only heads count. */
    entitled: z.int().min(0),
    areaCm2: Digits.nullable(),
    options: z.array(z.strictObject({ id: Choice, text: z.string().min(1) })).length(choices.length),
  }),
  /** The numbers that the pack lacks, as two people read them, and where; null where the law gives them. */
  filled: z.strictObject({ quorum: FileShare, pass: FileShare, source: z.string().min(1) }).nullable(),
  /** Each head of an open owners' vote by its house numbers; null where ballots are secret: no area ever stands beside those. */
  electors: z
    .array(z.strictObject({ houses: z.array(z.string()), areasCm2: z.array(Digits), delivered: z.boolean() }))
    .nullable(),
  /** In the order of their hashes; `elector` is the place in `electors`. */
  votes: z.array(
    z.strictObject({
      receipt: z.string().refine(isReceipt, { error: 'no receipt: its check digit is wrong' }),
      choice: Choice,
      salt: z.string().regex(/^[0-9a-f]{32}$/, { error: 'no 32 hex digits' }),
      elector: z.int().min(0).nullable(),
      proxy: z.boolean(),
    }),
  ),
  /** What the ballots that were handed in come to. */
  count: FileCount,
  /** With the silent, where the owners' own rules, the warning and the delivery are all recorded; else null. */
  silence: z
    .strictObject({ clause: z.string().min(1), warning: z.string().min(1), joins: Choice, count: FileCount })
    .nullable(),
  /** The seals of all ballots in the order in which they were settled. */
  chain: z.array(Hash),
  /** The hash of everything above: what stands on the notice board. */
  head: Hash,
})
export type DecisionFile = z.infer<typeof DecisionFile>
export type FileShare = z.infer<typeof FileShare>
export type Unsealed = Omit<DecisionFile, 'head'>

const shareIn = (share: z.infer<typeof FileShare>): Share => ({
  ...{ of: BigInt(share.of), in: BigInt(share.in), included: share.included },
})
/** The numbers that were filled in, as a record has them. */
export const filledIn = ({ quorum, pass, source }: NonNullable<DecisionFile['filled']>): FilledIn => ({
  ...{ quorum: shareIn(quorum), pass: shareIn(pass), source },
})

/** Reads a record's shape; whether it agrees with itself is for `recountDecision`. Throws POLL_FILE_WRONG with one line. */
export function recordIn(json: string): DecisionFile {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new AppError('POLL_FILE_WRONG', 'the file is no JSON')
  }
  const parsed = DecisionFile.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('POLL_FILE_WRONG', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}

/** Whether a text is such a record, by the format that it names. */
export const isDecision = (json: string): boolean => /^\s*\{\s*"format"\s*:\s*"linli-decision-1"/.test(json)
