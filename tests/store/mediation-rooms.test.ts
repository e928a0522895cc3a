// The room of a mediation on a real database: nobody has it twice, it comes back when it is not needed, and says nothing of what it is for.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { dayOf } from '../../src/rules/time/calendar.ts'
import { execute, openWriting, rows, type PrismaClient } from '../../src/store/connection.ts'
import { message, openTestStore, read, storePassword, type TestStore } from '../support/store.ts'
import { doJobs } from '../support/work.ts'

const hour = 3_600_000
let home: TestStore
let client: PrismaClient
beforeEach(async () => {
  home = await openTestStore()
  client = openWriting(home.url)
})
afterEach(async () => {
  await client.$disconnect()
  await home.close()
})

const says = async (who: string, ...texts: string[]) => {
  for (const text of texts) await home.store.turn(message(who, text, { at: home.clock.now }))
  return (await read(home.store, who)).at(-1) ?? ''
}
const manager = async () => {
  const { staff } = await home.store.staff.login('wangfang', storePassword)
  return { staffId: staff.id, name: staff.name, role: staff.role, scope: staff.node.path, ownOnly: false }
}
/** A mediation on which all agree, between An and somebody without an account. */
async function agreed(about = '楼上装修漏水,把我家墙泡坏了,不肯赔') {
  await says('an', '请人调解', about, '1', '李伟', '1')
  const viewer = await manager()
  const [first] = await home.store.mediations.list(viewer)
  const { id } = first!
  await home.store.mediations.assign(viewer, id, viewer.staffId)
  const { parties } = await home.store.mediations.file(viewer, id)
  const partyId = parties.find(({ applicant }) => !applicant)!.id
  await home.store.mediations.answer(viewer, id, { partyId, yes: true, way: 'phone', residentId: null })
  return id
}
/** The first slot of the room that residents are offered, and the room. */
async function firstSlot() {
  await says('lan', '借会客厅')
  const [booking] = await rows<{ id: number; publicId: string; minutes: number; buffer: number }>(
    client,
    `SELECT id, publicId, minutes, buffer FROM Service WHERE kind = 'room' AND name = '社区会客厅'`,
  )
  await says('lan', '1', '开会')
  const [held] = await rows<{ startAt: Date; endAt: Date }>(
    client,
    `SELECT startAt, endAt FROM Booking WHERE state = 'held'`,
  )
  await says('lan', '取消')
  await execute(client, 'DELETE FROM Booking')
  return { room: booking!, start: held!.startAt.getTime(), end: held!.endAt.getTime() }
}
const code = async (made: Promise<unknown>) => {
  const error = await made.catch((thrown: unknown) => thrown)
  return error instanceof AppError ? error.code : error
}
const bookIt = (who: string) => says(who, '借会客厅', '1', '开会', '1')

