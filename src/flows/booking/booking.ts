// Books a place: what, when, what for, read back, done. A place is kept while the resident reads; where all are taken, they may wait.
import * as z from 'zod'
import { serviceKinds, visitModes, type ServiceKind } from '../../rules/bookings/booking.ts'
import { numbered, say, type CardRow, type Say, type Word } from '../../text/say.ts'
import { wordFor } from '../../text/words.ts'
import { namesService } from '../../understand/borrowing.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { findPhone } from '../../understand/phone.ts'
import { defineFlow, go, perform, type Effect, type Scene, type Turn } from '../flow.ts'
import { carries } from '../promise.ts'
import type { Requests } from '../requests.ts'
import { laterFrom, OfferedSlot, pickSlot, slotQuestion } from './slot-step.ts'

/** What is booked without further questions of another flow: rooms, devices, services at home. */
const openKinds = ['room', 'device', 'homeService'] as const satisfies ServiceKind[]

const Want = z.object({
  kind: z.enum(serviceKinds),
  serviceId: z.number().optional(),
  /** Services that are not offered, and nobody is told why. */
  without: z.array(z.number()).optional(),
  mode: z.enum(visitModes).optional(),
  topic: z.string().optional(),
  /** Who comes to an event. */
  people: z.array(z.object({ name: z.string(), child: z.boolean() })).optional(),
})
type Want = z.infer<typeof Want>
const Kept = Want.extend({ bookingId: z.number(), slot: OfferedSlot })
type Kept = z.infer<typeof Kept>
const Service = z.object({ serviceId: z.number(), kind: z.enum(serviceKinds), name: z.string() })

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('listing'), text: z.string() }),
  z.object({ at: z.literal('which'), services: z.array(Service), text: z.string() }),
  Want.extend({ at: z.literal('looking'), after: z.number().optional() }),
  Want.extend({ at: z.literal('slot'), slots: z.array(OfferedSlot) }),
  Want.extend({ at: z.literal('holding'), start: z.number() }),
  Kept.extend({ at: z.literal('topic') }),
  Kept.extend({ at: z.literal('confirm') }),
  Kept.extend({ at: z.literal('confirming') }),
  z.object({ at: z.literal('phone'), bookingId: z.number() }),
  z.object({ at: z.literal('storing'), bookingId: z.number(), phone: z.string() }),
  z.object({ at: z.literal('letting'), bookingId: z.number() }),
  Want.extend({ at: z.literal('full') }),
  Want.extend({ at: z.literal('waiting') }),
  z.object({ at: z.literal('none'), text: z.string() }),
  z.object({ at: z.literal('told'), phoneAsked: z.boolean().optional() }),
])
type State = z.infer<typeof State>

const confirms = [{ text: 'booking.yes' }, { text: 'booking.other' }, { text: 'booking.no' }] as const
const fullChoices = [{ text: 'booking.wait' }, { text: 'booking.person' }, { text: 'booking.no' }] as const
/** An event has one time alone. */
const eventConfirms = [{ text: 'event.yes' }, { text: 'booking.no' }] as const
const noTopic = [{ text: 'booking.skip' }] as const
const noPhone = [{ text: 'request.noPhone' }] as const
const topicAtMost = 60

const namesOf = (services: readonly { name: string }[]): Word[] => [
  ...services.map(({ name }) => name),
  { text: 'clarify.none' },
]

const wantOf = ({ kind, serviceId, without, mode, topic, people }: Want): Want => ({
  kind,
  serviceId,
  without,
  mode,
  topic,
  people,
})

/** The places on offer; where there are none, what else can be done. */
const offer = (want: Want, slots: z.infer<typeof OfferedSlot>[], ...effects: Effect[]) =>
  go<State>(
    slots.length > 0 ? { ...wantOf(want), at: 'slot', slots } : { ...wantOf(want), at: 'full' },
    ...(slots.length > 0 ? effects : []),
  )

function cardOf({ kind, slot, mode, topic, people }: Kept): CardRow[] {
  const row = (label: CardRow['label'], value: Word | undefined): CardRow[] =>
    value === undefined || value === '' ? [] : [{ label, value }]
  return [
    ...row(kind === 'event' ? 'event.cardWhat' : 'booking.cardWhat', slot.name),
    ...row(kind === 'event' ? 'event.cardHolder' : 'booking.cardWho', slot.provider ?? undefined),
    ...row('booking.cardWhen', { moment: slot.start }),
    ...row('booking.cardWhere', mode === 'phone' ? undefined : slot.place),
    ...row('booking.cardHow', mode && { text: `booking.mode.${mode}` }),
    ...row('booking.cardTopic', topic),
    ...row(
      'event.cardPeople',
      people && { words: people.map(({ name }): Word => (name === '' ? { text: 'event.self' } : name)) },
    ),
  ]
}

