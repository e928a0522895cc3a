// A conversation as a test that plays it again: which may become one, and what the file holds. Pure.
import type { TicketKind, Urgency } from './ticket.ts'
import { kindsOf, type Case } from '../staff/visibility.ts'

/** What the resident wrote, in order, and what it was filed as. No id, no day, nothing of who it was. */
export interface Replay {
  version: 1
  turns: string[]
  filed: { kind: TicketKind; category: string; urgency: Urgency }
}

/** Never what is confidential, an emergency, delicate or of harm, and only what the resident wrote themselves. */
export const mayReplay = (
  of: Case & { kind: TicketKind; urgency: Urgency; intake: string | null },
): boolean =>
  of.kind !== 'emergency' &&
  of.urgency !== 'P0' &&
  of.intake === null &&
  kindsOf(of).every((kind) => kind === 'ordinary')

const minute = 60 * 1000
/** What was written for so long before it was filed, in milliseconds, */
export const toldBefore = 30 * minute
/** and where a matter that may not become a test came so near, nothing does: its words might be among them. */
export const apartFrom = 72 * 60 * minute
