// A resident's own bookings: which there are, another time for one, or giving it back.
import * as z from 'zod'
import { serviceKinds } from '../../rules/bookings/booking.ts'
import { line, numbered, say, type Say } from '../../text/say.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'
import type { OwnBooking } from '../requests.ts'
import { laterFrom, OfferedSlot, pickSlot, slotQuestion } from './slot-step.ts'

const Own = OfferedSlot.extend({
  bookingId: z.number(),
  kind: z.enum(serviceKinds),
  code: z.string(),
})
type Own = z.infer<typeof Own>
const State = z.discriminatedUnion('at', [
  /** `events`: those alone. */
  z.object({ at: z.literal('looking'), events: z.boolean().optional() }),
  z.object({ at: z.literal('which'), bookings: z.array(Own) }),
  z.object({ at: z.literal('one'), booking: Own }),
  z.object({ at: z.literal('finding'), booking: Own, after: z.number().optional() }),
  z.object({ at: z.literal('slot'), booking: Own, slots: z.array(OfferedSlot) }),
  z.object({ at: z.literal('moving'), booking: Own, start: z.number() }),
  z.object({ at: z.literal('sure'), booking: Own }),
  z.object({ at: z.literal('cancelling'), booking: Own }),
  z.object({ at: z.literal('offered'), offer: z.unknown() }),
  /** An event changed: do they still come? */
  z.object({ at: z.literal('changed'), booking: Own }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
interface With {
  booking: Own
}

const acts = [{ text: 'bookings.move' }, { text: 'bookings.cancel' }, { text: 'bookings.keep' }] as const
/** An event has one time alone. */
const eventActs = [{ text: 'event.leave' }, { text: 'bookings.keep' }] as const
/** What an event that changed is answered by. */
export const stayOrLeave = [{ text: 'event.stay' }, { text: 'event.leave' }] as const
const sure = [{ text: 'bookings.cancelYes' }, { text: 'bookings.keep' }] as const

const ownOf = ({ bookingId, kind, code, serviceId, name, provider, place, start, end }: OwnBooking): Own => ({
  ...{ bookingId, kind, code, serviceId, name, provider, place, start, end },
})

/** An offered place as the booking flow reads it. */
const offerOf = ({ bookingId, kind, serviceId, mode, topic, ...slot }: OwnBooking) => ({
  ...{ bookingId, kind, serviceId, slot: { serviceId, ...slot } },
  ...(mode !== null && { mode }),
  ...(topic !== null && { topic }),
})

const lineFor = ({ name, start }: Own) => line('bookings.line', { name, moment: { moment: start } })

function one({ kind, name, start, place, code }: Own): Say {
  const told = say('bookings.one', { name, moment: { moment: start }, code })
  return {
    ...told,
    ...(place && { lines: [line('bookings.place', { place })] }),
    choices: numbered(kind === 'event' ? eventActs : acts),
  }
}

export const ownBookings = defineFlow<State>({
  id: 'own-bookings',
  version: 1,
  State,
  first: (_, seed) => {
    const changed = z.object({ changed: Own }).safeParse(seed).data?.changed
    if (changed) return { at: 'changed', booking: changed }
    return {
      at: 'looking',
      ...(z.object({ events: z.literal(true) }).safeParse(seed).success && { events: true }),
    }
  },
  steps: {
    looking: perform(
      'myBookings',
      ['which', 'one', 'offered', 'told'],
      () => null,
      ({ events }: { events?: boolean | undefined }, { bookings: all }) => {
        const bookings = events ? all.filter(({ kind }) => kind === 'event') : all
        const offer = bookings.find(({ state }) => state === 'offered')
        if (offer) return go<State>({ at: 'offered', offer: offerOf(offer) })
        const [only, other] = bookings.map(ownOf)
        if (!only) return go<State>({ at: 'told' }, say(events ? 'event.noneMine' : 'bookings.none'))
        return other
          ? go<State>({ at: 'which', bookings: bookings.map(ownOf) })
          : go<State>({ at: 'one', booking: only })
      },
    ),
    which: {
      to: ['one'],
      ask: ({ bookings }) => [
        {
          ...say('bookings.which'),
          lines: bookings.map(lineFor),
          choices: numbered(bookings.map(({ start }) => ({ moment: start }))),
        },
      ],
      answer: ({ bookings }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(
          event.text,
          bookings.map(({ name }) => name),
        )
        const found = picked === undefined ? undefined : bookings[picked]
        return found && go<State>({ at: 'one', booking: found })
      },
    },
    one: {
      to: ['finding', 'sure', 'told'],
      ask: ({ booking }) => [one(booking)],
      answer: ({ booking }, event) => {
        if (event.type !== 'text') return undefined
        const picked =
          booking.kind === 'event' ? [1, 2][choose(event.text, eventActs) ?? -1] : choose(event.text, acts)
        switch (picked) {
          case 0:
            return go<State>({ at: 'finding', booking })
          case 1:
            return go<State>({ at: 'sure', booking })
          case 2:
            return go<State>({ at: 'told' }, say('bookings.kept'))
          default:
            return undefined
        }
      },
    },
    finding: perform(
      'slotOffers',
      ['slot', 'one'],
      ({ booking: { kind, serviceId }, after }: With & { after?: number | undefined }) => ({
        kind,
        serviceId,
        after,
      }),
      ({ booking }, { slots }) =>
        slots.length > 0
          ? go<State>({ at: 'slot', booking, slots })
          : go<State>({ at: 'one', booking }, say('booking.noLater')),
    ),
    slot: {
      to: ['moving', 'finding'],
      ask: ({ slots }) => [slotQuestion('bookings.toWhen', slots)],
      answer: ({ booking, slots }, event) => {
        if (event.type !== 'text') return undefined
        const picked = pickSlot(event.text, slots)
        if (picked === 'later') return go<State>({ at: 'finding', booking, after: laterFrom(slots) })
        return picked && go<State>({ at: 'moving', booking, start: picked.start })
      },
      back: ({ booking }) => ({ at: 'one', booking }),
    },
    moving: perform(
      'moveBooking',
      ['slot', 'one', 'told'],
      ({ booking: { bookingId }, start }: With & { start: number }) => ({ bookingId, start }),
      ({ booking }, out) => {
        if (out.outcome === 'moved')
          return go<State>(
            { at: 'told' },
            say('bookings.moved', { moment: { moment: out.slot.start }, code: booking.code }),
          )
        return out.slots.length > 0
          ? go<State>({ at: 'slot', booking, slots: out.slots }, say('booking.taken'))
          : go<State>({ at: 'one', booking }, say('booking.noLater'))
      },
    ),
    sure: {
      to: ['cancelling', 'told'],
      ask: ({ booking: { name, start } }) => [
        { ...say('bookings.sure', { name, moment: { moment: start } }), choices: numbered(sure) },
      ],
      answer: ({ booking }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, sure) ?? yesOrNo(event.text)
        if (picked === 0) return go<State>({ at: 'cancelling', booking })
        return picked === 1 ? go<State>({ at: 'told' }, say('bookings.kept')) : undefined
      },
      back: ({ booking }) => ({ at: 'one', booking }),
    },
    cancelling: perform(
      'cancelBooking',
      ['told'],
      ({ booking: { bookingId } }: With) => ({ bookingId }),
      (_, { ok }) => go<State>({ at: 'told' }, say(ok ? 'bookings.cancelled' : 'bookings.over')),
    ),
    changed: {
      to: ['cancelling', 'told'],
      ask: ({ booking: { name, start } }) => [
        {
          ...say('event.changedAsk', { name, moment: { moment: start } }),
          choices: numbered(stayOrLeave),
        },
      ],
      answer: ({ booking }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, stayOrLeave) ?? yesOrNo(event.text)
        if (picked === 0) return go<State>({ at: 'told' }, say('event.stayed'))
        return picked === 1 ? go<State>({ at: 'cancelling', booking }) : undefined
      },
    },
    /** A place that waits for their yes comes before what is settled. */
    offered: { end: true, ask: ({ offer }) => [{ type: 'open', flow: 'booking', seed: offer }] },
    told: { end: true, ask: () => [] },
  },
})
