// 找律师: what is asked before an hour with the community's legal adviser is booked. No details, and never a legal conclusion (domain
// 2.4). The hour itself is booked by the flow for all bookings.
import * as z from 'zod'
import { visitModes, type VisitMode } from '../../rules/bookings/booking.ts'
import { limitsOf, soonEnough, timeLimits, type TimeLimit } from '../../rules/law/legal-limits.ts'
import { legalTopics, offeredTopics, type LegalTopic } from '../../rules/law/legal-topics.ts'
import { numbered, say, type Say } from '../../text/say.ts'
import { wordFor } from '../../text/words.ts'
import { choose, isNumber, yesOrNo } from '../../understand/choice.ts'
import { legalTopicIn, timeLimitsIn } from '../../understand/legal.ts'
import { findPhone } from '../../understand/phone.ts'
import { defineFlow, go, perform, type Effect, type Turn } from '../flow.ts'
import { askedSaying } from '../human.ts'

const limitNames = Object.keys(timeLimits) as [TimeLimit, ...TimeLimit[]]
const Mode = z.enum(visitModes)
const Told = z.object({ modes: z.array(Mode), text: z.string() })
/** `asked`: the topic was asked for. */
const Chosen = Told.extend({
  topic: z.enum(legalTopics),
  limits: z.array(z.enum(limitNames)),
  asked: z.boolean(),
})
const Meeting = Chosen.extend({ mode: Mode, phone: z.string().optional() })
/** `without`: the services that are not offered. */
const Known = Meeting.extend({ without: z.array(z.number()) })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('services'), text: z.string() }),
  Told.extend({ at: z.literal('topic') }),
  Chosen.extend({ at: z.literal('mode') }),
  Meeting.extend({ at: z.literal('phone') }),
  Meeting.extend({ at: z.literal('side') }),
  Meeting.extend({ at: z.literal('noting'), words: z.string() }),
  Known.extend({ at: z.literal('looking') }),
  /** Staff find an earlier hour, or one at all. */
  Known.extend({ at: z.literal('asking'), none: z.boolean() }),
  Known.extend({ at: z.literal('booking') }),
  z.object({ at: z.literal('told') }),
  z.object({ at: z.literal('handed'), text: z.string() }),
])
type State = z.infer<typeof State>
type At<A extends State['at']> = Extract<State, { at: A }>

const topicNames = {
  labour: 'legal.labour',
  family: 'legal.family',
  housing: 'legal.housing',
  inheritance: 'legal.inheritance',
  lending: 'legal.lending',
  other: 'legal.other',
} as const
const topicLabels = offeredTopics.map((topic) => ({ text: topicNames[topic] }))
const modeNames = { inPerson: 'legal.inPerson', phone: 'legal.byPhone', group: 'legal.group' } as const
const modeLabels = (modes: readonly VisitMode[]) => modes.map((mode) => ({ text: modeNames[mode] }))
const skip = [{ text: 'legal.skip' }] as const
/** Longer words that name no topic are a matter of their own kind. */
const tellingFrom = 6

const inMode = (chosen: z.infer<typeof Chosen>, mode: VisitMode, ...effects: Effect[]): Turn<State> =>
  go<State>({ ...chosen, mode, at: mode === 'phone' ? 'phone' : 'side' }, ...effects)

/** Where a known topic leads. Of a time that may run out is warned here, without a word on whether it does. */
function withTopic(told: z.infer<typeof Told>, topic: LegalTopic, asked: boolean): Turn<State> {
  const { modes, text } = told
  const limits = limitsOf(topic, timeLimitsIn(text))
  const warned: Say[] = limits.length > 0 ? [say('legal.limit')] : []
  const chosen = { modes, text, topic, limits, asked }
  const [only = 'inPerson', other] = modes
  return other ? go<State>({ at: 'mode', ...chosen }, ...warned) : inMode(chosen, only, ...warned)
}

/** With how the adviser's work is meant: free, and never as counsel for pay in the same matter. */
const toBooking = (here: z.infer<typeof Known>, ...says: Say[]): Turn<State> =>
  go<State>({ ...here, at: 'booking' }, ...says, say('legal.terms'))