describe('the room of a session', () => {
  test('is one side’s only, whoever comes first: a resident who books at once, or the mediation', async () => {
    const id = await agreed()
    const { room, start, end } = await firstSlot()
    const plan = { start, end, place: null, roomId: room.publicId }
    const [planned] = await Promise.all([
      code(home.store.mediations.plan(await manager(), id, plan)),
      bookIt('bei'),
    ])
    const booked = await rows(
      client,
      `SELECT 1 FROM Booking WHERE serviceId = ? AND state IN ('held', 'booked') AND startAt = ?`,
      room.id,
      start,
    )
    const uses = await rows(client, 'SELECT 1 FROM RoomUse')
    expect(booked.length + uses.length).toBe(1)
    expect(planned).toBe(uses.length === 1 ? undefined : 'ROOM_TAKEN')
  })

  test('is never given to a resident, and refused to a second mediation and where somebody has booked it', async () => {
    const id = await agreed()
    const { room, start, end } = await firstSlot()
    const plan = { start, end, place: null, roomId: room.publicId }
    await home.store.mediations.plan(await manager(), id, plan)
    expect(await code(home.store.mediations.plan(await manager(), id, plan))).toBe('ROOM_TAKEN')
    await bookIt('bei')
    const [other] = await rows<{ startAt: Date }>(
      client,
      `SELECT startAt FROM Booking WHERE state = 'booked'`,
    )
    const at = other!.startAt.getTime()
    expect(at).toBeGreaterThanOrEqual(end + room.buffer * 60_000)
    const theirs = { ...plan, start: at + 60_000, end: at + hour }
    expect(await code(home.store.mediations.plan(await manager(), id, theirs))).toBe('ROOM_TAKEN')
    // Whoever writes: the database itself refuses.
    const into = (seat: number) =>
      execute(
        client,
        `INSERT INTO Booking (publicId, serviceId, residentId, contactId, startAt, endAt, busyUntil, seat, state, rung, createdAt)
         VALUES ('x', ?, 1, 1, ?, ?, ?, ?, 'booked', 0, 0)`,
        ...[room.id, start + 1, end, end, seat],
      )
    await expect(into(5)).rejects.toThrow('ROOM_TAKEN')
    await expect(
      execute(client, `UPDATE Booking SET startAt = ? WHERE state = 'booked'`, start),
    ).rejects.toThrow('ROOM_TAKEN')
  })

  test('is free again where the session moves, is called off or the mediation ends, and whoever waits is offered it', async () => {
    const id = await agreed()
    const { room, start, end } = await firstSlot()
    const viewer = await manager()
    await home.store.mediations.plan(viewer, id, { start, end, place: null, roomId: room.publicId })
    const [session] = (await home.store.mediations.file(viewer, id)).sessions
    const moved = {
      start: start + 24 * 7 * hour,
      end: end + 24 * 7 * hour,
      place: null,
      roomId: room.publicId,
    }
    await home.store.mediations.moveSession(viewer, id, { ...moved, sessionId: session!.id })
    const uses = () => rows<{ startAt: Date }>(client, 'SELECT startAt FROM RoomUse')
    expect((await uses()).map(({ startAt }) => startAt.getTime())).toEqual([moved.start])
    expect((await read(home.store, 'an')).at(-1)).toContain('调解改到')
    await home.store.mediations.cancelSession(viewer, id, session!.id)
    expect(await uses()).toEqual([])
    expect((await read(home.store, 'an')).at(-1)).toContain('取消了')
    expect(await code(home.store.mediations.cancelSession(viewer, id, session!.id))).toBe('INPUT_INVALID')

    await home.store.mediations.plan(viewer, id, { start, end, place: null, roomId: room.publicId })
    await says('bei', '你好')
    await execute(
      client,
      `INSERT INTO Waiting (serviceId, residentId, contactId, createdAt, state)
       SELECT ?, residentId, id, 0, 'waiting' FROM Contact WHERE sender = 'bei'`,
      room.id,
    )
    await home.store.mediations.end(viewer, id, 'stop', null)
    expect(await uses()).toEqual([])
    await doJobs(home)
    const [offered] = await rows<{ startAt: Date }>(
      client,
      `SELECT startAt FROM Booking WHERE state = 'offered'`,
    )
    expect(offered?.startAt.getTime()).toBe(start)
  })

  test('stands among the day’s bookings without a word of what it is for', async () => {
    const id = await agreed('和弟弟为老房子的事扯皮,谈不拢')
    const { room, start, end } = await firstSlot()
    const viewer = await manager()
    await home.store.mediations.plan(viewer, id, { start, end, place: null, roomId: room.publicId })
    const day = dayOf(start)
    expect(await home.store.bookingDesk.roomUses(viewer, day)).toEqual([
      {
        id: 1,
        room: '社区会客厅',
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
      },
    ])
    expect(await home.store.bookingDesk.day(viewer, day)).toEqual([])
    expect(await home.store.bookingDesk.roomUses({ ...viewer, scope: '/9999/' }, day)).toEqual([])
  })
})
