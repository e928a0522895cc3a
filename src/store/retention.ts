// Deletes once a day what is no longer needed of conversations, in small lots: a job that owes itself the next one. Where it
// stands is in its payload, so that a restart goes on there. What may go is a rule (src/rules/retention.ts).
import { keptSinceDays, nextSwept, standardDays, type KeptDays, type SweptThing } from '../rules/retention.ts'
import { rows, type PrismaClient, type Tx } from './connection.ts'
import { createMediaRemoval } from './conversations/media-removal.ts'
import { oweJobs } from './outbox.ts'
import {
  oldLegalNotes,
  oldLookIns,
  oldMedia,
  oldMediations,
  oldMessages,
  oldParties,
  silentSessions,
  type Lot,
} from './retention-lots.ts'
import type { Effect, Emit, Writer } from './writer.ts'

/** A pause between two lots, so that conversations go first. */
const pauseMs = 250
const dayMs = 24 * 60 * 60 * 1000
const job = 'retention.sweep'

/** Where a sweep stands: what it goes through, and after which row. */
export interface SweepPlace {
  of: SweptThing
  after: number
}
const beginning: SweepPlace = { of: 'messages', after: 0 }

export type Retention = ReturnType<typeof createRetention>

export function createRetention(
  writer: Writer,
  read: PrismaClient,
  {
    now,
    mediaDir,
    days = standardDays,
    onError,
  }: {
    now: () => number
    mediaDir: string
    days?: KeptDays | undefined
    onError: (error: unknown, what: string) => void
  },
) {
  const files = createMediaRemoval(read, mediaDir, onError)
  const look: Record<SweptThing, (after: number) => Promise<Lot>> = {
    messages: (after) => oldMessages(read, after, now()),
    media: (after) => oldMedia(read, after, now(), files),
    sessions: (after) => silentSessions(read, after, now()),
    parties: (after) => oldParties(read, after, now()),
    lookIns: (after) => oldLookIns(read, after, keptSinceDays(days.lookIns, now())),
    legalNotes: (after) => oldLegalNotes(read, after, keptSinceDays(days.legalNotes, now())),
    mediations: (after) =>
      days.mediations === null
        ? Promise.resolve(undefined)
        : oldMediations(read, after, keptSinceDays(days.mediations, now())),
  }

  return {
    /** Owes the first sweep, unless one is owed already. */
    begin: (): Promise<void> =>
      writer.run(async (tx, emit) => {
        const [owed] = await rows(tx, 'SELECT 1 FROM Outbox WHERE job = ? AND failedAt IS NULL LIMIT 1', job)
        if (!owed) await owe(tx, beginning, now(), emit)
      }),

    /**
     * Deletes the next lot and plans what comes after. It is looked for before the effect, which takes longer than a commit
     * should; files go before their rows, so that what a crash leaves is found again the next day.
     */
    sweep: async (place: SweepPlace): Promise<Effect<void>> => {
      const lot = await look[place.of](place.after)
      return async (tx, emit) => {
        await lot?.remove(tx)
        const of = lot ? place.of : nextSwept(place.of)
        return of
          ? owe(tx, { of, after: lot?.last ?? 0 }, now() + pauseMs, emit)
          : owe(tx, beginning, now() + dayMs, emit)
      }
    },
  }
}

const owe = (tx: Tx, place: SweepPlace, dueAt: number, emit: Emit): Promise<void> =>
  oweJobs(tx, [{ job, payload: { ...place }, dueAt }], emit)
