// Takes a report back: the last one within ten minutes at once; later after a question, with staff told or asked.
import * as z from 'zod'
import { numberText } from '../rules/tickets/ticket.ts'
import { numbered, say } from '../text/say.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { numberIn } from '../understand/own-matter.ts'
import { defineFlow, go, perform } from './flow.ts'
import { matterOptions, openMatters, pickMatter } from './nudge.ts'
import { shortSummary } from './progress.ts'

const Matter = z.object({ ticketId: z.number(), number: z.number(), summary: z.string() })
/** `sure`: the resident was asked and said yes; `picked`: it is one of those that can be. */
const Withdrawing = z.object({
  ticketId: z.number(),
  sure: z.boolean().default(false),
  picked: z.boolean().default(false),
})
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('withdrawing'), ...Withdrawing.shape }),
  z.object({ at: z.literal('looking'), text: z.string().default('') }),
  z.object({ at: z.literal('which'), matters: z.array(Matter) }),
  Matter.extend({ at: z.literal('confirm') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const options = [{ text: 'withdraw.yes' }, { text: 'withdraw.no' }] as const

export const withdraw = defineFlow<State>({
  id: 'withdraw',
  version: 2,
  State,
  first: (_, seed) => {
    const { ticketId, text = '' } = z
      .object({ ticketId: z.number().optional(), text: z.string().optional() })
      .catch({})
      .parse(seed)
    return ticketId === undefined || numberIn(text) !== undefined
      ? { at: 'looking', text }
      : { at: 'withdrawing', ticketId, sure: false, picked: false }
  },
  steps: {
    withdrawing: perform(
      'withdrawTicket',
      ['told', 'confirm', 'looking'],
      ({ ticketId, sure }: z.infer<typeof Withdrawing>) => ({ ticketId, sure }),
      ({ ticketId, picked }, { outcome, number, summary, handler }) => {
        const told = { number: numberText(number) }
        switch (outcome) {
          case 'withdrawn':
            return go<State>({ at: 'told' }, say('withdraw.done', told))
          case 'asked':
            return go<State>(
              { at: 'told' },
              handler === null
                ? say('withdraw.askedOpen', told)
                : say('withdraw.asked', { ...told, handler }),
            )
          case 'danger':
            return go<State>({ at: 'told' }, say('withdraw.danger', told))
          case 'confirm':
            return go<State>({ at: 'confirm', ticketId, number, summary })
          case 'none':
            return picked
              ? go<State>({ at: 'told' }, say('withdraw.none'))
              : go<State>({ at: 'looking', text: '' })
        }
      },
    ),
    looking: perform(
      'myTickets',
      ['which', 'withdrawing', 'told'],
      () => null,
      ({ text }: { text: string }, { tickets }) => {
        const matters = openMatters(text, tickets)
        if (!matters)
          return go<State>(
            { at: 'told' },
            say('progress.unknown', { number: numberText(numberIn(text) ?? 0) }),
          )
        const [only, other] = matters
        if (!only) return go<State>({ at: 'told' }, say('withdraw.none'))
        return other
          ? go<State>({ at: 'which', matters })
          : go<State>({ at: 'withdrawing', ticketId: only.ticketId, sure: false, picked: true })
      },
    ),
    which: {
      to: ['withdrawing'],
      ask: ({ matters }) => [{ ...say('withdraw.which'), choices: numbered(matterOptions(matters)) }],
      answer: ({ matters }, event) => {
        const picked = event.type === 'text' ? pickMatter(event.text, matters) : undefined
        return picked && go({ at: 'withdrawing', ticketId: picked.ticketId, sure: false, picked: true })
      },
    },
    confirm: {
      to: ['withdrawing', 'told'],
      ask: ({ number, summary }) => [
        {
          ...say('withdraw.confirm', { number: numberText(number), summary: shortSummary(summary) }),
          choices: numbered(options),
        },
      ],
      answer: ({ ticketId, number }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        return picked === 0
          ? go<State>({ at: 'withdrawing', ticketId, sure: true, picked: true })
          : go<State>({ at: 'told' }, say('withdraw.kept', { number: numberText(number) }))
      },
    },
    told: { end: true, ask: () => [] },
  },
})
