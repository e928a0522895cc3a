// What can be booked and which of its places are free: the services of a community, and the bookings that have a place.
import type { OfferedSlot } from '../../flows/requests.ts'
import { liveStates, offeredAtOnce, type ServiceKind, type VisitMode } from '../../rules/bookings/booking.ts'
import {
  slotsAfter,
  type Opening,
  type OpeningException,
  type OpeningRule,
  type Slot,
} from '../../rules/bookings/opening.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'

/** Something that can be booked, with its times. */
export interface Bookable extends Opening {
  id: number
  publicId: string
  kind: ServiceKind
  name: string
  place: string
  staffId: number | null
  provider: string | null
  capacity: number
  modes: VisitMode[]
  exceptions: readonly (OpeningException & { reason: string | null })[]
}
interface ServiceRow extends Omit<Bookable, 'modes' | 'rules' | 'exceptions' | 'onHolidays'> {
  modes: string
  rules: string
  onHolidays: boolean | number
}

const columns = `v.id, v.publicId, v.kind, v.name, v.place, v.staffId, s.name AS provider, v.minutes, v.buffer, v.capacity,
  v.modes, v.rules, v.onHolidays`
const joins = 'JOIN Node AS n ON n.id = v.nodeId LEFT JOIN Staff AS s ON s.id = v.staffId'
/** Whoever has left gives no more appointments. */
const bookable = 'v.active = 1 AND (s.id IS NULL OR s.active = 1)'

async function withTimes(tx: Tx | PrismaClient, found: readonly ServiceRow[]): Promise<Bookable[]> {
  const exceptions = await tx.serviceException.findMany({
    where: { serviceId: { in: found.map(({ id }) => id) } },
  })
  return found.map((row) => ({
    ...row,
    onHolidays: Boolean(row.onHolidays),
    modes: JSON.parse(row.modes) as VisitMode[],
    rules: JSON.parse(row.rules) as OpeningRule[],
    exceptions: exceptions.filter(({ serviceId }) => serviceId === row.id),
  }))
}

/** What of some kinds is open to the residents of a community. */
export async function bookablesIn(
  tx: Tx | PrismaClient,
  communityId: number,
  kinds: readonly ServiceKind[],
): Promise<Bookable[]> {
  const found = await rows<ServiceRow>(
    tx,
    `SELECT ${columns} FROM Service AS v ${joins}
     WHERE ${bookable} AND n.path LIKE ? AND v.kind IN (${kinds.map(() => '?').join(', ')}) ORDER BY v.id`,
    `/${communityId}/%`,
    ...kinds,
  )
  return withTimes(tx, found)
}

/** A service by its id. Undefined where there is none, or it is not open to this community any more. */
export async function bookableById(
  tx: Tx | PrismaClient,
  communityId: number,
  id: number,
): Promise<Bookable | undefined> {
  const found = await rows<ServiceRow>(
    tx,
    `SELECT ${columns} FROM Service AS v ${joins} WHERE ${bookable} AND n.path LIKE ? AND v.id = ?`,
    `/${communityId}/%`,
    id,
  )
  return (await withTimes(tx, found))[0]
}

/** A place that is somebody's already. */
interface Taken {
  id: number
  serviceId: number
  staffId: number | null
  startAt: Date
  busyUntil: Date
  /** Null: all of them, since the community needs the room itself. */
  seat: number | null
}

/** The condition that a booking `b` has its place to itself. */
export const live = `b.state IN (${liveStates.map((state) => `'${state}'`).join(', ')})`

/** What is taken from `now` on of some services, and of whoever gives them. Holds that ran out count no more. */
async function takenOf(tx: Tx, services: readonly Bookable[], now: number): Promise<Taken[]> {
  const ids = JSON.stringify(services.map(({ id }) => id))
  const uses = await rows<Pick<Taken, 'id' | 'serviceId' | 'startAt' | 'busyUntil'>>(
    tx,
    `SELECT id, serviceId, startAt, busyUntil FROM RoomUse
     WHERE serviceId IN (SELECT value FROM json_each(?)) AND busyUntil > ?`,
    ids,
    now,
  )
  const booked = await rows<Taken>(
    tx,
    `SELECT b.id, b.serviceId, v.staffId, b.startAt, b.busyUntil, b.seat FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
     WHERE ${live} AND b.busyUntil > ? AND (b.state = 'booked' OR b.heldUntil > ?)
       AND (v.id IN (SELECT value FROM json_each(?)) OR v.staffId IN (SELECT value FROM json_each(?)))`,
    now,
    now,
    ids,
    JSON.stringify(services.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]))),
  )
  return [...booked, ...uses.map((use) => ({ ...use, staffId: null, seat: null }))]
}

export const busyUntil = ({ buffer }: Pick<Bookable, 'buffer'>, { end }: Slot): number =>
  end + buffer * 60_000

/** The lowest seats of a slot that nobody has. Undefined where there are not so many, or whoever gives it is elsewhere. */
function freeSeats(
  service: Bookable,
  slot: Slot,
  taken: readonly Taken[],
  count: number,
  besides?: number,
): number[] | undefined {
  const until = busyUntil(service, slot)
  const beside = taken.filter(
    ({ id, seat, startAt, busyUntil: end }) =>
      (id !== besides || seat === null) && startAt.getTime() < until && slot.start < end.getTime(),
  )
  if (service.staffId !== null)
    if (beside.some(({ serviceId, staffId }) => serviceId !== service.id && staffId === service.staffId))
      return undefined
  if (beside.some(({ serviceId, seat }) => serviceId === service.id && seat === null)) return undefined
  const seats = new Set(beside.filter(({ serviceId }) => serviceId === service.id).map(({ seat }) => seat))
  const free: number[] = []
  for (let seat = 0; seat < service.capacity && free.length < count; seat++)
    if (!seats.has(seat)) free.push(seat)
  return free.length < count ? undefined : free
}

/** The seats that a booking for so many can have in a slot, leaving the booking `besides` out of account. */
export const seatsIn = async (
  tx: Tx,
  service: Bookable,
  slot: Slot,
  { now, count = 1, besides }: { now: number; count?: number; besides?: number },
) => freeSeats(service, slot, await takenOf(tx, [service], now), count, besides)

export const offered = ({ id, name, provider, place }: Bookable, { start, end }: Slot): OfferedSlot => ({
  serviceId: id,
  name,
  provider,
  place,
  start,
  end,
})

/** The next free places of some services, the soonest first. */
export async function nextFree(
  tx: Tx,
  services: readonly Bookable[],
  { after, now, count = offeredAtOnce }: { after: number; now: number; count?: number },
): Promise<OfferedSlot[]> {
  const taken = await takenOf(tx, services, now)
  const free = services.flatMap((service) => {
    const own: OfferedSlot[] = []
    for (const slot of slotsAfter(service, after, now)) {
      if (freeSeats(service, slot, taken, 1)) own.push(offered(service, slot))
      if (own.length === count) break
    }
    return own
  })
  return free.sort((a, b) => a.start - b.start || a.serviceId - b.serviceId).slice(0, count)
}
