// What an answer to a poll comes to, by its kind: the whole choice, or its next part.
import * as z from 'zod'
import { ranked, scored, several } from '../../rules/polls/poll-kinds.ts'
import { pollElectorates, pollKinds } from '../../rules/polls/poll-terms.ts'
import { say } from '../../text/say.ts'
import { choose, chooseInOrder, chooseSeveral } from '../../understand/choice.ts'
import { go, type Turn } from '../flow.ts'
import { scoreWords } from './words.ts'

const Poll = z.object({
  pollId: z.number(),
  question: z.string(),
  options: z.array(z.object({ id: z.string(), text: z.string() })),
  kind: z.enum(pollKinds),
  most: z.number(),
  electorate: z.enum(pollElectorates),
  closesAt: z.number(),
  voted: z.boolean(),
})
export type Poll = z.infer<typeof Poll>
export const Chosen = z.object({ poll: Poll, choice: z.string() })
export const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('picking'), polls: z.array(Poll) }),
  z.object({ at: z.literal('choosing'), poll: Poll }),
  /** Asks for one option more, beside those that were named. */
  z.object({ at: z.literal('adding'), poll: Poll, picked: z.array(z.string()) }),
  /** Asks which option comes next. */
  z.object({ at: z.literal('ranking'), poll: Poll, order: z.array(z.string()) }),
  /** Asks for the next option's score. */
  z.object({ at: z.literal('scoring'), poll: Poll, scores: z.array(z.number()) }),
  Chosen.extend({ at: z.literal('confirming') }),
  Chosen.extend({ at: z.literal('casting') }),
  z.object({ at: z.literal('told') }),
])
export type State = z.infer<typeof State>

export const ids = ({ options }: Poll): string[] => options.map(({ id }) => id)
const texts = ({ options }: Poll): string[] => options.map(({ text }) => text)
export const rest = (poll: Poll, named: readonly string[]) =>
  poll.options.filter(({ id }) => !named.includes(id))

export const confirm = (poll: Poll, choice: string): Turn<State> => go({ at: 'confirming', poll, choice })

/** Takes options that were named, or asks again from `state`, since they are too many. */
export function named(poll: Poll, picked: readonly string[], state: State): Turn<State> {
  const { most } = poll
  if (picked.length <= most) return confirm(poll, several(ids(poll), picked))
  return go(state, { ...say('vote.tooMany', { most, count: picked.length }), sealed: true })
}

/** Takes the next in an order; the last needs no question. */
export const placed = (poll: Poll, order: string[]): Turn<State> =>
  rest(poll, order).length > 1 ? go({ at: 'ranking', poll, order }) : confirm(poll, ranked(ids(poll), order))

export const rated = (poll: Poll, scores: number[]): Turn<State> =>
  scores.length < poll.options.length
    ? go({ at: 'scoring', poll, scores })
    : confirm(poll, scored(ids(poll), scores))

/** What the first answer comes to: all of the choice, where it is told at once, or its beginning. */
export function chosen(poll: Poll, text: string): Turn<State> | undefined {
  const idsAt = (picked: readonly number[] | undefined) => picked?.flatMap((at) => poll.options[at]?.id ?? [])
  switch (poll.kind) {
    case 'single': {
      const picked = poll.options[choose(text, texts(poll)) ?? -1]
      return picked && confirm(poll, picked.id)
    }
    case 'multiple':
    case 'approval': {
      const picked = idsAt(chooseSeveral(text, texts(poll)))
      return picked && named(poll, picked, { at: 'choosing', poll })
    }
    case 'ranking': {
      const order = idsAt(chooseInOrder(text, texts(poll)))
      if (!order) return undefined
      return order.length > 1 ? confirm(poll, ranked(ids(poll), order)) : placed(poll, order)
    }
    case 'score': {
      const row = text.match(/[1-5]/g)?.map(Number) ?? []
      if (row.length === poll.options.length && /^[1-5\s,,、分]+$/.test(text)) return rated(poll, row)
      return scoreIn(text, (score) => rated(poll, [score]))
    }
  }
}

export function scoreIn(text: string, then: (score: number) => Turn<State>): Turn<State> | undefined {
  const score = choose(text.replace(/分$/, ''), scoreWords)
  return score === undefined ? undefined : then(score + 1)
}
