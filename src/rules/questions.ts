// What `npm run rules` can be asked: JSON in, JSON out. Nothing but reading the question and showing the answer.
import * as z from 'zod'
import { AppError } from '../errors.ts'
import { caseKinds, packDueDay } from './time/deadline-packs.ts'
import { confirmationDays } from './law/mediation.ts'
import { choices, tally } from './polls/owners-vote.ts'
import { outcome } from './polls/vote-count.ts'
import { electorates, packId, votePackFor } from './polls/vote-packs.ts'

/** An ISO date-time as epoch ms; one without an offset is Asia/Shanghai's. A day that there is not is refused. */
const Instant = z
  .union([z.iso.datetime({ offset: true, local: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: 'no ISO date-time, such as 2026-09-30T10:00:00+08:00',
  })
  .transform((text) => Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+08:00`))
const Area = z
  .string({ error: 'no text: areas are whole cm² in quotes' })
  .regex(/^[1-9][0-9]*$/, { error: 'no whole number of cm² above zero' })
  .transform(BigInt)

const DeadlineQuestion = z.object({ pack: z.string(), kind: z.enum(caseKinds), from: Instant })
const TallyQuestion = z.object({
  rule: z.literal('civil-code-278'),
  matter: z.int().min(1).max(9),
  owners: z.array(z.object({ id: z.string().min(1), areasCm2: z.array(Area).min(1) })),
  ballots: z.array(z.object({ owner: z.string(), choice: z.enum(choices) })),
})

const Whole = z.int().min(0)
const Part = z
  .string({ error: 'no text: shares are whole numbers in quotes' })
  .regex(/^[1-9][0-9]{0,8}$/, { error: 'no whole number above zero' })
  .transform(BigInt)
const Share = z
  .object({ of: Part, in: Part, included: z.boolean() })
  .refine((share) => share.of <= share.in, { error: 'more than the whole' })
const VoteQuestion = z.object({
  pack: z.string(),
  day: z.iso.date({ error: 'no day, such as 2025-12-31' }),
  electorate: z.enum(electorates),
  entitled: Whole,
  agree: Whole,
  oppose: Whole,
  abstain: Whole,
  filled: z.object({ quorum: Share, pass: Share, source: z.string().trim().min(1) }).optional(),
})

const MediationQuestion = z.object({
  effective: z.iso.date({ error: 'no day, such as 2026-09-05' }),
})

/** Each rule, what it answers in one sentence, and a question as it is asked. */
export const questions = {
  deadline: {
    answers: 'The last day for an answer. A time without an offset is Asia/Shanghai’s',
    example: { pack: 'sichuan-12345', kind: 'help', from: '2026-09-30T10:00:00+08:00' },
    ask: (question: unknown) => {
      const { pack, kind, from } = read(DeadlineQuestion, question)
      return { due: packDueDay(pack, kind, from) }
    },
  },
  tally: {
    answers: 'Whether owners’ votes carry one of the nine matters of Civil Code 278; areas in whole cm²',
    example: {
      rule: 'civil-code-278',
      matter: 4,
      owners: [
        { id: 'A', areasCm2: ['900000', '850000'] },
        { id: 'B', areasCm2: ['1200000'] },
      ],
      ballots: [
        { owner: 'A', choice: 'agree' },
        { owner: 'B', choice: 'agree' },
      ],
    },
    ask: (question: unknown) => {
      const { matter, owners, ballots } = read(TallyQuestion, question)
      return tally(matter, owners, ballots)
    },
  },
  mediation: {
    answers:
      'By when a court can be asked to confirm a mediation agreement, and when both sides are reminded',
    example: { effective: '2026-09-05' },
    ask: (question: unknown) => confirmationDays(read(MediationQuestion, question).effective),
  },
  vote: {
    answers:
      'Whether a vote by heads is carried under the rules of the meeting’s day; null where nothing is decided',
    example: {
      pack: 'resident-meeting',
      day: '2025-12-31',
      electorate: 'households',
      entitled: 300,
      agree: 90,
      oppose: 40,
      abstain: 30,
    },
    ask: (question: unknown) => {
      const { pack: name, day, filled, ...votes } = read(VoteQuestion, question)
      const pack = votePackFor(name, day)
      const taking = votes.agree + votes.oppose + votes.abstain
      return {
        pack: packId(pack),
        source: filled?.source ?? pack.source,
        outcome: outcome(pack, { ...votes, taking }, filled),
      }
    },
  },
} as const satisfies Record<string, { answers: string; example: object; ask: (question: unknown) => object }>

/** Asks a rule by its name, with a question in JSON. Throws INPUT_INVALID, with one line that says what is wrong. */
export function askRule(name: string | undefined, json: string): object {
  if (name === undefined || !Object.hasOwn(questions, name))
    throw new AppError('INPUT_INVALID', `name one of the rules: ${Object.keys(questions).join(', ')}`)
  return questions[name as keyof typeof questions].ask(parse(json))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new AppError('INPUT_INVALID', 'the question is no JSON')
  }
}

function read<T>(Question: z.ZodType<T>, question: unknown): T {
  const parsed = Question.safeParse(question)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const at = issue?.path.join('.') ?? ''
  throw new AppError('INPUT_INVALID', `${at === '' ? 'the question' : at}: ${issue?.message ?? ''}`)
}
