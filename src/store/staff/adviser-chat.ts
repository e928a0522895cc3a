// What a legal adviser does in their own chat with their own talks and hours. Names stay at the console, a number behind one look.
import { AppError } from '../../errors.ts'
import type { ChatTalk, OwnSlot, Requests } from '../../flows/requests.ts'
import type { VisitMode } from '../../rules/bookings/booking.ts'
import { hasSlot, slotsAfter } from '../../rules/bookings/opening.ts'
import type { LegalTopic } from '../../rules/law/legal-topics.ts'
import { actsOfTalk, ownSlotDays, ownSlotsAtMost } from '../../rules/staff/adviser-chat.ts'
import { may } from '../../rules/staff/roles.ts'
import { dayOf, endOfDay, plusDays, startOfDay } from '../../rules/time/calendar.ts'
import { wordText } from '../../text/render.ts'
import { oweOffer } from '../bookings/bookings.ts'
import { bookablesIn, type Bookable } from '../bookings/slots.ts'
import { execute, rows, type Tx } from '../connection.ts'
import type { Contact } from '../residents/contacts.ts'
import type { Viewer } from '../views.ts'
import type { Emit } from '../writer.ts'
import { colleague, oneLook, unlessRefused } from './staff-chat.ts'

const minute = 60_000

async function adviser(tx: Tx, contact: Contact): Promise<Viewer | undefined> {
  const viewer = await colleague(tx, contact)
  return viewer && may(viewer.role, 'consultation.hold') ? viewer : undefined
}

interface Row {
  bookingId: number
  publicId: string
  startAt: Date
  state: 'booked' | 'done' | 'missed'
  mode: VisitMode | null
  topic: LegalTopic
  limits: string
  toCheck: number | bigint
}
const select = `SELECT b.id AS bookingId, b.publicId, b.startAt, b.state, b.mode, c.topic, c.limits,
    (c.sideTold = 0 AND c.checked IS NULL) AS toCheck
  FROM Consultation AS c JOIN Booking AS b ON b.id = c.bookingId
  WHERE c.adviserId = ? AND b.state IN ('booked', 'done', 'missed')`

function shown({ publicId, startAt, state, mode, topic, limits, toCheck }: Row, at: number): ChatTalk {
  const start = startAt.getTime()
  return {
    ...{ id: publicId, start, state, mode, topic },
    limited: limits !== '[]',
    toCheck: Boolean(Number(toCheck)) && state === 'booked',
    acts: actsOfTalk({ state, mode, start }, at),
  }
}

/** Their talks of today, and when the next one is. */
export async function adviserDay(
  tx: Tx,
  contact: Contact,
  at: number,
): Promise<Requests['adviserDay']['out']> {
  const viewer = await adviser(tx, contact)
  if (!viewer) return null
  const today = dayOf(at)
  const found = await rows<Row>(
    tx,
    `${select} AND b.startAt >= ? AND b.startAt < ? ORDER BY b.startAt, b.id LIMIT 20`,
    viewer.staffId,
    startOfDay(today),
    endOfDay(today),
  )
  const [next] = await rows<Row>(
    tx,
    `${select} AND b.state = 'booked' AND b.startAt >= ? ORDER BY b.startAt LIMIT 1`,
    viewer.staffId,
    endOfDay(today),
  )
  return {
    name: viewer.name,
    talks: found.map((row) => shown(row, at)),
    next: next?.startAt.getTime() ?? null,
  }
}

async function own(tx: Tx, viewer: Viewer, id: string): Promise<Row> {
  const [row] = await rows<Row>(tx, `${select} AND b.publicId = ?`, viewer.staffId, id)
  if (!row) throw new AppError('NOT_FOUND', 'there is no such talk among yours')
  return row
}

export async function adviserTalk(
  tx: Tx,
  contact: Contact,
  id: string,
  at: number,
): Promise<Requests['adviserTalk']['out']> {
  const viewer = await adviser(tx, contact)
  const row = viewer && (await unlessRefused(() => own(tx, viewer, id)))
  return !row || 'code' in row ? null : shown(row, at)
}

