// Takes the last report back, within ten minutes.
import * as z from 'zod'
import { numberText } from '../rules/ticket.ts'
import { say } from '../text/say.ts'
import { defineFlow, go, perform } from './flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('withdrawing'), ticketId: z.number() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

export const withdraw = defineFlow<State>({
  id: 'withdraw',
  version: 1,
  State,
  first: (_, seed) =>
    State.options[0].catch({ at: 'withdrawing', ticketId: 0 }).parse({ at: 'withdrawing', ...Object(seed) }),
  steps: {
    withdrawing: perform(
      'withdrawTicket',
      ['told'],
      ({ ticketId }: { ticketId: number }) => ({ ticketId }),
      (_, { ok, number }) => {
        if (number === 0) return go({ at: 'told' }, say('withdraw.none'))
        const told = { number: numberText(number) }
        return go({ at: 'told' }, ok ? say('withdraw.done', told) : say('withdraw.late', told))
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
