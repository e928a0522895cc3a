// The question which of the free places it shall be, the same wherever places are offered.
import * as z from 'zod'
import { offeredAtOnce } from '../../rules/bookings/booking.ts'
import { numbered, say, type PlainKey, type Say, type Word } from '../../text/say.ts'
import { choose } from '../../understand/choice.ts'

export const OfferedSlot = z.object({
  serviceId: z.number(),
  name: z.string(),
  provider: z.string().nullable(),
  place: z.string(),
  start: z.number(),
  end: z.number(),
})
type OfferedSlot = z.infer<typeof OfferedSlot>

const later = { text: 'booking.later' } as const

const labelsOf = (slots: readonly OfferedSlot[]): Word[] => [
  ...slots.map(({ start }) => ({ moment: start })),
  ...(slots.length === offeredAtOnce ? [later] : []),
]

export const slotQuestion = (text: PlainKey, slots: readonly OfferedSlot[]): Say => ({
  ...say(text),
  choices: numbered(labelsOf(slots)),
})

/** Which of the offered places is meant, or that a later one is. */
export function pickSlot(text: string, slots: readonly OfferedSlot[]): OfferedSlot | 'later' | undefined {
  const picked = choose(text, labelsOf(slots))
  if (picked === undefined) return undefined
  return slots[picked] ?? 'later'
}

/** After when to look for later ones. */
export const laterFrom = (slots: readonly OfferedSlot[]): number | undefined => slots.at(-1)?.start
