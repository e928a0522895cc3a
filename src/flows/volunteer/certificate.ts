// A paper on one's volunteering (志愿服务条例 19): what counts so far is told, and with a yes staff print it and call.
import * as z from 'zod'
import { line, numbered, say } from '../../text/say.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('asking'), minutes: z.number(), numbers: z.array(z.string()) }),
  z.object({ at: z.literal('wished') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const options = [{ text: 'certificate.yes' }, { text: 'certificate.no' }] as const
/** As staff read it. */
const wish = '要一张志愿服务证明'

export const certificate = defineFlow<State>({
  id: 'certificate',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myCertificates',
      ['asking', 'told'],
      () => null,
      (_, { minutes, numbers }) =>
        minutes > 0
          ? go<State>({ at: 'asking', minutes, numbers })
          : go<State>({ at: 'told' }, say('certificate.none')),
    ),
    asking: {
      to: ['wished', 'told'],
      ask: ({ minutes, numbers }) => [
        {
          ...say('certificate.ask', { minutes }),
          lines: numbers.map((number) => line('certificate.issued', { number })),
          choices: numbered(options),
        },
      ],
      answer: (_, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        return picked === 0 ? go<State>({ at: 'wished' }) : go<State>({ at: 'told' }, say('certificate.left'))
      },
    },
    wished: {
      end: true,
      ask: () => [
        { type: 'open', flow: 'handover', seed: { intent: 'volunteer_ops', text: wish, agreed: true } },
      ],
    },
    told: { end: true, ask: () => [] },
  },
})
