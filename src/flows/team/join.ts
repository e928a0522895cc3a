// Joining a team by its four digits, with one's own yes and under the name that one tells.
import * as z from 'zod'
import { memberNameLength, teamKinds } from '../../rules/volunteers/team.ts'
import { line, numbered, say } from '../../text/say.ts'
import { isCourtesy } from '../../text/words.ts'
import { choose, yesOrNo } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'

const Found = z.object({
  teamId: z.number(),
  name: z.string(),
  kind: z.enum(teamKinds),
  purpose: z.string(),
})
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('code') }),
  z.object({ at: z.literal('finding'), code: z.string() }),
  Found.extend({ at: z.literal('asking') }),
  Found.extend({ at: z.literal('naming') }),
  z.object({ at: z.literal('joining'), teamId: z.number(), as: z.string() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
const answers = [{ text: 'team.joinYes' }, { text: 'team.joinNo' }] as const
const Seed = z.object({ code: z.string() })

export const joinTeam = defineFlow<State>({
  id: 'team-join',
  version: 1,
  State,
  first: (_, seed) => {
    const { data } = Seed.safeParse(seed)
    return data ? { at: 'finding', code: data.code } : { at: 'code' }
  },
  steps: {
    code: {
      to: ['finding'],
      ask: () => [say('team.askCode')],
      answer: (_, event) => {
        const code = event.type === 'text' ? event.text.normalize('NFKC').replace(/\s/g, '') : ''
        return /^\d{4}$/.test(code) ? go<State>({ at: 'finding', code }) : undefined
      },
    },
    finding: perform(
      'findTeam',
      ['asking', 'told'],
      ({ code }: { code: string }) => ({ code }),
      (_, out) => {
        if (out.result !== 'found') return go<State>({ at: 'told' }, say(`team.code.${out.result}`))
        return go<State>({ at: 'asking', ...out.team })
      },
    ),
    asking: {
      to: ['naming', 'told'],
      ask: ({ name, kind, purpose }) => [
        {
          ...say('team.joinAsk', { name, purpose, kind: { text: `team.kind.${kind}` } }),
          lines: [line('team.joinNotice')],
          choices: numbered(answers),
        },
      ],
      answer: (here, event) => {
        if (event.type !== 'text') return undefined
        const answer = choose(event.text, answers) ?? yesOrNo(event.text)
        if (answer === 0) return go<State>({ ...here, at: 'naming' })
        return answer === undefined ? undefined : go<State>({ at: 'told' }, say('team.notJoined'))
      },
    },
    naming: {
      to: ['joining'],
      ask: () => [say('team.askMember')],
      answer: ({ teamId }, event) => {
        const as = event.type === 'text' ? event.text.trim() : ''
        return as === '' || isCourtesy(as) || as.length > memberNameLength
          ? undefined
          : go<State>({ at: 'joining', teamId, as })
      },
      back: (here) => ({ ...here, at: 'asking' }),
    },
    joining: perform(
      'joinTeam',
      ['told'],
      ({ teamId, as }: Extract<State, { at: 'joining' }>) => ({ teamId, as }),
      (_, out) => {
        if (out.result === 'gone') return go<State>({ at: 'told' }, say('team.code.wrong'))
        const { name, missing } = out
        return go<State>(
          { at: 'told' },
          missing > 0 ? say('team.joinedMissing', { name, missing }) : say('team.joined', { name }),
        )
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
