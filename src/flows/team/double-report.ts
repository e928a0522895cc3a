// 双报到: a party member reports in by a consent of its own, reads the community's lists, takes a line of them, or takes it all back.
// Every sentence is sealed: who reported is for nobody who reads conversations.
import * as z from 'zod'
import {
  offerLength,
  partyItemKinds,
  reportNameLength,
  unitLength,
} from '../../rules/volunteers/double-report.ts'
import { line, numbered, say, type Line, type Say } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'
import type { FlowEvent } from '../message.ts'
import type { PartyOffer } from '../requests.ts'

const Report = z.object({
  name: z.string(),
  unit: z.string(),
  skills: z.string(),
  times: z.string(),
  named: z.boolean(),
})
const draft = { draft: Report }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('consent') }),
  z.object({ at: z.literal('name'), ...draft }),
  z.object({ at: z.literal('unit'), ...draft }),
  z.object({ at: z.literal('skills'), ...draft }),
  z.object({ at: z.literal('times'), ...draft }),
  z.object({ at: z.literal('named'), ...draft }),
  z.object({ at: z.literal('confirming'), ...draft }),
  z.object({ at: z.literal('keeping'), ...draft }),
  z.object({ at: z.literal('choosing'), report: Report }),
  z.object({ at: z.literal('lists') }),
  z.object({ at: z.literal('claiming'), itemId: z.number() }),
  z.object({ at: z.literal('claims') }),
  z.object({ at: z.literal('sure'), report: Report }),
  z.object({ at: z.literal('ending') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
const Seed = z.object({ itemId: z.number().optional(), wish: z.enum(['end', 'lists']).optional() })

const nobody: z.infer<typeof Report> = { name: '', unit: '', skills: '', times: '', named: false }
const consents = [{ text: 'party.agree' }, { text: 'party.disagree' }] as const
const namings = [{ text: 'party.namedYes' }, { text: 'party.namedNo' }] as const
const sure = [{ text: 'party.submit' }, { text: 'party.change' }] as const
const acts = [
  { text: 'party.act.lists' },
  { text: 'party.act.claims' },
  { text: 'party.act.edit' },
  { text: 'party.act.end' },
] as const
const ends = [{ text: 'party.endYes' }, { text: 'party.endNo' }] as const

const sealed = (said: Say): Say => ({ ...said, sealed: true })
const told = (...says: Say[]) => go<State>({ at: 'told' }, ...says.map(sealed))
function written(event: FlowEvent, most: number): string | undefined {
  const text = event.type === 'text' ? event.text.trim() : ''
  return text === '' || isCourtesy(text) || text.length > most ? undefined : text
}
const answered = (event: FlowEvent, options: Parameters<typeof choose>[1]) =>
  event.type === 'text' ? (choose(event.text, options) ?? yesOrNo(event.text)) : undefined

/** The three lists, each under its name. */
const listed = (items: readonly PartyOffer[]): Line[] =>
  partyItemKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind)
    if (own.length === 0) return []
    return [
      line(`party.list.${kind}`),
      ...own.map(({ itemId, title, detail, taken }) =>
        line(taken ? 'party.itemTaken' : 'party.item', { number: itemId, title, detail }),
      ),
    ]
  })

