// A volunteer looks how they stand, changes what they told, pauses, goes on, or stops for good.
import * as z from 'zod'
import { volunteerStates } from '../../rules/volunteers/volunteer.ts'
import { numbered, say, type TextKey } from '../../text/say.ts'
import { choose } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'
import { codeSaying } from './codes.ts'
import { Profile } from './profile.ts'

const Known = z.object({ state: z.enum(volunteerStates), waits: z.boolean(), profile: Profile })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  Known.extend({ at: z.literal('choosing') }),
  z.object({ at: z.literal('setting'), to: z.enum(['paused', 'active', 'ended']) }),
  z.object({ at: z.literal('renewing') }),
  z.object({ at: z.literal('editing'), profile: Profile }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Act = 'code' | 'edit' | 'pause' | 'resume' | 'end'

/** What may be done from a state. */
function actsOf({ state, waits }: z.infer<typeof Known>): Act[] {
  const code: Act[] = waits ? ['code'] : []
  if (state === 'active') return ['edit', 'pause', 'end']
  return state === 'paused' ? ['edit', 'resume', 'end'] : [...code, 'edit', 'end']
}

function headOf({ state, waits }: z.infer<typeof Known>): TextKey {
  if (state === 'active' || state === 'paused') return `volunteer.is.${state}`
  return waits ? 'volunteer.is.waits' : 'volunteer.is.applied'
}

const options = (known: z.infer<typeof Known>) =>
  actsOf(known).map((act) => ({ text: `volunteer.act.${act}` }) as const)

const done = {
  paused: 'volunteer.paused',
  active: 'volunteer.resumed',
  ended: 'volunteer.ended',
} as const

export const volunteering = defineFlow<State>({
  id: 'volunteering',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myVolunteering',
      ['choosing', 'told'],
      () => null,
      (_, found) =>
        found && found.state !== 'ended'
          ? go<State>({ at: 'choosing', ...Known.parse(found) })
          : go<State>({ at: 'told' }, say('volunteer.is.none')),
    ),
    choosing: {
      to: ['setting', 'renewing', 'editing'],
      ask: ({ state, waits, profile }) => {
        const known = { state, waits, profile }
        return [{ type: 'say', text: headOf(known), params: {}, choices: numbered(options(known)) }]
      },
      answer: ({ state, waits, profile }, event) => {
        const known = { state, waits, profile }
        const act =
          event.type === 'text' ? actsOf(known)[choose(event.text, options(known)) ?? -1] : undefined
        if (act === 'code') return go<State>({ at: 'renewing' })
        if (act === 'edit') return go<State>({ at: 'editing', profile })
        if (act === 'pause') return go<State>({ at: 'setting', to: 'paused' })
        if (act === 'resume') return go<State>({ at: 'setting', to: 'active' })
        return act && go<State>({ at: 'setting', to: 'ended' })
      },
    },
    setting: perform(
      'setVolunteering',
      ['told'],
      ({ to }: { to: 'paused' | 'active' | 'ended' }) => ({ to }),
      ({ to }, { ok }) => go<State>({ at: 'told' }, say(ok ? done[to] : 'volunteer.held')),
    ),
    renewing: perform(
      'guardianCode',
      ['told'],
      () => null,
      (_, { code }) => go<State>({ at: 'told' }, codeSaying(code)),
    ),
    editing: {
      end: true,
      ask: ({ profile }) => [{ type: 'open', flow: 'volunteer-sign-up', seed: { draft: profile } }],
    },
    told: { end: true, ask: () => [] },
  },
})
