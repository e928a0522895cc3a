// The first screen: what can be done here, six lines and behind some of them a second list. Also where a sentence lands that the
// router could not place.
import * as z from 'zod'
import { numbered, say, type PlainKey } from '../text/say.ts'
import { isCourtesy } from '../text/words.ts'
import { choose, isNumber } from '../understand/choice.ts'
import { defineFlow, go, type Turn } from './flow.ts'

const lists = ['first', 'legal', 'leisure', 'together', 'mine'] as const
type List = (typeof lists)[number]

/** A line leads to a further list, or to a flow; with `heard` that flow is told what the resident said before. */
type Door = { label: PlainKey } & ({ list: List } | { flow: string; heard?: true })

const doors: Readonly<Record<List, readonly Door[]>> = {
  first: [
    { label: 'menu.report', flow: 'service-request', heard: true },
    { label: 'menu.consult', flow: 'consult', heard: true },
    { label: 'menu.legal', list: 'legal' },
    { label: 'menu.leisure', list: 'leisure' },
    { label: 'menu.together', list: 'together' },
    { label: 'menu.mine', list: 'mine' },
  ],
  legal: [
    { label: 'menu.lawyer', flow: 'legal', heard: true },
    { label: 'menu.mediation', flow: 'mediation', heard: true },
    { label: 'menu.cases', flow: 'legal-cases' },
  ],
  leisure: [
    { label: 'menu.events', flow: 'events' },
    { label: 'menu.booking', flow: 'booking' },
  ],
  together: [
    { label: 'menu.vote', flow: 'vote' },
    { label: 'menu.proposals', flow: 'proposal' },
    { label: 'menu.volunteer', flow: 'volunteer-sign-up' },
  ],
  mine: [
    { label: 'menu.progress', flow: 'progress' },
    { label: 'menu.bookings', flow: 'own-bookings' },
    { label: 'menu.votes', flow: 'own-votes' },
    { label: 'menu.volunteering', flow: 'volunteering' },
  ],
}

const State = z.discriminatedUnion('at', [
  /** `text` is what the resident said before, kept for the choice that fits it. */
  z.object({ at: z.literal('choosing'), text: z.string(), greet: z.boolean() }),
  z.object({ at: z.literal('further'), list: z.enum(lists), text: z.string() }),
  z.object({ at: z.literal('chosen'), flow: z.string(), text: z.string() }),
])
type State = z.infer<typeof State>

/** Numbers and courtesies tell nothing that a choice could take along. */
const telling = (text: string): string =>
  isNumber(text) || isCourtesy(text) || !/\p{L}/u.test(text) ? '' : text

const Seed = z.object({ text: z.string().transform(telling).catch(''), greet: z.boolean().catch(false) })

const labelsOf = (list: List) => doors[list].map(({ label }) => ({ text: label }))

function pick(list: List, said: string, text: string): Turn<State> | undefined {
  const door = doors[list][choose(said, labelsOf(list)) ?? -1]
  if (!door) return undefined
  return 'list' in door
    ? go<State>({ at: 'further', list: door.list, text })
    : go<State>({ at: 'chosen', flow: door.flow, text: door.heard ? text : '' })
}

export const menu = defineFlow<State>({
  id: 'menu',
  version: 2,
  State,
  first: (_, seed) => ({ at: 'choosing', ...Seed.catch({ text: '', greet: false }).parse(seed ?? {}) }),
  steps: {
    choosing: {
      to: ['further', 'chosen'],
      ask: ({ greet }, { community }) => [
        {
          ...(greet ? say('menu.hello', { community: community.name }) : say('menu.again')),
          choices: numbered(labelsOf('first')),
        },
      ],
      answer: ({ text }, event) => {
        if (event.type === 'image') return go({ at: 'chosen', flow: 'service-request', text })
        return event.type === 'text' ? pick('first', event.text, text) : undefined
      },
    },
    further: {
      to: ['chosen'],
      ask: ({ list }) => [{ ...say('menu.which'), choices: numbered(labelsOf(list)) }],
      answer: ({ list, text }, event) => (event.type === 'text' ? pick(list, event.text, text) : undefined),
      back: ({ text }) => ({ at: 'choosing', text, greet: false }),
    },
    chosen: {
      end: true,
      ask: ({ flow, text }, { now }) => [
        { type: 'open', flow, seed: text === '' ? { at: now } : { text, at: now } },
      ],
    },
  },
})
