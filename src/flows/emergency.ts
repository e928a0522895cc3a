// Danger: what to do is said at once, staff are alarmed in the same turn, and only then comes one question.
import * as z from 'zod'
import { numberText } from '../rules/ticket.ts'
import { numbered, say, type Say } from '../text/say.ts'
import { choose } from '../understand/choice.ts'
import { dangers, type Danger } from '../understand/safety.ts'
import { defineFlow, go, perform, type Turn } from './flow.ts'
import type { FlowEvent } from './message.ts'

const Kind = z.enum(dangers)
/** The resident's words, or the choice that they picked. */
const Note = z.union([
  z.string(),
  z.object({
    text: z.enum([
      'safety.yes',
      'safety.no',
      'safety.someone',
      'safety.nobody',
      'safety.gone',
      'safety.kept',
    ]),
  }),
])
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('alarming'), danger: Kind, text: z.string() }),
  z.object({ at: z.literal('asking'), danger: Kind, ticketId: z.number() }),
  z.object({
    at: z.literal('adding'),
    danger: Kind,
    ticketId: z.number(),
    note: Note,
    media: z.array(z.string()),
  }),
  z.object({ at: z.literal('watching'), danger: Kind, ticketId: z.number() }),
  z.object({ at: z.literal('over') }),
])
type State = z.infer<typeof State>

type Answer = Exclude<z.infer<typeof Note>, string>
/** Where one must first get out, the place is asked only after that. */
const getOut: readonly Danger[] = ['gas', 'co', 'fire']
const options: Partial<Record<Danger, Answer[]>> = {
  violence: [{ text: 'safety.yes' }, { text: 'safety.no' }],
  crisis: [{ text: 'safety.someone' }, { text: 'safety.nobody' }],
  fraud: [{ text: 'safety.gone' }, { text: 'safety.kept' }],
}

function question(danger: Danger): Say {
  const choices = { choices: numbered(options[danger] ?? []) }
  if (danger === 'violence') return { ...say('safety.askSafe'), ...choices }
  if (danger === 'crisis') return { ...say('safety.askAlone'), ...choices }
  if (danger === 'fraud') return { ...say('safety.askMoney'), ...choices }
  return say(getOut.includes(danger) ? 'safety.askPlace' : 'safety.askWhere')
}

/** What to do first, shown large. */
export const firstWords = (danger: Danger): Say => ({ ...say(`safety.${danger}`), urgent: true })

function passOn(
  { danger, ticketId }: { danger: Danger; ticketId: number },
  event: FlowEvent,
): Turn<State> | undefined {
  const to = { at: 'adding', danger, ticketId } as const
  if (event.type === 'image') return go({ ...to, note: '', media: [event.mediaId] })
  if (event.type === 'location') return go({ ...to, note: event.label, media: [] })
  return event.type === 'text' && event.text ? go({ ...to, note: event.text, media: [] }) : undefined
}

export const emergency = defineFlow<State>({
  id: 'emergency',
  version: 1,
  State,
  first: (_, seed) => {
    const known = State.options[0].safeParse({ ...Object(seed), at: 'alarming' })
    return known.success ? known.data : { at: 'alarming', danger: 'medical', text: '' }
  },
  steps: {
    alarming: perform(
      'openTicket',
      ['asking'],
      ({ danger, text }: { danger: Danger; text: string }, { community }) => ({
        kind: 'emergency',
        category: danger,
        urgency: 'P0',
        summary: text,
        placeText: '',
        nodeId: community.id,
        media: [],
      }),
      ({ danger }, { ticketId, number }) =>
        go(
          { at: 'asking', danger, ticketId },
          firstWords(danger),
          say('safety.calling', { number: numberText(number) }),
        ),
    ),
    asking: {
      to: ['adding'],
      ask: ({ danger }) => [question(danger)],
      answer: (here, event) => {
        const offered = options[here.danger] ?? []
        const picked = event.type === 'text' ? offered[choose(event.text, offered) ?? -1] : undefined
        return picked ? go<State>({ ...here, at: 'adding', note: picked, media: [] }) : passOn(here, event)
      },
    },
    adding: perform(
      'addToTicket',
      ['watching', 'over'],
      ({ ticketId, note, media }: Extract<State, { at: 'adding' }>) => ({ ticketId, note, media }),
      ({ danger, ticketId, note }, { ok }) =>
        ok
          ? go<State>({ at: 'watching', danger, ticketId }, say('safety.noted'))
          : go<State>({ at: 'over' }, { type: 'open', flow: 'menu', seed: { text: note } }),
    ),
    /** Whatever else the resident tells goes to the same ticket, as long as staff work on it. */
    watching: { to: ['adding'], ask: () => [], answer: passOn },
    over: { end: true, ask: () => [] },
  },
})
