// The staff mode: a member of staff works on cases from their own chat. Whoever sends 居民 is a resident again; danger is heard before this.
import * as z from 'zod'
import { chatMoves, type ChatMove } from '../../rules/staff/staff-chat.ts'
import { numberText, ticketStatuses } from '../../rules/tickets/ticket.ts'
import { categories } from '../../text/categories.ts'
import {
  line,
  numbered,
  say,
  type Line,
  type PlainKey,
  type Say,
  type TextKey,
  type Word,
} from '../../text/say.ts'
import { adviserWord, isResidentWord } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Turn } from '../flow.ts'
import type { FlowEvent } from '../message.ts'
import type { Requests } from '../requests.ts'

const Listed = z.object({
  id: z.string(),
  number: z.number(),
  category: z.string(),
  place: z.string(),
  due: z.string(),
  late: z.boolean(),
  whose: z.enum(['mine', 'helping', 'free']),
})
type Listed = z.infer<typeof Listed>
const Opened = Listed.omit({ whose: true }).extend({
  status: z.enum(ticketStatuses),
  urgent: z.boolean(),
  matter: z.string(),
  moves: z.array(z.enum(chatMoves)),
  reveal: z.boolean(),
})
type Opened = z.infer<typeof Opened>
const Move = z.enum(chatMoves)
const Written = z.enum(['reply', 'safe', 'resolve'])
/** What is asked before each is sent, and said once it was written. */
const wordsOf = {
  reply: { ask: 'staff.askReply', sure: 'staff.sure' },
  safe: { ask: 'staff.askSafe', sure: 'staff.sureSafe' },
  resolve: { ask: 'staff.askResult', sure: 'staff.sureResult' },
} as const satisfies Record<z.infer<typeof Written>, { ask: TextKey; sure: TextKey }>

