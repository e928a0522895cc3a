// Rooms that the community needs itself: whoever looks for a place reads that they are taken, and nobody what for.
import { AppError } from '../../errors.ts'
import { endOfDay, startOfDay } from '../../rules/time/calendar.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Viewer } from '../views.ts'
import type { Emit } from '../writer.ts'
import { lapse, oweOffer } from './bookings.ts'
import { bookablesIn, busyUntil, live } from './slots.ts'

/** The rooms that residents of a community book. */
export async function roomsIn(client: Tx | PrismaClient, communityId: number) {
  const rooms = await bookablesIn(client, communityId, ['room'])
  return rooms.map(({ publicId, name, place }) => ({ id: publicId, name, place }))
}

export interface UsedRoom {
  useId: number
  /** What it is called and where it is, to be told to whoever comes. */
  place: string
}

/** Keeps a room free of bookings for a time. Throws NOT_FOUND for no room of the community, ROOM_TAKEN where it is somebody's already. */
export async function useRoom(
  tx: Tx,
  communityId: number,
  { roomId, start, end }: { roomId: string; start: number; end: number },
  now: number,
): Promise<UsedRoom> {
  const room = (await bookablesIn(tx, communityId, ['room'])).find(({ publicId }) => publicId === roomId)
  if (!room) throw new AppError('NOT_FOUND', 'there is no such room in this community')
  await lapse(tx, now)
  const until = busyUntil(room, { start, end })
  const [taken] = await rows(
    tx,
    `SELECT 1 FROM Booking AS b WHERE b.serviceId = ? AND ${live} AND b.startAt < ? AND b.busyUntil > ?
     UNION ALL SELECT 1 FROM RoomUse WHERE serviceId = ? AND startAt < ? AND busyUntil > ? LIMIT 1`,
    ...[room.id, until, start],
    ...[room.id, until, start],
  )
  if (taken) throw new AppError('ROOM_TAKEN', 'the room is taken at that time: choose another time or room')
  const { id: useId } = await tx.roomUse.create({
    data: {
      ...{ serviceId: room.id, startAt: new Date(start), endAt: new Date(end) },
      busyUntil: new Date(until),
    },
  })
  return { useId, place: [room.name, room.place].filter((word) => word !== '').join(',') }
}

/** Gives a room back: whoever waits for it is asked. */
export async function freeRoom(tx: Tx, useId: number, now: number, emit: Emit): Promise<void> {
  const { serviceId } = await tx.roomUse.delete({ where: { id: useId } })
  await oweOffer(tx, serviceId, now, emit)
}

/** Which rooms the community uses itself on a day ("2026-11-24"), where the viewer works. */
export async function roomUsesOn(read: PrismaClient, { scope }: Viewer, day: string) {
  const found = await rows<{ id: number; name: string; startAt: Date; endAt: Date }>(
    read,
    `SELECT u.id, v.name, u.startAt, u.endAt FROM RoomUse AS u JOIN Service AS v ON v.id = u.serviceId JOIN Node AS n ON n.id = v.nodeId
     WHERE u.startAt >= ? AND u.startAt < ? AND n.path LIKE ? ORDER BY u.startAt, v.name`,
    startOfDay(day),
    endOfDay(day),
    `${scope}%`,
  )
  return found.map(({ id, name, startAt, endAt }) => ({
    ...{ id, room: name, start: startAt.toISOString(), end: endAt.toISOString() },
  }))
}
