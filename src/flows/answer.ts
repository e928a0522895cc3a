// The resident answers what staff asked about a ticket.
import * as z from 'zod'
import { numberText } from '../rules/ticket.ts'
import { say } from '../text/say.ts'
import { isPoliteness } from '../text/words.ts'
import { defineFlow, go, perform } from './flow.ts'

const Asked = z.object({ ticketId: z.number(), number: z.number() })
const State = z.discriminatedUnion('at', [
  /** Begun by the word 答复: looks for the ticket that waits. */
  z.object({ at: z.literal('looking') }),
  Asked.extend({ at: z.literal('waiting') }),
  Asked.extend({ at: z.literal('passing'), note: z.string(), media: z.array(z.string()) }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

export const answer = defineFlow<State>({
  id: 'answer',
  version: 1,
  State,
  first: (_, seed) => {
    const asked = Asked.safeParse(seed)
    return asked.success ? { at: 'waiting', ...asked.data } : { at: 'looking' }
  },
  steps: {
    looking: perform(
      'waitingTicket',
      ['waiting', 'told'],
      () => null,
      (_, found) =>
        found ? go<State>({ at: 'waiting', ...found }) : go<State>({ at: 'told' }, say('reply.none')),
    ),
    waiting: {
      to: ['passing'],
      ask: ({ number }) => [say('reply.ask', { number: numberText(number) })],
      answer: ({ ticketId, number }, event) => {
        const asked = { ticketId, number }
        if (event.type === 'image') return go({ at: 'passing', ...asked, note: '', media: [event.mediaId] })
        if (event.type === 'location') return go({ at: 'passing', ...asked, note: event.label, media: [] })
        // A yes or no may be the very answer; thanks and a greeting are none.
        return event.type === 'text' && event.text && !isPoliteness(event.text)
          ? go({ at: 'passing', ...asked, note: event.text, media: [] })
          : undefined
      },
    },
    passing: perform(
      'addToTicket',
      ['told'],
      ({ ticketId, note, media }: { ticketId: number; note: string; media: string[] }) => ({
        ticketId,
        note,
        media,
      }),
      (_, { ok, number }) =>
        go({ at: 'told' }, say(ok ? 'reply.passed' : 'reply.closed', { number: numberText(number) })),
    ),
    told: { end: true, ask: () => [] },
  },
})
