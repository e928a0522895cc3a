// The shapes of numbers that a pack of rules lacks.
import * as z from 'zod'
import { ruleFields } from '../../rules/polls/poll-terms.ts'
import { electorates } from '../../rules/polls/vote-packs.ts'

const Person = z.object({ id: z.number(), name: z.string() })
const wholeAtMost = 1000
const Figures = {
  pack: z.string().describe('with its version, such as "council@local"'),
  electorate: z.enum(electorates),
  field: z
    .enum(ruleFields)
    .describe('quorum: how many have to take part; pass: how many of them have to agree'),
  part: z.number().int().min(1).max(wholeAtMost),
  whole: z.number().int().min(1).max(wholeAtMost),
  included: z.boolean().describe('true for 以上 (the share itself is enough), false for 过半数'),
}

export const RuleNumberList = z.object({
  packs: z.array(
    z.object({ pack: z.string(), electorates: z.array(z.enum(electorates)), source: z.string() }),
  ),
  items: z.array(
    z.object({
      id: z.number(),
      place: z.string(),
      ...Figures,
      source: z.string(),
      proposedBy: Person,
      proposedAt: z.iso.datetime(),
      approvedBy: Person.nullable().describe('null: nothing is counted by it'),
      approvedAt: z.iso.datetime().nullable(),
    }),
  ),
})

export const NewRuleNumber = z.object({
  nodeId: z.number().int().positive().describe('for the polls of this place and all below'),
  ...Figures,
  source: z.string().trim().min(4).max(200).describe('the rule with its clause, and the day of its text'),
})
