// What is on in the community, and signing up for it, with whoever comes along. The places themselves are booked as any other
// (src/flows/booking).
import * as z from 'zod'
import { eventTypes, needsAdult, peopleAtMost, professions, self } from '../../rules/bookings/event.ts'
import { legalTopics } from '../../rules/law/legal-topics.ts'
import { line, numbered, say, type Line, type Say, type Word } from '../../text/say.ts'
import { wordFor } from '../../text/words.ts'
import { choose } from '../../understand/choice.ts'
import { headcountIn, peopleIn } from '../../understand/people.ts'
import { defineFlow, go, perform, type Turn } from '../flow.ts'

const EventOffer = z.object({
  serviceId: z.number(),
  name: z.string(),
  type: z.enum(eventTypes),
  about: z.string(),
  profession: z.enum(professions).nullable(),
  /** What law it is about, and how many cases of that there are to read. */
  topic: z.enum(legalTopics).nullable().default(null),
  cases: z.number().default(0),
  place: z.string(),
  start: z.number(),
  left: z.number(),
  signed: z.boolean(),
})
type EventOffer = z.infer<typeof EventOffer>
const Person = z.object({ name: z.string(), child: z.boolean() })
const people = z.array(Person)

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking'), text: z.string() }),
  /** `text`: what the resident said they want, which may be none of these. */
  z.object({ at: z.literal('which'), events: z.array(EventOffer), text: z.string() }),
  z.object({ at: z.literal('who'), event: EventOffer }),
  z.object({ at: z.literal('names'), event: EventOffer }),
  z.object({ at: z.literal('adult'), event: EventOffer, people }),
  z.object({ at: z.literal('signing'), event: EventOffer, people }),
  z.object({ at: z.literal('cases'), topic: z.enum(legalTopics) }),
  z.object({ at: z.literal('none'), text: z.string() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const alone = [{ text: 'event.alone' }, { text: 'event.with' }, { text: 'event.leaveIt' }] as const
const cases = { text: 'event.cases' } as const
const choicesOf = (event: EventOffer): Word[] => [
  ...alone,
  ...(event.topic !== null && event.cases > 0 ? [cases] : []),
]

function described(event: EventOffer): Say {
  const { name, start, place, about, profession, topic, left } = event
  const lines: Line[] = [
    ...(place === '' ? [] : [line('event.where', { place })]),
    ...(profession === null
      ? []
      : [line('event.speaker', { who: { text: `event.profession.${profession}` } })]),
    ...(topic === null ? [] : [line('event.topic', { topic: { text: `legal.${topic}` as const } })]),
    ...(about === '' ? [] : [line('event.about', { about })]),
    left > 0 ? line('event.left', { left }) : line('event.noneLeft'),
    line('event.askWho'),
  ]
  return {
    ...say('event.one', { name, moment: { moment: start } }),
    lines,
    choices: numbered(choicesOf(event)),
  }
}

const lineFor = ({ name, start, left }: EventOffer): Line =>
  left > 0
    ? line('event.line', { name, moment: { moment: start } })
    : line('event.lineFull', { name, moment: { moment: start } })

/** Whoever is named comes; children need an adult with them. */
function withPeople(event: EventOffer, text: string): Turn<State> | undefined {
  const coming = peopleIn(text)
  if (coming === undefined) return undefined
  if (coming.length > peopleAtMost)
    return go<State>({ at: 'names', event }, say('event.tooMany', { most: peopleAtMost }))
  return go<State>(
    needsAdult(coming) ? { at: 'adult', event, people: coming } : { at: 'signing', event, people: coming },
  )
}

const namesOf = ({ events: open, text }: Extract<State, { at: 'which' }>): Word[] => [
  ...open.map(({ name }) => name),
  ...(text === '' ? [] : [{ text: 'clarify.none' } as const]),
]

const chosen = (event: EventOffer): Turn<State> =>
  event.signed
    ? go<State>({ at: 'told' }, say('event.already', { name: event.name }))
    : go<State>({ at: 'who', event })

export const events = defineFlow<State>({
  id: 'events',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'looking',
    text: z.object({ text: z.string() }).safeParse(seed).data?.text ?? '',
  }),
  steps: {
    looking: perform(
      'openEvents',
      ['which', 'who', 'none', 'told'],
      () => null,
      ({ text }: { text: string }, { events: open }) => {
        const [only, other] = open
        if (!only)
          return text ? go<State>({ at: 'none', text }) : go<State>({ at: 'told' }, say('event.none'))
        const named = open.find(({ name }) => text.includes(name)) ?? (other || text ? undefined : only)
        return named ? chosen(named) : go<State>({ at: 'which', events: open, text })
      },
    ),
    which: {
      to: ['who', 'none', 'told'],
      ask: (here) => [
        { ...say('event.which'), lines: here.events.map(lineFor), choices: numbered(namesOf(here)) },
      ],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, namesOf(here))
        if (picked === undefined) return undefined
        const found = here.events[picked]
        return found ? chosen(found) : go<State>({ at: 'none', text: here.text })
      },
    },
    who: {
      to: ['names', 'adult', 'signing', 'cases', 'told'],
      ask: ({ event }) => [described(event)],
      answer: ({ event: offer }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, choicesOf(offer))
        if (picked === 0) return go<State>({ at: 'signing', event: offer, people: [self] })
        if (picked === 1) return go<State>({ at: 'names', event: offer })
        if (picked === 3 && offer.topic !== null) return go<State>({ at: 'cases', topic: offer.topic })
        if (picked === 2 || wordFor(event.text) === 'no') return go<State>({ at: 'told' }, say('booking.let'))
        const count = headcountIn(event.text)
        if (count === 1) return go<State>({ at: 'signing', event: offer, people: [self] })
        return count === undefined ? withPeople(offer, event.text) : go<State>({ at: 'names', event: offer })
      },
    },
    names: {
      to: ['adult', 'signing'],
      ask: () => [say('event.askNames')],
      answer: ({ event: offer }, event) =>
        event.type === 'text' && headcountIn(event.text) === undefined
          ? withPeople(offer, event.text)
          : undefined,
      back: ({ event }) => ({ at: 'who', event }),
    },
    adult: {
      to: ['signing'],
      ask: () => [{ ...say('event.askAdult'), choices: numbered([{ text: 'event.me' }]) }],
      answer: ({ event: offer, people: coming }, event) => {
        if (event.type !== 'text') return undefined
        const [adult] =
          choose(event.text, [{ text: 'event.me' }]) === 0 ? [self] : (peopleIn(event.text) ?? [])
        if (!adult || adult.child) return undefined
        return go<State>({ at: 'signing', event: offer, people: [adult, ...coming] })
      },
      back: ({ event }) => ({ at: 'who', event }),
    },
    signing: {
      end: true,
      ask: ({ event: { serviceId, start }, people: coming }) => [
        { type: 'open', flow: 'booking', seed: { kind: 'event', serviceId, start, people: coming } },
      ],
    },
    cases: {
      end: true,
      ask: ({ topic }) => [{ type: 'open', flow: 'legal-cases', seed: { topic } }],
    },
    none: {
      end: true,
      ask: ({ text }) => [{ type: 'open', flow: 'handover', seed: { intent: 'event_signup', text } }],
    },
    told: { end: true, ask: () => [] },
  },
})
