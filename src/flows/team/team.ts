// 队伍: residents make a team, a company or school signs one up, anybody reads which there are.
import * as z from 'zod'
import { estatesOf, nodeById } from '../../rules/community/tree.ts'
import {
  memberNameLength,
  membersNeeded,
  purposeLength,
  teamKinds,
  teamNameLength,
  teamSorts,
} from '../../rules/volunteers/team.ts'
import { line, numbered, say } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { findPhone } from '../../understand/phone.ts'
import { findEstate } from '../../understand/place.ts'
import { defineFlow, go, perform, type Scene } from '../flow.ts'
import type { FlowEvent } from '../message.ts'

const Draft = z.object({
  sort: z.enum(teamSorts),
  name: z.string(),
  kind: z.enum(teamKinds),
  purpose: z.string(),
  nodeId: z.number(),
  captain: z.string(),
  phone: z.string().nullable(),
})
type Draft = z.infer<typeof Draft>
const drafting = { draft: Draft }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('choosing') }),
  z.object({ at: z.literal('sort') }),
  z.object({ at: z.literal('name'), ...drafting }),
  z.object({ at: z.literal('kind'), ...drafting }),
  z.object({ at: z.literal('purpose'), ...drafting }),
  z.object({ at: z.literal('where'), ...drafting }),
  z.object({ at: z.literal('person'), ...drafting }),
  z.object({ at: z.literal('phone'), ...drafting }),
  z.object({ at: z.literal('confirming'), ...drafting }),
  z.object({ at: z.literal('founding'), ...drafting }),
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('told') }),
  z.object({ at: z.literal('mine') }),
])
type State = z.infer<typeof State>

const wishes = [
  { text: 'team.wishMake' },
  { text: 'team.wishLook' },
  { text: 'team.wishMine' },
  { text: 'team.wishOrganisation' },
] as const
const sorts = [{ text: 'team.sort.company' }, { text: 'team.sort.school' }] as const
const kinds = teamKinds.map((kind) => ({ text: `team.kind.${kind}` }) as const)
const sure = [{ text: 'team.submit' }, { text: 'team.change' }] as const
const Seed = z.object({ wish: z.enum(['make', 'look', 'organisation']).optional() })

const begun = (sort: Draft['sort']): Draft => ({
  ...{ sort, name: '', kind: 'functional', purpose: '', nodeId: 0, captain: '', phone: null },
})
const places = ({ community }: Scene) => [
  { id: community.id, name: community.name },
  ...estatesOf(community).map(({ id, name }) => ({ id, name })),
]
/** What somebody wrote in answer to an open question; undefined: nothing that answers it. */
function written(event: FlowEvent, most: number): string | undefined {
  const text = event.type === 'text' ? event.text.trim() : ''
  return text === '' || isCourtesy(text) || text.length > most ? undefined : text
}
const picked = <T>(event: FlowEvent, options: Parameters<typeof choose>[1], values: readonly T[]) =>
  event.type === 'text' ? values[choose(event.text, options) ?? -1] : undefined
const of = ({ sort }: Draft) => (sort === 'residents' ? ('residents' as const) : ('organisation' as const))

