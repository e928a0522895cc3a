// What people do about an alarm: say that they handle it, report it to an authority, or have it before their eyes.
import { AppError } from '../../errors.ts'
import { tellsSeen, type Told } from '../../rules/alarms/alarm.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { isOpen, numberText, openStatuses, take, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { render } from '../../text/render.ts'
import { say, type Say } from '../../text/say.ts'
import { handleWord } from '../../text/words.ts'
import { record, whatWord } from './alarm-calls.ts'
import { viewFields, type AlarmRow } from './alarm-views.ts'
import type { Tx } from '../connection.ts'
import type { Committed } from '../events.ts'
import { isHushed } from '../conversations/hush.ts'
import { insertReplies } from '../conversations/messages.ts'
import { parseSession } from '../conversations/stored-session.ts'
import { applyMove, stateOf } from '../tickets/tickets.ts'
import { visible, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

export function createAlarmAnswers(writer: Writer, now: () => number) {
  /** The alarm of a ticket that the viewer may see. */
  async function own(tx: Tx, viewer: Viewer, id: string): Promise<AlarmRow> {
    const alarm = await tx.alarm.findFirst({
      where: { ticket: { AND: [visible(viewer), { publicId: id }] } },
      include: viewFields,
    })
    if (!alarm) throw missing()
    return alarm
  }

  return {
    /** 我来处理: stops the alarm, takes the ticket in hand and tells the resident who. Throws ALARM_CONFIRMED for the second. */
    confirm: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx, emit) => confirm(tx, await own(tx, viewer, id), viewer, now(), emit)),

    /** Notes to whom a person reported it, and their receipt. A later note stands for the earlier ones, which the attempts keep. */
    contacted: (viewer: Viewer, id: string, { to, receipt }: { to: string; receipt?: string | undefined }) =>
      writer.run(async (tx, emit) => {
        const found = await own(tx, viewer, id)
        const { staffId } = viewer
        const outcome = [to, receipt].filter((part) => part !== undefined).join(' ')
        await record(tx, { alarmId: found.id, staffId, way: 'authority', at: now(), outcome })
        await tx.alarm.update({
          where: { id: found.id },
          data: {
            authority: to,
            authorityReceipt: receipt ?? null,
            authorityBy: staffId,
            authorityContactedAt: new Date(now()),
          },
        })
        emit(alarmEvent(found, []))
      }),

    /** The console of somebody who is called shows it and rings: they are notified. */
    shown: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx) => {
        const { id: alarmId } = await own(tx, viewer, id)
        await noteShown(tx, { alarmId, staffId: viewer.staffId, way: 'console' }, now())
      }),

    /** The device of somebody who is called shows the push message: they are notified. */
    pushShown: (staffId: number, alarmId: number): Promise<void> =>
      writer.run((tx) => noteShown(tx, { alarmId, staffId, way: 'push' }, now())),

    /** 我来处理 from somebody's own chat: the one alarm they were called to, or the one of that number. Tells how it went, or asks which. */
    confirmByChat: async (
      tx: Tx,
      staff: { staffId: number; name: string },
      number: number | undefined,
      emit: Emit,
    ): Promise<Say> => {
      const [found, ...others] = await tx.alarm.findMany({
        where: {
          calls: { some: { staffId: staff.staffId } },
          ticket: {
            status: { in: openStatuses },
            ...(number && { number }),
          },
          ...(number === undefined && { confirmedAt: null }),
        },
        include: viewFields,
        orderBy: { id: number === undefined ? 'asc' : 'desc' },
      })
      if (!found) return say('alarm.nothing')
      // Taking the wrong one would leave somebody in danger waiting for nobody.
      if (number === undefined && others.length > 0) return whichOne([found, ...others])
      const told = { number: numberText(found.ticket.number) }
      if (found.confirmedAt) return say('alarm.taken', told)
      await confirm(tx, found, staff, now(), emit)
      return say('alarm.yours', told)
    },
  }
}

/** Notes once that whoever was called has it before their eyes. */
async function noteShown(
  tx: Tx,
  { alarmId, staffId, way }: { alarmId: number; staffId: number; way: 'console' | 'push' },
  at: number,
): Promise<void> {
  const shown = { alarmId, staffId, way, outcome: 'shown' }
  // Whoever is called is rung at the console too.
  if ((await tx.alarmCall.count({ where: { alarmId, staffId, way: 'console' } })) === 0) return
  if ((await tx.alarmCall.count({ where: shown })) > 0) return
  await record(tx, { ...shown, at })
  await tx.alarm.updateMany({
    where: { id: alarmId, staffNotifiedAt: null },
    data: { staffNotifiedAt: new Date(at) },
  })
}

async function confirm(
  tx: Tx,
  alarm: AlarmRow,
  staff: { staffId: number; name: string },
  at: number,
  emit: Emit,
): Promise<void> {
  const { ticket } = alarm
  if (alarm.confirmedAt)
    throw new AppError('ALARM_CONFIRMED', 'somebody is dealing with this emergency already; see its alarm')
  const status = ticket.status as TicketStatus
  if (!isOpen(status))
    throw new AppError('TICKET_CLOSED', `the ticket is ${status}; there is nothing to answer`)
  const when = new Date(at)
  const tells = tellsSeen(ticket.category) && !(await isHushed(tx, ticket.contactId))
  await tx.alarm.update({
    where: { id: alarm.id },
    data: {
      confirmedBy: staff.staffId,
      confirmedAt: when,
      staffNotifiedAt: alarm.staffNotifiedAt ?? when,
      ...(tells && { toldResident: 'seen' satisfies Told }),
      ...(alarm.reportDueAt && { reportBy: staff.staffId }),
    },
  })
  if (status === 'submitted' || status === 'assigned') {
    const move = take(await stateOf(tx, ticket), { ...staff, at })
    // The resident reads of it once, in the alarm's own words.
    await applyMove(tx, ticket, { ...move, notifyResident: false }, { at, staffId: staff.staffId }, emit)
  }
  if (tells) tell(tx, alarm, say('alarm.seen', { staff: staff.name }), at, emit)
  emit(alarmEvent(alarm, []))
}

const whichOne = (alarms: readonly AlarmRow[]): Say => ({
  ...say('alarm.which'),
  choices: alarms.map(({ ticket }) => ({
    send: `${handleWord}${numberText(ticket.number)}`,
    label: whatWord(ticket.category),
  })),
})

/** Tells a resident something of their alarm. Who is with staff, or on the phone with them, hears it there. */
export function tell(tx: Tx, { ticket }: AlarmRow, said: Say, at: number, emit: Emit): void {
  const { contact } = ticket
  const { id: contactId, channel, account, sender, session } = contact
  if (channel === deskChannel) return
  const lang = session ? parseSession(session.data).lang : 'zh'
  const to = { contactId, channel, account, sender }
  const reply = render({ ...said, urgent: true }, lang)
  insertReplies(tx, [{ to, from: 'bot', reply, at, ticketId: ticket.id }], emit)
}

/** An alarm, as those who watch hear of it. */
export const alarmEvent = ({ ticket }: AlarmRow, staffIds: readonly number[]): Committed => ({
  type: 'alarm',
  ticketId: ticket.publicId,
  category: ticket.category,
  scope: ticket.scope,
  assigneeId: ticket.assigneeId,
  staffIds: [...staffIds],
})

export const missing = () =>
  new AppError('NOT_FOUND', 'there is no such alarm where you work; check the ticket')
