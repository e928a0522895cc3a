// A question about a public service: answered from the catalogue with its source, or handed to a person. What can be applied for is,
// by its form's questions, one a message.
import * as z from 'zod'
import { dayOf, endOfDay } from '../../rules/calendar.ts'
import { formEntry, isCurrent, Question, Wording, type CatalogueEntry } from '../../rules/catalogue.ts'
import { numberText } from '../../rules/ticket.ts'
import { line, numbered, say, type Word } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { asksForPaper, findEntries, rank } from '../../understand/catalogue.ts'
import { choose } from '../../understand/choice.ts'
import { understand } from '../../understand/understand.ts'
import { callback } from '../callback.ts'
import { defineFlow, go, perform, type Scene, type Turn } from '../flow.ts'
import { withMedia } from '../matter.ts'
import { carries } from '../promise.ts'
import { tellEntry } from './told.ts'

const Asked = z.object({ text: z.string(), media: z.array(z.string()) })
/** A form as it was when it was begun: it ends under this version. */
const Form = Asked.extend({
  code: z.string(),
  version: z.number(),
  name: Wording,
  questions: z.array(Question),
  answers: z.array(z.string()),
})
const State = z.discriminatedUnion('at', [
  Asked.extend({ at: z.literal('which'), codes: z.array(z.string()) }),
  Asked.extend({ at: z.literal('told'), code: z.string() }),
  Form.extend({ at: z.literal('filling') }),
  Form.extend({ at: z.literal('checking') }),
  Form.extend({ at: z.literal('filing') }),
  Form.extend({ at: z.literal('retired') }),
  Asked.extend({ at: z.literal('person') }),
  Asked.extend({ at: z.literal('unknown') }),
  z.object({ at: z.literal('aid'), text: z.string() }),
  z.object({ at: z.literal('paper'), text: z.string(), code: z.string().optional() }),
  z.object({ at: z.literal('filed') }),
  z.object({ at: z.literal('left') }),
])
type State = z.infer<typeof State>
type Asked = z.infer<typeof Asked>
type Form = z.infer<typeof Form>

const Seed = z.object({ text: z.string().catch(''), media: z.array(z.string()).catch([]) })
const answerAtMost = 200
const help = { text: 'consult.help' } as const
const person = { text: 'consult.person' } as const
const enough = { text: 'consult.enough' } as const
const noneOf = { text: 'consult.noneOf' } as const
const checks = [{ text: 'consult.submit' }, { text: 'consult.again' }, { text: 'consult.drop' }] as const
const renewals = [{ text: 'consult.fillNew' }, person] as const

/** What may be told today. An answer that has expired is not among them. */
export const tellable = ({ community, now }: Pick<Scene, 'community' | 'now'>): readonly CatalogueEntry[] =>
  currentOf(community.catalogue ?? [], dayOf(now))
/** One list a day, so that its index is made once. */
const lately = new WeakMap<readonly CatalogueEntry[], { day: string; entries: readonly CatalogueEntry[] }>()
function currentOf(all: readonly CatalogueEntry[], day: string): readonly CatalogueEntry[] {
  const known = lately.get(all)
  if (known?.day === day) return known.entries
  const entries = all.filter(({ content }) => isCurrent(content, day))
  lately.set(all, { day, entries })
  return entries
}
const entryOf = (code: string, scene: Scene) => tellable(scene).find((entry) => entry.code === code)
const named = (codes: readonly string[], scene: Scene): Word[] => [
  ...codes.flatMap((code) => entryOf(code, scene)?.content.name ?? []),
  noneOf,
]

/** Words that are an entry's own for certain are a question about it, whatever else they might be. */
export const asksAboutEntry = (text: string, scene: Scene): boolean =>
  (rank(text, tellable(scene))[0]?.score ?? 0) >= certainFrom
const certainFrom = 0.6

/** Where an entry is told: papers and legal aid have a flow of their own. */
function tell(entry: CatalogueEntry, asked: Asked): State {
  if (entry.content.kind === 'paper') return { at: 'paper', text: asked.text, code: entry.code }
  if (entry.code === 'legal-aid') return { at: 'aid', text: asked.text }
  return { at: 'told', ...asked, code: entry.code }
}
function hear(asked: Asked, scene: Scene): State {
  const found = findEntries(asked.text, tellable(scene))
  const [only] = found
  if (only !== undefined && found.length === 1) return tell(only, asked)
  if (only !== undefined) return { at: 'which', ...asked, codes: found.map(({ code }) => code) }
  const { category } = understand(asked.text)
  if (category === 'legal_aid') return { at: 'aid', text: asked.text }
  return asksForPaper(asked.text) ? { at: 'paper', text: asked.text } : { at: 'unknown', ...asked }
}

