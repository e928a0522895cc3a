// How the resident's own reports stand.
import * as z from 'zod'
import { isOpen, numberText } from '../rules/ticket.ts'
import { line, say } from '../text/say.ts'
import { defineFlow, go, perform } from './flow.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const shownAtMost = 20

export const progress = defineFlow<State>({
  id: 'progress',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myTickets',
      ['told'],
      () => null,
      (_, { tickets }) => {
        if (tickets.length === 0) return go({ at: 'told' }, say('progress.none'))
        const lines = tickets.map(({ number, summary, status, due, handler }) => {
          const params = {
            number: numberText(number),
            summary: summary.length > shownAtMost ? `${summary.slice(0, shownAtMost)}…` : summary,
            status: { text: `status.${status}` as const },
          }
          if (!isOpen(status)) return line('progress.lineOver', params)
          const dated = { ...params, due: { day: due } }
          return handler === null
            ? line('progress.line', dated)
            : line('progress.lineWith', { ...dated, handler })
        })
        return go({ at: 'told' }, { ...say('progress.head'), lines })
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