export const legal = defineFlow<State>({
  id: 'legal',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'services',
    text: z.object({ text: z.string() }).catch({ text: '' }).parse(seed).text,
  }),
  steps: {
    services: perform(
      'bookables',
      ['topic', 'mode', 'phone', 'side', 'handed'],
      () => ({ kinds: ['adviser'] as const }),
      ({ text }: At<'services'>, { services }) => {
        // Where no adviser has hours here, a person sees to it.
        if (services.length === 0) return go<State>({ at: 'handed', text })
        const modes = visitModes.filter((mode) => services.some((service) => service.modes.includes(mode)))
        const topic = legalTopicIn(text)
        return topic ? withTopic({ modes, text }, topic, false) : go<State>({ at: 'topic', modes, text })
      },
    ),
    topic: {
      to: ['mode', 'phone', 'side'],
      ask: () => [{ ...say('legal.askTopic'), choices: numbered(topicLabels) }],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const picked = offeredTopics[choose(event.text, topicLabels) ?? -1] ?? legalTopicIn(event.text)
        const told = { modes: here.modes, text: `${here.text} ${event.text}`.trim() }
        if (picked) return withTopic(told, picked, true)
        return event.text.length >= tellingFrom ? withTopic(told, 'other', true) : undefined
      },
    },
    mode: {
      to: ['phone', 'side'],
      ask: ({ modes, asked }) => [
        { ...say(asked ? 'legal.askMode' : 'legal.askModeFirst'), choices: numbered(modeLabels(modes)) },
      ],
      answer: (here, event) => {
        const picked = event.type === 'text' ? choose(event.text, modeLabels(here.modes)) : undefined
        const mode = picked === undefined ? undefined : here.modes[picked]
        return mode && inMode(here, mode)
      },
      back: ({ modes, text }) => ({ at: 'topic', modes, text }),
    },
    phone: {
      to: ['side'],
      ask: () => [say('legal.askPhone')],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const found = findPhone(event.text)
        if (found) return go<State>({ ...here, at: 'side', phone: found.phone })
        return /[0-9]{5,}/.test(event.text) ? go<State>(here, say('request.badPhone')) : undefined
      },
      back: before,
    },
    side: {
      to: ['noting'],
      ask: () => [{ ...say('legal.askSide'), choices: numbered(skip) }],
      answer: (here, event) => {
        if (event.type !== 'text' || event.text === '') return undefined
        const skips =
          choose(event.text, skip) === 0 || yesOrNo(event.text) === 1 || wordFor(event.text) === 'yes'
        if (!skips && isNumber(event.text)) return undefined
        return go<State>({ ...here, at: 'noting', words: skips ? '' : event.text })
      },
      back: before,
    },
    noting: perform(
      'noteLegalMatter',
      ['looking', 'side'],
      ({ topic, limits, phone, words }: At<'noting'>) => ({ topic, limits, phone, words }),
      ({ words, ...here }, { read, without }) =>
        words === '' || read
          ? go<State>({ ...here, at: 'looking', without })
          : go<State>({ ...here, at: 'side' }, say('legal.sideUnread')),
    ),
    looking: perform(
      'slotOffers',
      ['asking', 'booking'],
      ({ without, mode }: At<'looking'>) => ({ kind: 'adviser' as const, without, mode }),
      (here, { slots: [first] }, { now }) => {
        if (!first) return go<State>({ ...here, at: 'asking', none: true })
        const late = here.limits.length > 0 && !soonEnough(first.start, now)
        return late ? go<State>({ ...here, at: 'asking', none: false }) : toBooking(here)
      },
    ),
    asking: perform(
      'openTicket',
      ['told', 'booking'],
      ({ none, limits }: At<'asking'>, { community }) => ({
        kind: 'human',
        category: 'legal_booking',
        urgency: limits.length > 0 ? 'P1' : 'P2',
        summary: { text: none ? 'legal.summaryNone' : 'legal.summaryEarlier' },
        placeText: '',
        nodeId: community.id,
        media: [],
      }),
      ({ none, ...here }, { number }, scene) =>
        none
          ? go<State>({ at: 'told' }, say('legal.none'), askedSaying(number, scene))
          : toBooking(here, say('legal.earlier')),
    ),
    booking: {
      end: true,
      ask: ({ mode, without }) => [
        // No topic goes with it: what the talk is about is for the adviser alone.
        { type: 'open', flow: 'booking', seed: { kind: 'adviser', mode, without, topic: '' } },
      ],
    },
    told: { end: true, ask: () => [] },
    handed: {
      end: true,
      ask: ({ text }) => [{ type: 'open', flow: 'handover', seed: { intent: 'legal_booking', text } }],
    },
  },
})

/** One question back: from the other side to the telephone number or the way to talk, and from there to the topic. */
function before(here: At<'phone'> | At<'side'>): State {
  const { modes, text, topic, limits, asked } = here
  if (here.at === 'side' && here.mode === 'phone') return { ...here, at: 'phone' }
  return modes.length > 1 ? { at: 'mode', modes, text, topic, limits, asked } : { at: 'topic', modes, text }
}
