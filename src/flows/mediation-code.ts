// 调解码: whoever said yes to a mediator sends the code that they were told, and hears of the sessions here from then on.
import * as z from 'zod'
import { codeLength } from '../rules/residents/levels.ts'
import { line, say } from '../text/say.ts'
import { defineFlow, go, perform } from './flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('asking'), again: z.boolean() }),
  z.object({ at: z.literal('checking'), code: z.string() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
const Seed = z.object({ code: z.string() })

const isCode = new RegExp(`^[0-9]{${codeLength}}$`)

export const mediationCode = defineFlow<State>({
  id: 'mediation-code',
  version: 1,
  State,
  first: (_, seed) => {
    const told = Seed.safeParse(seed)
    return told.success ? { at: 'checking', code: told.data.code } : { at: 'asking', again: false }
  },
  steps: {
    asking: {
      to: ['checking'],
      ask: ({ again }) => [say(again ? 'mediationCode.wrong' : 'mediationCode.ask')],
      answer: (_, event) => {
        const digits = event.type === 'text' ? event.text.normalize('NFKC').replace(/[\s-]/g, '') : ''
        return isCode.test(digits) ? go<State>({ at: 'checking', code: digits }) : undefined
      },
    },
    checking: perform(
      'useMediationCode',
      ['asking', 'told'],
      ({ code }: { code: string }) => ({ code }),
      (_, { result, sessions }) => {
        if (result === 'wrong') return go<State>({ at: 'asking', again: true })
        const lines = sessions.map(({ start, place }) =>
          line('mediationCode.session', { moment: { moment: start }, place }),
        )
        return go<State>({ at: 'told' }, { ...say(`mediationCode.${result}`), lines })
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
