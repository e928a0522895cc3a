// What a resident has told of a matter so far, and how their words fill it. Used by the service-request flow.
import * as z from 'zod'
import { estatesOf, nodeById } from '../../rules/community/tree.ts'
import { isCourtesy } from '../../text/words.ts'
import { categoryOf } from '../../understand/category.ts'
import { findPhone } from '../../understand/phone.ts'
import { hearPlace, placeAt } from '../../understand/place.ts'
import { findSuiting } from '../../understand/suiting.ts'
import type { Scene } from '../flow.ts'
import { withMedia } from '../matter.ts'
import type { FlowEvent } from '../message.ts'
import { joinWithin } from '../session.ts'

/** When somebody may come, in the resident's own words, and as instants (epoch ms). */
const Suits = z.object({ text: z.string(), from: z.number(), to: z.number() })
export const Extra = z.object({
  phone: z.string().optional(),
  suits: Suits.optional(),
  media: z.array(z.string()),
  /** Unset until the resident says so, or is asked. */
  confidential: z.boolean().optional(),
})
export const Report = Extra.extend({
  what: z.string(),
  /** When its last message came, while more may follow; 0 once the resident has answered after a pause. */
  heardAt: z.number(),
})
export const Place = z.object({ nodeId: z.number(), text: z.string() })
export type Extra = z.infer<typeof Extra>
export type Report = z.infer<typeof Report>
export type Filled = z.infer<typeof Filled>
export type Place = z.infer<typeof Place>

const Filled = z.object({ report: Report, place: Place })
/** What a neighbour may have reported: its kind, and the place as far as the building. */
const Found = z.object({ ticketId: z.number(), number: z.number(), category: z.string(), place: z.string() })
export const State = z.discriminatedUnion('at', [
  z.object({
    at: z.literal('what'),
    extra: Extra,
    place: Place.optional(),
    /** What was told before, where the resident came back to this question. */
    told: z.string().optional(),
  }),
  z.object({
    at: z.literal('estate'),
    report: Report,
    detail: z.string(),
    /** The place known so far, where the resident came back to this question, or changes it from the read-back. */
    place: Place.optional(),
    changing: z.boolean().optional(),
  }),
  z.object({
    at: z.literal('spot'),
    report: Report,
    /** Undefined for a place outside the estates. */
    estateId: z.number().optional(),
    /** Set where the resident has just named the estate: what follows is then the spot. */
    chosen: z.boolean().optional(),
    place: Place.optional(),
    changing: z.boolean().optional(),
  }),
  Filled.extend({ at: z.literal('confirm') }),
  Filled.extend({ at: z.literal('change') }),
  Filled.extend({ at: z.literal('newWhat') }),
  Filled.extend({ at: z.literal('newPhone') }),
  Filled.extend({ at: z.literal('secrecy') }),
  Filled.extend({ at: z.literal('looking') }),
  Filled.extend({ at: z.literal('alike'), found: Found }),
  Filled.extend({ at: z.literal('following'), found: Found }),
  z.object({ at: z.literal('followed') }),
  Filled.extend({ at: z.literal('filing') }),
  z.object({ at: z.literal('filed') }),
  z.object({ at: z.literal('left') }),
  /** A quarrel: the resident is asked first what they want to do about it. */
  z.object({
    at: z.literal('disputed'),
    text: z.string(),
    told: z.number(),
    media: z.array(z.string()),
    place: Place.optional(),
  }),
])
export type State = z.infer<typeof State>

/** What the door or an older release may already know. */
export const Seed = z.object({
  text: z.string().optional().catch(undefined),
  at: z.number().optional().catch(undefined),
  media: z.array(z.string()).catch([]),
  phone: z.string().optional().catch(undefined),
  suits: Suits.optional().catch(undefined),
  report: Report.partial().optional().catch(undefined),
  place: Place.optional().catch(undefined),
  /** They were asked what they want to do about a quarrel, and want it looked at. */
  chosen: z.boolean().optional().catch(undefined),
})

/** The first state for which something is still missing. */
export function advance(report: Report, estateId: number | undefined, detail: string, scene: Scene): State {
  const { community } = scene
  const only = estatesOf(community).length === 1 ? estatesOf(community)[0] : undefined
  const estate = estateId === undefined ? only : nodeById(community, estateId)
  if (!estate) return { at: 'estate', report, detail }
  if (!detail) return { at: 'spot', report, estateId: estate.id }
  return { at: 'confirm', report, place: placeAt(estate.id, detail, community) }
}
/** What a message tells besides the matter: telephone and the time that suits are taken out of it. */
function besides(text: string, scene: Scene): Pick<Extra, 'phone' | 'suits'> & { rest: string } {
  const phone = findPhone(text)
  const suits = findSuiting(phone?.rest ?? text, scene.now)
  return { phone: phone?.phone, suits: suits?.suits, rest: suits?.rest ?? phone?.rest ?? text }
}

