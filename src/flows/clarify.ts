// Not sure what the resident means: the likeliest two or three are offered, and a person.
import * as z from 'zod'
import { say, numbered, type Word } from '../text/say.ts'
import { choose } from '../understand/choice.ts'
import { intents } from '../understand/intents.ts'
import { defineFlow, go } from './flow.ts'
import { matterNames, openingFor, withMedia } from './matter.ts'

const Media = z.array(z.string()).default([])
const Intents = z.array(z.enum(intents))
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('asking'), text: z.string(), media: Media, options: Intents }),
  z.object({ at: z.literal('chosen'), text: z.string(), media: Media, intent: z.enum(intents) }),
  z.object({ at: z.literal('left') }),
])
type State = z.infer<typeof State>

const labels = (options: z.infer<typeof Intents>): Word[] => [
  ...options.flatMap((intent) => (matterNames[intent] ? [{ text: matterNames[intent] }] : [])),
  { text: 'clarify.person' },
  { text: 'clarify.none' },
]

export const clarify = defineFlow<State>({
  id: 'clarify',
  version: 1,
  State,
  first: (_, seed) => {
    const known = z.object({ text: z.string(), options: Intents }).safeParse(seed)
    if (!known.success) return { at: 'left' }
    const options = known.data.options.filter((intent) => matterNames[intent] && intent !== 'human')
    return { at: 'asking', text: known.data.text, media: [], options }
  },
  steps: {
    asking: {
      to: ['chosen', 'left'],
      ask: ({ options }) => [{ ...say('clarify.ask'), choices: numbered(labels(options)) }],
      answer: (here, event) => {
        const { text, media, options } = here
        if (event.type === 'image')
          return go<State>({ ...here, media: withMedia(media, event.mediaId) }, say('handover.photo'))
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, labels(options))
        if (picked === undefined) return undefined
        if (picked > options.length) return go<State>({ at: 'left' }, say('clarify.again'))
        return go<State>({ at: 'chosen', text, media, intent: options[picked] ?? 'human' })
      },
    },
    chosen: {
      end: true,
      ask: ({ intent, text, media }, { now }) => [
        { type: 'open', ...openingFor({ intent, text, media }, now) },
      ],
    },
    left: { end: true, ask: () => [] },
  },
})
