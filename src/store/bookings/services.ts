// What can be booked, from staff's side: its times, the days that are otherwise, and what that means for bookings made before.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import type { ServiceKind, VisitMode } from '../../rules/bookings/booking.ts'
import { hasSlot, type OpeningException, type OpeningRule } from '../../rules/bookings/opening.ts'
import type { Word } from '../../text/say.ts'
import { dropBookings } from './booking-drop.ts'
import { oweOffer } from './bookings.ts'
import { dayOf, plusDays } from '../../rules/time/calendar.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

export interface ServiceTimes {
  name: string
  place: string
  /** Whoever gives it. */
  staffId: number | null
  minutes: number
  buffer: number
  capacity: number
  modes: readonly VisitMode[]
  rules: readonly OpeningRule[]
  onHolidays: boolean
  active: boolean
}
export interface NewService extends ServiceTimes {
  kind: ServiceKind
  nodeId: number
}

/** Days on which whoever gives something is away, with both ends. */
export interface Leave {
  first: string
  last: string
  reason: string
}
const awayAtMost = 60

export type Services = ReturnType<typeof createServices>

export function createServices(writer: Writer, read: PrismaClient, now: () => number) {
  async function find(tx: Tx, viewer: Viewer, publicId: string) {
    const found = await tx.service.findFirst({
      where: { publicId, node: { path: { startsWith: viewer.scope } } },
    })
    if (!found) throw new AppError('NOT_FOUND', 'there is no such service where you work')
    return found
  }
  async function checkStaff(tx: Tx, staffId: number | null | undefined): Promise<void> {
    if (staffId == null) return
    const staff = await tx.staff.findFirst({ where: { id: staffId, active: true } })
    if (!staff) throw new AppError('INPUT_INVALID', 'staffId: nobody of this id works here')
  }

  return {
    list: async (viewer: Viewer) => {
      const found = await read.service.findMany({
        // Events have a page of their own.
        where: {
          kind: { not: 'event' },
          OR: [{ node: { path: { startsWith: viewer.scope } } }, { staffId: viewer.staffId }],
        },
        include: {
          exceptions: { orderBy: { day: 'asc' } },
          staff: { select: { id: true, name: true } },
          _count: { select: { waits: { where: { state: 'waiting' } } } },
        },
        orderBy: { id: 'asc' },
      })
      return found.map(({ publicId, staff, exceptions, modes, rules, kind, _count, ...service }) => ({
        id: publicId,
        kind: kind as ServiceKind,
        name: service.name,
        place: service.place,
        provider: staff,
        minutes: service.minutes,
        buffer: service.buffer,
        capacity: service.capacity,
        modes: JSON.parse(modes) as VisitMode[],
        rules: JSON.parse(rules) as OpeningRule[],
        onHolidays: service.onHolidays,
        active: service.active,
        waiting: _count.waits,
        exceptions: exceptions.map(({ id, day, open, from, to, reason, byId }) => ({
          ...{ id, day, open, from, to, reason, own: byId === viewer.staffId },
        })),
      }))
    },

    /** Throws NOT_FOUND for a place outside, INPUT_INVALID for somebody who does not work here. */
    create: (viewer: Viewer, { kind, nodeId, modes, rules, ...times }: NewService): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        const node = await tx.node.findFirst({ where: { id: nodeId, path: { startsWith: viewer.scope } } })
        if (!node) throw new AppError('NOT_FOUND', 'there is no such place where you work')
        await checkStaff(tx, times.staffId)
        const { publicId } = await tx.service.create({
          data: {
            ...times,
            ...{ kind, nodeId, publicId: uuidv7(), createdAt: new Date(now()) },
            modes: JSON.stringify(modes),
            rules: JSON.stringify(rules),
          },
        })
        return { id: publicId }
      }),

    /** Changes it; whoever has booked what is no more is told with `reason` and can choose anew. Tells how many. */
    change: (
      viewer: Viewer,
      publicId: string,
      { reason, modes, rules, ...times }: ServiceTimes & { reason: string },
    ): Promise<{ told: number }> =>
      writer.run(async (tx, emit) => {
        const { id } = await find(tx, viewer, publicId)
        await checkStaff(tx, times.staffId)
        await tx.service.update({
          where: { id },
          data: {
            ...times,
            modes: JSON.stringify(modes),
            rules: JSON.stringify(rules),
          },
        })
        return { told: await settle(tx, id, { reason, at: now() }, emit) }
      }),

    /** A day that is otherwise than the rules say. As for a change, bookings in the way are told of. */
    except: (
      viewer: Viewer,
      publicId: string,
      { reason, ...exception }: OpeningException & { reason: string },
    ): Promise<{ told: number }> =>
      writer.run(async (tx, emit) => {
        const { id } = await find(tx, viewer, publicId)
        await tx.serviceException.create({ data: { ...exception, reason, serviceId: id } })
        return { told: await settle(tx, id, { reason, at: now() }, emit) }
      }),

    /**
     * Whoever gives something is away for some days: nothing of theirs is open then, and whoever has booked it is told with `reason`
     * and offered other times. Throws NOT_FOUND where they give nothing, INPUT_INVALID for days that are over or too many.
     */
    leave: (viewer: Viewer, { first, last, reason }: Leave): Promise<{ told: number }> =>
      writer.run(async (tx, emit) => {
        const at = now()
        if (first < dayOf(at) || last < first || last > plusDays(first, awayAtMost))
          throw new AppError(
            'INPUT_INVALID',
            `first, last: days from today on, in order, ${awayAtMost} at most`,
          )
        const given = await tx.service.findMany({
          where: { staffId: viewer.staffId, kind: { not: 'event' } },
          include: { exceptions: { where: { open: false, from: null } } },
        })
        if (given.length === 0) throw new AppError('NOT_FOUND', 'there is nothing that you give')
        for (const { id: serviceId, exceptions } of given) {
          const closed = new Set(exceptions.map(({ day }) => day))
          for (let day = first; day <= last; day = plusDays(day, 1))
            if (!closed.has(day))
              await tx.serviceException.create({
                data: { serviceId, day, open: false, reason, byId: viewer.staffId },
              })
        }
        let told = 0
        for (const { id } of given) told += await settle(tx, id, { reason, at }, emit)
        return { told }
      }),

    /** They work on such a day after all. Throws NOT_FOUND where they never said that they would be away. */
    endLeave: (viewer: Viewer, day: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const away = { day, byId: viewer.staffId, service: { staffId: viewer.staffId } }
        const found = await tx.serviceException.findMany({ where: away })
        if (found.length === 0) throw new AppError('NOT_FOUND', 'you never said that you would be away then')
        await tx.serviceException.deleteMany({ where: away })
        for (const { serviceId, reason } of found)
          await settle(tx, serviceId, { reason: reason ?? '', at: now() }, emit)
      }),

    /** Takes such a day back. */
    unexcept: (viewer: Viewer, exceptionId: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const found = await tx.serviceException.findFirst({
          where: { id: exceptionId, service: { node: { path: { startsWith: viewer.scope } } } },
        })
        if (!found) throw new AppError('NOT_FOUND', 'there is no such day where you work')
        await tx.serviceException.delete({ where: { id: exceptionId } })
        await settle(tx, found.serviceId, { reason: found.reason ?? '', at: now() }, emit)
      }),
  }
}

