// How content the resident is with a talk with the legal adviser. For the community alone: advisers are never rated in public.
import * as z from 'zod'
import { satisfactions } from '../../rules/tickets/visit.ts'
import { numbered, say, type Say } from '../../text/say.ts'
import { satisfactionIn, satisfactionOptions } from '../../understand/outcome.ts'
import { defineFlow, go, perform } from '../flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('waiting'), bookingId: z.number() }),
  z.object({ at: z.literal('scoring'), bookingId: z.number(), satisfaction: z.enum(satisfactions) }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Scoring = Extract<State, { at: 'scoring' }>

export const ratingQuestion = (): Say => ({
  ...say('rating.ask'),
  choices: numbered(satisfactionOptions),
})

export const rating = defineFlow<State>({
  id: 'rating',
  version: 1,
  State,
  first: (_, seed) => {
    const known = z.object({ bookingId: z.number() }).safeParse(seed)
    return known.success ? { at: 'waiting', ...known.data } : { at: 'told' }
  },
  steps: {
    waiting: {
      to: ['scoring'],
      ask: () => [ratingQuestion()],
      answer: ({ bookingId }, event) => {
        const picked = event.type === 'text' ? satisfactionIn(event.text) : undefined
        const satisfaction = picked === undefined ? undefined : satisfactions[picked]
        return satisfaction && go<State>({ at: 'scoring', bookingId, satisfaction })
      },
    },
    scoring: perform(
      'rateConsultation',
      ['told'],
      ({ bookingId, satisfaction }: Scoring) => ({ bookingId, satisfaction }),
      () => go<State>({ at: 'told' }, say('rating.thanks')),
    ),
    told: { end: true, ask: () => [] },
  },
})
