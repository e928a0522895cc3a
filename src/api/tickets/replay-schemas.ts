// The shape of a conversation as a test (src/rules/tickets/replay.ts).
import * as z from 'zod'
import type { Replay as Shape } from '../../rules/tickets/replay.ts'
import { ticketKinds, urgencies } from '../../rules/tickets/ticket.ts'

export const Replay = z.object({
  version: z.literal(1),
  turns: z.array(z.string().trim().min(1).max(1000)).min(1).max(40),
  filed: z.object({ kind: z.enum(ticketKinds), category: z.string(), urgency: z.enum(urgencies) }),
}) satisfies z.ZodType<Shape>
export const ConfirmedReplay = Replay.pick({ turns: true }).extend({
  confirmed: z.literal(true).describe('a person has read every line: it tells of nobody'),
})