export const team = defineFlow<State>({
  id: 'team',
  version: 1,
  State,
  first: (_, seed) => {
    const wish = Seed.safeParse(seed).data?.wish
    if (wish === 'make') return { at: 'name', draft: begun('residents') }
    if (wish === 'organisation') return { at: 'sort' }
    return { at: wish === 'look' ? 'looking' : 'choosing' }
  },
  steps: {
    choosing: {
      to: ['name', 'looking', 'mine', 'sort'],
      ask: () => [{ ...say('team.ask'), choices: numbered(wishes) }],
      answer: (_, event) => {
        const wish = picked(event, wishes, ['make', 'look', 'mine', 'sort'] as const)
        if (wish === 'make') return go<State>({ at: 'name', draft: begun('residents') })
        if (wish === 'sort') return go<State>({ at: 'sort' })
        return wish && go<State>({ at: wish === 'look' ? 'looking' : 'mine' })
      },
    },
    sort: {
      to: ['name'],
      ask: () => [{ ...say('team.askSort'), choices: numbered(sorts) }],
      answer: (_, event) => {
        const sort = picked(event, sorts, ['company', 'school'] as const)
        return sort && go<State>({ at: 'name', draft: begun(sort) })
      },
    },
    name: {
      to: ['kind'],
      ask: ({ draft }) => [say(`team.askName.${of(draft)}`)],
      answer: ({ draft }, event) => {
        const name = written(event, teamNameLength)
        return name === undefined ? undefined : go<State>({ at: 'kind', draft: { ...draft, name } })
      },
      back: ({ draft }) => ({ at: draft.sort === 'residents' ? 'choosing' : 'sort' }),
    },
    kind: {
      to: ['purpose'],
      ask: ({ draft: { name } }) => [{ ...say('team.askKind', { name }), choices: numbered(kinds) }],
      answer: ({ draft }, event) => {
        const kind = picked(event, kinds, teamKinds)
        return kind && go<State>({ at: 'purpose', draft: { ...draft, kind } })
      },
      back: ({ draft }) => ({ at: 'name', draft }),
    },
    purpose: {
      to: ['where'],
      ask: ({ draft: { name } }) => [say('team.askPurpose', { name })],
      answer: ({ draft }, event) => {
        const purpose = written(event, purposeLength)
        return purpose === undefined ? undefined : go<State>({ at: 'where', draft: { ...draft, purpose } })
      },
      back: ({ draft }) => ({ at: 'kind', draft }),
    },
    where: {
      to: ['person'],
      ask: (_, scene) => [
        { ...say('team.askWhere'), choices: numbered(places(scene).map(({ name }) => name)) },
      ],
      answer: ({ draft }, event, scene) => {
        if (event.type !== 'text') return undefined
        const options = places(scene)
        const named = picked(
          event,
          options.map(({ name }) => name),
          options,
        )
        const node = named ?? findEstate(event.text, scene.community)?.estate
        return node && go<State>({ at: 'person', draft: { ...draft, nodeId: node.id } })
      },
      back: ({ draft }) => ({ at: 'purpose', draft }),
    },
    person: {
      to: ['phone', 'confirming'],
      ask: ({ draft }) => [say(`team.askPerson.${of(draft)}`)],
      answer: ({ draft }, event) => {
        const captain = written(event, memberNameLength)
        if (captain === undefined) return undefined
        const at = draft.sort === 'residents' ? 'confirming' : 'phone'
        return go<State>({ at, draft: { ...draft, captain } })
      },
      back: ({ draft }) => ({ at: 'where', draft }),
    },
    phone: {
      to: ['confirming'],
      ask: () => [say('team.askPhone')],
      answer: ({ draft }, event) => {
        const phone = event.type === 'text' ? findPhone(event.text)?.phone : undefined
        return phone === undefined ? undefined : go<State>({ at: 'confirming', draft: { ...draft, phone } })
      },
      back: ({ draft }) => ({ at: 'person', draft }),
    },
    confirming: {
      to: ['founding', 'name'],
      ask: ({ draft }, { community }) => [
        {
          ...say('team.confirm', {
            name: draft.name,
            kind: { text: `team.kind.${draft.kind}` },
            purpose: draft.purpose,
            place: nodeById(community, draft.nodeId)?.name ?? community.name,
            captain: draft.captain,
          }),
          lines: [line(`team.notice.${of(draft)}`)],
          choices: numbered(sure),
        },
      ],
      answer: ({ draft }, event) => {
        if (event.type !== 'text') return undefined
        const answer = choose(event.text, sure) ?? yesOrNo(event.text)
        if (answer === undefined) return undefined
        return go<State>({ at: answer === 0 ? 'founding' : 'name', draft })
      },
      back: ({ draft }) => ({ at: draft.sort === 'residents' ? 'person' : 'phone', draft }),
    },
    founding: perform(
      'foundTeam',
      ['told'],
      ({ draft }: Extract<State, { at: 'founding' }>) => draft,
      ({ draft }, { code }) => {
        const { name } = draft
        if (code === null) return go<State>({ at: 'told' }, say('team.tooMany'))
        return go<State>(
          { at: 'told' },
          draft.sort === 'residents'
            ? say('team.made', { name, code, more: membersNeeded - 1 })
            : say('team.signedUp', { name, code }),
        )
      },
    ),
    looking: perform(
      'teams',
      ['told'],
      () => null,
      (_, { teams }) =>
        go<State>(
          { at: 'told' },
          teams.length === 0
            ? say('team.none')
            : {
                ...say('team.list', { count: teams.length }),
                lines: teams.map(({ name, kind, purpose, place, members, code }) =>
                  line('team.one', {
                    ...{ name, purpose, place, members, code },
                    kind: { text: `team.kind.${kind}` },
                  }),
                ),
                after: [line('team.howToJoin')],
              },
        ),
    ),
    mine: { end: true, ask: () => [{ type: 'open', flow: 'own-teams' }] },
    told: { end: true, ask: () => [] },
  },
})
