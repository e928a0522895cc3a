// The return visit (回访): whether what staff call done is done, how content the resident is, and what else they want to say.
import * as z from 'zod'
import { reopenedAtMost, isUnhappy, outcomes, satisfactions } from '../rules/tickets/visit.ts'
import { numberText } from '../rules/tickets/ticket.ts'
import { line, numbered, say, type Say } from '../text/say.ts'
import { isPoliteness, wordFor } from '../text/words.ts'
import { choose } from '../understand/choice.ts'
import { outcomeIn, outcomeOptions, satisfactionIn, satisfactionOptions } from '../understand/outcome.ts'
import { defineFlow, go, perform } from './flow.ts'
import { carriesAlways } from './promise.ts'

const Asked = z.object({ ticketId: z.number(), number: z.number(), summary: z.string() })
const Told = Asked.extend({ outcome: z.enum(outcomes), words: z.string() })
const Again = Asked.extend({ words: z.string(), media: z.array(z.string()) })
const Scored = Asked.extend({ satisfaction: z.enum(satisfactions) })
const State = z.discriminatedUnion('at', [
  /** Begun by the word 回访: looks for the matter that it is about. */
  z.object({ at: z.literal('looking') }),
  Asked.extend({ at: z.literal('waiting') }),
  Told.extend({ at: z.literal('telling') }),
  Asked.extend({ at: z.literal('why') }),
  Again.extend({ at: z.literal('reopening') }),
  Asked.extend({ at: z.literal('rating') }),
  Scored.extend({ at: z.literal('scoring') }),
  Scored.extend({ at: z.literal('words') }),
  Scored.extend({ at: z.literal('saying'), words: z.string() }),
  z.object({ at: z.literal('thanked'), unhappy: z.boolean() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Asked = z.infer<typeof Asked>

const againOptions = [{ text: 'visit.again' }, { text: 'visit.leave' }] as const

const shownAtMost = 30
const short = (text: string): string => (text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text)
const asked = ({ ticketId, number, summary }: Asked): Asked => ({ ticketId, number, summary })
const over = ({ number }: Asked) =>
  go<State>({ at: 'told' }, say('visit.over', { number: numberText(number) }))

/** The question by itself, as it is asked again or later. */
const question = ({ number, summary }: Asked): Say => ({
  ...say('visit.ask', { number: numberText(number), summary: short(summary) }),
  choices: numbered(outcomeOptions),
})

/** What was done, with the question; to somebody who is busy with something else, how to answer it later. */
export function visitSaying(
  { number, summary }: Asked,
  { staff, note, busy }: { staff: string; note: string; busy: boolean },
): Say {
  const told = { number: numberText(number), summary: short(summary), staff, note }
  return busy
    ? say('visit.resolvedBusy', told)
    : { ...say('visit.resolved', told), choices: numbered(outcomeOptions) }
}
/** The question alone, some time after the news; busy as above. */
export const visitQuestion = (of: Asked, busy: boolean): Say =>
  busy ? say('visit.askBusy', { number: numberText(of.number), summary: short(of.summary) }) : question(of)

export const visit = defineFlow<State>({
  id: 'visit',
  version: 1,
  State,
  first: (_, seed) => {
    const known = Asked.safeParse(seed)
    return known.success ? { at: 'waiting', ...known.data } : { at: 'looking' }
  },
  steps: {
    looking: perform(
      'visitTicket',
      ['waiting', 'told'],
      () => null,
      (_, found) =>
        found ? go<State>({ at: 'waiting', ...found }) : go<State>({ at: 'told' }, say('visit.none')),
    ),
    waiting: {
      to: ['telling'],
      ask: (here) => [question(here)],
      answer: (here, event) => {
        const heard = event.type === 'text' ? outcomeIn(event.text) : undefined
        const outcome = heard && outcomes[heard.picked]
        return outcome && go({ ...asked(here), at: 'telling', outcome, words: heard.words })
      },
    },
    telling: perform(
      'answerVisit',
      ['rating', 'reopening', 'why', 'told'],
      ({ ticketId, outcome, words }: z.infer<typeof Told>) => ({
        ticketId,
        outcome,
        ...(words !== '' && { words }),
      }),
      ({ outcome, words, ...here }, { ok }) => {
        if (!ok) return over(here)
        if (outcome === 'solved') return go<State>({ ...asked(here), at: 'rating' })
        return words === ''
          ? go<State>({ ...asked(here), at: 'why' })
          : go<State>({ ...asked(here), at: 'reopening', words, media: [] })
      },
    ),
    why: {
      to: ['reopening', 'rating'],
      ask: () => [{ ...say('visit.askWhy'), choices: numbered(againOptions) }],
      answer: (here, event) => {
        const again = (words: string, media: string[] = []) =>
          go<State>({ ...asked(here), at: 'reopening', words, media })
        if (event.type === 'image') return again('', [event.mediaId])
        if (event.type === 'voice' && event.mediaId !== undefined) return again('', [event.mediaId])
        if (event.type !== 'text' || !event.text) return undefined
        const picked = choose(event.text, againOptions)
        if (picked === 0 || wordFor(event.text) === 'yes') return again('')
        if (picked === 1) return go<State>({ ...asked(here), at: 'rating' })
        return isPoliteness(event.text) ? undefined : again(event.text)
      },
      back: (here) => ({ ...asked(here), at: 'waiting' }),
    },
    reopening: perform(
      'reopenTicket',
      ['told'],
      ({ ticketId, words, media }: z.infer<typeof Again>) => ({ ticketId, words, media }),
      (here, { ok, to, times, escalated }, scene) => {
        if (!ok) return over(here)
        const number = numberText(here.number)
        const told = escalated
          ? say('visit.escalated', { number })
          : !carriesAlways(scene)
            ? say('visit.reopenedCome', { number })
            : to === null
              ? say('visit.reopenedOpen', { number })
              : say('visit.reopened', { number, staff: to })
        const more = escalated || times >= reopenedAtMost ? { after: [line('visit.hotline')] } : {}
        return go<State>({ at: 'told' }, { ...told, ...more })
      },
    ),
    rating: {
      to: ['scoring'],
      ask: ({ number }) => [
        {
          ...say('visit.askSatisfaction', { number: numberText(number) }),
          choices: numbered(satisfactionOptions),
        },
      ],
      answer: (here, event) => {
        const picked = event.type === 'text' ? satisfactionIn(event.text) : undefined
        const satisfaction = picked === undefined ? undefined : satisfactions[picked]
        return satisfaction && go({ ...asked(here), at: 'scoring', satisfaction })
      },
    },
    scoring: perform(
      'answerVisit',
      ['words', 'told'],
      ({ ticketId, satisfaction }: z.infer<typeof Scored>) => ({ ticketId, satisfaction }),
      (here, { ok }) => (ok ? go<State>({ ...here, at: 'words' }) : over(here)),
    ),
    words: {
      to: ['saying', 'thanked'],
      ask: () => [say('visit.askWords')],
      answer: (here, event) => {
        if (event.type !== 'text' || !event.text) return undefined
        const nothing = wordFor(event.text) === 'no' || isPoliteness(event.text)
        return nothing
          ? go<State>({ at: 'thanked', unhappy: isUnhappy({ ...here, outcome: null }) })
          : go<State>({ ...here, at: 'saying', words: event.text })
      },
      back: (here) => ({ at: 'thanked', unhappy: isUnhappy({ ...here, outcome: null }) }),
    },
    saying: perform(
      'answerVisit',
      ['thanked', 'told'],
      ({ ticketId, words }: z.infer<typeof Scored> & { words: string }) => ({ ticketId, words }),
      (here, { ok }) =>
        ok ? go<State>({ at: 'thanked', unhappy: isUnhappy({ ...here, outcome: null }) }) : over(here),
    ),
    thanked: {
      end: true,
      ask: ({ unhappy }) => [{ ...say('visit.thanks'), ...(unhappy && { after: [line('visit.hotline')] }) }],
    },
    told: { end: true, ask: () => [] },
  },
})
