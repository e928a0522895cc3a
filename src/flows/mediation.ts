// 请人调解: what is asked before a person speaks with the other side. Violence or its signs end it: then safety comes first (domain 2.3).
import * as z from 'zod'
import { numbered, say } from '../text/say.ts'
import { wordFor } from '../text/words.ts'
import { choose, isNumber, yesOrNo } from '../understand/choice.ts'
import { isDispute } from '../understand/dispute.ts'
import { tellsOfFear } from '../understand/fear.ts'
import { defineFlow, go, perform } from './flow.ts'
import { askedSaying } from './human.ts'

const About = z.object({ about: z.string() })
const Told = About.extend({ other: z.string() })
const Wished = Told.extend({ open: z.boolean().nullable() })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('about') }),
  About.extend({ at: z.literal('safe') }),
  About.extend({ at: z.literal('side') }),
  Told.extend({ at: z.literal('open') }),
  Wished.extend({ at: z.literal('looking') }),
  Wished.extend({
    at: z.literal('who'),
    mediators: z.array(z.object({ staffId: z.number(), name: z.string() })),
  }),
  Wished.extend({ at: z.literal('filing'), wishedId: z.number().optional() }),
  z.object({ at: z.literal('told') }),
  z.object({ at: z.literal('unsafe'), text: z.string() }),
])
type State = z.infer<typeof State>
type Filing = Extract<State, { at: 'filing' }>

/** Fewer words tell of a wish and not what it is about. */
const tellingFrom = 10
const longest = 500
const safety = [{ text: 'mediation.safeYes' }, { text: 'mediation.safeNo' }] as const
const skip = [{ text: 'mediation.skip' }] as const
const openness = [
  { text: 'mediation.closed' },
  { text: 'mediation.open' },
  { text: 'mediation.either' },
] as const
const opens = [false, true, null] as const
const whoever = { text: 'mediation.whoever' } as const

const withAbout = (text: string): State =>
  tellsOfFear(text) ? { at: 'unsafe', text } : { at: 'safe', about: text.slice(0, longest) }

export const mediation = defineFlow<State>({
  id: 'mediation',
  version: 1,
  State,
  first: (_, seed) => {
    const { text } = z.object({ text: z.string() }).catch({ text: '' }).parse(seed)
    return text.length < tellingFrom && !isDispute(text) ? { at: 'about' } : withAbout(text)
  },
  steps: {
    about: {
      to: ['safe', 'unsafe'],
      ask: () => [say('mediation.askAbout')],
      answer: (_, event) =>
        event.type === 'text' && event.text !== '' && !isNumber(event.text)
          ? go<State>(withAbout(event.text))
          : undefined,
    },
    safe: {
      to: ['side', 'unsafe'],
      ask: () => [{ ...say('mediation.askSafe'), choices: numbered(safety) }],
      answer: ({ about }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, safety)
        // 是 to the question says that it was so.
        const plain = picked ?? [1, 0][yesOrNo(event.text) ?? 2]
        const harmed = tellsOfFear(event.text) || plain === 1
        if (!harmed && plain === undefined) return undefined
        return harmed ? go<State>({ at: 'unsafe', text: about }) : go<State>({ at: 'side', about })
      },
      back: () => ({ at: 'about' }),
    },
    side: {
      to: ['open'],
      ask: () => [{ ...say('mediation.askSide'), choices: numbered(skip) }],
      answer: ({ about }, event) => {
        if (event.type !== 'text' || event.text === '') return undefined
        const skips =
          choose(event.text, skip) === 0 || yesOrNo(event.text) === 1 || wordFor(event.text) === 'yes'
        if (!skips && isNumber(event.text)) return undefined
        return go<State>({ at: 'open', about, other: skips ? '' : event.text.slice(0, longest) })
      },
      back: ({ about }) => ({ at: 'safe', about }),
    },
    open: {
      to: ['looking'],
      ask: () => [{ ...say('mediation.askOpen'), choices: numbered(openness) }],
      answer: (here, event) => {
        const picked = event.type === 'text' ? choose(event.text, openness) : undefined
        const open = picked === undefined ? undefined : opens[picked]
        return open === undefined ? undefined : go<State>({ ...here, at: 'looking', open })
      },
      back: ({ about }) => ({ at: 'side', about }),
    },
    looking: perform(
      'mediators',
      ['who', 'filing'],
      () => null,
      (here: Extract<State, { at: 'looking' }>, { mediators }) =>
        mediators.length > 1
          ? go<State>({ ...here, at: 'who', mediators })
          : go<State>({ ...here, at: 'filing' }),
    ),
    who: {
      to: ['filing'],
      ask: ({ mediators }) => [
        { ...say('mediation.askWho'), choices: numbered([whoever, ...mediators.map(({ name }) => name)]) },
      ],
      answer: ({ mediators, ...here }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, [whoever, ...mediators.map(({ name }) => name)])
        if (picked === undefined) return undefined
        return go<State>({ ...here, at: 'filing', wishedId: mediators[picked - 1]?.staffId })
      },
      back: ({ about, other }) => ({ at: 'open', about, other }),
    },
    filing: perform(
      'applyMediation',
      ['told'],
      ({ about, other, open, wishedId }: Filing) => ({ about, other, open, wishedId }),
      (_, { number }, scene) => go<State>({ at: 'told' }, askedSaying(number, scene), say('mediation.filed')),
    ),
    told: { end: true, ask: () => [] },
    unsafe: {
      end: true,
      ask: ({ text }) => [
        say('mediation.unsafe'),
        { type: 'open', flow: 'emergency', seed: { danger: 'domestic_violence', text } },
      ],
    },
  },
})
