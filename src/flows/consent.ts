// Whether the property company may have the resident's number and flat: asked when their matter goes to it (个人信息保护法 23).
import * as z from 'zod'
import { numberText } from '../rules/tickets/ticket.ts'
import { numbered, say, type Say } from '../text/say.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { defineFlow, go, perform } from './flow.ts'

/** `to`: whoever would get them, by name. */
const Asked = z.object({ ticketId: z.number(), number: z.number(), to: z.string() })
const State = z.discriminatedUnion('at', [
  /** Begun by the word 给物业: looks for the ticket that it is about. */
  z.object({ at: z.literal('looking') }),
  Asked.extend({ at: z.literal('waiting') }),
  Asked.extend({ at: z.literal('storing'), given: z.boolean() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Storing = Extract<State, { at: 'storing' }>

const options = [{ text: 'consent.give' }, { text: 'consent.keep' }] as const

/** The question; to somebody who is busy with something else, how to answer it later. */
export function consentQuestion({ number, to }: { number: number; to: string }, busy: boolean): Say {
  const told = { number: numberText(number), to }
  return busy ? say('consent.askBusy', told) : { ...say('consent.ask', told), choices: numbered(options) }
}

export const consent = defineFlow<State>({
  id: 'consent',
  version: 1,
  State,
  first: (_, seed) => {
    const asked = Asked.safeParse(seed)
    return asked.success ? { at: 'waiting', ...asked.data } : { at: 'looking' }
  },
  steps: {
    looking: perform(
      'consentTicket',
      ['waiting', 'told'],
      () => null,
      (_, found) =>
        found ? go<State>({ at: 'waiting', ...found }) : go<State>({ at: 'told' }, say('consent.none')),
    ),
    waiting: {
      to: ['storing'],
      ask: (asked) => [consentQuestion(asked, false)],
      answer: ({ ticketId, number, to }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        return picked === undefined
          ? undefined
          : go({ at: 'storing', ticketId, number, to, given: picked === 0 })
      },
    },
    storing: perform(
      'setConsent',
      ['told'],
      ({ ticketId, given }: Storing) => ({ ticketId, given }),
      ({ number, to, given }, { ok }) => {
        const told = { number: numberText(number), to }
        if (!ok) return go<State>({ at: 'told' }, say('reply.closed', { number: told.number }))
        return go<State>({ at: 'told' }, given ? say('consent.given', told) : say('consent.refused', told))
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