/** Notes what came of a talk. What was done is one of a few lines, which its adviser reads at the console beside other notes. */
export async function adviserMove(
  tx: Tx,
  contact: Contact,
  { id, ...move }: Requests['adviserMove']['in'],
  at: number,
): Promise<Requests['adviserMove']['out']> {
  const viewer = await adviser(tx, contact)
  const row = viewer && (await unlessRefused(() => own(tx, viewer, id)))
  if (!row || 'code' in row) return { ok: false }
  if (!shown(row, at).acts.includes(move.act)) return { ok: false }
  switch (move.act) {
    case 'note':
      await execute(
        tx,
        'INSERT INTO ConsultationNote (bookingId, at, text, shared) VALUES (?, ?, ?, 0)',
        row.bookingId,
        at,
        wordText({ text: `adviser.done.${move.done}` }, 'zh'),
      )
      await execute(tx, `UPDATE Booking SET state = 'done' WHERE id = ? AND state = 'booked'`, row.bookingId)
      break
    case 'missed':
      await execute(tx, `UPDATE Booking SET state = 'missed' WHERE id = ?`, row.bookingId)
      break
    case 'refer':
      await execute(
        tx,
        `UPDATE Consultation SET referral = ?, referredAt = ?, referralState = 'sent' WHERE bookingId = ?`,
        move.to,
        at,
        row.bookingId,
      )
  }
  return { ok: true }
}

export async function adviserLink(
  tx: Tx,
  contact: Contact,
  id: string,
  { now, publicUrl }: { now: () => number; publicUrl?: string | undefined },
): Promise<Requests['adviserLink']['out']> {
  const at = now()
  const viewer = await adviser(tx, contact)
  const row = viewer && (await unlessRefused(() => own(tx, viewer, id)))
  if (!row || 'code' in row || !shown(row, at).acts.includes('phone')) return null
  return oneLook(tx, contact, viewer, { bookingId: row.bookingId }, { at, publicUrl })
}

const givenBy = async (tx: Tx, { communityId }: Contact, { staffId }: Viewer): Promise<Bookable[]> =>
  (await bookablesIn(tx, communityId, ['adviser'])).filter((service) => service.staffId === staffId)

/** What is closed from a chat bears no reason; what was closed elsewhere is opened there. */
const closedHere = ({ open, reason }: { open: boolean; reason: string | null }): boolean =>
  !open && reason === null

const isTaken = async (tx: Tx, staffId: number, start: number, end: number): Promise<boolean> => {
  const taken = await rows(
    tx,
    `SELECT 1 FROM Booking AS b JOIN Service AS v ON v.id = b.serviceId
     WHERE v.staffId = ? AND b.state IN ('held', 'offered', 'booked') AND b.startAt < ? AND b.busyUntil > ? LIMIT 1`,
    staffId,
    end,
    start,
  )
  return taken.length > 0
}

/** Their own hours of the next days that nobody has taken, and those that they closed. */
export async function adviserSlots(
  tx: Tx,
  contact: Contact,
  at: number,
): Promise<Requests['adviserSlots']['out']> {
  const viewer = await adviser(tx, contact)
  if (!viewer) return null
  const until = endOfDay(plusDays(dayOf(at), ownSlotDays))
  const slots: OwnSlot[] = []
  for (const service of await givenBy(tx, contact, viewer)) {
    const closed = service.exceptions.filter(closedHere)
    const asRuled = { ...service, exceptions: service.exceptions.filter((one) => !closedHere(one)) }
    for (const { start, end } of slotsAfter(asRuled, at, at)) {
      if (start >= until || slots.length >= 3 * ownSlotsAtMost) break
      const isClosed = closed.some((one) => closes(one, start))
      if (!isClosed && (!hasSlot(service, start) || (await isTaken(tx, viewer.staffId, start, end)))) continue
      slots.push({ serviceId: service.id, start, end, open: !isClosed })
    }
  }
  slots.sort((a, b) => a.start - b.start)
  return { slots: slots.slice(0, ownSlotsAtMost) }
}

const closes = ({ day, from }: { day: string; from: number | null }, start: number): boolean =>
  day === dayOf(start) && from === (start - startOfDay(day)) / minute

/** Closes a slot that is free, or opens one that was closed so. Not where somebody was quicker. */
export async function adviserSlot(
  tx: Tx,
  contact: Contact,
  { serviceId, start, open }: Requests['adviserSlot']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['adviserSlot']['out']> {
  const viewer = await adviser(tx, contact)
  const listed = viewer && (await adviserSlots(tx, contact, at))
  const slot = listed?.slots.find((one) => one.serviceId === serviceId && one.start === start)
  if (!slot || slot.open === open) return { ok: false }
  const day = dayOf(start)
  const from = (slot.start - startOfDay(day)) / minute
  const to = (slot.end - startOfDay(day)) / minute
  if (open) {
    await tx.serviceException.deleteMany({ where: { serviceId, day, from, open: false, reason: null } })
    await oweOffer(tx, serviceId, at, emit)
  } else await tx.serviceException.create({ data: { serviceId, day, from, to, open: false } })
  return { ok: true }
}
