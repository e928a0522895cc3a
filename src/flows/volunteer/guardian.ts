// A guardian agrees by their own account that somebody of 14 to 17 volunteers, or takes that back.
import * as z from 'zod'
import { numbered, say } from '../../text/say.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'

const Asked = z.object({ code: z.string(), name: z.string() })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking'), code: z.string() }),
  Asked.extend({ at: z.literal('asking') }),
  Asked.extend({ at: z.literal('keeping'), agreed: z.boolean() }),
  z.object({ at: z.literal('stopping') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const Seed = z.object({ code: z.string() })
const options = [{ text: 'guardian.yes' }, { text: 'guardian.no' }] as const

export const guardian = defineFlow<State>({
  id: 'guardian',
  version: 1,
  State,
  first: (_, seed) => {
    const told = Seed.safeParse(seed)
    return told.success ? { at: 'looking', code: told.data.code } : { at: 'stopping' }
  },
  steps: {
    looking: perform(
      'findWard',
      ['asking', 'told'],
      ({ code }: { code: string }) => ({ code }),
      ({ code }, { result, name }) => {
        if (result === 'found') return go<State>({ at: 'asking', code, name })
        return go<State>({ at: 'told' }, say(result === 'wrong' ? 'guardian.wrong' : 'guardian.tooMany'))
      },
    ),
    asking: {
      to: ['keeping'],
      ask: ({ name }) => [{ ...say('guardian.ask', { name }), choices: numbered(options) }],
      answer: ({ code, name }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        return picked === undefined ? undefined : go({ at: 'keeping', code, name, agreed: picked === 0 })
      },
    },
    keeping: perform(
      'answerForWard',
      ['told'],
      ({ code, agreed }: z.infer<typeof Asked> & { agreed: boolean }) => ({ code, agreed }),
      ({ agreed }, { ok }) =>
        go<State>(
          { at: 'told' },
          say(!ok ? 'guardian.wrong' : agreed ? 'guardian.agreed' : 'guardian.refused'),
        ),
    ),
    stopping: perform(
      'stopWards',
      ['told'],
      () => null,
      (_, { ended }) => go<State>({ at: 'told' }, say(ended > 0 ? 'guardian.stopped' : 'guardian.nobody')),
    ),
    told: { end: true, ask: () => [] },
  },
})
