// Replies that did not arrive, for the eyes of whoever looks: of a matter that is hidden from them nothing is told.
import type { PrismaClient } from '../connection.ts'
import { keptBack, knownToHush } from './hush.ts'
import { timeOf } from '../tickets/silence.ts'
import { sightFields, sightOf, staysHidden, summaryFields, visible, wordsAt, type Viewer } from '../views.ts'

/** How a ticket is named to whoever may know of it. */
export interface TicketName {
  publicId: string
  number: number
}
/** A reply that did not arrive. */
export interface Failed {
  id: number
  text: string
  failure: string
  at: Date
  contactId: number
  ticketId: number | null
}

/** Leaves out what belongs to tickets that the viewer may not know of, and the words that they may not read. */
export async function readableTo(viewer: Viewer, read: PrismaClient, failed: readonly Failed[]) {
  const [tickets, theirs] = await Promise.all([
    read.ticket.findMany({
      where: { AND: [{ id: { in: failed.flatMap(({ ticketId }) => ticketId ?? []) } }, visible(viewer)] },
      include: summaryFields,
    }),
    // What the bot answered to a hidden matter belongs to no ticket by itself.
    read.ticket.findMany({
      where: { contactId: { in: failed.map(({ contactId }) => contactId) } },
      include: sightFields,
    }),
  ])
  const kept = failed.filter(({ failure }) => failure === keptBack)
  const known = await knownToHush(
    read,
    viewer,
    kept.map(({ contactId }) => contactId),
  )
  const hidden = theirs.filter((matter) => staysHidden(viewer, matter))
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const isHidden = ({ contactId, at }: Failed): boolean =>
    hidden.some((matter) => {
      const { gte, lte } = timeOf(matter)
      return matter.contactId === contactId && at >= gte && at <= lte
    })
  return failed.flatMap((message) => {
    const { id, text, failure, at, ticketId } = message
    const ticket = ticketId === null ? undefined : byId.get(ticketId)
    if (ticketId !== null && !ticket) return []
    if (failure === keptBack && !known.has(message.contactId)) return []
    const sight = ticket && sightOf(viewer, ticket)
    const level = sight ? sight('history') : isHidden(message) ? 'none' : levelElsewhere(viewer)
    const words = wordsAt(level, text, {
      sight: sight ?? (() => level),
      name: ticket?.resident.name ?? null,
    })
    const told = ticket ? { publicId: ticket.publicId, number: ticket.number } : null
    return [{ id, text: words ?? '', failure, at, ticket: told }]
  })
}

/** Words that belong to no matter are read as those of an ordinary one by whoever is not in charge of it. */
const levelElsewhere = (viewer: Viewer) =>
  sightOf(viewer, {
    category: '',
    status: '',
    assigneeId: null,
    confidential: false,
    confidentialTo: null,
    aboutStaffId: null,
    propertyConsent: null,
    alarm: null,
  })('words')