export const doubleReport = defineFlow<State>({
  id: 'double-report',
  version: 1,
  State,
  first: (_, seed) => {
    const { itemId, wish } = Seed.safeParse(seed).data ?? {}
    if (itemId !== undefined) return { at: 'claiming', itemId }
    if (wish === 'lists') return { at: 'lists' }
    return { at: wish === 'end' ? 'ending' : 'looking' }
  },
  steps: {
    looking: perform(
      'myDoubleReport',
      ['consent', 'choosing'],
      () => null,
      (_, { report }) => go<State>(report ? { at: 'choosing', report } : { at: 'consent' }),
    ),
    consent: {
      to: ['name', 'told'],
      ask: (_, { community: { name } }) => [
        sealed({ ...say('party.consent', { community: name }), choices: numbered(consents) }),
      ],
      answer: (_, event) => {
        const answer = answered(event, consents)
        if (answer === undefined) return undefined
        return answer === 0 ? go<State>({ at: 'name', draft: nobody }) : told(say('party.refused'))
      },
    },
    name: {
      to: ['unit'],
      ask: () => [sealed(say('party.askName'))],
      answer: ({ draft }, event) => {
        const name = written(event, reportNameLength)
        return name === undefined ? undefined : go<State>({ at: 'unit', draft: { ...draft, name } })
      },
    },
    unit: {
      to: ['skills'],
      ask: () => [sealed(say('party.askUnit'))],
      answer: ({ draft }, event) => {
        const unit = written(event, unitLength)
        return unit === undefined ? undefined : go<State>({ at: 'skills', draft: { ...draft, unit } })
      },
      back: ({ draft }) => ({ at: 'name', draft }),
    },
    skills: {
      to: ['times'],
      ask: () => [sealed(say('party.askSkills'))],
      answer: ({ draft }, event) => {
        const skills = written(event, offerLength)
        return skills === undefined ? undefined : go<State>({ at: 'times', draft: { ...draft, skills } })
      },
      back: ({ draft }) => ({ at: 'unit', draft }),
    },
    times: {
      to: ['named'],
      ask: () => [sealed(say('party.askTimes'))],
      answer: ({ draft }, event) => {
        const times = written(event, offerLength)
        return times === undefined ? undefined : go<State>({ at: 'named', draft: { ...draft, times } })
      },
      back: ({ draft }) => ({ at: 'skills', draft }),
    },
    named: {
      to: ['confirming'],
      ask: () => [sealed({ ...say('party.askNamed'), choices: numbered(namings) })],
      answer: ({ draft }, event) => {
        const answer = answered(event, namings)
        return answer === undefined
          ? undefined
          : go<State>({ at: 'confirming', draft: { ...draft, named: answer === 0 } })
      },
      back: ({ draft }) => ({ at: 'times', draft }),
    },
    confirming: {
      to: ['keeping', 'name'],
      ask: ({ draft: { named, ...told } }) => [
        sealed({
          ...say('party.confirm', { ...told, named: { text: named ? 'party.namedYes' : 'party.namedNo' } }),
          choices: numbered(sure),
        }),
      ],
      answer: ({ draft }, event) => {
        const answer = answered(event, sure)
        return answer === undefined ? undefined : go<State>({ at: answer === 0 ? 'keeping' : 'name', draft })
      },
      back: ({ draft }) => ({ at: 'named', draft }),
    },
    keeping: perform(
      'doubleReport',
      ['told'],
      ({ draft }: Extract<State, { at: 'keeping' }>) => draft,
      () => told(say('party.kept')),
    ),
    choosing: {
      to: ['lists', 'claims', 'name', 'sure'],
      ask: ({ report: { name, unit } }) => [
        sealed({ ...say('party.known', { name, unit }), choices: numbered(acts) }),
      ],
      answer: ({ report }, event) => {
        const picked = event.type === 'text' ? choose(event.text, acts) : undefined
        if (picked === 0) return go<State>({ at: 'lists' })
        if (picked === 1) return go<State>({ at: 'claims' })
        if (picked === 2) return go<State>({ at: 'name', draft: report })
        return picked === undefined ? undefined : go<State>({ at: 'sure', report })
      },
    },
    lists: perform(
      'partyItems',
      ['told'],
      () => null,
      (_, { reported, items }) => {
        if (!reported) return told(say('party.unreported'))
        if (items.length === 0) return told(say('party.noItems'))
        return told({ ...say('party.lists'), lines: listed(items), after: [line('party.howToClaim')] })
      },
    ),
    claiming: perform(
      'claimItem',
      ['told'],
      ({ itemId }: Extract<State, { at: 'claiming' }>) => ({ itemId }),
      (_, { outcome, title }) =>
        told(outcome === 'claimed' ? say('party.claimed', { title }) : say(`party.${outcome}`)),
    ),
    claims: perform(
      'myPartyClaims',
      ['told'],
      () => null,
      (_, { claims }) =>
        told(
          claims.length === 0
            ? say('party.noClaims')
            : {
                ...say('party.claims', { count: claims.length }),
                lines: claims.map(({ title, state, minutes }) =>
                  minutes === null
                    ? line('party.claim', { title, state: { text: `party.claim.${state}` } })
                    : line('party.claimDone', { title, minutes }),
                ),
              },
        ),
    ),
    sure: {
      to: ['ending', 'choosing'],
      ask: () => [sealed({ ...say('party.askEnd'), choices: numbered(ends) })],
      answer: ({ report }, event) => {
        const answer = answered(event, ends)
        return answer === undefined
          ? undefined
          : go<State>(answer === 0 ? { at: 'ending' } : { at: 'choosing', report })
      },
      back: ({ report }) => ({ at: 'choosing', report }),
    },
    ending: perform(
      'endDoubleReport',
      ['told'],
      () => null,
      () => told(say('party.ended')),
    ),
    told: { end: true, ask: () => [] },
  },
})
