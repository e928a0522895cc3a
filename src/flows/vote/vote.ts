// A resident votes: which poll, which option, read back and confirmed once more, and a receipt. One to one only.
import type * as z from 'zod'
import { flowLevels } from '../../rules/residents/levels.ts'
import { ranked, several } from '../../rules/polls/poll-kinds.ts'
import { line, numbered, say, type Say, type Word } from '../../text/say.ts'
import { choose, chooseSeveral, saysEnough, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Effect } from '../flow.ts'
import type { PollOffer } from '../requests.ts'
import {
  chosen,
  confirm,
  ids,
  named,
  placed,
  rated,
  rest,
  scoreIn,
  State,
  type Chosen,
  type Poll,
} from './choosing.ts'
import { opening, readBack, receiptText, scoreWords } from './words.ts'

/** Why somebody may not vote, and what they can do. */
function unlisted({ question, electorate }: PollOffer, level: number): Say {
  if (electorate === 'owners' && level < 3) return say('vote.needOwner', { question })
  const needed = electorate === 'households' ? 2 : flowLevels.vote
  return level < needed ? say('vote.needLevel', { question }) : say('vote.late', { question })
}

/** What is decided on paper is not voted on here. */
const decision = ({
  question,
  handIn,
  closesAt,
}: {
  question: string
  handIn: string
  closesAt: number
}): Say => say('vote.onPaper', { question, handIn, until: { moment: closesAt } })

const explained: Effect[] = [say('vote.explain1'), say('vote.explain2'), say('vote.explain3')]

/** What is offered with the read-back; more can be added only where the poll allows it. */
function sure({ kind, most, options }: Poll, choice: string): Word[] {
  const several = kind === 'multiple' || kind === 'approval'
  const more = several && choice.split(',').length < Math.min(most, options.length)
  return [{ text: 'vote.yes' }, { text: 'vote.change' }, ...(more ? [{ text: 'vote.more' } as const] : [])]
}

export const vote = defineFlow<State>({
  id: 'vote',
  version: 2,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'openPolls',
      ['picking', 'choosing', 'told'],
      () => null,
      (_, { polls, level, first, onPaper }) => {
        const paper = onPaper.slice(0, 3).map(decision)
        const mine = polls.flatMap(({ listed, ...poll }) => (listed ? [poll] : []))
        const [only, second] = mine
        if (!only) {
          const said = polls.map((poll) => unlisted(poll, level))
          const told = [...paper, ...said.slice(0, 3)]
          return go<State>({ at: 'told' }, ...(told.length > 0 ? told : [say('vote.none')]))
        }
        const explain = [...paper, ...(first ? explained : [])]
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
      // The question itself is for everybody; what is said to it is not.
      sealed: true,
      to: ['ranking', 'scoring', 'confirming'],
      ask: ({ poll }) => [opening(poll)],
      answer: ({ poll }, event) => (event.type === 'text' ? chosen(poll, event.text) : undefined),
    },
    adding: {
      to: ['confirming'],
      ask: ({ poll, picked }) => [
        {
          ...say('vote.moreWhich'),
          choices: numbered(rest(poll, picked).map(({ text }) => text)),
          sealed: true,
        },
      ],
      answer: ({ poll, picked }, event) => {
        if (event.type !== 'text') return undefined
        const left = rest(poll, picked)
        const more = chooseSeveral(
          event.text,
          left.map(({ text }) => text),
        )
        const all = [...picked, ...(more ?? []).flatMap((at) => left[at]?.id ?? [])]
        return more && named(poll, all, { at: 'adding', poll, picked })
      },
      back: ({ poll, picked }) => ({ at: 'confirming', poll, choice: several(ids(poll), picked) }),
    },
    ranking: {
      to: ['confirming'],
      ask: ({ poll, order }) => [
        {
          ...say('vote.placeNext', { place: order.length + 1 }),
          choices: numbered([...rest(poll, order).map(({ text }) => text), { text: 'vote.enough' }]),
          sealed: true,
        },
      ],
      answer: ({ poll, order }, event) => {
        if (event.type !== 'text') return undefined
        const left = rest(poll, order)
        const picked = choose(event.text, [...left.map(({ text }) => text), { text: 'vote.enough' }])
        const next = left[picked ?? -1]
        if (next) return placed(poll, [...order, next.id])
        return picked === left.length || saysEnough(event.text)
          ? confirm(poll, ranked(ids(poll), order))
          : undefined
      },
      back: ({ poll, order }) =>
        order.length > 1 ? { at: 'ranking', poll, order: order.slice(0, -1) } : { at: 'choosing', poll },
    },
    scoring: {
      to: ['confirming'],
      ask: ({ poll, scores }) => [
        {
          ...say('vote.scoreOf', { option: poll.options[scores.length]?.text ?? '' }),
          choices: numbered(scoreWords),
          sealed: true,
        },
      ],
      answer: ({ poll, scores }, event) =>
        event.type === 'text' ? scoreIn(event.text, (score) => rated(poll, [...scores, score])) : undefined,
      back: ({ poll, scores }) =>
        scores.length > 1 ? { at: 'scoring', poll, scores: scores.slice(0, -1) } : { at: 'choosing', poll },
    },
    confirming: {
      to: ['casting', 'choosing', 'adding'],
      ask: ({ poll, choice }) => [
        { ...readBack(poll, choice), choices: numbered(sure(poll, choice)), sealed: true },
      ],
      answer: ({ poll, choice }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, sure(poll, choice)) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        if (picked === 0) return go<State>({ at: 'casting', poll, choice })
        return picked === 1
          ? go<State>({ at: 'choosing', poll })
          : go<State>({ at: 'adding', poll, picked: choice.split(',') })
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
