// A resident shows that they live here by the code from their letterbox.
import * as z from 'zod'
import { codeLength } from '../rules/residents/levels.ts'
import { say } from '../text/say.ts'
import { defineFlow, go, perform } from './flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('asking'), again: z.boolean() }),
  z.object({ at: z.literal('checking'), code: z.string() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const Seed = z.object({ code: z.string() })

/** The digits of a code however they are written: "2345 6789". Undefined for what is none. */
function codeIn(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return new RegExp(`^[0-9]{${codeLength}}$`).test(digits) ? digits : undefined
}

export const houseCode = defineFlow<State>({
  id: 'house-code',
  version: 1,
  State,
  first: (_, seed) => {
    const told = Seed.safeParse(seed)
    return told.success ? { at: 'checking', code: told.data.code } : { at: 'asking', again: false }
  },
  steps: {
    asking: {
      to: ['checking'],
      ask: ({ again }) => [say(again ? 'houseCode.wrong' : 'houseCode.ask')],
      answer: (_, event) => {
        const code = event.type === 'text' ? codeIn(event.text) : undefined
        return code === undefined ? undefined : go<State>({ at: 'checking', code })
      },
    },
    checking: perform(
      'useHouseCode',
      ['asking', 'told'],
      ({ code }: { code: string }) => ({ code }),
      (_, { result, place }) => {
        if (result === 'wrong') return go<State>({ at: 'asking', again: true })
        return go<State>(
          { at: 'told' },
          result === 'done' ? say('houseCode.done', { place }) : say('houseCode.tooMany'),
        )
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