/** Tells whoever has booked a time of a service that is no more, and how many they are; what became free is offered. */
async function settle(
  tx: Tx,
  serviceId: number,
  { reason, at }: { reason: Word; at: number },
  emit: Emit,
): Promise<number> {
  const service = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    include: { exceptions: true, staff: { select: { active: true } } },
  })
  const opening = { ...service, rules: JSON.parse(service.rules) as OpeningRule[] }
  const open = service.active && service.staff?.active !== false
  const booked = await rows<{ id: number; contactId: number; startAt: Date }>(
    tx,
    `SELECT id, contactId, startAt FROM Booking
     WHERE serviceId = ? AND partyOf IS NULL AND state IN ('offered', 'booked') AND startAt > ?`,
    serviceId,
    at,
  )
  const lost = booked.filter(({ startAt }) => !open || !hasSlot(opening, startAt.getTime()))
  const named = lost.map((booking) => ({ ...booking, name: service.name }))
  await dropBookings(tx, named, reason, at, emit)
  await oweOffer(tx, serviceId, at, emit)
  return lost.length
}

/** What a member of staff gave is given no more once they left: whoever has booked it is told. */
export async function endServicesOf(tx: Tx, staffId: number, at: number, emit: Emit): Promise<void> {
  const given = await tx.service.findMany({ where: { staffId }, select: { id: true } })
  for (const { id } of given) await settle(tx, id, { reason: { text: 'booking.left' }, at }, emit)
}
