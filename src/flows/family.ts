// A resident lets somebody of their family, or a carer, ask how their reports stand, and takes that back by a word.
import * as z from 'zod'
import { line, say } from '../text/say.ts'
import { defineFlow, go, perform } from './flow.ts'
import { lineOf } from './progress.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('sharing') }),
  z.object({ at: z.literal('stopping') }),
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('joining'), code: z.string() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const Seed = z.union([
  z.object({ code: z.string() }).transform(({ code }): State => ({ at: 'joining', code })),
  z
    .object({ wish: z.enum(['sharing', 'stopping', 'looking']) })
    .transform(({ wish }): State => ({ at: wish })),
])

export const family = defineFlow<State>({
  id: 'family',
  version: 1,
  State,
  first: (_, seed) => Seed.safeParse(seed).data ?? { at: 'looking' },
  steps: {
    sharing: perform(
      'shareReports',
      ['told'],
      () => null,
      (_, { code }) =>
        go<State>(
          { at: 'told' },
          {
            ...say('family.code', { code: `${code.slice(0, 4)} ${code.slice(4)}` }),
            after: [line('family.what'), line('family.stop')],
          },
        ),
    ),
    stopping: perform(
      'stopSharing',
      ['told'],
      () => null,
      (_, { ended }) => go<State>({ at: 'told' }, say(ended > 0 ? 'family.stopped' : 'family.nobody')),
    ),
    joining: perform(
      'useFamilyCode',
      ['looking', 'told'],
      ({ code }: { code: string }) => ({ code }),
      (_, { result }) => {
        if (result === 'done') return go<State>({ at: 'looking' }, say('family.joined'))
        return go<State>({ at: 'told' }, say(result === 'wrong' ? 'family.wrong' : 'family.tooMany'))
      },
    ),
    looking: perform(
      'familyTickets',
      ['told'],
      () => null,
      (_, { follows, tickets }) => {
        if (!follows) return go<State>({ at: 'told' }, say('family.how'))
        if (tickets.length === 0) return go<State>({ at: 'told' }, say('family.none'))
        return go<State>({ at: 'told' }, { ...say('family.head'), lines: tickets.map(lineOf) })
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
