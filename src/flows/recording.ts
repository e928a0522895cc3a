// A voice message that nobody has put into words: it goes to staff, who listen to it, and what was under way goes on.
import * as z from 'zod'
import { recordingCategory } from '../rules/alarms/alarm.ts'
import { numberText } from '../rules/tickets/ticket.ts'
import { say } from '../text/say.ts'
import { defineFlow, go, perform } from './flow.ts'

const Known = z.object({
  media: z.array(z.string()),
  /** Whether another flow was left for it. */
  resume: z.boolean(),
})
const Joined = Known.extend({ ticketId: z.number() })
const State = z.discriminatedUnion('at', [
  Joined.extend({ at: z.literal('joining') }),
  Known.extend({ at: z.literal('filing') }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>
type Known = z.infer<typeof Known>

const told = ({ resume }: Known, { ticketId, number }: { ticketId: number; number: number }) =>
  go<State>(
    { at: 'told' },
    say('recording.passed', { number: numberText(number) }),
    { type: 'recorded', ticketId, number },
    ...(resume ? [{ type: 'resume' } as const] : []),
  )

export const recording = defineFlow<State>({
  id: 'recording',
  version: 1,
  State,
  first: (_, seed) => {
    const joined = Joined.safeParse(seed)
    if (joined.success) return { at: 'joining', ...joined.data }
    return { at: 'filing', ...Known.catch({ media: [], resume: false }).parse(seed) }
  },
  steps: {
    joining: perform(
      'addToTicket',
      ['told', 'filing'],
      ({ ticketId, media }: z.infer<typeof Joined>) => ({ ticketId, note: '', media }),
      ({ ticketId, media, resume }, { ok, number }) =>
        ok ? told({ media, resume }, { ticketId, number }) : go<State>({ at: 'filing', media, resume }),
    ),
    filing: perform(
      'openTicket',
      ['told'],
      ({ media }: Known, { community }) => ({
        kind: 'human',
        category: recordingCategory,
        urgency: 'P1',
        summary: { text: 'recording.summary' },
        placeText: '',
        nodeId: community.id,
        media,
      }),
      (here, { ticketId, number }) => told(here, { ticketId, number }),
    ),
    told: { end: true, ask: () => [] },
  },
})
