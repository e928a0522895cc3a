// The file of a mediation as the mediator and whoever keeps it read it.
import { AppError } from '../../errors.ts'
import {
  isMediationOver,
  movesFrom,
  type MediationDeed,
  type MediationState,
  type MediationStanding,
} from '../../rules/law/mediation.ts'
import { may } from '../../rules/staff/roles.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import type { Viewer } from '../views.ts'

/** Which ones a viewer knows of: their own, and all where they work if they keep the files. */
export const mediationsOf = (viewer: Viewer): Prisma.MediationWhereInput =>
  may(viewer.role, 'mediation.oversee')
    ? { OR: [{ mediatorId: viewer.staffId }, { scope: { startsWith: viewer.scope } }] }
    : { mediatorId: viewer.staffId }

const whole = {
  ticket: { select: { number: true, communityId: true, publicId: true } },
  mediator: { select: { name: true } },
  wished: { select: { name: true } },
  parties: {
    include: {
      contact: {
        select: { residentId: true, resident: { select: { name: true, phone: true, publicId: true } } },
      },
    },
    orderBy: { id: 'asc' },
  },
  sessions: { orderBy: { startAt: 'asc' } },
  events: { include: { staff: { select: { name: true } } }, orderBy: { id: 'asc' } },
  scans: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.MediationInclude
export type WholeMediation = Prisma.MediationGetPayload<{ include: typeof whole }>

export const stateOf = ({ state }: { state: string }) => state as MediationState

export const standingOf = (mediation: WholeMediation): MediationStanding => ({
  state: stateOf(mediation),
  mediated: mediation.mediatorId !== null,
  unanswered: mediation.parties.filter(({ applicant, answer }) => !applicant && answer === null).length,
})

/** Throws NOT_FOUND for one that the viewer does not know of. */
export async function foundMediation(
  client: Tx | PrismaClient,
  viewer: Viewer,
  publicId: string,
): Promise<WholeMediation> {
  const found = await client.mediation.findFirst({
    where: { AND: [{ publicId }, mediationsOf(viewer)] },
    include: whole,
  })
  if (!found) throw new AppError('NOT_FOUND', 'there is no such mediation among yours')
  return found
}

const listedAtMost = 200

/** The open ones first, the latest before the others; or that of one ticket. */
export async function listMediations(read: PrismaClient, viewer: Viewer, ticketId?: string) {
  const found = await read.mediation.findMany({
    where: { AND: [mediationsOf(viewer), ticketId === undefined ? {} : { ticket: { publicId: ticketId } }] },
    include: whole,
    orderBy: { id: 'desc' },
    take: listedAtMost,
  })
  const rank = (mediation: WholeMediation) => Number(isMediationOver(stateOf(mediation)))
  return found.sort((a, b) => rank(a) - rank(b)).map((mediation) => summary(viewer, mediation))
}

const nameOf = ({ name, contact }: WholeMediation['parties'][number]) =>
  name ?? contact?.resident.name ?? null

const summary = (viewer: Viewer, mediation: WholeMediation) => ({
  id: mediation.publicId,
  number: numberText(mediation.ticket.number),
  about: mediation.about,
  state: stateOf(mediation),
  createdAt: mediation.createdAt.toISOString(),
  mediator:
    mediation.mediatorId === null ? null : { id: mediation.mediatorId, name: mediation.mediator?.name ?? '' },
  own: mediation.mediatorId === viewer.staffId,
  parties: mediation.parties.map(nameOf),
  confirmBy: mediation.confirmBy,
  performBy: mediation.performBy,
})

/** All of it but the confidential notes, which are no part of the file. */
export async function mediationFile(read: PrismaClient, viewer: Viewer, publicId: string) {
  const mediation = await foundMediation(read, viewer, publicId)
  const named = await read.staff.findMany({
    where: {
      id: {
        in: [
          ...mediation.parties.flatMap(({ heardById }) => heardById ?? []),
          ...mediation.events.flatMap(({ aboutId }) => aboutId ?? []),
        ],
      },
    },
    select: { id: true, name: true },
  })
  return {
    ...summary(viewer, mediation),
    /** For whoever reads the tickets of others too; a mediator knows the file alone. */
    ticketId: may(viewer.role, 'mediation.oversee') ? mediation.ticket.publicId : null,
    open: mediation.open,
    wished: mediation.wished?.name ?? null,
    moves: movesFrom(standingOf(mediation)),
    parties: mediation.parties.map((party) => ({
      id: party.id,
      applicant: party.applicant,
      name: nameOf(party),
      phone: party.phone ?? (party.applicant ? (party.contact?.resident.phone ?? null) : null),
      written: party.contactId !== null,
      answer: party.answer,
      answeredAt: party.answeredAt?.toISOString() ?? null,
      answeredBy: party.answeredBy as 'person' | 'phone' | null,
      heardBy: named.find(({ id }) => id === party.heardById)?.name ?? null,
    })),
    sessions: mediation.sessions.map(({ id, startAt, endAt, place, roomUseId, cancelledAt, record }) => ({
      ...{ id, place, record, booked: roomUseId !== null, cancelled: cancelledAt !== null },
      start: startAt.toISOString(),
      end: endAt.toISOString(),
    })),
    scans: mediation.scans.map(({ mediaId }) => mediaId),
    agreement:
      mediation.form === null || mediation.effectiveOn === null
        ? null
        : {
            form: mediation.form as 'written' | 'oral',
            text: mediation.agreement ?? '',
            effectiveOn: mediation.effectiveOn,
          },
    events: mediation.events.map(({ at, staff, type, aboutId, note }) => ({
      at: at.toISOString(),
      name: staff?.name ?? null,
      type: type as MediationDeed,
      about: named.find(({ id }) => id === aboutId)?.name ?? null,
      note,
    })),
  }
}
