// How a poll, a choice and a result are said, whatever its kind.
import { namedIn } from '../../rules/polls/poll-kinds.ts'
import { line, numbered, say, type Line, type Say } from '../../text/say.ts'
import type { PollOffer, PollTotal } from '../requests.ts'

export type Offered = Omit<PollOffer, 'listed'>

/** How a receipt reads to somebody to whom it is read over the telephone: "12345 67890". */
export const receiptText = (receipt: string): string => `${receipt.slice(0, 5)} ${receipt.slice(5)}`

const perHead: Readonly<Record<Offered['electorate'], readonly Line[]>> = {
  adults: [],
  households: [line('vote.perHousehold')],
  owners: [line('vote.perOwner')],
}

function howTo({ kind, most, options }: Offered): Line[] {
  switch (kind) {
    case 'single':
      return []
    case 'multiple':
      return [line('vote.howMultiple', { most })]
    case 'approval':
      return [line('vote.howApproval')]
    case 'ranking':
      return [line('vote.howRanking')]
    case 'score':
      return [line('vote.howScore', { count: options.length })]
  }
}

/** What each score means, from 1 on. */
export const scoreWords = [
  { text: 'vote.score1' },
  { text: 'vote.score2' },
  { text: 'vote.score3' },
  { text: 'vote.score4' },
  { text: 'vote.score5' },
] as const

/** The question as it opens; the first option's score is asked with it, since one message asks for one thing. */
export const opening = (poll: Offered): Say => ({
  ...say('vote.ask', { question: poll.question }),
  lines: [
    ...perHead[poll.electorate],
    line('vote.until', { until: { moment: poll.closesAt } }),
    ...(poll.voted ? [line('vote.voted')] : []),
    ...howTo(poll),
    ...(poll.kind === 'score' ? [line('vote.scoreOf', { option: poll.options[0]?.text ?? '' })] : []),
    ...(poll.kind === 'ranking' ? [line('vote.placeFirst')] : []),
  ],
  choices: numbered(poll.kind === 'score' ? scoreWords : poll.options.map(({ text }) => text)),
})

/** A choice read back, before it is cast. */
export function readBack(poll: Offered, choice: string): Pick<Say, 'type' | 'text' | 'params' | 'lines'> {
  const form = { ...poll, options: poll.options.map(({ id }) => id) }
  const named = (namedIn(form, choice) ?? []).map(({ option, score }) => ({
    option: poll.options.find(({ id }) => id === option)?.text ?? '',
    score: score ?? 0,
  }))
  switch (poll.kind) {
    case 'ranking':
      return {
        ...say('vote.confirmRanking'),
        lines: [
          ...named.map(({ option }, at) => line('vote.place', { place: at + 1, option })),
          ...(named.length < poll.options.length ? [line('vote.rest')] : []),
        ],
      }
    case 'score':
      return {
        ...say('vote.confirmScore'),
        lines: named.map(({ option, score }) => line('votes.points', { option, points: score })),
      }
    default:
      return say('vote.confirm', { option: { words: named.map(({ option }) => option) } })
  }
}

/** What came of each option: votes, or points where places or scores were given. */
export const totalLines = (totals: readonly PollTotal[]): Line[] =>
  totals.map(({ text, votes, points }) =>
    points === undefined
      ? line('votes.total', { option: text, votes })
      : line('votes.points', { option: text, points }),
  )
