// How the resident's own reports stand: all of them, or the one that is meant by its number or by what it was about.
import * as z from 'zod'
import { isOpen, numberText } from '../rules/tickets/ticket.ts'
import { line, say, type Line, type Say } from '../text/say.ts'
import { meantBy, numberIn } from '../understand/own-matter.ts'
import { defineFlow, go, perform } from './flow.ts'
import type { FamilyMatter, OwnMatter } from './requests.ts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking'), text: z.string().optional() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const listedAtMost = 5
const shownAtMost = 20
export const shortSummary = (text: string): string =>
  text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text

const paramsOf = ({ number, summary, status }: Pick<OwnMatter, 'number' | 'summary' | 'status'>) => ({
  number: numberText(number),
  summary: shortSummary(summary),
  status: { text: `status.${status}` as const },
})

/** How a matter stands, in a line. */
export function lineOf(matter: FamilyMatter): Line {
  const params = paramsOf(matter)
  if (!isOpen(matter.status)) return line('progress.lineOver', params)
  const dated = { ...params, due: { day: matter.due } }
  return matter.handler === null
    ? line('progress.line', dated)
    : line('progress.lineWith', { ...dated, handler: matter.handler })
}

/** One matter in full, with what can be done about it. */
function oneOf(matter: OwnMatter): Say {
  const { number, summary, status } = paramsOf(matter)
  if (matter.status === 'done' && matter.result !== null)
    return say('progress.oneDone', { number, summary, result: matter.result })
  if (!isOpen(matter.status)) return say('progress.oneOver', { number, summary, status })
  const dated = { number, summary, status, due: { day: matter.due } }
  const told =
    matter.handler === null
      ? say('progress.one', dated)
      : say('progress.oneWith', { ...dated, handler: matter.handler })
  return { ...told, after: [line(matter.status === 'need_info' ? 'progress.answer' : 'progress.nudge')] }
}

export const progress = defineFlow<State>({
  id: 'progress',
  version: 2,
  State,
  first: (_, seed) => ({
    at: 'looking',
    text: z.object({ text: z.string() }).safeParse(seed).data?.text,
  }),
  steps: {
    looking: perform(
      'myTickets',
      ['told'],
      () => null,
      ({ text = '' }: { text?: string | undefined }, { tickets, voted = false, lookedIn = false }) => {
        const votes = [...(voted ? [line('votes.hint')] : []), ...(lookedIn ? [line('lookIn.hint')] : [])]
        const told = (said: Say) =>
          go<State>({ at: 'told' }, { ...said, after: [...(said.after ?? []), ...votes] })
        const number = numberIn(text)
        if (number !== undefined) {
          const found = tickets.find((matter) => matter.number === number)
          // Another's number is answered as one that there is not.
          return told(found ? oneOf(found) : say('progress.unknown', { number: numberText(number) }))
        }
        const meant = meantBy(text, tickets)
        const [only, other] = meant.length > 0 ? meant : tickets
        if (!only) return told(say('progress.none'))
        if (meant.length === 1 || !other) return told(oneOf(only))
        const listed = (meant.length > 0 ? meant : tickets).slice(0, listedAtMost)
        return told({ ...say('progress.head'), lines: listed.map(lineOf) })
      },
    ),
    told: { end: true, ask: () => [] },
  },
})
