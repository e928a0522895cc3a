// Danger: what to do is said at once, staff are alarmed in the same turn, and only then comes one question (domain 4.4).
import * as z from 'zod'
import { dangers, silentDangers, type Danger } from '../../rules/alarms/danger.ts'
import { localUseOf } from '../../rules/alarms/local-numbers.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import type { Community } from '../../rules/community/tree.ts'
import { line, numbered, say, type Say } from '../../text/say.ts'
import { cannotType, wordFor } from '../../text/words.ts'
import { choose } from '../../understand/choice.ts'
import { findPlace, type Spot } from '../../understand/place.ts'
import { defineFlow, go, perform, type Scene, type Turn } from '../flow.ts'
import type { FlowEvent } from '../message.ts'
import { options, placeless, questionOf, type Lead, type Option } from './questions.ts'

const Kind = z.enum(dangers)
const names = Object.keys(options) as [Option, ...Option[]]
const Home = z.object({ nodeId: z.number(), text: z.string() })
/** `placed`: where it is, is known. `home`: where they live as the register has it, to be confirmed and never assumed. */
const Known = z.object({
  danger: Kind,
  ticketId: z.number(),
  placed: z.boolean(),
  home: Home.optional(),
})
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('alarming'), danger: Kind, text: z.string() }),
  Known.extend({ at: z.literal('asking') }),
  Known.extend({ at: z.literal('place') }),
  Known.extend({
    at: z.literal('adding'),
    /** The resident's words, or the choice that they picked. */
    note: z.union([z.string(), z.object({ option: z.enum(names) })]),
    media: z.array(z.string()),
    place: Home.optional(),
    from: z.enum(['asking', 'place', 'watching', 'silent']),
  }),
  Known.extend({ at: z.literal('watching') }),
  /** The resident cannot be seen typing: nothing is sent until they write. */
  Known.extend({ at: z.literal('silent') }),
  z.object({ at: z.literal('over') }),
])
type State = z.infer<typeof State>
type Known = z.infer<typeof Known>
type Adding = Extract<State, { at: 'adding' }>

/** What every state of the emergency flow knows. */
export const emergencyState = (state: unknown) =>
  Object(state) as { at?: unknown; danger: Danger; ticketId?: unknown }

/** What to do first, shown large: in the community's own words, where two people have vouched for some. */
export function firstWords(danger: Danger, { safety = {} }: Pick<Community, 'safety'>): Say {
  const own = safety[danger]
  return { ...(own ? say('safety.own', { words: own }) : say(`safety.${danger}`)), urgent: true }
}

const numberLines = { gas: 'safety.gasNumber', lift: 'safety.liftNumber' } as const
/** The same with the local number below it, where there is an approved one. */
export function firstWordsHere(danger: Danger, community: Community): Say {
  const { numbers = {} } = community
  const use = localUseOf(danger)
  const phone = use && numbers[use]
  const said = firstWords(danger, community)
  return use && phone !== undefined ? { ...said, lines: [line(numberLines[use], { phone })] } : said
}

/** What a word that would leave an emergency is answered with. Of violence it names no number: others may look. */
export const stillHere = (danger: Danger): Say =>
  say(silentDangers.includes(danger) ? 'safety.heard' : 'safety.still')

function question(danger: Danger): Say {
  const asked = questionOf[danger]
  if (!asked) return say('safety.askPlace')
  const labels = asked.leads.map(({ option }) => ({ text: options[option] }))
  return labels.length === 0 ? say(asked.ask) : { ...say(asked.ask), choices: numbered(labels) }
}

const homeOptions = [{ text: 'safety.homeYes' }, { text: 'safety.homeNo' }] as const

const knownOf = ({ danger, ticketId, placed, home }: Known): Known => ({
  ...{ danger, ticketId, placed },
  ...(home && { home }),
})

/** Hands on whatever the resident tells to the ticket of the emergency. */
function passOn(
  here: Known & { at: Adding['from'] },
  event: FlowEvent,
  { community }: Scene,
): Turn<State> | undefined {
  const place = event.type === 'text' ? findPlace(event.text, community) : undefined
  const placed = here.placed || isPlaced(place, community)
  const to = { ...knownOf(here), at: 'adding', placed, from: here.at } as const
  if (event.type === 'image') return go({ ...to, note: '', media: [event.mediaId] })
  if (event.type === 'voice')
    return go({ ...to, note: '', media: event.mediaId === undefined ? [] : [event.mediaId] })
  if (event.type === 'location') return go({ ...to, placed: true, note: event.label, media: [] })
  return event.type === 'text' && event.text
    ? go({ ...to, note: event.text, media: [], ...(place && { place }) })
    : undefined
}

/** A building alone may stand in any estate. */
const isPlaced = (place: Spot | undefined, community: Community): boolean =>
  place !== undefined && place.nodeId !== community.id

function leadOf({ danger, note }: Pick<Adding, 'danger' | 'note'>): Lead | undefined {
  return typeof note === 'string'
    ? undefined
    : questionOf[danger]?.leads.find(({ option }) => option === note.option)
}

