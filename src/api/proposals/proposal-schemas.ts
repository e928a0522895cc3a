// The shapes of proposals (议事).
import * as z from 'zod'
import {
  optionsAtMost,
  pollElectorates,
  pollKinds,
  pollStates,
  questionLength,
} from '../../rules/polls/poll-terms.ts'
import {
  commentKinds,
  commentStates,
  courtyardSteps,
  fenAtMost,
  flagRecords,
  moneyKinds,
  proposalDays,
  proposalEvents,
  proposalKinds,
  proposalLength,
  proposalStates,
} from '../../rules/proposals/proposal-terms.ts'

const At = z.iso.datetime()
const words = (most: number) => z.string().trim().min(1).max(most)
const Reason = words(500).describe('for everybody to read')
const Days = z.number().int().min(1).max(proposalDays.atMost).describe('in working days')

export const ProposalId = z.object({ id: z.uuid() })
export const TaskId = ProposalId.extend({ taskId: z.uuid() })
export const FlagId = ProposalId.extend({ flagId: z.uuid() })
export const CommentId = ProposalId.extend({ commentId: z.uuid() })

const Head = z.object({
  id: z.uuid(),
  nodeId: z.number(),
  place: z.string(),
  what: z.string(),
  author: z.string().nullable().describe('the name that the author wants shown; null: one of the residents'),
  kind: z.enum(proposalKinds),
  state: z.enum(proposalStates),
  dueAt: At.nullable().describe('when the next step is owed; null once it has ended'),
  until: At.nullable().describe('when notice, discussion or the window for objections ends'),
  createdAt: At,
  moderator: z.object({ id: z.number(), name: z.string() }).nullable(),
  waiting: z.number().describe('words of residents that nobody has read yet'),
})
export const ProposalList = z.object({ items: z.array(Head) })

export const Proposal = Head.extend({
  pack: z.string().nullable().describe('by which rules it is decided'),
  partyStudies: z.boolean(),
  adopted: z.boolean().nullable(),
  steps: z.array(z.enum(courtyardSteps)),
  discussionDays: z.number(),
  ticket: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  mergedInto: z.object({ id: z.uuid(), what: z.string() }).nullable(),
  poll: z.object({ id: z.uuid(), question: z.string(), state: z.enum(pollStates) }).nullable(),
  tasks: z.array(
    z.object({
      id: z.uuid(),
      what: z.string(),
      who: z.string(),
      dueOn: z.iso.date(),
      doneAt: At.nullable(),
    }),
  ),
  money: z.array(
    z.object({
      kind: z.enum(moneyKinds),
      what: z.string(),
      fen: z.number().int(),
      voucher: z.string(),
      day: z.iso.date(),
    }),
  ),
  flags: z.array(
    z.object({
      id: z.uuid(),
      record: z.enum(flagRecords),
      words: z.string(),
      at: At,
      to: z.object({ id: z.number(), name: z.string() }).describe('who is asked'),
      dueAt: At,
      answer: z.string().nullable(),
      escalated: z.boolean().describe('not answered in time: it went to the street office'),
    }),
  ),
  history: z.array(
    z.object({ at: At, type: z.enum(proposalEvents), words: z.string(), by: z.string().nullable() }),
  ),
  comments: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(commentKinds),
      text: z.string(),
      at: At,
      state: z.enum(commentStates),
      dueAt: At.describe('by when it is to be shown or removed'),
      reason: z.string().nullable(),
      moderator: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
})

export const MadeProposal = z.object({ id: z.uuid() })
export const NewProposal = z.object({ nodeId: z.number().int().positive(), what: words(proposalLength) })
export const WithReason = z.object({ reason: Reason })
export const Qualify = WithReason.extend({
  lawful: z.boolean().describe('it is not against the law'),
  selfGovernance: z.boolean().describe('residents may decide it themselves'),
  excludesNobody: z.boolean().describe('it is no vote to exclude a person or a group'),
  kind: z.enum(proposalKinds).default('general'),
  pack: z.string().default('opinion-poll'),
  partyStudies: z.boolean().default(false).describe('where the pack leaves it to the body'),
})
export const Merge = WithReason.extend({ into: z.uuid() })
export const Refer = WithReason.extend({
  number: z.number().int().positive().describe('of the case, as residents are told it'),
})
export const Study = WithReason.extend({ goesOn: z.boolean() })
export const Notice = WithReason.extend({
  what: words(proposalLength)
    .optional()
    .describe(
      'as everybody reads it, without names, telephone or door numbers; the own words stay for staff',
    ),
  days: Days.default(proposalDays.notice),
  discussionDays: Days.default(proposalDays.discussion),
})
export const DiscussAgain = WithReason.extend({ days: Days.default(proposalDays.discussion) })
export const PollOfProposal = WithReason.extend({ pollId: z.uuid() })
export const Shortlist = z.object({
  proposals: z
    .array(z.uuid())
    .min(2)
    .max(optionsAtMost)
    .describe('those that are to be decided, in the order in which residents read them'),
  question: words(questionLength),
  kind: z.enum(pollKinds).default('approval'),
  most: z.number().int().optional().describe('how many a ballot names at most: for multiple alone'),
  electorate: z.enum(pollElectorates).default('adults'),
  closesAt: At,
})
export const Decide = WithReason.extend({ adopted: z.boolean(), days: Days.default(proposalDays.objections) })
export const Step = WithReason.extend({ step: z.enum(courtyardSteps) })
export const NewTask = z.object({ what: words(200), who: words(60), dueOn: z.iso.date() })
export const Progress = WithReason.extend({ done: z.boolean().default(false) })
export const NewMoney = z.object({
  kind: z.enum(moneyKinds),
  what: words(100),
  fen: z.number().int().positive().max(fenAtMost).describe('in fen: 12.50 yuan is 1250'),
  voucher: words(60).describe('the number of the voucher'),
  day: z.iso.date(),
})
export const NewFlag = WithReason.extend({
  record: z.enum(flagRecords),
  toId: z.number().int().positive().describe('who is asked; somebody who works on proposals there'),
})
export const Moderation = z.object({
  reason: words(200).nullable().describe('why it is removed, for everybody to read; null: it is shown'),
})
export const ObjectionAnswer = WithReason.extend({
  upheld: z.boolean(),
  days: Days.default(proposalDays.discussion).describe('how long it is discussed again, if it is upheld'),
})
