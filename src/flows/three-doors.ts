// A quarrel among neighbours has three doors in one message: talk it over together, be helped, or only have it looked at (plan, T7.1).
import * as z from 'zod'
import { numbered, say } from '../text/say.ts'
import { isCourtesy } from '../text/words.ts'
import { choose } from '../understand/choice.ts'
import { sureFrom, understand } from '../understand/understand.ts'
import { defineFlow, go } from './flow.ts'
import { withMedia } from './matter.ts'
import { Place } from './service-request/report.ts'

const Matter = z.object({
  text: z.string(),
  /** When it was told (epoch ms). */
  told: z.number(),
  media: z.array(z.string()),
  place: Place.optional(),
})
const State = z.discriminatedUnion('at', [
  Matter.extend({ at: z.literal('choosing') }),
  Matter.extend({ at: z.literal('helping') }),
  z.object({ at: z.literal('talking'), text: z.string() }),
  z.object({ at: z.literal('mediating'), text: z.string() }),
  z.object({ at: z.literal('asking'), text: z.string() }),
  Matter.extend({ at: z.literal('reporting') }),
])
type State = z.infer<typeof State>

const doors = [{ text: 'doors.talk' }, { text: 'doors.help' }, { text: 'doors.report' }] as const
const helpers = [{ text: 'doors.mediator' }, { text: 'doors.lawyer' }] as const

export const threeDoors = defineFlow<State>({
  id: 'three-doors',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'choosing',
    ...Matter.catch({ text: '', told: 0, media: [] }).parse(seed),
  }),
  steps: {
    choosing: {
      to: ['talking', 'helping', 'reporting'],
      ask: () => [{ ...say('doors.ask'), choices: numbered(doors) }],
      answer: (here, event) => {
        if (event.type === 'image')
          return go<State>({ ...here, media: withMedia(here.media, event.mediaId) }, say('handover.photo'))
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, doors)
        if (picked === 0) return go<State>({ at: 'talking', text: here.text })
        if (picked === 1) return go<State>({ ...here, at: 'helping' })
        if (picked === 2) return go<State>({ ...here, at: 'reporting' })
        // More words belong to the matter, unless they tell of another for certain.
        const heard = understand(event.text)
        const other = heard.confidence >= sureFrom && heard.intent !== 'service_request'
        if (isCourtesy(event.text) || event.text.length < 3 || other) return undefined
        return go<State>({ ...here, at: 'reporting', text: `${here.text},${event.text}`.slice(0, 1000) })
      },
    },
    helping: {
      to: ['mediating', 'asking'],
      ask: () => [{ ...say('doors.askHelp'), choices: numbered(helpers) }],
      answer: (here, event) => {
        const picked = event.type === 'text' ? choose(event.text, helpers) : undefined
        if (picked === 0) return go<State>({ at: 'mediating', text: here.text })
        return picked === 1 ? go<State>({ at: 'asking', text: here.text }) : undefined
      },
      back: (here) => ({ ...here, at: 'choosing' }),
    },
    talking: { end: true, ask: ({ text }) => [{ type: 'open', flow: 'proposal', seed: { text } }] },
    mediating: { end: true, ask: ({ text }) => [{ type: 'open', flow: 'mediation', seed: { text } }] },
    asking: { end: true, ask: ({ text }) => [{ type: 'open', flow: 'legal', seed: { text } }] },
    reporting: {
      end: true,
      ask: ({ text, told, media, place }) => [
        { type: 'open', flow: 'service-request', seed: { text, at: told, media, place, chosen: true } },
      ],
    },
  },
})
