// 催单: has whoever has a matter reminded of it, and tells in every case how it stands and when it may be asked again.
import * as z from 'zod'
import { isOpen, numberText } from '../rules/tickets/ticket.ts'
import { line, numbered, say, type Say } from '../text/say.ts'
import { choose } from '../understand/choice.ts'
import { meantBy, numberIn } from '../understand/own-matter.ts'
import { defineFlow, go, perform } from './flow.ts'
import { shortSummary } from './progress.ts'
import type { OwnMatter, Requests } from './requests.ts'

const Matter = z.object({ ticketId: z.number(), number: z.number(), summary: z.string() })
type Matter = z.infer<typeof Matter>
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking'), text: z.string().optional() }),
  z.object({ at: z.literal('which'), matters: z.array(Matter) }),
  z.object({ at: z.literal('nudging'), ticketId: z.number() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const choicesAtMost = 6
export const matterOptions = (matters: readonly Matter[]): string[] =>
  matters.map(({ number, summary }) => `${numberText(number)} ${shortSummary(summary)}`)

/** Which of the offered matters an answer means: by its place in the list, its number or its words. */
export function pickMatter(text: string, matters: readonly Matter[]): Matter | undefined {
  const picked = choose(text, matterOptions(matters))
  if (picked !== undefined) return matters[picked]
  const number = numberIn(text)
  if (number !== undefined) return matters.find((matter) => matter.number === number)
  const [only, other] = meantBy(
    text,
    matters.map((matter) => ({ ...matter, category: '', place: '' })),
  )
  return other ? undefined : only
}

/** The open matters that a sentence means; all of them where it names none. Undefined where it names a number that is none. */
export function openMatters(text: string, tickets: readonly OwnMatter[]): Matter[] | undefined {
  const open = tickets.filter(({ status }) => isOpen(status))
  const number = numberIn(text)
  if (number !== undefined) {
    const found = tickets.find((matter) => matter.number === number)
    return found && open.filter((matter) => matter === found)
  }
  const meant = meantBy(text, open)
  return (meant.length > 0 ? meant : open)
    .slice(0, choicesAtMost)
    .map(({ ticketId, number, summary }) => ({ ticketId, number, summary }))
}

function saying(out: Requests['nudgeTicket']['out']): Say {
  const number = numberText(out.number)
  const due = { day: out.due }
  const from = { moment: out.from ?? 0 }
  switch (out.outcome) {
    case 'none':
      return say('nudge.none')
    case 'waits':
      return say('nudge.waits', { number })
    case 'early':
      return out.handler === null
        ? say('nudge.earlyOpen', { number, due, from })
        : say('nudge.early', { number, handler: out.handler, due, from })
    case 'today':
      return say('nudge.today', { number, from })
    case 'often':
      return { ...say('nudge.often', { number }), after: [line('visit.hotline')] }
    case 'late':
      return say('nudge.late', { number })
    case 'done':
      return out.handler === null
        ? say('nudge.doneOpen', { number, due })
        : say('nudge.done', { number, handler: out.handler, due })
  }
}

export const nudge = defineFlow<State>({
  id: 'nudge',
  version: 1,
  State,
  first: (_, seed) => ({
    at: 'looking',
    text: z.object({ text: z.string() }).safeParse(seed).data?.text,
  }),
  steps: {
    looking: perform(
      'myTickets',
      ['which', 'nudging', 'told'],
      () => null,
      ({ text = '' }: { text?: string | undefined }, { tickets }) => {
        const matters = openMatters(text, tickets)
        if (!matters)
          return go<State>(
            { at: 'told' },
            say('progress.unknown', { number: numberText(numberIn(text) ?? 0) }),
          )
        const [only, other] = matters
        if (!only) return go<State>({ at: 'told' }, say('nudge.none'))
        return other
          ? go<State>({ at: 'which', matters })
          : go<State>({ at: 'nudging', ticketId: only.ticketId })
      },
    ),
    which: {
      to: ['nudging'],
      ask: ({ matters }) => [{ ...say('nudge.which'), choices: numbered(matterOptions(matters)) }],
      answer: ({ matters }, event) => {
        const picked = event.type === 'text' ? pickMatter(event.text, matters) : undefined
        return picked && go({ at: 'nudging', ticketId: picked.ticketId })
      },
    },
    nudging: perform(
      'nudgeTicket',
      ['told'],
      ({ ticketId }: { ticketId: number }) => ({ ticketId }),
      (_, out) => go<State>({ at: 'told' }, saying(out)),
    ),
    told: { end: true, ask: () => [] },
  },
})
