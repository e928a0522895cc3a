// How long the words of conversations, and what was sent with them, are kept: the shortest time that their purpose needs
// (个人信息保护法 19), and deleted by ourselves once it is reached (47). The record of a case, its ticket and history, is not among them.
import { reportedDangers } from './alarms/danger.ts'
import { isOpen, type TicketStatus, type Urgency } from './tickets/ticket.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** As 隐私 tells it. */
export const retentionDays = 90

/** The instant before which nothing is kept that no case needs. Epoch milliseconds, as all times here. */
export const keptSince = (now: number): number => now - retentionDays * day

/** So many days after a talk with the legal adviser the hashes by which nobody sees both sides are deleted. */
const partyDays = 90
/** Whoever begins to book such a talk and does not go on: what they told is kept so long, as who waits for an hour may need it. */
const intakeDays = 30
export const partiesKeptSince = (now: number): number => now - partyDays * day
export const intakesKeptSince = (now: number): number => now - intakeDays * day

/** What the operator may name in days, and what counts where they name nothing. */
export interface KeptDays {
  /** Visits to people who are looked in on, and the agreements that ended: a year, so that a month can be held against that of the year before. */
  lookIns: number
  /** What the legal adviser noted of a talk: three years, the time in which claims lapse (Civil Code 188), as the resident may ask what was said. */
  legalNotes: number
  /**
   * Files of mediations that are over, after their last line. Null: until the operator names a number, as the law that asks for the file
   * (人民调解法 27) names no time for it.
   */
  mediations: number | null
}
export const standardDays: KeptDays = { lookIns: 365, legalNotes: 3 * 365, mediations: null }
export const keptSinceDays = (days: number, now: number): number => now - days * day

/** A case is told up to this long before it is filed, as drafts are kept, and spoken of so long after its last move. */
const toldBefore = 72 * hour
const toldAfter = 2 * hour

/** What of a case decides whether its words are still needed. */
export interface KeptCase {
  id: number
  contactId: number
  status: TicketStatus
  urgency: Urgency
  category: string
  createdAt: number
  updatedAt: number
}

/**
 * Whether a case still needs what was said and sent: as long as it is open. Of danger, and of harm that must be reported
 * (未成年人保护法 11, 反家庭暴力法 14), it stays with the record: no law that we have read names its time, and the operator has named none.
 */
const needsWords = ({ status, urgency, category }: KeptCase): boolean =>
  isOpen(status) || urgency === 'P0' || reportedDangers.includes(category)

/** A line of a conversation, or a picture or recording that came with one. */
export interface KeptWords {
  /** Null for a file whose sender never wrote. */
  contactId: number | null
  /** The case that it was written or sent for, where that is known. */
  ticketId: number | null
  at: number
}

/** Whether it may go, where `cases` are those of its resident. */
export const wordsMayGo = (words: KeptWords, cases: readonly KeptCase[], now: number): boolean =>
  words.at < keptSince(now) && !cases.some((filed) => needsWords(filed) && isOf(words, filed))

const isOf = ({ contactId, ticketId, at }: KeptWords, filed: KeptCase): boolean =>
  ticketId === filed.id ||
  (contactId === filed.contactId && at >= filed.createdAt - toldBefore && at <= filed.updatedAt + toldAfter)

/** What a sweep goes through, in this order. */
export const sweptThings = [
  'messages',
  'media',
  'sessions',
  'parties',
  'lookIns',
  'legalNotes',
  'mediations',
] as const
export type SweptThing = (typeof sweptThings)[number]
export const nextSwept = (of: SweptThing): SweptThing | undefined => sweptThings[sweptThings.indexOf(of) + 1]
