// 法律援助: where to ask for it, and, for whoever wants to know, whether income counts. Never whether somebody will get it.
import * as z from 'zod'
import { aidQuestions, aidTestFor, type AidCircumstance } from '../rules/law/legal-aid.ts'
import { line, numbered, say, type Line, type Say } from '../text/say.ts'
import { choose, yesOrNo } from '../understand/choice.ts'
import { defineFlow, go, type Scene, type Turn } from './flow.ts'

const circumstances = aidQuestions.flat()
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('offering'), text: z.string() }),
  z.object({ at: z.literal('asking'), text: z.string(), question: z.number() }),
  z.object({ at: z.literal('answered'), circumstance: z.enum(circumstances).optional() }),
  z.object({ at: z.literal('where') }),
  z.object({ at: z.literal('adviser'), text: z.string() }),
  z.object({ at: z.literal('unsafe'), text: z.string() }),
])
type State = z.infer<typeof State>

const offers = [{ text: 'aid.offerTest' }, { text: 'aid.offerWhere' }, { text: 'aid.offerAdviser' }] as const
const labels = {
  bravery: 'aid.bravery',
  hero: 'aid.hero',
  acquitted: 'aid.acquitted',
  abused: 'aid.abused',
  noIncome: 'aid.noIncome',
  relief: 'aid.relief',
  migrantWages: 'aid.migrantWages',
} as const satisfies Record<AidCircumstance, string>
const outcomes = { withoutTest: 'aid.withoutTest', unchecked: 'aid.unchecked', test: 'aid.test' } as const
const optionsOf = (question: number) => [
  ...(aidQuestions[question] ?? []).map((circumstance) => ({ text: labels[circumstance] })),
  { text: 'aid.none' as const },
]
const questions = ['aid.first', 'aid.second'] as const

/** Where to go: numbers only where the operator entered them. */
function where({ community: { numbers = {} } }: Scene): Line[] {
  const { legalAid, legalHotline } = numbers
  return [
    legalAid === undefined ? line('aid.whereAsk') : line('aid.where', { phone: legalAid }),
    ...(legalHotline === undefined ? [] : [line('aid.hotline', { phone: legalHotline })]),
  ]
}

function outcome(circumstance: AidCircumstance | undefined, scene: Scene): Say {
  const test = aidTestFor(circumstance)
  const income = scene.community.numbers?.aidIncome
  const local = test === 'test' && income !== undefined ? [line('aid.local', { income })] : []
  return { ...say(outcomes[test]), lines: [...local, ...where(scene), line('aid.bring')] }
}

function answered({ text, question }: Extract<State, { at: 'asking' }>, picked: number): Turn<State> {
  const circumstance = aidQuestions[question]?.[picked]
  // Whoever was hurt by their family is heard as ever: safety first.
  if (circumstance === 'abused') return go<State>({ at: 'unsafe', text })
  if (circumstance === undefined && question + 1 < aidQuestions.length)
    return go<State>({ at: 'asking', text, question: question + 1 })
  return go<State>({ at: 'answered', circumstance })
}

export const legalAid = defineFlow<State>({
  id: 'legal-aid',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'offering',
    text: z.object({ text: z.string() }).catch({ text: '' }).parse(seed).text,
  }),
  steps: {
    offering: {
      to: ['asking', 'where', 'adviser'],
      ask: () => [{ ...say('aid.offer'), choices: numbered(offers) }],
      answer: ({ text }, event) => {
        const picked = event.type === 'text' ? choose(event.text, offers) : undefined
        if (picked === 0) return go<State>({ at: 'asking', text, question: 0 })
        if (picked === 1) return go<State>({ at: 'where' })
        return picked === 2 ? go<State>({ at: 'adviser', text }) : undefined
      },
    },
    asking: {
      to: ['answered', 'unsafe'],
      ask: ({ question }) => [
        {
          ...say(questions[question] ?? 'aid.second'),
          choices: numbered(optionsOf(question)),
          step: [question + 1, aidQuestions.length],
        },
      ],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const options = optionsOf(here.question)
        // "没有" is a no, before it is the beginning of an option.
        const none = yesOrNo(event.text) === 1 ? options.length - 1 : undefined
        const picked = none ?? choose(event.text, options)
        return picked === undefined ? undefined : answered(here, picked)
      },
      back: ({ text, question }) =>
        question === 0 ? { at: 'offering', text } : { at: 'asking', text, question: question - 1 },
    },
    answered: { end: true, ask: ({ circumstance }, scene) => [outcome(circumstance, scene)] },
    where: {
      end: true,
      ask: (_, scene) => [{ ...say('aid.decides'), lines: [...where(scene), line('aid.bring')] }],
    },
    adviser: {
      end: true,
      ask: ({ text }) => [{ type: 'open', flow: 'legal', seed: { text } }],
    },
    unsafe: {
      end: true,
      ask: ({ text }) => [{ type: 'open', flow: 'emergency', seed: { danger: 'domestic_violence', text } }],
    },
  },
})
