// 议事: a resident brings in a proposal, reads what is being talked over, says something of it, and looks at their own.
import * as z from 'zod'
import { namesOffice } from '../../rules/polls/poll.ts'
import {
  authorLength,
  commentLength,
  proposalLength,
  proposalStates,
} from '../../rules/proposals/proposal-terms.ts'
import { estatesOf, nodeById } from '../../rules/community/tree.ts'
import { line, numbered, say, type Line, type Say } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { findEstate } from '../../understand/place.ts'
import { defineFlow, go, perform, type Scene } from '../flow.ts'
import { ownLines, standsAs } from './stand.ts'

const Offer = z.object({
  proposalId: z.number(),
  what: z.string(),
  place: z.string(),
  author: z.string().nullable(),
  state: z.enum(proposalStates),
  until: z.number().nullable(),
  adopted: z.boolean().nullable(),
  remarks: z.array(z.string()),
  tasks: z.number(),
  tasksDone: z.number(),
})
const Idea = z.object({ what: z.string(), nodeId: z.number() })
const Read = z.object({ offers: z.array(Offer), offer: Offer })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('choosing') }),
  z.object({ at: z.literal('what') }),
  z.object({ at: z.literal('where'), what: z.string() }),
  Idea.extend({ at: z.literal('named') }),
  Idea.extend({ at: z.literal('name') }),
  Idea.extend({ at: z.literal('confirming'), authorName: z.string().nullable() }),
  Idea.extend({ at: z.literal('keeping'), authorName: z.string().nullable() }),
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('picking'), offers: z.array(Offer) }),
  Read.extend({ at: z.literal('reading') }),
  Read.extend({ at: z.literal('saying') }),
  z.object({ at: z.literal('posting'), proposalId: z.number(), text: z.string() }),
  z.object({ at: z.literal('mine') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Offer = z.infer<typeof Offer>

const wishes = [
  { text: 'proposal.wishPropose' },
  { text: 'proposal.wishLook' },
  { text: 'proposal.wishMine' },
] as const
const naming = [{ text: 'proposal.unnamed' }, { text: 'proposal.byName' }] as const
const sure = [{ text: 'proposal.submit' }, { text: 'proposal.change' }] as const
const Seed = z.object({ text: z.string().optional(), wish: z.enum(['propose', 'look', 'mine']).optional() })

const places = ({ community }: Scene) => [
  ...estatesOf(community).map(({ id, name }) => ({ id, name })),
  { id: community.id, name: community.name },
]

/** What a resident wrote as their idea, or why it is none that can be taken here. */
function heardIdea(text: string): State | Say {
  if (namesOffice(text)) return say('proposal.election')
  return { at: 'where', what: text.slice(0, proposalLength) }
}

const detail = (offer: Offer): Say => ({
  ...say('proposal.one', {
    what: offer.what,
    place: offer.place,
    author: offer.author ?? { text: 'proposal.resident' },
  }),
  lines: [
    ...standsAs(offer),
    ...(offer.remarks.length > 0
      ? [line('proposal.heard'), ...offer.remarks.map((words): Line => line('proposal.remark', { words }))]
      : []),
  ],
})
/** What can be done with a proposal that is read; the last is always to see the others. */
const waysOn = ({ state }: Offer) =>
  state === 'discussing'
    ? ([{ text: 'proposal.saySomething' }, { text: 'proposal.others' }] as const)
    : state === 'objecting'
      ? ([{ text: 'proposal.object' }, { text: 'proposal.others' }] as const)
      : ([{ text: 'proposal.others' }] as const)

export const proposal = defineFlow<State>({
  id: 'proposal',
  version: 1,
  State,
  first: (_, seed) => {
    const { text, wish } = Seed.safeParse(seed).data ?? {}
    if (text !== undefined) {
      const heard = heardIdea(text)
      return 'at' in heard ? heard : { at: 'what' }
    }
    if (wish === undefined) return { at: 'choosing' }
    return { at: ({ propose: 'what', look: 'looking', mine: 'mine' } as const)[wish] }
  },
  steps: {
    choosing: {
      to: ['what', 'looking', 'mine'],
      ask: () => [{ ...say('proposal.ask'), choices: numbered(wishes) }],
      answer: (_, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, wishes)
        return picked === undefined
          ? undefined
          : go<State>({ at: (['what', 'looking', 'mine'] as const)[picked] ?? 'what' })
      },
    },
    what: {
      to: ['where'],
      ask: () => [say('proposal.askWhat')],
      answer: (here, event) => {
        if (event.type !== 'text' || isCourtesy(event.text) || event.text.trim().length < 4) return undefined
        const heard = heardIdea(event.text.trim())
        return 'at' in heard ? go<State>(heard) : go<State>(here, heard)
      },
    },
    where: {
      to: ['named'],
      ask: (_, scene) => [
        { ...say('proposal.askWhere'), choices: numbered(places(scene).map(({ name }) => name)) },
      ],
      answer: ({ what }, event, scene) => {
        if (event.type !== 'text') return undefined
        const options = places(scene)
        const picked = choose(
          event.text,
          options.map(({ name }) => name),
        )
        const node = picked === undefined ? findEstate(event.text, scene.community)?.estate : options[picked]
        return node && go<State>({ at: 'named', what, nodeId: node.id })
      },
      back: () => ({ at: 'what' }),
    },
    named: {
      to: ['name', 'confirming'],
      ask: () => [{ ...say('proposal.askNamed'), choices: numbered(naming) }],
      answer: ({ what, nodeId }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, naming)
        if (picked === 0) return go<State>({ at: 'confirming', what, nodeId, authorName: null })
        return picked === 1 ? go<State>({ at: 'name', what, nodeId }) : undefined
      },
      back: ({ what }) => ({ at: 'where', what }),
    },
    name: {
      to: ['confirming'],
      ask: () => [say('proposal.askName')],
      answer: ({ what, nodeId }, event) => {
        const name = event.type === 'text' ? event.text.trim() : ''
        return name === '' || isCourtesy(name) || name.length > authorLength
          ? undefined
          : go<State>({ at: 'confirming', what, nodeId, authorName: name })
      },
      back: ({ what, nodeId }) => ({ at: 'named', what, nodeId }),
    },
    confirming: {
      to: ['keeping', 'what'],
      ask: ({ what, nodeId, authorName }, { community }) => [
        {
          ...say('proposal.confirm', {
            what,
            place: nodeById(community, nodeId)?.name ?? community.name,
            author: authorName ?? { text: 'proposal.resident' },
          }),
          choices: numbered(sure),
        },
      ],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, sure) ?? yesOrNo(event.text)
        if (picked === undefined) return undefined
        return go<State>(picked === 0 ? { ...here, at: 'keeping' } : { at: 'what' })
      },
      back: ({ what, nodeId }) => ({ at: 'named', what, nodeId }),
    },
    keeping: perform(
      'propose',
      ['told'],
      ({ what, nodeId, authorName }: Extract<State, { at: 'keeping' }>) => ({ what, nodeId, authorName }),
      (_, { outcome, due }) =>
        go<State>(
          { at: 'told' },
          outcome === 'kept'
            ? { ...say('proposal.kept', { due: { day: due } }), after: [line('proposal.keptHint')] }
            : say('proposal.tooMany'),
        ),
    ),
    looking: perform(
      'openProposals',
      ['picking', 'told'],
      () => null,
      (_, { proposals: offers }) =>
        offers.length === 0
          ? go<State>({ at: 'told' }, say('proposal.none'))
          : go<State>({ at: 'picking', offers }),
    ),
    picking: {
      to: ['reading'],
      ask: ({ offers }) => [
        {
          ...say('proposal.which', { count: offers.length }),
          choices: numbered(offers.map(({ what }) => what)),
        },
      ],
      answer: ({ offers }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(
          event.text,
          offers.map(({ what }) => what),
        )
        const offer = offers[picked ?? -1]
        return offer && go<State>({ at: 'reading', offers, offer })
      },
    },
    reading: {
      to: ['saying', 'picking'],
      ask: ({ offer }) => [{ ...detail(offer), choices: numbered(waysOn(offer)) }],
      answer: ({ offers, offer }, event) => {
        if (event.type !== 'text') return undefined
        const ways = waysOn(offer)
        const picked = choose(event.text, ways)
        if (picked === undefined) return undefined
        return go<State>(
          picked === ways.length - 1 ? { at: 'picking', offers } : { at: 'saying', offers, offer },
        )
      },
      back: ({ offers }) => ({ at: 'picking', offers }),
    },
    saying: {
      to: ['posting'],
      ask: ({ offer }) => [say(offer.state === 'objecting' ? 'proposal.askObjection' : 'proposal.askWords')],
      answer: ({ offer: { proposalId } }, event) => {
        if (event.type !== 'text' || isCourtesy(event.text) || event.text.trim() === '') return undefined
        return go<State>({ at: 'posting', proposalId, text: event.text.trim().slice(0, commentLength) })
      },
      back: ({ offers, offer }) => ({ at: 'reading', offers, offer }),
    },
    posting: perform(
      'sayOfProposal',
      ['told'],
      ({ proposalId, text }: Extract<State, { at: 'posting' }>) => ({ proposalId, text }),
      (_, { outcome, moderator, due }) => {
        if (outcome === 'closed') return go<State>({ at: 'told' }, say('proposal.sayClosed'))
        if (outcome === 'tooMany') return go<State>({ at: 'told' }, say('proposal.sayTooMany'))
        const by = moderator ?? { text: 'proposal.staff' as const }
        return go<State>({ at: 'told' }, say('proposal.said', { moderator: by, due: { day: due } }))
      },
    ),
    mine: perform(
      'myProposals',
      ['told'],
      () => null,
      (_, { proposals }) =>
        go<State>(
          { at: 'told' },
          ...(proposals.length === 0
            ? [say('proposal.noneOwn')]
            : proposals.map((own) => ({ ...say('proposal.own', { what: own.what }), lines: ownLines(own) }))),
        ),
    ),
    told: { end: true, ask: () => [] },
  },
})
