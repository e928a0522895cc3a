// What a resident voted in: the receipts, never the choice, and what came of it.
import * as z from 'zod'
import { line, say, type Line } from '../../text/say.ts'
import { defineFlow, go, perform } from '../flow.ts'
import type { OwnVote } from '../requests.ts'
import { receiptText, totalLines } from './words.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const listedAtMost = 3

function linesOf({ receipts, open, closesAt, totals }: OwnVote): Line[] {
  return [
    ...receipts.map(({ receipt, counts }) =>
      line(counts ? 'votes.receipt' : 'votes.old', { receipt: receiptText(receipt) }),
    ),
    ...totalLines(totals ?? []),
    ...(open ? [line('votes.open', { until: { moment: closesAt } })] : []),
    ...(!open && totals === null ? [line('votes.counting')] : []),
  ]
}

export const ownVotes = defineFlow<State>({
  id: 'own-votes',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myVotes',
      ['told'],
      () => null,
      (_, { votes }) =>
        votes.length === 0
          ? go<State>({ at: 'told' }, say('votes.none'))
          : go<State>(
              { at: 'told' },
              ...votes.slice(0, listedAtMost).map((vote) => ({
                ...say('votes.one', { question: vote.question }),
                lines: linesOf(vote),
                sealed: true as const,
              })),
            ),
    ),
    told: { end: true, ask: () => [] },
  },
})