/** Hears a whole report: place, telephone and the time that suits are taken out of it, the rest is what it is about. */
export function hear(text: string, at: number, extra: Extra, place: Place | undefined, scene: Scene): State {
  const { phone, suits, rest } = besides(text, scene)
  const heard = hearPlace(rest, scene.community)
  const { media, confidential } = extra
  const kept = { media, phone: phone ?? extra.phone, suits: suits ?? extra.suits, confidential }
  const known: Place | undefined =
    heard.estate && heard.detail ? placeAt(heard.estate.id, heard.detail, scene.community) : place
  if (!heard.rest) return { at: 'what', extra: kept, ...(known && { place: known }) }
  const report: Report = { ...kept, what: heard.rest, heardAt: at }
  return known
    ? { at: 'confirm', report, place: known }
    : advance(report, heard.estate?.id, heard.detail, scene)
}

/** Whether an event follows so shortly that it still belongs to the first words. */
export const isSoon = ({ heardAt }: Report, { at }: FlowEvent): boolean =>
  heardAt > 0 && at - heardAt <= joinWithin

/** Adds what follows shortly after the first words, or undefined where it comes too late to belong to them. */
export function joined(
  here: { report: Report; detail?: string; estateId?: number | undefined; place?: Place | undefined },
  event: FlowEvent,
  scene: Scene,
): State | undefined {
  const { report } = here
  if (event.type !== 'text' || isCourtesy(event.text)) return undefined
  const soon = isSoon(report, event)
  // Words that tell of trouble belong to the report however late they come: they must not be lost.
  if (!soon && !categoryOf(event.text)) return undefined
  const { phone, suits, rest } = besides(event.text, scene)
  const heard = hearPlace(rest, scene.community)
  const more: Report = {
    ...report,
    what: withWords(report.what, heard.rest),
    phone: phone ?? report.phone,
    suits: suits ?? report.suits,
    heardAt: soon ? event.at : 0,
  }
  if (here.place) {
    const place =
      heard.estate && heard.detail ? placeAt(heard.estate.id, heard.detail, scene.community) : here.place
    return { at: 'confirm', report: more, place }
  }
  return advance(more, heard.estate?.id ?? here.estateId, addDetail(here.detail ?? '', heard.detail), scene)
}

/** What was told with what is told now. Words sent again add nothing. */
export const withWords = (what: string, more: string): string =>
  what.includes(more) ? what : `${what},${more}`.slice(0, 1000)

/** What is told of a spot bit by bit: a building anew replaces what came before. */
export const addDetail = (before: string, more: string): string => (/栋/.test(more) ? more : before + more)

/** Confidential, or no longer. */
export const toggled = (report: Report): Report => ({
  ...report,
  confidential: report.confidential !== true,
})

/** Keeps a picture. */
export const withPhoto = <T extends Extra>(extra: T, mediaId: string): T => ({
  ...extra,
  media: withMedia(extra.media, mediaId),
})

/** A picture, a telephone number or the time that suits is welcome at any question. */
export function withExtra(report: Report, event: FlowEvent, scene: Scene): Report | undefined {
  const open = answered(report, event)
  if (event.type === 'image') return withPhoto(open, event.mediaId)
  if (event.type !== 'text') return undefined
  const { phone, suits, rest } = besides(event.text, scene)
  if ((!phone && !suits) || (rest && !isCourtesy(rest))) return undefined
  return { ...open, phone: phone ?? open.phone, suits: suits ?? open.suits }
}

/** An answer that follows at once keeps the report open for more words; one after a pause closes it. */
export const answered = (report: Report, event?: FlowEvent): Report => ({
  ...report,
  heardAt: event && isSoon(report, event) ? event.at : 0,
})

/** Takes back words that the resident recalled. */
export function without(report: Report, place: Place | undefined, text: string, scene: Scene): State {
  const gone = hearPlace(text, scene.community).rest
  const what = report.what
    .split(',')
    .filter((part) => part !== gone && part !== text)
    .join(',')
  if (what)
    return place
      ? { at: 'confirm', report: { ...report, what }, place }
      : advance({ ...report, what }, undefined, '', scene)
  return { at: 'what', extra: report, ...(place && { place }) }
}
