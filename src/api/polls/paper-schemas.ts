// The shapes of decisions by paper ballots.
import * as z from 'zod'
import { choices } from '../../rules/polls/owners-vote.ts'
import { sheetFaults } from '../../rules/polls/paper-ballot.ts'
import {
  ballotStates,
  ballotWays,
  deliveryWays,
  pollElectorates,
  pollStates,
  questionLength,
} from '../../rules/polls/poll-terms.ts'

const Person = z.object({ id: z.number(), name: z.string() })
const Words = z.string().trim().min(1).max(200)
const Share = z.object({ part: z.number(), whole: z.number(), included: z.boolean() })
const Reading = {
  choice: z.enum(choices),
  way: z.enum(ballotWays).describe('paper: handed in; door: filled in at the door'),
  proxy: z
    .string()
    .trim()
    .max(100)
    .default('')
    .describe('the reference of the written authority by which a proxy voted; empty where none did'),
}
const Silence = z.object({
  clause: Words.describe('the clause of the owners’ own rules by which the silent join the majority'),
  warning: Words.describe('the warning as the ballot prints it'),
})
const Proxy = {
  name: z.string().trim().min(1).max(40),
  scope: Words.describe('what it is given for, as it stands there'),
  day: z.iso.date().describe('on which it was signed'),
  reference: z.string().trim().min(1).max(100).describe('where the paper or its scan lies'),
}
const Delivery = {
  how: z.enum(deliveryWays),
  day: z.iso.date(),
  proof: Words.describe('who delivered it, and what shows it'),
}

export const NewPaperPoll = z.object({
  nodeId: z.number().int().positive().describe('whose owners or households decide'),
  pack: z.string(),
  electorate: z.enum(pollElectorates),
  matter: z.number().int().min(1).max(9).nullable().default(null).describe('of Civil Code 278(1)'),
  question: z.string().trim().min(1).max(questionLength),
  handIn: Words.describe('where and how the paper is handed in, as residents read it'),
  closesAt: z.iso.datetime(),
  silence: Silence.nullable().default(null),
})

export const PaperPoll = z.object({
  id: z.uuid(),
  question: z.string(),
  pack: z.string(),
  electorate: z.enum(pollElectorates),
  state: z.enum(pollStates),
  closesAt: z.iso.datetime(),
  matter: z.number().nullable(),
  handIn: z.string(),
  silence: Silence.nullable(),
  rules: z
    .object({
      ...{ quorum: Share, pass: Share },
      source: z.string().nullable().describe('of numbers that were filled in; null where the law gives them'),
    })
    .nullable()
    .describe('null: the numbers are not known, and nothing is counted'),
  electors: z.array(
    z.object({
      id: z.number(),
      houses: z.array(z.string()),
      state: z.enum(ballotStates),
      mine: z.object(Reading).nullable(),
      differing: z
        .array(z.object({ by: Person, ...Reading }))
        .describe('both entries, once both are in and differ'),
      settled: z.object({ by: Person, reason: z.string() }).nullable(),
      proxy: z.object(Proxy).nullable(),
      delivery: z.object(Delivery).nullable(),
    }),
  ),
})

const electorId = z.number().int().positive()
export const NewEntry = z.object({ electorId, ...Reading })
export const Settling = z.object({ electorId, ...Reading, reason: Words })
export const NewProxy = z.object({ electorId, ...Proxy })
export const NewDelivery = z.object({ electorIds: z.array(electorId).min(1).max(5000), ...Delivery })
export const SheetTaken = z.object({
  ballots: z.number(),
  errors: z.array(z.object({ line: z.number(), fault: z.enum(sheetFaults) })),
})