/** Where an addition leads, and what is said to it. */
function after(here: Adding): Turn<State> {
  const { danger, placed, from } = here
  const known = knownOf(here)
  const lead = leadOf(here)
  const said = lead?.say ? [say(lead.say)] : []
  if (lead?.then === 'silent') return go<State>({ at: 'silent', ...known })
  if (lead?.then === 'asking') return go<State>({ at: 'asking', ...known }, ...said)
  if (from === 'asking' && lead?.then !== 'watching' && !placed && !placeless.includes(danger))
    return go<State>({ at: 'place', ...known }, ...said)
  return go<State>(
    { at: 'watching', ...known, placed: placed || from === 'place' },
    ...said,
    say(silentDangers.includes(danger) ? 'safety.heard' : 'safety.noted'),
  )
}

const asking = { to: ['adding'] as const, answer: passOn }

/** Where they are: at home, elsewhere, or in their own words. */
function tellPlace(
  here: Extract<State, { at: 'place' }>,
  event: FlowEvent,
  scene: Scene,
): Turn<State> | undefined {
  const { home, ...known } = here
  const word = event.type === 'text' ? wordFor(event.text) : undefined
  const picked =
    event.type !== 'text' || !home
      ? undefined
      : word === 'yes' || word === 'no'
        ? Number(word === 'no')
        : choose(event.text, homeOptions)
  if (picked === undefined || !home) return passOn(here, event, scene)
  if (picked === 1) return go<State>(known)
  const { danger, ticketId } = here
  return go<State>({
    ...{ at: 'adding', danger, ticketId, placed: true, from: 'place', media: [] },
    ...{ note: home.text, place: home },
  })
}

/** Kinds of danger by the names that the first release gave them. */
const renamed: Record<string, Danger> = { gas: 'gas_leak', co: 'co_poisoning' }

export const emergency = defineFlow<State>({
  id: 'emergency',
  version: 2,
  State,
  first: (_, seed) => {
    const known = State.options[0].safeParse({ ...Object(seed), at: 'alarming' })
    return known.success ? known.data : { at: 'alarming', danger: 'danger', text: '' }
  },
  migrate: (_, state) => {
    const { danger, ...rest } = Object(state) as { danger?: string }
    return { ...rest, placed: false, from: 'watching', danger: renamed[danger ?? ''] ?? danger }
  },
  steps: {
    alarming: perform(
      'openTicket',
      ['asking', 'place', 'watching'],
      ({ danger, text }: { danger: Danger; text: string }, { community }) => {
        const place = findPlace(text, community)
        return {
          kind: 'emergency',
          category: danger,
          urgency: 'P0',
          summary: text,
          placeText: place?.text ?? '',
          nodeId: place?.nodeId ?? community.id,
          media: [],
        }
      },
      ({ danger, text }, { ticketId, number, home }, { community }) => {
        const placed = isPlaced(findPlace(text, community), community)
        // Of violence nothing is shown that tells where somebody lives.
        const shown = silentDangers.includes(danger) ? undefined : home
        const known = knownOf({ danger, ticketId, placed, home: shown })
        const said = [
          firstWordsHere(danger, community),
          ...(silentDangers.includes(danger) ? [] : [say('safety.calling', { number: numberText(number) })]),
        ]
        if (questionOf[danger]) return go<State>({ at: 'asking', ...known }, ...said)
        return go<State>({ at: known.placed ? 'watching' : 'place', ...known }, ...said)
      },
    ),
    asking: {
      ...asking,
      ask: ({ danger }) => [question(danger)],
      answer: (here, event, scene) => {
        const leads = questionOf[here.danger]?.leads ?? []
        const labels = leads.map(({ option }) => ({ text: options[option] }))
        const unsafe = silentDangers.includes(here.danger) && event.type === 'text' && cannotType(event.text)
        const picked = unsafe
          ? leads.find(({ option }) => option === 'unsafe')
          : event.type === 'text'
            ? leads[choose(event.text, labels) ?? -1]
            : undefined
        if (!picked) return passOn(here, event, scene)
        const note = { option: picked.option }
        return go<State>({ ...knownOf(here), at: 'adding', from: 'asking', note, media: [] })
      },
    },
    place: {
      to: ['adding'],
      ask: ({ home }) => [
        home
          ? { ...say('safety.confirmHome', { place: home.text }), choices: numbered(homeOptions) }
          : say('safety.askPlace'),
      ],
      answer: tellPlace,
    },
    adding: perform(
      'addToTicket',
      ['asking', 'place', 'watching', 'silent', 'over'],
      ({ ticketId, note, media, place }: Adding) => ({
        ticketId,
        ...(place && { place }),
        note: typeof note === 'string' ? note : { text: options[note.option] },
        media,
      }),
      (here, { ok }) =>
        ok
          ? after(here)
          : go<State>(
              { at: 'over' },
              { type: 'open', flow: 'menu', seed: { text: typeof here.note === 'string' ? here.note : '' } },
            ),
    ),
    /** Whatever else the resident tells goes to the same ticket, as long as staff work on it. */
    watching: { ...asking, ask: () => [] },
    silent: { ...asking, ask: () => [] },
    over: { end: true, ask: () => [] },
  },
})
