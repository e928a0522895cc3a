// The shapes of polls.
import * as z from 'zod'
import {
  optionLength,
  optionsAtMost,
  pollElectorates,
  pollKinds,
  pollStates,
  questionLength,
} from '../../rules/polls/poll-terms.ts'
import { pollAims } from '../../rules/polls/vote-packs.ts'

const At = z.iso.datetime()

export const PollId = z.object({ id: z.uuid() })
export const MadePoll = z.object({ id: z.uuid() })

export const PollList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      place: z.string(),
      pack: z.string().describe('the rules and their version, which the day of its beginning chose'),
      electorate: z.enum(pollElectorates),
      question: z.string(),
      options: z.array(z.string()),
      kind: z.enum(pollKinds),
      most: z.number().describe('how many options a ballot names at most'),
      opensAt: At,
      closesAt: At,
      state: z.enum(pollStates),
      by: z.object({ id: z.number(), name: z.string() }),
      entitled: z.number().describe('how many may vote, from its beginning on'),
      taking: z.number().describe('how many have voted'),
      totals: z
        .array(
          z.object({
            text: z.string(),
            votes: z.number().describe('how many ballots name it'),
            points: z.number().optional().describe('in a ranking, or of scores'),
          }),
        )
        .nullable()
        .describe('null until it is published'),
      head: z
        .string()
        .nullable()
        .describe('the hash of the published record: what belongs on the notice board'),
    }),
  ),
})

export const NewPoll = z.object({
  nodeId: z.number().int().positive().describe('whose people are asked'),
  aim: z.enum(pollAims).default('opinion').describe('elections and votes against a person are refused'),
  pack: z.string().default('opinion-poll'),
  electorate: z.enum(pollElectorates),
  question: z.string().trim().min(1).max(questionLength),
  options: z.array(z.string().trim().min(1).max(optionLength)).min(2).max(optionsAtMost),
  kind: z.enum(pollKinds).default('single'),
  most: z.number().int().optional().describe('how many options a ballot names at most: for multiple alone'),
  opensAt: At.optional().describe('at once where it is left out'),
  closesAt: At,
})
