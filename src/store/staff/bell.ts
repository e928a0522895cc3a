// The bell: what happened to tickets that a member of staff should hear of.
import { may } from '../../rules/staff/roles.ts'
import { numberText } from '../../rules/tickets/ticket.ts'
import { rows, type PrismaClient } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import { notAbout, sightOf, summaryFields, wordsAt, type TicketRow, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'
import { pageNoticesFor } from './page-notices.ts'
import { mediationsOf } from '../law/mediation-file.ts'

const shownAtMost = 50

export type Bell = ReturnType<typeof createBell>

export function createBell(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    /** The latest entries, newest first, and how many of all are unread. */
    list: async (viewer: Viewer, limit = shownAtMost) => {
      const tasks = await tasksFor(read, viewer)
      const polls = await pollsFor(read, viewer)
      const mine = noticesFor(viewer, [...tasks.keys()], [...polls.keys()])
      const [found, unread] = await Promise.all([
        read.staffNotice.findMany({
          where: mine,
          include: {
            ticket: { include: summaryFields },
            lookIn: { include: { resident: { select: { name: true } } } },
            told: {
              where: { ticket: { is: notAbout(viewer) } },
              include: { ticket: { include: summaryFields } },
            },
            proposal: { select: { publicId: true, what: true } },
            mediation: { select: { publicId: true, about: true } },
          },
          orderBy: { id: 'desc' },
          take: limit,
        }),
        read.staffNotice.count({ where: { ...mine, readAt: null } }),
      ])
      const items = found.map(
        ({ id, type, ticket, lookIn, proposal, mediation, volunteerTaskId, pollId, told, at, readAt }) => ({
          id,
          type,
          ticket: ticket && named(viewer, ticket),
          told: told.flatMap((one) =>
            one.ticket ? [{ type: one.type, ticket: named(viewer, one.ticket) }] : [],
          ),
          lookIn: lookIn && { name: lookIn.resident.name },
          proposal: proposal && { id: proposal.publicId, what: proposal.what },
          mediation: mediation && { id: mediation.publicId, about: mediation.about },
          volunteerTask: volunteerTaskId === null ? null : (tasks.get(volunteerTaskId) ?? null),
          poll: pollId === null ? null : (polls.get(pollId) ?? null),
          at: at.toISOString(),
          read: readAt !== null,
        }),
      )
      return { items, unread }
    },

    /** Marks every entry as read. */
    markRead: async (staffId: number): Promise<void> => {
      await writer.run((tx) =>
        tx.staffNotice.updateMany({
          where: { staffId, readAt: null, waitsUntil: null },
          data: { readAt: new Date(now()) },
        }),
      )
    },
  }
}

/** None of what is not theirs to know (any more). */
const noticesFor = (viewer: Viewer, taskIds: number[], pollIds: number[]): Prisma.StaffNoticeWhereInput => ({
  staffId: viewer.staffId,
  waitsUntil: null,
  digestId: null,
  OR: [
    { type: 'digest' },
    { type: { in: pageNoticesFor(viewer.role) } },
    { ticket: { is: notAbout(viewer) } },
    ...(may(viewer.role, 'resident.read')
      ? [
          { lookIn: { is: { endedAt: null, scope: { startsWith: viewer.scope } } } },
          { type: 'lookInWithdrawn', lookIn: { is: { scope: { startsWith: viewer.scope } } } },
        ]
      : []),
    ...(may(viewer.role, 'proposal.read')
      ? [{ proposal: { is: { scope: { startsWith: viewer.scope } } } }]
      : []),
    ...(may(viewer.role, 'mediation.hold') ? [{ mediation: { is: mediationsOf(viewer) } }] : []),
    { volunteerTaskId: { in: taskIds } },
    { pollId: { in: pollIds } },
  ],
})

/** The tasks of volunteers that they hear about: where they (still) work, if they may (still) read of volunteers. */
async function tasksFor(
  read: PrismaClient,
  viewer: Viewer,
): Promise<Map<number, { number: number; about: string }>> {
  if (!may(viewer.role, 'volunteer.read')) return new Map()
  const found = await rows<{ id: number; about: string }>(
    read,
    `SELECT id, about FROM VolunteerTask WHERE scope LIKE ?
     AND id IN (SELECT volunteerTaskId FROM StaffNotice WHERE staffId = ? AND volunteerTaskId IS NOT NULL)`,
    `${viewer.scope}%`,
    viewer.staffId,
  )
  return new Map(found.map(({ id, about }) => [id, { number: id, about }]))
}

/** The polls that they hear about, where they (still) work. */
async function pollsFor(read: PrismaClient, viewer: Viewer): Promise<Map<number, { about: string }>> {
  if (!may(viewer.role, 'poll.read')) return new Map()
  const found = await rows<{ id: number; question: string }>(
    read,
    `SELECT id, question FROM Poll WHERE scope LIKE ?
     AND id IN (SELECT pollId FROM StaffNotice WHERE staffId = ? AND pollId IS NOT NULL)`,
    `${viewer.scope}%`,
    viewer.staffId,
  )
  return new Map(found.map(({ id, question }) => [id, { about: question }]))
}

const named = (viewer: Viewer, ticket: TicketRow) => ({
  id: ticket.publicId,
  number: numberText(ticket.number),
  summary: summaryFor(viewer, ticket),
})

/** A ticket may have gone to somebody else since: its words are shown as they would be now. */
function summaryFor(viewer: Viewer, ticket: TicketRow): string {
  const sight = sightOf(viewer, ticket)
  return wordsAt(sight('matter'), ticket.summary, { sight, name: ticket.resident.name }) ?? ''
}
