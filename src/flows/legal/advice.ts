// 律师留言: what the legal adviser wrote for the resident to read. Shown only when they ask for it: others may hold the phone.
import * as z from 'zod'
import { say } from '../../text/say.ts'
import { defineFlow, go, perform } from '../flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

export const advice = defineFlow<State>({
  id: 'advice',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myAdvice',
      ['told'],
      () => null,
      (_, { notes }) => {
        const told = notes.map(({ start, text }) => say('advice.note', { when: { moment: start }, text }))
        return go<State>({ at: 'told' }, ...(told.length > 0 ? told : [say('advice.none')]))
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
