// The first screen: what can be done here. Also where a sentence lands that the router could not place.
import * as z from 'zod'
import { numbered, say, type Word } from '../text/say.ts'
import { isCourtesy } from '../text/words.ts'
import { choose, isNumber } from '../understand/choice.ts'
import { defineFlow, go } from './flow.ts'

const State = z.discriminatedUnion('at', [
  /** `text` is what the resident said before, kept for the choice that fits it. */
  z.object({ at: z.literal('choosing'), text: z.string(), greet: z.boolean() }),
  z.object({ at: z.literal('chosen'), flow: z.string(), text: z.string() }),
])
type State = z.infer<typeof State>

/** Numbers and courtesies tell nothing that a choice could take along. */
const telling = (text: string): string =>
  isNumber(text) || isCourtesy(text) || !/\p{L}/u.test(text) ? '' : text

const Seed = z.object({ text: z.string().transform(telling).catch(''), greet: z.boolean().catch(false) })

const entries: { label: Word; flow: string }[] = [
  { label: { text: 'menu.report' }, flow: 'service-request' },
  { label: { text: 'menu.mine' }, flow: 'progress' },
  { label: { text: 'menu.person' }, flow: 'human' },
]

export const menu = defineFlow<State>({
  id: 'menu',
  version: 1,
  State,
  first: (_, seed) => ({ at: 'choosing', ...Seed.catch({ text: '', greet: false }).parse(seed ?? {}) }),
  steps: {
    choosing: {
      to: ['chosen'],
      ask: ({ greet }, { community }) => [
        {
          ...(greet ? say('menu.hello', { community: community.name }) : say('menu.again')),
          choices: numbered(entries.map((entry) => entry.label)),
        },
      ],
      answer: ({ text }, event) => {
        if (event.type === 'image') return go({ at: 'chosen', flow: 'service-request', text })
        if (event.type !== 'text') return undefined
        const entry =
          entries[
            choose(
              event.text,
              entries.map(({ label }) => label),
            ) ?? -1
          ]
        return entry && go({ at: 'chosen', flow: entry.flow, text })
      },
    },
    chosen: {
      end: true,
      ask: ({ flow, text }, { now }) => [{ type: 'open', flow, seed: { text, at: now } }],
    },
  },
})
