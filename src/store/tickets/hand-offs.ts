// Cases that went to a body outside the community: the register of such bodies, the record that each was sent, its receipt and answer.
import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { dayOf, startOfDay } from '../../rules/time/calendar.ts'
import { handOff, noteReceipt, takeBack } from '../../rules/tickets/handoff.ts'
import { isOpen, numberText, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { kindsOf, levelOf, type Field } from '../../rules/staff/visibility.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { oweJobs } from '../outbox.ts'
import { applyMove, stateOf, stored } from './tickets.ts'
import { placeAt, sightFields, sightOf, visible, wordsAt, type Viewer } from '../views.ts'
import type { Effect, Writer } from '../writer.ts'

/** What the body gets to read. Nobody's name, number or door is in it: whoever needs the resident asks the community. */
export interface HandOffRecord {
  id: string
  number: string
  community: string
  body: { name: string; contact: string }
  category: string
  urgency: string
  place: string
  matter: string
  /** What staff found, and what the body is asked to do. */
  facts: string
  /** Ids of pictures that staff released. */
  pictures: string[]
  reportedAt: string
  dueAt: string
  lead: string
  sentBy: string
  sentAt: string
  followUpOn: string
}
export interface BodyWish {
  name: string
  duties: string
  contact: string
}
const followUpHour = 8.5 * 60 * 60 * 1000

export type HandOffs = ReturnType<typeof createHandOffs>

export function createHandOffs(writer: Writer, read: PrismaClient, now: () => number) {
  const found = (viewer: Viewer, publicId: string, tx: PrismaClient | Tx) =>
    tx.ticket.findFirst({
      where: { AND: [visible(viewer), { publicId }] },
      include: { ...sightFields, resident: { select: { name: true } }, media: true, assignee: true },
    })

  return {
    /** The bodies of the communities in the scope, or of the one that it lies in; those in use first. */
    bodies: async (scope: string) => {
      const rows = await read.externalBody.findMany({
        where: { community: around(scope) },
        orderBy: [{ active: 'desc' }, { id: 'asc' }],
      })
      return rows.map(({ id, name, duties, contact, active }) => ({ id, name, duties, contact, active }))
    },

    /** Enters a body. Throws INPUT_INVALID where the scope holds no whole community. */
    addBody: (scope: string, wish: BodyWish): Promise<void> =>
      writer.run(async (tx) => {
        const community = await tx.node.findFirst({
          where: { kind: 'community', path: { startsWith: scope } },
          orderBy: { id: 'asc' },
        })
        if (!community)
          throw new AppError('INPUT_INVALID', 'bodies are entered for a whole community; ask whoever runs it')
        await tx.externalBody.create({ data: { ...wish, communityId: community.id } })
      }),

    /** Changes a body, or takes it out of use. What was sent to it stays as it was. Throws NOT_FOUND. */
    changeBody: (scope: string, id: number, change: BodyWish & { active: boolean }): Promise<void> =>
      writer.run(async (tx) => {
        const { count } = await tx.externalBody.updateMany({
          where: { id, community: { path: { startsWith: scope } } },
          data: change,
        })
        if (count === 0) throw new AppError('NOT_FOUND', 'there is no such body where you work')
      }),

    /**
     * Sends a case out by a record, which is kept as it was sent. Throws NOT_FOUND, INPUT_INVALID for a body that is not in use or
     * a day that has passed, HANDOFF_REFUSED where nothing of the case may leave the house.
     */
    send: (
      viewer: Viewer,
      ticketId: string,
      { bodyId, facts, followUpOn }: { bodyId: number; facts: string; followUpOn: string },
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, ticketId)
        const whole = await found(viewer, ticketId, tx)
        const community = await tx.node.findFirst({
          where: { kind: 'community', id: whole?.communityId ?? 0 },
        })
        const body = await tx.externalBody.findFirst({
          where: { id: bodyId, active: true, communityId: community?.id ?? 0 },
        })
        if (!whole || !community || !body)
          throw new AppError('INPUT_INVALID', 'bodyId: there is no such body in use for this community')
        if (followUpOn < dayOf(at))
          throw new AppError('INPUT_INVALID', 'followUpOn: the day on which to ask the body has passed')
        const level = (field: Field) => levelOf(['body'], kindsOf(whole), field)
        if (level('matter') === 'none')
          throw new AppError(
            'HANDOFF_REFUSED',
            'a case of this kind leaves the house by no record; telephone',
          )
        const move = handOff(await stateOf(tx, ticket), { ...viewer, at }, { to: body.name, reason: facts })
        const record: HandOffRecord = {
          id: uuidv7(),
          number: numberText(ticket.number),
          community: community.name,
          body: { name: body.name, contact: body.contact },
          category: whole.category,
          urgency: whole.urgency,
          place: placeAt(level, whole.placeText),
          matter: wordsAt(level('matter'), whole.summary, { sight: level, name: whole.resident.name }) ?? '',
          facts,
          pictures: whole.media
            .filter(({ mime, releasedAt }) => mime.startsWith('image/') && releasedAt !== null)
            .map(({ id }) => id),
          reportedAt: whole.createdAt.toISOString(),
          dueAt: whole.dueAt.toISOString(),
          lead: whole.assignee?.name ?? viewer.name,
          sentBy: viewer.name,
          sentAt: new Date(at).toISOString(),
          followUpOn,
        }
        const text = JSON.stringify(record)
        const made = await tx.handOff.create({
          data: {
            publicId: record.id,
            ticketId: ticket.id,
            bodyId,
            staffId: viewer.staffId,
            at: new Date(at),
            record: text,
            hash: createHash('sha256').update(text).digest('hex'),
            followUpOn,
          },
        })
        await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
        const dueAt = Math.max(at, startOfDay(followUpOn) + followUpHour)
        await oweJobs(tx, [{ job: 'handoff.follow', payload: { handOffId: made.id }, dueAt }], emit)
      }),

    /** Keeps the number and day under which the body received it. */
    receipt: (
      viewer: Viewer,
      ticketId: string,
      { receipt, receivedOn }: { receipt: string; receivedOn: string },
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, ticketId)
        const move = noteReceipt(await stateOf(tx, ticket), { ...viewer, at }, receipt)
        await tx.handOff.updateMany({
          where: { ticketId: ticket.id, endedAt: null },
          data: { receipt, receivedOn },
        })
        await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
      }),

    /** Keeps what the body answered; the case goes on here. */
    answer: (viewer: Viewer, ticketId: string, result: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const ticket = await stored(tx, viewer, ticketId)
        const move = takeBack(await stateOf(tx, ticket), { ...viewer, at }, result)
        await tx.handOff.updateMany({
          where: { ticketId: ticket.id, endedAt: null },
          data: { result, endedAt: new Date(at) },
        })
        await applyMove(tx, ticket, move, { at, staffId: viewer.staffId }, emit)
      }),

    /** What was sent of a case, the newest first. Throws NOT_FOUND; empty for whoever may not read what staff did. */
    of: async (viewer: Viewer, ticketId: string) => {
      const ticket = await found(viewer, ticketId, read)
      if (!ticket) throw new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')
      if (sightOf(viewer, ticket)('history') !== 'see') return []
      const rows = await read.handOff.findMany({ where: { ticketId: ticket.id }, orderBy: { id: 'desc' } })
      return rows.map(({ record, hash, receipt, receivedOn, result, endedAt }) => ({
        // Written by `send` above.
        record: JSON.parse(record) as HandOffRecord,
        hash,
        receipt,
        receivedOn,
        result,
        endedAt: endedAt?.toISOString() ?? null,
      }))
    },

    /** The day has come to ask the body: whoever has the case hears of it, and again each third day until there is an answer. */
    followUp:
      (handOffId: number): Effect<void> =>
      async (tx, emit) => {
        const sent = await tx.handOff.findUnique({ where: { id: handOffId }, include: { ticket: true } })
        if (!sent || sent.endedAt || !isOpen(sent.ticket.status as TicketStatus)) return
        const { ticket } = sent
        const at = now()
        await applyMove(
          tx,
          ticket,
          {
            set: {},
            event: { type: 'followUp' },
            notifyResident: false,
            notifyStaff: ticket.assigneeId === null ? [] : [ticket.assigneeId],
          },
          { at, staffId: null },
          emit,
        )
        const again = at + 3 * 24 * 60 * 60 * 1000
        await oweJobs(tx, [{ job: 'handoff.follow', payload: { handOffId }, dueAt: again }], emit)
      },
  }
}

/** Communities under a scope, and those that it lies in. */
function around(scope: string) {
  const ids = scope.split('/').filter((id) => id !== '')
  const above = ids.map((_, depth) => `/${ids.slice(0, depth + 1).join('/')}/`)
  return { OR: [{ path: { startsWith: scope } }, { path: { in: above } }] }
}
