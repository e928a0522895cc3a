// Filling in an entry's form: its questions one a message, a read-back, and what comes of filing it.
import { endOfDay } from '../../rules/time/calendar.ts'
import { formEntry } from '../../rules/community/catalogue.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import { line, numbered, say } from '../../text/say.ts'
import { choose } from '../../understand/choice.ts'
import { callback } from '../callback.ts'
import { go, perform, type AskStep, type Scene, type Turn } from '../flow.ts'
import { withMedia } from '../matter.ts'
import { carries } from '../promise.ts'
import { tellable, type Asked, type Form, type State } from './hear.ts'

type At<A extends State['at']> = Extract<State, { at: A }>

const answerAtMost = 200
const checks = [{ text: 'consult.submit' }, { text: 'consult.again' }, { text: 'consult.drop' }] as const
const renewals = [{ text: 'consult.fillNew' }, { text: 'consult.person' }] as const

/** Begins the form by which an entry is applied for. */
export function begun(code: string, { text, media }: Asked, scene: Scene): Turn<State> {
  const entry = formEntry(tellable(scene), code)
  if (entry?.content.kind !== 'service') return go<State>({ at: 'person', text, media })
  const { version, content } = entry
  const form: Form = {
    ...{ text, media, code: entry.code, version, answers: [] },
    name: content.name,
    questions: content.form,
  }
  return go<State>({ ...form, at: content.form.length > 0 ? 'filling' : 'checking' })
}
/** What staff read: the entry, each question with its answer, and the words that it began with. */
const summaryOf = ({ name, questions, answers, text }: Form): string =>
  [
    name.zh,
    ...questions.map(({ ask }, at) => `${ask.zh}${answers[at] ?? ''}`),
    ...(text === '' ? [] : [`“${text}”`]),
  ]
    .join('\n')
    .slice(0, 1000)

export const filling: AskStep<State, At<'filling'>> = {
  to: ['checking'],
  ask: ({ questions, answers }) => {
    const question = questions[answers.length]
    if (!question) return []
    const asked = say('consult.question', { question: question.ask })
    const step = [answers.length + 1, questions.length + 1] as const
    if (question.options) return [{ ...asked, choices: numbered(question.options), step }]
    return [{ ...asked, after: [line('consult.noNumbers')], step }]
  },
  answer: (here, event) => {
    if (event.type === 'image') return go({ ...here, media: withMedia(here.media, event.mediaId) })
    const question = here.questions[here.answers.length]
    if (event.type !== 'text' || event.text === '' || !question) return undefined
    const picked = question.options && choose(event.text, question.options)
    if (question.options && picked === undefined) return undefined
    const answer = question.options?.[picked ?? 0]?.zh ?? event.text.slice(0, answerAtMost)
    const answers = [...here.answers, answer]
    return go<State>({
      ...here,
      answers,
      at: answers.length < here.questions.length ? 'filling' : 'checking',
    })
  },
  back: (here) =>
    here.answers.length > 0
      ? { ...here, answers: here.answers.slice(0, -1) }
      : { at: 'told', code: here.code, text: here.text, media: here.media },
}

export const checking: AskStep<State, At<'checking'>> = {
  to: ['filling', 'filing', 'left'],
  ask: ({ name, questions, answers }) => [
    {
      ...say('consult.readBack'),
      lines: [
        line('consult.item', { name }),
        ...questions.map(({ ask }, at) =>
          line('consult.answered', { question: ask, answer: answers[at] ?? '' }),
        ),
      ],
      choices: numbered(checks),
      step: [questions.length + 1, questions.length + 1],
    },
  ],
  answer: (here, event) => {
    if (event.type === 'image') return go({ ...here, media: withMedia(here.media, event.mediaId) })
    const picked = event.type === 'text' ? choose(event.text, checks) : undefined
    if (picked === 0) return go<State>({ ...here, at: 'filing' })
    if (picked === 1)
      return go<State>({ ...here, answers: [], at: here.questions.length > 0 ? 'filling' : 'checking' })
    return picked === 2 ? go<State>({ at: 'left' }, say('consult.dropped')) : undefined
  },
  back: (here) =>
    here.answers.length > 0
      ? { ...here, at: 'filling', answers: here.answers.slice(0, -1) }
      : { at: 'told', code: here.code, text: here.text, media: here.media },
}

export const retired: AskStep<State, At<'retired'>> = {
  to: ['filling', 'checking', 'person'],
  ask: () => [{ ...say('consult.retired'), choices: numbered(renewals) }],
  answer: (here, event, scene) => {
    const picked = event.type === 'text' ? choose(event.text, renewals) : undefined
    if (picked === 0) return begun(here.code, here, scene)
    return picked === 1 ? go<State>({ at: 'person', text: here.text, media: here.media }) : undefined
  },
}

export const filing = perform(
  'fileForm',
  ['filed', 'retired'],
  (here: Form) => ({
    code: here.code,
    version: here.version,
    summary: summaryOf(here),
    media: here.media,
  }),
  (here, filed, scene) => {
    if (filed.outcome === 'retired') return go<State>({ ...here, at: 'retired' })
    const { ticketId, number, due, confidential } = filed
    const carried = carries(scene, endOfDay(due) - 1)
    const told = carried
      ? say('consult.filed', { number: numberText(number), due: { day: due } })
      : say('consult.filedCome', { number: numberText(number) })
    return go<State>(
      { at: 'filed' },
      { type: 'filed', ticketId, number },
      { ...told, after: confidential ? [line('consult.filedSecret')] : [] },
      ...(carried
        ? []
        : [
            { type: 'phoneAsked' as const },
            { type: 'open' as const, flow: callback.id, seed: { ticketId, ask: !scene.phoneAsked } },
          ]),
    )
  },
)
