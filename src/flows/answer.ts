// The resident answers what staff asked about a ticket.
import * as z from 'zod'
import { numberText } from '../rules/tickets/ticket.ts'
import { say } from '../text/say.ts'
import { isPoliteness } from '../text/words.ts'
import { defineFlow, go, perform } from './flow.ts'
import type { FlowEvent } from './message.ts'

const Asked = z.object({ ticketId: z.number(), number: z.number() })
const Told = Asked.extend({ note: z.string(), media: z.array(z.string()) })
const State = z.discriminatedUnion('at', [
  /** Begun by the word 答复: looks for the ticket that waits. */
  z.object({ at: z.literal('looking') }),
  Asked.extend({ at: z.literal('waiting') }),
  Told.extend({ at: z.literal('passing') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

/** What of an event can be handed to staff, or undefined for nothing. */
export function noteIn(event: FlowEvent): { note: string; media: string[] } | undefined {
  if (event.type === 'image') return { note: '', media: [event.mediaId] }
  if (event.type === 'voice')
    return event.mediaId === undefined ? undefined : { note: '', media: [event.mediaId] }
  if (event.type === 'location') return { note: event.label, media: [] }
  // A yes or no may be the very answer; thanks and a greeting are none.
  return event.type === 'text' && event.text && !isPoliteness(event.text)
    ? { note: event.text, media: [] }
    : undefined
}

export const answer = defineFlow<State>({
  id: 'answer',
  version: 1,
  State,
  first: (_, seed) => {
    const told = Told.safeParse(seed)
    if (told.success) return { at: 'passing', ...told.data }
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
        const note = noteIn(event)
        return note && go({ at: 'passing', ticketId, number, ...note })
      },
    },
    passing: perform(
      'addToTicket',
      ['told'],
      ({ ticketId, note, media }: z.infer<typeof Told>) => ({ ticketId, note, media }),
      ({ ticketId }, { ok, number }) => {
        const text = { number: numberText(number) }
        return ok
          ? go<State>({ at: 'told' }, say('reply.passed', text), { type: 'passed', ticketId, number })
          : go<State>({ at: 'told' }, say('reply.closed', text))
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
