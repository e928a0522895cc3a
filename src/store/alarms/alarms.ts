// The alarm of an emergency as it is kept: it begins with its ticket, rings until a person answers, and records what became of it.
import {
  callsStreet,
  numberToCall,
  pauseAfter,
  presentFirst,
  reportWithin,
  ring,
  tellWaiting,
  type AlarmStage,
  type Told,
} from '../../rules/alarms/alarm.ts'
import { isOpen, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { say } from '../../text/say.ts'
import { alarmEvent, createAlarmAnswers, missing, tell } from './alarm-answers.ts'
import { callStaff, createAlarmCalls } from './alarm-calls.ts'
import { alarmSummary, alarmView, detailFields, viewFields, waiting, type AlarmRow } from './alarm-views.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { isHushed } from '../conversations/hush.ts'
import { oweJobs } from '../outbox.ts'
import { onCallFor } from './roster.ts'
import { awayAmong } from '../staff/absences.ts'
import { visible, type Viewer } from '../views.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

export type Alarms = ReturnType<typeof createAlarms>

export function createAlarms(writer: Writer, read: PrismaClient, now: () => number) {
  return {
    ...createAlarmCalls(writer, read, now),
    ...createAlarmAnswers(writer, now),

    /** A stage of the alarm: calls whoever it is its turn, tells the resident how it stands, and plans the next. */
    ring:
      (ticketId: number, due: AlarmStage): Effect<void> =>
      async (tx, emit) => {
        const found = await tx.alarm.findUnique({ where: { ticketId }, include: viewFields })
        if (!found || found.confirmedAt || !isOpen(found.ticket.status as TicketStatus)) return
        const at = now()
        const { assigneeId, status, scope } = found.ticket
        if (assigneeId !== null && (status === 'in_progress' || status === 'need_info')) {
          // Somebody took the ticket in hand without the alarm's button, and the resident heard of it by that move.
          await tx.alarm.update({
            where: { ticketId },
            data: {
              confirmedBy: assigneeId,
              confirmedAt: new Date(at),
              ...(found.reportDueAt && { reportBy: assigneeId }),
            },
          })
          emit(alarmEvent(found, []))
          return
        }
        if (due !== 'first') await tellHowItStands(tx, found, at, emit)
        const ringing = ring(due, await presentFor(tx, scope, at))
        if (ringing.street && !callsStreet(found.ticket.category)) return
        const [first] = ringing.staff
        await tx.alarm.update({
          where: { ticketId },
          data: {
            stage: ringing.stage,
            ...(found.reportDueAt && { reportBy: found.reportBy ?? first ?? null }),
          },
        })
        await callStaff(tx, { ...found.ticket, id: found.id }, ringing, at, emit)
        emit(alarmEvent(found, ringing.staff))
        const pause = pauseAfter(ringing.stage, at - found.startedAt.getTime())
        if (pause === undefined) return
        const payload = { ticketId, stage: ringing.next }
        await oweJobs(tx, [{ job: 'alarm.ring', payload, dueAt: at + pause }], emit)
      },

    /** Harm that must be reported and is not: whoever has to do it and everybody above hear of it, until it is (未成年人保护法 11). */
    remindReport:
      (ticketId: number): Effect<void> =>
      async (tx, emit) => {
        const found = await tx.alarm.findUnique({ where: { ticketId }, include: viewFields })
        if (!found || found.authorityContactedAt) return
        const at = now()
        const { managers, roster, everybody } = await presentFor(tx, found.ticket.scope, at)
        const due = [...(found.reportBy === null ? [] : [found.reportBy]), ...managers, ...roster]
        const staff = due.length > 0 ? [...new Set(due)] : everybody
        const called = { ...found.ticket, id: found.id }
        await callStaff(tx, called, { staff, street: false, report: true }, at, emit)
        emit(alarmEvent(found, staff))
        await oweJobs(tx, [{ job: 'alarm.report', payload: { ticketId }, dueAt: at + reportWithin }], emit)
      },

    /** What waits for a person where the viewer works: unanswered alarms, and reports that are overdue. */
    list: async (viewer: Viewer) => {
      const found = await read.alarm.findMany({
        where: { ticket: visible(viewer), OR: waiting(now()) },
        include: { ...viewFields, calls: { where: { staffId: viewer.staffId }, take: 1 } },
        orderBy: { id: 'asc' },
      })
      return found.map(({ calls, ...alarm }) => ({
        ...alarmSummary(alarm, viewer),
        called: calls.length > 0,
      }))
    },

    /** A ticket's alarm with every attempt. Throws NOT_FOUND where there is none that the viewer may see. */
    read: async (viewer: Viewer, id: string) => {
      const alarm = await read.alarm.findFirst({
        where: { ticket: { AND: [visible(viewer), { publicId: id }] } },
        include: detailFields,
      })
      if (!alarm) throw missing()
      return alarmView(alarm, viewer)
    },
  }
}

const presentFor = async (tx: Tx, scope: string, at: number) =>
  presentFirst(await onCallFor(tx, scope), await awayAmong(tx, dayOf(at)))

/** Tells the resident that nobody has answered, as far as the record goes. */
async function tellHowItStands(tx: Tx, alarm: AlarmRow, at: number, emit: Emit): Promise<void> {
  const { id } = alarm
  const { category } = alarm.ticket
  const told = alarm.toldResident as Told | null
  const news = tellWaiting({ category, told, staffNotified: alarm.staffNotifiedAt !== null })
  if (news === undefined || news === 'seen' || (await isHushed(tx, alarm.ticket.contactId))) return
  await tx.alarm.update({ where: { id }, data: { toldResident: news } })
  tell(tx, alarm, say(`alarm.${news}`, { phone: numberToCall(category) }), at, emit)
}
