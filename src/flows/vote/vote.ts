// A resident votes: which poll, which option, read back and confirmed once more, and a receipt. One to one only.
import * as z from 'zod'
import { flowLevels } from '../../rules/residents/levels.ts'
import { pollElectorates } from '../../rules/polls/poll-terms.ts'
import { line, numbered, say, type Line, type Say } from '../../text/say.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Effect } from '../flow.ts'
import type { PollOffer } from '../requests.ts'

const Poll = z.object({
  pollId: z.number(),
  question: z.string(),
  options: z.array(z.object({ id: z.string(), text: z.string() })),
  electorate: z.enum(pollElectorates),
  closesAt: z.number(),
  voted: z.boolean(),
})
type Poll = z.infer<typeof Poll>
const Chosen = z.object({ poll: Poll, choice: z.string() })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('picking'), polls: z.array(Poll) }),
  z.object({ at: z.literal('choosing'), poll: Poll }),
  Chosen.extend({ at: z.literal('confirming') }),
  Chosen.extend({ at: z.literal('casting') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const sure = [{ text: 'vote.yes' }, { text: 'vote.change' }] as const

/** How a vote reads to somebody to whom it is read over the telephone: "12345 67890". */
export const receiptText = (receipt: string): string => `${receipt.slice(0, 5)} ${receipt.slice(5)}`

const perHead: Readonly<Record<Poll['electorate'], readonly Line[]>> = {
  adults: [],
  households: [line('vote.perHousehold')],
  owners: [line('vote.perOwner')],
}

const question = ({ question, options, electorate, closesAt, voted }: Poll): Say => ({
  ...say('vote.ask', { question }),
  lines: [
    ...perHead[electorate],
    line('vote.until', { until: { moment: closesAt } }),
    ...(voted ? [line('vote.voted')] : []),
  ],
  choices: numbered(options.map(({ text }) => text)),
})

/** Why somebody may not vote, and what they can do. */
function unlisted({ question, electorate }: PollOffer, level: number): Say {
  if (electorate === 'owners' && level < 3) return say('vote.needOwner', { question })
  const needed = electorate === 'households' ? 2 : flowLevels.vote
  return level < needed ? say('vote.needLevel', { question }) : say('vote.late', { question })
}

const explained: Effect[] = [say('vote.explain1'), say('vote.explain2'), say('vote.explain3')]

export const vote = defineFlow<State>({
  id: 'vote',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'openPolls',
      ['picking', 'choosing', 'told'],
      () => null,
      (_, { polls, level, first }) => {
        const mine = polls.flatMap(({ listed, ...poll }) => (listed ? [poll] : []))
        const [only, second] = mine
        if (!only) {
          const said = polls.map((poll) => unlisted(poll, level))
          return go<State>({ at: 'told' }, ...(said.length > 0 ? said.slice(0, 3) : [say('vote.none')]))
        }
        const explain = first ? explained : []
        return second
          ? go<State>({ at: 'picking', polls: mine }, ...explain)
          : go<State>({ at: 'choosing', poll: only }, ...explain)
      },
    ),
    picking: {
      to: ['choosing'],
      ask: ({ polls }) => [
        {
          ...say('vote.which', { count: polls.length }),
          choices: numbered(polls.map(({ question }) => question)),
        },
      ],
      answer: ({ polls }, event) => {
        if (event.type !== 'text') return undefined
        const poll =
          polls[
            choose(
              event.text,
              polls.map(({ question }) => question),
            ) ?? -1
          ]
        return poll && go<State>({ at: 'choosing', poll })
      },
    },
    choosing: {
      to: ['confirming'],
      ask: ({ poll }) => [question(poll)],
      answer: ({ poll }, event) => {
        if (event.type !== 'text') return undefined
        const picked =
          poll.options[
            choose(
              event.text,
              poll.options.map(({ text }) => text),
            ) ?? -1
          ]
        return picked && go<State>({ at: 'confirming', poll, choice: picked.id })
      },
    },
    confirming: {
      to: ['casting', 'choosing'],
      ask: ({ poll, choice }) => [
        {
          ...say('vote.confirm', { option: poll.options.find(({ id }) => id === choice)?.text ?? '' }),
          choices: numbered(sure),
          sealed: true,
        },
      ],
      answer: ({ poll, choice }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, sure) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        return picked === 0 ? go<State>({ at: 'casting', poll, choice }) : go<State>({ at: 'choosing', poll })
      },
      back: ({ poll }) => ({ at: 'choosing', poll }),
    },
    casting: perform(
      'castVote',
      ['told'],
      ({ poll, choice }: z.infer<typeof Chosen>) => ({ pollId: poll.pollId, choice }),
      ({ poll }, { outcome, receipts, replaced }) => {
        if (outcome === 'closed') return go<State>({ at: 'told' }, say('vote.closed'))
        if (outcome === 'unlisted')
          return go<State>({ at: 'told' }, say('vote.late', { question: poll.question }))
        const told = { receipts: receipts.map(receiptText).join('、') }
        return go<State>(
          { at: 'told' },
          {
            ...(replaced ? say('vote.replaced', told) : say('vote.done', told)),
            after: [line('vote.keep', { until: { moment: poll.closesAt } })],
            sealed: true,
          },
        )
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