/** Begins the form by which an entry is applied for. */
function begun(code: string, { text, media }: Asked, scene: Scene): Turn<State> {
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
const optionsOf = (entry: CatalogueEntry | undefined): Word[] =>
  entry?.content.kind === 'service' ? [help, person] : [enough, person]

/** What staff read: the entry, each question with its answer, and the words that it began with. */
const summaryOf = ({ name, questions, answers, text }: Form): string =>
  [
    name.zh,
    ...questions.map(({ ask }, at) => `${ask.zh}${answers[at] ?? ''}`),
    ...(text === '' ? [] : [`“${text}”`]),
  ]
    .join('\n')
    .slice(0, 1000)

export const consult = defineFlow<State>({
  id: 'consult',
  version: 1,
  State,
  first: (scene, seed) => hear(Seed.catch({ text: '', media: [] }).parse(seed ?? {}), scene),
  steps: {
    which: {
      to: ['told', 'paper', 'aid', 'unknown'],
      ask: ({ codes }, scene) => [{ ...say('consult.which'), choices: numbered(named(codes, scene)) }],
      answer: ({ text, media, codes }, event, scene) => {
        if (event.type !== 'text') return undefined
        const options = named(codes, scene)
        const picked = choose(event.text, options)
        if (picked === undefined) return undefined
        const offered = codes.flatMap((code) => entryOf(code, scene) ?? [])
        const entry = offered[picked]
        return go<State>(entry ? tell(entry, { text, media }) : { at: 'unknown', text, media })
      },
    },
    told: {
      to: ['which', 'filling', 'checking', 'person', 'left', 'paper', 'aid'],
      ask: ({ code }, scene) => {
        const entry = entryOf(code, scene)
        const told = entry ? tellEntry(entry) : say('consult.unfilled')
        return [{ ...told, choices: numbered(optionsOf(entry)) }]
      },
      answer: (here, event, scene) => {
        const { code, text, media } = here
        if (event.type === 'image') return go({ ...here, media: withMedia(media, event.mediaId) })
        if (event.type !== 'text') return undefined
        const options = optionsOf(entryOf(code, scene))
        const picked = choose(event.text, options)
        if (picked === 1) return go<State>({ at: 'person', text, media })
        if (picked === 0 && options[0] === enough) return go<State>({ at: 'left' }, say('consult.glad'))
        if (picked === 0) return begun(code, here, scene)
        if (isCourtesy(event.text)) return go<State>({ at: 'left' }, say('consult.glad'))
        // Another question of the same kind is answered at once.
        const next = hear({ text: event.text, media }, scene)
        return next.at === 'unknown' || next.at === 'person' ? undefined : go(next)
      },
    },
    filling: {
      to: ['told', 'checking'],
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
        return go<State>({ ...here, answers, at: answers.length < here.questions.length ? 'filling' : 'checking' })
      },
      back: (here) =>
        here.answers.length > 0
          ? { ...here, answers: here.answers.slice(0, -1) }
          : { at: 'told', code: here.code, text: here.text, media: here.media },
    },
    checking: {
      to: ['filling', 'filing', 'left', 'told'],
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
    },
    filing: perform(
      'fileForm',
      ['filed', 'retired'],
      (here: Form) => ({ code: here.code, version: here.version, summary: summaryOf(here), media: here.media }),
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
    ),
    retired: {
      to: ['filling', 'checking', 'person'],
      ask: () => [{ ...say('consult.retired'), choices: numbered(renewals) }],
      answer: (here, event, scene) => {
        const picked = event.type === 'text' ? choose(event.text, renewals) : undefined
        if (picked === 0) return begun(here.code, here, scene)
        return picked === 1 ? go<State>({ at: 'person', text: here.text, media: here.media }) : undefined
      },
    },
    person: {
      end: true,
      ask: ({ text, media }) => [
        { type: 'open', flow: 'handover', seed: { intent: 'consult', text, media, agreed: true } },
      ],
    },
    unknown: {
      end: true,
      ask: ({ text, media }) => [{ type: 'open', flow: 'handover', seed: { intent: 'consult', text, media } }],
    },
    aid: { end: true, ask: ({ text }) => [{ type: 'open', flow: 'legal-aid', seed: { text } }] },
    paper: { end: true, ask: ({ text, code }) => [{ type: 'open', flow: 'paper', seed: { text, code } }] },
    filed: { end: true, ask: () => [] },
    left: { end: true, ask: () => [] },
  },
})
