// Whoever is looked in on (探访) ends it themselves: asked once whether that is meant, since somebody relies on it.
import * as z from 'zod'
import { numbered, say } from '../text/say.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { dangerIn } from '../understand/danger.ts'
import { defineFlow, go, perform } from './flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking'), text: z.string() }),
  z.object({ at: z.literal('sure') }),
  z.object({ at: z.literal('ending') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const options = [{ text: 'lookIn.stop' }, { text: 'lookIn.keep' }] as const

export const lookIn = defineFlow<State>({
  id: 'look-in',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'looking',
    text: z.object({ text: z.string() }).safeParse(seed).data?.text ?? '',
  }),
  steps: {
    looking: perform(
      'myLookIn',
      ['sure', 'told'],
      () => null,
      ({ text }: { text: string }, { running }) => {
        if (running) return go<State>({ at: 'sure' })
        // To whom nobody comes, it may be a farewell.
        const danger = dangerIn(text)
        return danger === undefined
          ? go<State>({ at: 'told' }, say('lookIn.none'))
          : go<State>({ at: 'told' }, { type: 'open', flow: 'emergency', seed: { danger, text } })
      },
    ),
    sure: {
      to: ['ending', 'told'],
      ask: () => [{ ...say('lookIn.sure'), choices: numbered(options) }],
      answer: (_, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, options) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        return picked === 0 ? go<State>({ at: 'ending' }) : go<State>({ at: 'told' }, say('lookIn.kept'))
      },
    },
    ending: perform(
      'endLookIn',
      ['told'],
      () => null,
      (_, { ok }) => go<State>({ at: 'told' }, say(ok ? 'lookIn.stopped' : 'lookIn.none')),
    ),
    told: { end: true, ask: () => [] },
  },
})
