// Where a channel will not carry the answer, a telephone number is asked for once: then staff call with what could not be sent.
import * as z from 'zod'
import { numbered, say } from '../text/say.ts'
import { wordFor } from '../text/words.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { findPhone, maskPhone } from '../understand/phone.ts'
import { defineFlow, go, perform } from './flow.ts'

const Filed = z.object({ ticketId: z.number(), ask: z.boolean() })
const State = z.discriminatedUnion('at', [
  /** Whether a number is known already; `ask`: it was never asked for. */
  Filed.extend({ at: z.literal('looking') }),
  z.object({ at: z.literal('asking'), ticketId: z.number() }),
  z.object({ at: z.literal('number'), ticketId: z.number() }),
  z.object({ at: z.literal('storing'), ticketId: z.number(), phone: z.string() }),
  z.object({ at: z.literal('declined') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type At<A extends State['at']> = Extract<State, { at: A }>

const options = [{ text: 'callback.yes' }, { text: 'callback.no' }] as const
const noNumber = [{ text: 'request.noPhone' }] as const

/** A number that was written, or words that there is one but not right. */
function numberFrom(text: string, ticketId: number) {
  const found = findPhone(text)
  if (found) return go<State>({ at: 'storing', ticketId, phone: found.phone })
  return /[0-9]{5,}/.test(text) ? go<State>({ at: 'number', ticketId }, say('request.badPhone')) : undefined
}

export const callback = defineFlow<State>({
  id: 'callback',
  version: 1,
  State,
  first: (_, seed) => {
    const filed = Filed.safeParse(seed)
    return filed.success ? { at: 'looking', ...filed.data } : { at: 'told' }
  },
  steps: {
    looking: perform(
      'phoneOf',
      ['asking', 'told'],
      ({ ticketId }: At<'looking'>) => ({ ticketId }),
      ({ ticketId, ask }, { phone }) => {
        if (phone !== null)
          return go<State>({ at: 'told' }, say('callback.known', { phone: maskPhone(phone) }))
        return go<State>(ask ? { at: 'asking', ticketId } : { at: 'told' })
      },
    ),
    asking: {
      to: ['number', 'storing', 'declined'],
      ask: () => [{ ...say('callback.ask'), choices: numbered(options) }],
      answer: ({ ticketId }, event) => {
        if (event.type !== 'text' || !event.text) return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        if (picked === 0) return go<State>({ at: 'number', ticketId })
        if (picked === 1) return go<State>({ at: 'declined' })
        return numberFrom(event.text, ticketId)
      },
      back: () => ({ at: 'declined' }),
    },
    number: {
      to: ['storing', 'declined'],
      ask: () => [{ ...say('request.askPhone'), choices: numbered(noNumber) }],
      answer: ({ ticketId }, event) => {
        if (event.type !== 'text' || !event.text) return undefined
        if (choose(event.text, noNumber) === 0 || wordFor(event.text) === 'no')
          return go<State>({ at: 'declined' })
        return numberFrom(event.text, ticketId)
      },
      back: ({ ticketId }) => ({ at: 'asking', ticketId }),
    },
    storing: perform(
      'setPhone',
      ['told'],
      ({ ticketId, phone }: At<'storing'>) => ({ ticketId, phone }),
      ({ phone }) => go<State>({ at: 'told' }, say('callback.kept', { phone: maskPhone(phone) })),
    ),
    declined: { end: true, ask: () => [say('callback.declined')] },
    told: { end: true, ask: () => [] },
  },
})