type Booked = Extract<Requests['confirmBooking']['out'], { outcome: 'booked' }>

/** What is promised of reminders: only what the channel can carry then. */
function booked({ code, rung, slot: { start }, calendar }: Booked, kind: ServiceKind, scene: Scene): Say[] {
  const link = { label: 'booking.calendar', path: calendar } as const
  const text = kind === 'event' ? 'event.done' : 'booking.done'
  const done = { ...say(text, { moment: { moment: start }, code }), link }
  if (rung) return [done, say('booking.rung')]
  return carries(scene, start) ? [done, say('booking.reminded')] : [done]
}

/** The one time of an event may be another now: then it is read back anew. `tried`: the one at which there were too few places. */
function eventAgain(
  here: Want,
  tried: number | undefined,
  [now]: readonly z.infer<typeof OfferedSlot>[],
): Turn<State> {
  if (now === undefined || now.start === tried) return go<State>({ ...wantOf(here), at: 'full' })
  return go<State>({ ...wantOf(here), at: 'holding', start: now.start }, say('event.again'))
}

export const booking = defineFlow<State>({
  id: 'booking',
  version: 1,
  State,
  first: (_, seed) => {
    const kept = Kept.safeParse(seed)
    if (kept.success) return { ...kept.data, at: 'confirm' }
    const told = Want.extend({ start: z.number() }).safeParse(seed)
    if (told.success) return { ...told.data, at: 'holding' }
    const want = Want.safeParse(seed)
    if (want.success) return { ...want.data, at: 'looking' }
    return { at: 'listing', text: z.object({ text: z.string() }).safeParse(seed).data?.text ?? '' }
  },
  steps: {
    listing: perform(
      'bookables',
      ['which', 'looking', 'none'],
      () => ({ kinds: openKinds }),
      ({ text }: { text: string }, { services }) => {
        const [only, other] = services
        if (!only) return go<State>({ at: 'none', text })
        const named =
          services.find(({ name }) => namesService(text, name)) ?? (other || text ? undefined : only)
        if (named) return go<State>({ at: 'looking', kind: named.kind, serviceId: named.serviceId })
        const known = services.map(({ serviceId, kind, name }) => ({ serviceId, kind, name }))
        return go<State>({ at: 'which', services: known, text })
      },
    ),
    which: {
      to: ['looking', 'none'],
      ask: ({ services }) => [{ ...say('booking.which'), choices: numbered(namesOf(services)) }],
      answer: ({ services, text }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, namesOf(services))
        if (picked === undefined) return undefined
        const service = services[picked]
        return service
          ? go<State>({ at: 'looking', kind: service.kind, serviceId: service.serviceId })
          : go<State>({ at: 'none', text })
      },
    },
    looking: perform(
      'slotOffers',
      ['slot', 'full'],
      ({ kind, serviceId, without, mode, after }: Want & { after?: number | undefined }) => ({
        kind,
        serviceId,
        without,
        mode,
        after,
      }),
      (here, { slots }) =>
        // Nothing later is no reason to say that nothing is free.
        slots.length === 0 && here.after !== undefined
          ? go<State>({ ...wantOf(here), at: 'full' }, say('booking.noLater'))
          : offer(here, slots),
    ),
    slot: {
      to: ['holding', 'looking'],
      ask: ({ slots }) => [slotQuestion('booking.when', slots)],
      answer: ({ slots, ...here }, event) => {
        if (event.type !== 'text') return undefined
        const picked = pickSlot(event.text, slots)
        if (picked === 'later') return go<State>({ ...here, at: 'looking', after: laterFrom(slots) })
        // The same adviser's place is meant: two may begin at once.
        return (
          picked && go<State>({ ...here, at: 'holding', serviceId: picked.serviceId, start: picked.start })
        )
      },
    },
    holding: perform(
      'holdSlot',
      ['topic', 'confirm', 'slot', 'full', 'told'],
      ({ serviceId = 0, start, mode, topic, people }: Want & { start: number }) => ({
        serviceId,
        start,
        mode,
        topic,
        people,
      }),
      (here, out) => {
        const isEvent = here.kind === 'event'
        if (out.outcome === 'tooMany')
          return go<State>({ at: 'told' }, say(isEvent ? 'event.alreadyHeld' : 'booking.tooMany'))
        if (out.outcome === 'taken' && isEvent) return eventAgain(here, here.start, out.slots)
        if (out.outcome === 'taken') return offer(here, out.slots, say('booking.taken'))
        const kept = { ...wantOf(here), bookingId: out.bookingId, slot: out.slot }
        return go<State>({ ...kept, at: here.topic === undefined && !isEvent ? 'topic' : 'confirm' })
      },
    ),
    topic: {
      to: ['confirm'],
      ask: () => [{ ...say('booking.askTopic'), choices: numbered(noTopic) }],
      answer: (here, event) => {
        if (event.type !== 'text' || !event.text) return undefined
        if (choose(event.text, noTopic) === 0 || wordFor(event.text) === 'no')
          return go<State>({ ...here, at: 'confirm' })
        return go<State>({ ...here, at: 'confirm', topic: event.text.slice(0, topicAtMost) })
      },
    },
    confirm: {
      to: ['confirming', 'looking', 'letting'],
      ask: (here) => [
        {
          ...say(here.kind === 'event' ? 'event.confirm' : 'booking.confirm'),
          card: cardOf(here),
          choices: numbered(here.kind === 'event' ? eventConfirms : confirms),
        },
      ],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const picked =
          here.kind === 'event'
            ? [0, 2][choose(event.text, eventConfirms) ?? -1]
            : choose(event.text, confirms)
        switch (picked ?? [0, 2][yesOrNo(event.text) ?? -1]) {
          case 0:
            return go<State>({ ...here, at: 'confirming' })
          case 1:
            return go<State>({ ...wantOf(here), at: 'looking' })
          case 2:
            return go<State>({ at: 'letting', bookingId: here.bookingId })
          default:
            return undefined
        }
      },
    },
    confirming: perform(
      'confirmBooking',
      ['told', 'phone', 'slot', 'holding', 'full'],
      ({ bookingId, topic }: Kept) => ({ bookingId, topic }),
      (here, out, scene) => {
        if (out.outcome === 'lapsed' && here.kind === 'event') return eventAgain(here, undefined, out.slots)
        if (out.outcome === 'lapsed') return offer(here, out.slots, say('booking.lapsed'))
        const says = booked(out, here.kind, scene)
        const asks = !out.rung && !carries(scene, out.slot.start) && !scene.phoneAsked
        return go<State>(asks ? { at: 'phone', bookingId: here.bookingId } : { at: 'told' }, ...says)
      },
    ),
    phone: {
      to: ['storing', 'told'],
      ask: () => [{ ...say('booking.askPhone'), choices: numbered(noPhone) }],
      answer: ({ bookingId }, event) => {
        if (event.type !== 'text' || !event.text) return undefined
        const found = findPhone(event.text)
        if (found) return go<State>({ at: 'storing', bookingId, phone: found.phone })
        if (choose(event.text, noPhone) === 0 || wordFor(event.text) === 'no')
          return go<State>({ at: 'told', phoneAsked: true })
        return undefined
      },
    },
    storing: perform(
      'setBookingPhone',
      ['told'],
      ({ bookingId, phone }: { bookingId: number; phone: string }) => ({ bookingId, phone }),
      () => go<State>({ at: 'told', phoneAsked: true }, say('booking.phoneKept')),
    ),
    letting: perform(
      'cancelBooking',
      ['told'],
      ({ bookingId }: { bookingId: number }) => ({ bookingId }),
      () => go<State>({ at: 'told' }, say('booking.let')),
    ),
    full: {
      to: ['waiting', 'none', 'told'],
      ask: ({ kind }) => [
        {
          ...say(kind === 'event' ? 'event.full' : 'booking.full'),
          choices: numbered(fullChoices),
        },
      ],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        switch (choose(event.text, fullChoices)) {
          case 0:
            return go<State>({ ...here, at: 'waiting' })
          case 1:
            return go<State>({ at: 'none', text: here.topic ?? '' })
          case 2:
            return go<State>({ at: 'told' }, say('booking.let'))
          default:
            return undefined
        }
      },
    },
    waiting: perform(
      'joinWaiting',
      ['told', 'none'],
      ({ kind, serviceId, without, mode, topic, people }: Want) => ({
        kind,
        serviceId,
        without,
        mode,
        topic,
        people,
      }),
      (here, { ok, before }) =>
        ok
          ? go<State>({ at: 'told' }, say('booking.waiting', { count: before }))
          : go<State>({ at: 'none', text: here.topic ?? '' }),
    ),
    none: {
      end: true,
      ask: ({ text }) => [{ type: 'open', flow: 'handover', seed: { intent: 'appointment', text } }],
    },
    told: { end: true, ask: ({ phoneAsked }) => (phoneAsked ? [{ type: 'phoneAsked' }] : []) },
  },
})
