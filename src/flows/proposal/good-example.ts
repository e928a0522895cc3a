// 好人好事: a resident praises a neighbour, or reads of those who agreed to be named. Whoever blames is shown the way to report.
import * as z from 'zod'
import { blames, exampleDeed, exampleName } from '../../rules/proposals/good-example.ts'
import { numbered, say } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('choosing') }),
  z.object({ at: z.literal('who') }),
  z.object({ at: z.literal('deed'), name: z.string() }),
  z.object({ at: z.literal('keeping'), name: z.string(), deed: z.string() }),
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const wishes = [{ text: 'example.wishPraise' }, { text: 'example.wishLook' }] as const

export const goodExample = defineFlow<State>({
  id: 'good-example',
  version: 1,
  State,
  first: () => ({ at: 'choosing' }),
  steps: {
    choosing: {
      to: ['who', 'looking'],
      ask: () => [{ ...say('example.ask'), choices: numbered(wishes) }],
      answer: (_, event) => {
        const picked = event.type === 'text' ? choose(event.text, wishes) : undefined
        return picked === undefined ? undefined : go<State>({ at: picked === 0 ? 'who' : 'looking' })
      },
    },
    who: {
      to: ['deed'],
      ask: () => [say('example.askWho')],
      answer: (_, event) => {
        const name = event.type === 'text' ? event.text.trim() : ''
        if (name === '' || isCourtesy(name) || name.length > exampleName) return undefined
        return go<State>({ at: 'deed', name })
      },
      back: () => ({ at: 'choosing' }),
    },
    deed: {
      to: ['keeping'],
      ask: ({ name }) => [say('example.askDeed', { name })],
      answer: (here, event) => {
        const deed = event.type === 'text' ? event.text.trim() : ''
        if (deed === '' || isCourtesy(deed)) return undefined
        if (blames(deed)) return go<State>(here, say('example.onlyGood'))
        return go<State>({ at: 'keeping', name: here.name, deed: deed.slice(0, exampleDeed) })
      },
      back: () => ({ at: 'who' }),
    },
    keeping: perform(
      'praise',
      ['told'],
      ({ name, deed }: Extract<State, { at: 'keeping' }>) => ({ name, deed }),
      ({ name }, { outcome }) =>
        go<State>(
          { at: 'told' },
          outcome === 'kept' ? say('example.kept', { name }) : say('example.tooMany'),
        ),
    ),
    looking: perform(
      'goodExamples',
      ['told'],
      () => null,
      (_, { examples }) =>
        go<State>(
          { at: 'told' },
          ...(examples.length === 0 ? [say('example.none')] : examples.map((one) => say('example.one', one))),
        ),
    ),
    told: { end: true, ask: () => [] },
  },
})
