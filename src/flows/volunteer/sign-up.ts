// A resident signs up as a volunteer: one question a message, read back, with what they agree to by submitting it.
import * as z from 'zod'
import { line, numbered, say, type CardRow, type Word } from '../../text/say.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { parseNumber } from '../../understand/number.ts'
import { defineFlow, go, perform, type Scene, type Turn } from '../flow.ts'
import { carriesAlways } from '../promise.ts'
import { codeSaying } from './codes.ts'
import { nothing, Profile } from './profile.ts'
import { questionNames, questions, questionsFor, type QuestionName } from './questions.ts'

const Filled = z.object({ draft: Profile })
const State = z.discriminatedUnion('at', [
  /** Looks whether they signed up before. */
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('age') }),
  /** `changing`: asked once more, from the read-back. */
  Filled.extend({
    at: z.literal('asking'),
    question: z.enum(questionNames),
    changing: z.boolean(),
    known: z.boolean(),
  }),
  Filled.extend({ at: z.literal('reading'), known: z.boolean() }),
  Filled.extend({ at: z.literal('changing'), known: z.boolean() }),
  Filled.extend({ at: z.literal('saving') }),
  z.object({ at: z.literal('known') }),
  z.object({ at: z.literal('child') }),
  z.object({ at: z.literal('left') }),
  z.object({ at: z.literal('saved') }),
])
type State = z.infer<typeof State>
type Asking = Extract<State, { at: 'asking' }>

const Seed = z.object({ draft: Profile })

const ages: Word[] = [
  { text: 'volunteer.age.adult' },
  { text: 'volunteer.age.minor' },
  { text: 'volunteer.age.child' },
]
const readOptions: Word[] = [
  { text: 'volunteer.submit' },
  { text: 'volunteer.change' },
  { text: 'volunteer.leave' },
]

/** The choice of an age: by its line, or told as a number ("15岁"). */
function ageIn(text: string): number | undefined {
  const told = parseNumber(text.replace(/^我?(?:今年)?|[岁了。]+$/g, ''))
  if (told === undefined || told < 4) return choose(text, ages)
  return told >= 18 ? 0 : told >= 14 ? 1 : 2
}

const rows = (draft: z.infer<typeof Profile>, scene: Scene): CardRow[] =>
  questionsFor(draft).map((name) => {
    const words = questions[name].shown(draft, scene)
    return {
      label: questions[name].row,
      value: words.length > 0 ? { words } : { text: 'volunteer.none' as const },
    }
  })

const first = (draft: z.infer<typeof Profile>): State => ({
  at: 'asking',
  question: 'name',
  changing: false,
  known: false,
  draft,
})

function after({ question, changing, known }: Asking, draft: z.infer<typeof Profile>): Turn<State> {
  const order = questionsFor(draft)
  const next = changing ? undefined : order[order.indexOf(question) + 1]
  return go<State>(
    next ? { at: 'asking', question: next, changing, known, draft } : { at: 'reading', draft, known },
  )
}

export const signUp = defineFlow<State>({
  id: 'volunteer-sign-up',
  version: 1,
  State,
  first: (_, seed) => {
    const known = Seed.safeParse(seed)
    return known.success ? { at: 'reading', draft: known.data.draft, known: true } : { at: 'looking' }
  },
  steps: {
    looking: perform(
      'myVolunteering',
      ['age', 'known'],
      () => null,
      (_, found) =>
        found && found.state !== 'ended'
          ? go<State>({ at: 'known' })
          : go<State>({ at: 'age' }, say('volunteer.intro')),
    ),
    age: {
      to: ['asking', 'child'],
      ask: () => [{ ...say('volunteer.askAge'), choices: numbered(ages) }],
      answer: (_, event) => {
        const age = event.type === 'text' ? ageIn(event.text) : undefined
        if (age === undefined) return undefined
        return age === 2 ? go<State>({ at: 'child' }) : go(first({ ...nothing, minor: age === 1 }))
      },
    },
    asking: {
      to: ['reading'],
      ask: ({ question, changing, draft }, scene) => {
        const order = questionsFor(draft)
        const step = [order.indexOf(question) + 1, order.length] as const
        return [{ ...questions[question].ask(scene), ...(!changing && { step }) }]
      },
      answer: (here, event, scene) => {
        if (event.type !== 'text') return undefined
        const draft = questions[here.question].take(here.draft, event.text, scene)
        if (draft) return after(here, draft)
        return here.question === 'contact' && event.text.length > 3
          ? go<State>(here, say('volunteer.badContact'))
          : undefined
      },
      back: ({ question, changing, known, draft }) => {
        if (changing) return { at: 'changing', draft, known }
        const order = questionsFor(draft)
        const before: QuestionName | undefined = order[order.indexOf(question) - 1]
        return before ? { at: 'asking', question: before, changing, known, draft } : { at: 'age' }
      },
    },
    reading: {
      to: ['saving', 'changing', 'left'],
      ask: ({ draft }, scene) => [
        {
          ...say('volunteer.confirm'),
          card: rows(draft, scene),
          choices: numbered(readOptions),
          after: [line('volunteer.notice')],
        },
      ],
      answer: ({ draft, known }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, readOptions) ?? yesOrNo(event.text)
        if (picked === 0) return go<State>({ at: 'saving', draft })
        if (picked === 1) return go<State>({ at: 'changing', draft, known })
        return picked === 2 ? go<State>({ at: 'left' }) : undefined
      },
      back: ({ draft, known }) => {
        const question = questionsFor(draft).at(-1)
        return known || !question ? undefined : { at: 'asking', question, changing: false, known, draft }
      },
    },
    changing: {
      to: ['asking'],
      ask: ({ draft }) => [
        {
          ...say('volunteer.askChange'),
          choices: numbered(questionsFor(draft).map((name) => ({ text: questions[name].row }))),
        },
      ],
      answer: ({ draft, known }, event) => {
        const names = questionsFor(draft)
        const picked =
          event.type === 'text'
            ? choose(
                event.text,
                names.map((name) => ({ text: questions[name].row })),
              )
            : undefined
        const question = names[picked ?? -1]
        return question && go<State>({ at: 'asking', question, changing: true, known, draft })
      },
      back: ({ draft, known }) => ({ at: 'reading', draft, known }),
    },
    saving: perform(
      'signUpVolunteer',
      ['saved'],
      ({ draft }: z.infer<typeof Filled>) => draft,
      (_, { code, fresh }, scene) => {
        if (code !== null) return go<State>({ at: 'saved' }, codeSaying(code))
        if (!fresh) return go<State>({ at: 'saved' }, say('volunteer.kept'))
        return go<State>(
          { at: 'saved' },
          carriesAlways(scene) ? say('volunteer.saved') : say('volunteer.savedCome'),
        )
      },
    ),
    known: { end: true, ask: () => [{ type: 'open', flow: 'volunteering' }] },
    child: { end: true, ask: () => [say('volunteer.child')] },
    left: { end: true, ask: () => [{ type: 'park' }] },
    saved: { end: true, ask: () => [] },
  },
})
