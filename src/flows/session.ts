// What is kept of a conversation between two messages. Goes through JSON every turn.
import * as z from 'zod'
import { intents } from '../understand/intents.ts'

const Place = z.object({ id: z.string(), version: z.number(), state: z.unknown() })

const Todo = z.object({ intent: z.enum(intents), text: z.string() })

const Held = z.object({
  ticketId: z.number(),
  staffId: z.number(),
  staff: z.string(),
  /** The matter is one that others must not read of: no notice is sent. */
  quiet: z.boolean(),
  since: z.number(),
  /** The last word of either side. */
  last: z.number(),
  /** Since when the resident waits for an answer. */
  unanswered: z.number().optional(),
  /** How often staff were called since then. */
  rung: z.number().catch(0),
  /** Danger was told meanwhile: its questions are asked and heard. */
  alarmed: z.boolean().catch(false),
})
export type Held = z.infer<typeof Held>

export const Session = z.object({
  lang: z.enum(['zh', 'en']).catch('zh'),
  /** Wants to have read to them what is answered, where the channel carries voice. */
  aloud: z.boolean().optional().catch(undefined),
  /** The running flow. */
  flow: Place.optional().catch(undefined),
  /** Left flows, newest last, each kept for 72 hours. */
  parked: z.array(Place.extend({ at: z.number() })).catch([]),
  /** Further matters of a message that told several, in the order of their turn. */
  todo: z.array(Todo).catch([]),
  /** How often in a row the resident was not understood. */
  misses: z.number().catch(0),
  /** Whether the bot has introduced itself, and told how data are used. */
  greeted: z.boolean().catch(false),
  informed: z.boolean().catch(false),
  /** The last ticket filed, for 撤回. */
  filed: z.object({ ticketId: z.number(), number: z.number() }).optional().catch(undefined),
  /** The ticket whose staff were just answered, and when. */
  passed: z.object({ ticketId: z.number(), number: z.number(), at: z.number() }).optional().catch(undefined),
  /** The ticket of the last recording that nobody could put into words, and when it came. */
  recorded: z
    .object({ ticketId: z.number(), number: z.number(), at: z.number() })
    .optional()
    .catch(undefined),
  /** What was made out of a voice message, until the resident says whether it is right. */
  heard: z
    .object({ text: z.string(), media: z.array(z.string()), at: z.number() })
    .optional()
    .catch(undefined),
  /** Recordings of what was told by voice since the last ticket: they go with the next one. */
  recordings: z.array(z.string()).catch([]),
  /** Which member of staff talks with the resident in the bot's place. */
  held: Held.optional().catch(undefined),
  /** When the last message came. */
  at: z.number().catch(0),
  /** A telephone number was asked for, to call where the channel carries nothing. */
  phoneAsked: z.boolean().optional().catch(undefined),
  /** When a question was put to the resident without a message of theirs: it waits from then on. */
  asked: z.number().optional().catch(undefined),
})
export type Session = z.infer<typeof Session>

export const newSession = (): Session => ({
  lang: 'zh',
  parked: [],
  todo: [],
  recordings: [],
  misses: 0,
  greeted: false,
  informed: false,
  at: 0,
})

/** Reads what the store gave back. What cannot be read is left out, never an error. */
export function readSession(data: unknown): Session {
  const parsed = Session.safeParse(data)
  return parsed.success ? parsed.data : newSession()
}

/** What is still known of a conversation that was silent for long: how to speak, and that it was told how data are used. */
export const lasting = ['lang', 'greeted', 'informed', 'aloud'] as const satisfies (keyof Session)[]
/** Drafts, what is under way and whatever else was kept of the last matters are forgotten. */
export const forget = ({
  lang,
  greeted,
  informed,
  aloud,
}: Session): Pick<Session, (typeof lasting)[number]> => ({
  lang,
  greeted,
  informed,
  ...(aloud && { aloud }),
})

/** Parts of one telling that come within this many milliseconds of each other belong together. */
export const joinWithin = 8000
/** Recordings that follow each other within this time are one matter. */
export const recordingsJoin = 10 * 60 * 1000
/** How long after the last word of an emergency what a resident writes still belongs to it. */
export const watchedFor = 2 * 60 * 60 * 1000
/** How long a left draft is kept. */
export const parkedFor = 72 * 60 * 60 * 1000
/** How long a question waits whether a matter is done: an answer by number must not be taken for one of the menu's. */
export const visitedFor = 7 * 24 * 60 * 60 * 1000
/** How long the staff mode waits: who comes back later is a resident. */
export const staffModeFor = 2 * 60 * 60 * 1000
/** How many drafts are kept. */
export const parkedAtMost = 5