const State = z.discriminatedUnion('at', [
  /** `resume`: another flow was left for this one. */
  z.object({ at: z.literal('looking'), resume: z.boolean() }),
  z.object({
    at: z.literal('list'),
    name: z.string(),
    cases: z.array(Listed),
    more: z.number(),
    adviser: z.boolean(),
  }),
  z.object({ at: z.literal('opening'), id: z.string() }),
  z.object({ at: z.literal('case'), of: Opened }),
  z.object({ at: z.literal('text'), of: Opened, move: Written }),
  z.object({ at: z.literal('sure'), of: Opened, move: Written, text: z.string() }),
  z.object({ at: z.literal('picture'), of: Opened }),
  z.object({
    at: z.literal('moving'),
    id: z.string(),
    number: z.number(),
    move: Move,
    text: z.string().optional(),
    mediaId: z.string().optional(),
  }),
  z.object({ at: z.literal('linking'), of: Opened }),
  z.object({ at: z.literal('unbinding'), resume: z.boolean() }),
  z.object({ at: z.literal('advising'), slots: z.boolean() }),
  z.object({ at: z.literal('left') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const Seed = z.object({ unbind: z.boolean().catch(false), resume: z.boolean().catch(false) })

/** Residents' matters stand in it: whoever reads the conversation of this account is not shown it. */
const sealed = (said: Say): Say => ({ ...said, sealed: true })
const looking: State = { at: 'looking', resume: false }
const longestText = 500

/** What each step hears besides its own answers. */
function otherwise(event: FlowEvent, state: State): Turn<State> {
  if (event.type === 'text' && isResidentWord(event.text)) return go<State>({ at: 'left' })
  return go(state, sealed(say('staff.retry')))
}

const what = (category: string): Word => {
  const [zh, en] = categories[category] ?? [category]
  return { zh, en }
}

const caseLine = (one: Listed, index: number): Line =>
  line(one.late ? 'staff.lineLate' : 'staff.line', {
    index: index + 1,
    number: numberText(one.number),
    what: what(one.category),
    place: one.place,
    whose: { text: `staff.${one.whose}` },
    due: { day: one.due },
  })

function listed({ name, cases, more, adviser }: Extract<State, { at: 'list' }>): Say {
  return sealed({
    ...say(cases.length > 0 ? 'staff.list' : 'staff.empty', { name }),
    lines: [
      ...cases.map(caseLine),
      ...(more > 0 ? [line('staff.more', { count: more })] : []),
      line('staff.offChat'),
      ...(adviser ? [line('adviser.words')] : []),
    ],
  })
}

function shown(of: Opened): Say {
  const params = {
    number: numberText(of.number),
    what: what(of.category),
    place: of.place,
    status: { text: `status.${of.status}` as const },
    due: { day: of.due },
  }
  return sealed({
    ...say(of.late ? 'staff.caseLate' : 'staff.case', params),
    lines: [
      ...(of.urgent ? [line('staff.urgent')] : []),
      ...(of.matter ? [line('staff.said', { matter: of.matter })] : []),
    ],
    choices: numbered(actsOf(of).map(labelOf)),
    after: [line('staff.caseNext')],
  })
}
type Act = ChatMove | 'reveal'
const actsOf = ({ moves, reveal }: Opened): Act[] => [...moves, ...(reveal ? (['reveal'] as const) : [])]
const labelOf = (act: Act) => ({ text: `staff.move.${act}` }) as const

function act(of: Opened, chosen: Act): Turn<State> {
  switch (chosen) {
    case 'take':
    case 'reached':
      return go<State>({ at: 'moving', id: of.id, number: of.number, move: chosen })
    case 'picture':
      return go<State>({ at: 'picture', of })
    case 'reveal':
      return go<State>({ at: 'linking', of })
    default:
      return go<State>({ at: 'text', of, move: chosen })
  }
}

const sendOrChange = [{ text: 'staff.send' }, { text: 'staff.change' }] as const

function doneOf(move: ChatMove, number: number): Say {
  const params = { number: numberText(number) }
  if (move === 'take') return say('staff.taken', params)
  if (move === 'reached') return say('staff.reached', params)
  if (move === 'safe') return say('staff.madeSafe', params)
  if (move === 'resolve') return say('staff.resolved', params)
  return say(move === 'reply' ? 'staff.replied' : 'staff.pictured')
}

/** Why not, in kind words. */
const refusals: Readonly<Record<string, PlainKey>> = {
  TICKET_CLOSED: 'staff.no.closed',
  TICKET_TAKEN: 'staff.no.taken',
  TICKET_NOT_YOURS: 'staff.no.yours',
  TICKET_HANDED_OFF: 'staff.no.handedOff',
  DECISION_WAITING: 'staff.no.deciding',
  PICTURE_MISSING: 'staff.no.picture',
  CLOCK_STOPPED: 'staff.no.noted',
  NOT_FOUND: 'staff.no.gone',
  RIGHT_MISSING: 'staff.no.right',
}

function linkSaid(out: Requests['staffLink']['out']): Say {
  if (out === null) return say('staff.no.right')
  if (out.url !== null) return say('staff.linkAt', { url: out.url })
  if (out.path === null) return say('staff.linkNone')
  return { ...say('staff.link'), link: { label: 'staff.linkOpen', path: out.path } }
}

const pictureOf = (of: Opened, mediaId: string): Turn<State> =>
  go<State>({ at: 'moving', id: of.id, number: of.number, move: 'picture', mediaId })

export const staffDesk = defineFlow<State>({
  id: 'staff-desk',
  version: 2,
  State,
  first: (_, seed) => {
    const { unbind, resume } = Seed.catch({ unbind: false, resume: false }).parse(seed ?? {})
    return { at: unbind ? 'unbinding' : 'looking', resume }
  },
  steps: {
    looking: perform(
      'staffTodo',
      ['list', 'told'],
      () => null,
      ({ resume }: { resume: boolean }, todo) =>
        todo
          ? go<State>({ at: 'list', ...todo })
          : go<State>({ at: 'told' }, say('staff.nobody'), ...(resume ? [{ type: 'resume' as const }] : [])),
    ),
    list: {
      to: ['opening', 'advising', 'left'],
      ask: (here) => [listed(here)],
      answer: (here, event) => {
        const said = event.type === 'text' ? event.text : ''
        const wish = here.adviser ? adviserWord(said) : undefined
        if (wish) return go<State>({ at: 'advising', slots: wish === 'slots' })
        const picked = choose(
          said,
          here.cases.map(({ category }) => what(category)),
        )
        const numbers = /^#?([0-9]{4,9})$/.exec(said.normalize('NFKC').trim())
        const one = numbers
          ? here.cases.find(({ number }) => number === Number(numbers[1]))
          : here.cases[picked ?? -1]
        return one ? go<State>({ at: 'opening', id: one.id }) : otherwise(event, here)
      },
      back: () => ({ at: 'left' }),
    },
    opening: perform(
      'staffCase',
      ['case', 'looking'],
      ({ id }: { id: string }) => ({ id }),
      (_, of) => (of ? go<State>({ at: 'case', of }) : go(looking, sealed(say('staff.no.gone')))),
    ),
    case: {
      to: ['moving', 'text', 'picture', 'linking', 'left'],
      ask: ({ of }) => [shown(of)],
      answer: (here, event) => {
        const { of } = here
        if (event.type === 'image' && of.moves.includes('picture')) return pictureOf(of, event.mediaId)
        const acts = actsOf(of)
        const picked = event.type === 'text' ? choose(event.text, acts.map(labelOf)) : undefined
        const chosen = acts[picked ?? -1]
        return chosen ? act(of, chosen) : otherwise(event, here)
      },
      back: () => looking,
    },
    text: {
      to: ['sure', 'left'],
      ask: ({ of, move }) => [sealed(say(wordsOf[move].ask, { number: numberText(of.number) }))],
      answer: (here, event) => {
        if (event.type !== 'text' || event.text.trim() === '' || isResidentWord(event.text))
          return otherwise(event, here)
        if (event.text.length > longestText) return go<State>(here, sealed(say('staff.tooLong')))
        return go<State>({ at: 'sure', of: here.of, move: here.move, text: event.text.trim() })
      },
      back: ({ of }) => ({ at: 'case', of }),
    },
    sure: {
      to: ['moving', 'text', 'left'],
      ask: ({ of, move, text }) => [
        sealed({
          ...say(wordsOf[move].sure, { number: numberText(of.number), text }),
          choices: numbered(sendOrChange),
        }),
      ],
      answer: (here, event) => {
        const { of, move, text } = here
        const picked =
          event.type === 'text' ? (choose(event.text, sendOrChange) ?? yesOrNo(event.text)) : undefined
        if (picked === undefined) return otherwise(event, here)
        return picked === 0
          ? go<State>({ at: 'moving', id: of.id, number: of.number, move, text })
          : go<State>({ at: 'text', of, move })
      },
      back: ({ of, move }) => ({ at: 'text', of, move }),
    },
    picture: {
      to: ['moving', 'left'],
      ask: ({ of }) => [sealed(say('staff.askPicture', { number: numberText(of.number) }))],
      answer: ({ of }, event) => {
        if (event.type === 'image') return pictureOf(of, event.mediaId)
        if (event.type === 'text' && isResidentWord(event.text)) return go<State>({ at: 'left' })
        return go<State>({ at: 'picture', of }, sealed(say('staff.pictureOnly')))
      },
      back: ({ of }) => ({ at: 'case', of }),
    },
    moving: perform(
      'staffMove',
      ['opening', 'looking'],
      ({
        id,
        move,
        text,
        mediaId,
      }: {
        id: string
        number: number
        move: ChatMove
        text?: string | undefined
        mediaId?: string | undefined
      }) => ({ id, move, text, mediaId }),
      ({ id, move, number }, { refused }) => {
        if (refused !== null) {
          const why = sealed(say(refusals[refused] ?? 'staff.no.other'))
          return refused === 'NOT_FOUND' ? go(looking, why) : go<State>({ at: 'opening', id }, why)
        }
        const done = sealed(doneOf(move, number))
        return move === 'resolve' ? go(looking, done) : go<State>({ at: 'opening', id }, done)
      },
    ),
    linking: perform(
      'staffLink',
      ['case'],
      ({ of }: { of: Opened }) => ({ id: of.id }),
      ({ of }, out) => go<State>({ at: 'case', of }, sealed(linkSaid(out))),
    ),
    unbinding: perform(
      'staffUnbind',
      ['told'],
      () => null,
      ({ resume }: { resume: boolean }, { ok }) =>
        go<State>(
          { at: 'told' },
          say(ok ? 'staff.unbound' : 'staff.nobody'),
          ...(resume ? [{ type: 'resume' as const }] : []),
        ),
    ),
    advising: {
      end: true,
      ask: ({ slots }) => [{ type: 'open', flow: 'adviser-desk', seed: { slots } }],
    },
    left: { end: true, ask: () => [say('staff.left')] },
    told: { end: true, ask: () => [] },
  },
})
