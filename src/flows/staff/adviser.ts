// The legal adviser at work in their own chat: today's talks, what came of them, their own hours. Danger is heard before this.
import * as z from 'zod'
import { visitModes } from '../../rules/bookings/booking.ts'
import { legalTopics, referrals } from '../../rules/law/legal-topics.ts'
import { talkActs, talkDone, type TalkAct } from '../../rules/staff/adviser-chat.ts'
import { line, numbered, say, type Line, type Say, type TextKey } from '../../text/say.ts'
import { adviserWord, isResidentWord } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Turn } from '../flow.ts'
import type { FlowEvent } from '../message.ts'
import type { Requests } from '../requests.ts'

const Talk = z.object({
  id: z.string(),
  start: z.number(),
  state: z.enum(['booked', 'done', 'missed']),
  mode: z.enum(visitModes).nullable(),
  topic: z.enum(legalTopics),
  limited: z.boolean(),
  toCheck: z.boolean(),
  acts: z.array(z.enum(talkActs)),
})
type Talk = z.infer<typeof Talk>
const Slot = z.object({ serviceId: z.number(), start: z.number(), end: z.number(), open: z.boolean() })
const Note = z.discriminatedUnion('act', [
  z.object({ act: z.literal('note'), done: z.enum(talkDone) }),
  z.object({ act: z.literal('missed') }),
  z.object({ act: z.literal('refer'), to: z.enum(referrals) }),
])

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('day'), name: z.string(), talks: z.array(Talk), next: z.number().nullable() }),
  z.object({ at: z.literal('opening'), id: z.string() }),
  z.object({ at: z.literal('talk'), of: Talk }),
  z.object({ at: z.literal('done'), of: Talk }),
  z.object({ at: z.literal('refer'), of: Talk }),
  z.object({ at: z.literal('missed'), of: Talk }),
  z.object({ at: z.literal('noting'), id: z.string(), note: Note }),
  z.object({ at: z.literal('linking'), of: Talk }),
  z.object({ at: z.literal('slotting') }),
  z.object({ at: z.literal('slots'), slots: z.array(Slot) }),
  z.object({ at: z.literal('slot'), slot: Slot }),
  z.object({ at: z.literal('setting'), slot: Slot }),
  z.object({ at: z.literal('cases') }),
  z.object({ at: z.literal('left') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
const Seed = z.object({ slots: z.boolean() })

const sealed = (said: Say): Say => ({ ...said, sealed: true })

/** What each step hears besides its own answers. */
function otherwise(event: FlowEvent, state: State): Turn<State> {
  if (event.type === 'text' && isResidentWord(event.text)) return go<State>({ at: 'left' })
  return go(state, sealed(say('adviser.retry')))
}
const elsewhere = { today: { at: 'looking' }, slots: { at: 'slotting' } } as const

const facts = ({ start, mode, topic, state }: Talk) => ({
  moment: { moment: start },
  how: { text: mode === null ? 'adviser.how.any' : (`booking.mode.${mode}` as const) } satisfies {
    text: TextKey
  },
  topic: { text: `legal.${topic}` as const },
  state: { text: `adviser.state.${state}` as const },
})

function listed({ name, talks, next }: Extract<State, { at: 'day' }>): Say {
  const lines: Line[] = [
    ...talks.map((one, index) => line('adviser.line', { index: index + 1, ...facts(one) })),
    ...(next === null ? [] : [line('adviser.next', { moment: { moment: next } })]),
    line('adviser.dayNext'),
  ]
  return sealed({ ...say(talks.length > 0 ? 'adviser.day' : 'adviser.dayNone', { name }), lines })
}

const actLabel = (act: TalkAct) => ({ text: `adviser.act.${act}` }) as const
function shown(of: Talk): Say {
  return sealed({
    ...say('adviser.talk', facts(of)),
    lines: [
      ...(of.limited ? [line('adviser.limited')] : []),
      ...(of.toCheck ? [line('adviser.toCheck')] : []),
    ],
    choices: numbered(of.acts.map(actLabel)),
    after: [line(of.acts.length > 0 ? 'adviser.talkNext' : 'adviser.talkNone')],
  })
}
const after = {
  phone: (of: Talk): State => ({ at: 'linking', of }),
  note: (of: Talk): State => ({ at: 'done', of }),
  missed: (of: Talk): State => ({ at: 'missed', of }),
  refer: (of: Talk): State => ({ at: 'refer', of }),
} satisfies Record<TalkAct, unknown>

const doneLabels = talkDone.map((done) => ({ text: `adviser.done.${done}` }) as const)
const referLabels = referrals.map((to) => ({ text: `adviser.refer.${to}` }) as const)
const yesNo = [{ text: 'adviser.yes' }, { text: 'adviser.no' }] as const
const heardYes = (event: FlowEvent): number | undefined =>
  event.type === 'text' ? (choose(event.text, yesNo) ?? yesOrNo(event.text)) : undefined

function linkSaid(out: Requests['adviserLink']['out']): Say {
  if (out === null) return say('adviser.refused')
  if (out.url !== null) return say('adviser.linkAt', { url: out.url })
  if (out.path === null) return say('adviser.linkNone')
  return { ...say('adviser.link'), link: { label: 'staff.linkOpen', path: out.path } }
}

const slotLine = ({ start, open }: z.infer<typeof Slot>, at: number): Line =>
  line(open ? 'adviser.slotOpen' : 'adviser.slotClosed', { index: at + 1, moment: { moment: start } })

export const adviserDesk = defineFlow<State>({
  id: 'adviser-desk',
  version: 1,
  State,
  first: (_, seed) => ({ at: Seed.safeParse(seed).data?.slots ? 'slotting' : 'looking' }),
  steps: {
    looking: perform(
      'adviserDay',
      ['day', 'told'],
      () => null,
      (_, day) =>
        day ? go<State>({ at: 'day', ...day }) : go<State>({ at: 'told' }, sealed(say('adviser.nobody'))),
    ),
    day: {
      to: ['opening', 'looking', 'slotting', 'left'],
      ask: (here) => [listed(here)],
      answer: (here, event) => {
        const said = event.type === 'text' ? event.text : ''
        const wish = adviserWord(said)
        if (wish) return go<State>(elsewhere[wish])
        const picked = choose(
          said,
          here.talks.map(({ topic }) => ({ text: `legal.${topic}` as const })),
        )
        const one = here.talks[picked ?? -1]
        return one ? go<State>({ at: 'opening', id: one.id }) : otherwise(event, here)
      },
      back: () => ({ at: 'cases' }),
    },
    opening: perform(
      'adviserTalk',
      ['talk', 'looking'],
      ({ id }: { id: string }) => ({ id }),
      (_, of) =>
        of ? go<State>({ at: 'talk', of }) : go<State>({ at: 'looking' }, sealed(say('adviser.refused'))),
    ),
    talk: {
      to: ['linking', 'done', 'missed', 'refer', 'left'],
      ask: ({ of }) => [shown(of)],
      answer: (here, event) => {
        const { of } = here
        const picked = event.type === 'text' ? choose(event.text, of.acts.map(actLabel)) : undefined
        const act = of.acts[picked ?? -1]
        return act ? go(after[act](of)) : otherwise(event, here)
      },
      back: () => ({ at: 'looking' }),
    },
    done: {
      to: ['noting', 'left'],
      ask: () => [sealed({ ...say('adviser.askDone'), choices: numbered(doneLabels) })],
      answer: (here, event) => {
        const done = talkDone[event.type === 'text' ? (choose(event.text, doneLabels) ?? -1) : -1]
        if (!done) return otherwise(event, here)
        return go<State>({ at: 'noting', id: here.of.id, note: { act: 'note', done } })
      },
      back: ({ of }) => ({ at: 'talk', of }),
    },
    refer: {
      to: ['noting', 'left'],
      ask: () => [sealed({ ...say('adviser.askRefer'), choices: numbered(referLabels) })],
      answer: (here, event) => {
        const to = referrals[event.type === 'text' ? (choose(event.text, referLabels) ?? -1) : -1]
        if (!to) return otherwise(event, here)
        return go<State>({ at: 'noting', id: here.of.id, note: { act: 'refer', to } })
      },
      back: ({ of }) => ({ at: 'talk', of }),
    },
    missed: {
      to: ['noting', 'talk', 'left'],
      ask: () => [sealed({ ...say('adviser.sureMissed'), choices: numbered(yesNo) })],
      answer: (here, event) => {
        const picked = heardYes(event)
        if (picked === undefined) return otherwise(event, here)
        return picked === 0
          ? go<State>({ at: 'noting', id: here.of.id, note: { act: 'missed' } })
          : go<State>({ at: 'talk', of: here.of })
      },
      back: ({ of }) => ({ at: 'talk', of }),
    },
    noting: perform(
      'adviserMove',
      ['opening'],
      ({ id, note }: { id: string; note: z.infer<typeof Note> }) => ({ id, ...note }),
      ({ id }, { ok }) =>
        go<State>({ at: 'opening', id }, sealed(say(ok ? 'adviser.kept' : 'adviser.refused'))),
    ),
    linking: perform(
      'adviserLink',
      ['talk'],
      ({ of }: { of: Talk }) => ({ id: of.id }),
      ({ of }, out) => go<State>({ at: 'talk', of }, sealed(linkSaid(out))),
    ),
    slotting: perform(
      'adviserSlots',
      ['slots', 'told'],
      () => null,
      (_, out) =>
        out ? go<State>({ at: 'slots', ...out }) : go<State>({ at: 'told' }, sealed(say('adviser.nobody'))),
    ),
    slots: {
      to: ['slot', 'looking', 'slotting', 'left'],
      ask: ({ slots }) => [
        sealed({
          ...say(slots.length > 0 ? 'adviser.slots' : 'adviser.slotsNone'),
          lines: [...slots.map(slotLine), line('adviser.slotsNext')],
        }),
      ],
      answer: (here, event) => {
        const said = event.type === 'text' ? event.text : ''
        const wish = adviserWord(said)
        if (wish) return go<State>(elsewhere[wish])
        const slot =
          here.slots[
            choose(
              said,
              here.slots.map(({ start }) => start),
            ) ?? -1
          ]
        return slot ? go<State>({ at: 'slot', slot }) : otherwise(event, here)
      },
      back: () => ({ at: 'looking' }),
    },
    slot: {
      to: ['setting', 'slotting', 'left'],
      ask: ({ slot: { start, open } }) => [
        sealed({
          ...say(open ? 'adviser.sureClose' : 'adviser.sureOpen', { moment: { moment: start } }),
          choices: numbered(yesNo),
        }),
      ],
      answer: (here, event) => {
        const picked = heardYes(event)
        if (picked === undefined) return otherwise(event, here)
        return picked === 0 ? go<State>({ at: 'setting', slot: here.slot }) : go<State>({ at: 'slotting' })
      },
      back: () => ({ at: 'slotting' }),
    },
    setting: perform(
      'adviserSlot',
      ['slotting'],
      ({ slot: { serviceId, start, open } }: { slot: z.infer<typeof Slot> }) => ({
        ...{ serviceId, start },
        open: !open,
      }),
      ({ slot }, { ok }) => {
        const told = slot.open ? 'adviser.closed' : 'adviser.opened'
        return go<State>({ at: 'slotting' }, sealed(say(ok ? told : 'adviser.slotRefused')))
      },
    ),
    cases: { end: true, ask: () => [{ type: 'open', flow: 'staff-desk' }] },
    left: { end: true, ask: () => [say('staff.left')] },
    told: { end: true, ask: () => [] },
  },
})
