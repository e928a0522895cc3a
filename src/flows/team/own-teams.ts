// One's own teams: who is in them, calling them together, another captain, leaving, the end.
import * as z from 'zod'
import { callLength, mayLeave, teamStates } from '../../rules/volunteers/team.ts'
import { line, numbered, say, type Say } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'

const Own = z.object({
  teamId: z.number(),
  name: z.string(),
  state: z.enum(teamStates),
  code: z.string().nullable(),
  captain: z.boolean(),
  count: z.number(),
  /** The others, told to the captain only. */
  others: z.array(z.object({ memberId: z.number(), name: z.string() })),
})
type Own = z.infer<typeof Own>
const own = { team: Own }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('picking'), teams: z.array(Own) }),
  z.object({ at: z.literal('choosing'), ...own }),
  z.object({ at: z.literal('what'), ...own }),
  z.object({ at: z.literal('when'), ...own, about: z.string() }),
  z.object({ at: z.literal('calling'), teamId: z.number(), about: z.string(), moment: z.string() }),
  z.object({ at: z.literal('heir'), ...own }),
  z.object({ at: z.literal('sure'), ...own, move: z.enum(['leave', 'dissolve']) }),
  z.object({
    ...{ at: z.literal('moving'), ...own, move: z.enum(['hand', 'leave', 'dissolve']) },
    heir: z.object({ memberId: z.number(), name: z.string() }).nullable(),
  }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Act = 'members' | 'call' | 'hand' | 'leave' | 'dissolve'

function actsOf({ captain, state, count }: Own): Act[] {
  if (!captain) return ['leave']
  const others: Act[] = count > 1 ? ['members', 'hand'] : []
  return [...(state === 'active' ? (['call'] as const) : []), ...others, 'leave', 'dissolve']
}
const labels = (team: Own) => actsOf(team).map((act) => ({ text: `team.act.${act}` }) as const)
const yesNo = [{ text: 'team.sureYes' }, { text: 'team.sureNo' }] as const

const membersOf = ({ name, others }: Own): Say => ({
  ...say('team.members', { name, count: others.length + 1 }),
  lines: others.map((other) => line('team.member', { name: other.name })),
})

export const ownTeams = defineFlow<State>({
  id: 'own-teams',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myTeams',
      ['picking', 'choosing', 'told'],
      () => null,
      (_, { teams }) => {
        const [only, second] = teams
        if (!only) return go<State>({ at: 'told' }, say('team.noneOwn'))
        return go<State>(second ? { at: 'picking', teams } : { at: 'choosing', team: only })
      },
    ),
    picking: {
      to: ['choosing'],
      ask: ({ teams }) => [{ ...say('team.which'), choices: numbered(teams.map(({ name }) => name)) }],
      answer: ({ teams }, event) => {
        const at =
          event.type === 'text'
            ? choose(
                event.text,
                teams.map(({ name }) => name),
              )
            : undefined
        const team = teams[at ?? -1]
        return team && go<State>({ at: 'choosing', team })
      },
    },
    choosing: {
      to: ['what', 'heir', 'sure'],
      ask: ({ team }) => [
        {
          ...say(team.captain ? 'team.lead' : 'team.belong', { name: team.name, count: team.count }),
          lines: [
            line(`team.state.${team.state}`),
            ...(team.code === null ? [] : [line('team.codeIs', { code: team.code })]),
          ],
          choices: numbered(labels(team)),
        },
      ],
      answer: (here, event) => {
        const { team } = here
        const act = event.type === 'text' ? actsOf(team)[choose(event.text, labels(team)) ?? -1] : undefined
        if (act === undefined) return undefined
        if (act === 'members') return go<State>(here, membersOf(team))
        if (act === 'call') return go<State>({ at: 'what', team })
        if (act === 'hand') return go<State>({ at: 'heir', team })
        if (act === 'leave' && !mayLeave(team, team.count)) return go<State>(here, say('team.handFirst'))
        return go<State>({ at: 'sure', team, move: act })
      },
    },
    what: {
      to: ['when'],
      ask: () => [say('team.askTask')],
      answer: ({ team }, event) => {
        const about = event.type === 'text' ? event.text.trim() : ''
        if (about.length < 2 || isCourtesy(about)) return undefined
        return go<State>({ at: 'when', team, about: about.slice(0, callLength) })
      },
      back: ({ team }) => ({ at: 'choosing', team }),
    },
    when: {
      to: ['calling'],
      ask: () => [say('team.askWhen')],
      answer: ({ team, about }, event) => {
        const moment = event.type === 'text' ? event.text.trim() : ''
        if (moment === '' || isCourtesy(moment)) return undefined
        return go<State>({ at: 'calling', teamId: team.teamId, about, moment: moment.slice(0, callLength) })
      },
      back: ({ team }) => ({ at: 'what', team }),
    },
    calling: perform(
      'callTeam',
      ['told'],
      ({ teamId, about, moment }: Extract<State, { at: 'calling' }>) => ({ teamId, about, moment }),
      (_, { ok }) => go<State>({ at: 'told' }, say(ok ? 'team.called' : 'team.notNow')),
    ),
    heir: {
      to: ['moving'],
      ask: ({ team }) => [{ ...say('team.askHeir'), choices: numbered(team.others.map(({ name }) => name)) }],
      answer: ({ team }, event) => {
        const at =
          event.type === 'text'
            ? choose(
                event.text,
                team.others.map(({ name }) => name),
              )
            : undefined
        const heir = team.others[at ?? -1]
        return heir && go<State>({ at: 'moving', team, move: 'hand', heir })
      },
      back: ({ team }) => ({ at: 'choosing', team }),
    },
    sure: {
      to: ['moving', 'choosing'],
      ask: ({ team: { name }, move }) => [
        { ...say(`team.sure.${move}`, { name }), choices: numbered(yesNo) },
      ],
      answer: ({ team, move }, event) => {
        if (event.type !== 'text') return undefined
        const answer = choose(event.text, yesNo) ?? yesOrNo(event.text)
        if (answer === undefined) return undefined
        return go<State>(answer === 0 ? { at: 'moving', team, move, heir: null } : { at: 'choosing', team })
      },
      back: ({ team }) => ({ at: 'choosing', team }),
    },
    moving: perform(
      'moveTeam',
      ['told'],
      ({ team, move, heir }: Extract<State, { at: 'moving' }>) => ({
        ...{ teamId: team.teamId, move },
        memberId: heir?.memberId ?? null,
      }),
      ({ team: { name }, move, heir }, { ok }) => {
        if (!ok) return go<State>({ at: 'told' }, say('team.notNow'))
        if (move === 'hand')
          return go<State>({ at: 'told' }, say('team.handed', { name, heir: heir?.name ?? '' }))
        return go<State>({ at: 'told' }, say(`team.done.${move}`, { name }))
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
