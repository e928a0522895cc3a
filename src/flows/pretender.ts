// Somebody claims to act for the community and asks for money, papers or a code: the resident is warned at once, staff hear of
// it, and the name that was used is looked up in the register. A name that stands there proves nothing, and that is said.
import * as z from 'zod'
import { line, numbered, say, type Say } from '../text/say.ts'
import { choose } from '../understand/choice.ts'
import { nameTold } from '../understand/pretender.ts'
import { numberText } from '../rules/tickets/ticket.ts'
import { defineFlow, go, perform, type Scene } from './flow.ts'

const Filed = z.object({ ticketId: z.number(), number: z.number() })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('filing'), text: z.string() }),
  Filed.extend({ at: z.literal('looking'), text: z.string() }),
  Filed.extend({ at: z.literal('asking') }),
  Filed.extend({ at: z.literal('naming'), text: z.string() }),
  Filed.extend({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Looking = Extract<State, { at: 'looking' }>
type Naming = Extract<State, { at: 'naming' }>

const options = [{ text: 'pretender.unknownName' }] as const

/** What to do now, and whom to ask instead: the community's number only where the operator entered it. */
function warning({ community }: Scene): Say {
  const office = community.numbers?.office
  const ask = office === undefined ? line('pretender.askThere') : line('pretender.askOffice', { office })
  return { ...say('pretender.warn'), lines: [line('pretender.free'), ask], urgent: true }
}
const found = (known: boolean): Say => (known ? say('pretender.inRegister') : say('pretender.notInRegister'))

export const pretender = defineFlow<State>({
  id: 'pretender',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'filing',
    text: z.object({ text: z.string() }).catch({ text: '' }).parse(seed).text,
  }),
  steps: {
    filing: perform(
      'openTicket',
      ['looking'],
      ({ text }: { text: string }, { community }) => ({
        kind: 'human',
        category: 'anti_fraud',
        urgency: 'P1',
        summary: text || { text: 'matter.anti_fraud' },
        placeText: '',
        nodeId: community.id,
        media: [],
      }),
      ({ text }, { ticketId, number }, scene) =>
        go<State>({ at: 'looking', ticketId, number, text }, warning(scene)),
    ),
    looking: perform(
      'findInRegister',
      ['asking', 'told'],
      ({ ticketId, text }: Looking) => ({ ticketId, words: text }),
      ({ ticketId, number }, { known }) =>
        known
          ? go<State>({ at: 'told', ticketId, number }, found(true))
          : go<State>({ at: 'asking', ticketId, number }),
    ),
    asking: {
      to: ['naming', 'told'],
      ask: ({ number }) => [
        { ...say('pretender.askName', { number: numberText(number) }), choices: numbered(options) },
      ],
      answer: ({ ticketId, number }, event) => {
        if (event.type !== 'text') return undefined
        return choose(event.text, options) === 0
          ? go<State>({ at: 'told', ticketId, number })
          : go<State>({ at: 'naming', ticketId, number, text: event.text })
      },
    },
    naming: perform(
      'findInRegister',
      ['told'],
      ({ ticketId, text }: Naming) => ({ ticketId, words: text, name: nameTold(text) ?? '' }),
      ({ ticketId, number, text }, { known }) => {
        const lookedUp = known || nameTold(text) !== undefined
        return go<State>(
          { at: 'told', ticketId, number },
          ...(lookedUp ? [found(known)] : [say('pretender.cannotLookUp')]),
        )
      },
    ),
    told: { end: true, ask: ({ number }) => [say('pretender.thanks', { number: numberText(number) })] },
  },
})
