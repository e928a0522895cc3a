// Recordings that no machine has understood: a person has to play them. Who played one is on record, and one that nobody has
// played in time calls staff.
import { playWithin, recordingCategory } from '../../rules/alarms/alarm.ts'
import { isOpen, type TicketStatus } from '../../rules/tickets/ticket.ts'
import { startAlarms } from '../alarms/alarm-start.ts'
import type { Tx } from '../connection.ts'
import { ticketMoved } from '../events.ts'
import { oweJobs } from '../outbox.ts'
import { visible, type Viewer } from '../views.ts'
import type { Effect, Emit, Writer } from '../writer.ts'

const isSound = { mime: { startsWith: 'audio/' } }

/** Plans the look whether recordings that just went to these tickets were played. */
export const oweChecks = (tx: Tx, ticketIds: readonly number[], at: number, emit: Emit): Promise<void> =>
  oweJobs(
    tx,
    ticketIds.map((ticketId) => ({ job: 'recording.check', payload: { ticketId }, dueAt: at + playWithin })),
    emit,
  )

/** Whether there is a recording among these media. */
export async function holdsSound(tx: Tx, media: readonly string[]): Promise<boolean> {
  return media.length > 0 && (await tx.media.count({ where: { id: { in: [...media] }, ...isSound } })) > 0
}

/**
 * Whether every recording of a ticket that came until `until` was played. One that could not be fetched counts as heard where
 * somebody took the ticket.
 */
async function heard(
  tx: Tx,
  ticket: { id: number; status: string },
  until = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
  const sounds = await tx.media.findMany({ where: { ticketId: ticket.id, ...isSound } })
  return sounds.length > 0
    ? sounds.every(({ playedAt, createdAt }) => playedAt !== null || createdAt.getTime() > until)
    : ticket.status !== 'submitted' && ticket.status !== 'assigned'
}

export type Recordings = ReturnType<typeof createRecordings>

export function createRecordings(writer: Writer, now: () => number) {
  return {
    /** Somebody plays a recording: that becomes part of the ticket's history, once for each of them, and stops its alarm. */
    played: (viewer: Viewer, id: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const media = await tx.media.findFirst({
          where: { id, ...isSound, ticket: visible(viewer) },
          include: { ticket: { include: { alarm: true } } },
        })
        if (!media?.ticket) return
        const { ticket } = media
        const { staffId } = viewer
        const at = new Date(now())
        if (media.playedAt === null)
          await tx.media.update({ where: { id }, data: { playedAt: at, playedBy: staffId } })
        const played = { ticketId: ticket.id, type: 'played', staffId, data: JSON.stringify({ mediaId: id }) }
        if ((await tx.ticketEvent.count({ where: played })) === 0)
          await tx.ticketEvent.create({ data: { ...played, at, actor: 'staff' } })
        emit(ticketMoved(ticket, 'played'))
        const { alarm } = ticket
        if (ticket.category !== recordingCategory || !alarm || alarm.confirmedAt) return
        if (!(await heard(tx, ticket))) return
        const done = { confirmedBy: staffId, confirmedAt: at, staffNotifiedAt: alarm.staffNotifiedAt ?? at }
        await tx.alarm.update({ where: { id: alarm.id }, data: done })
        const { publicId: ticketId, category, scope, assigneeId } = ticket
        emit({ type: 'alarm', ticketId, category, scope, assigneeId, staffIds: [] })
      }),

    /** Ten minutes after a recording: where nobody has played it, staff are called. */
    check:
      (ticketId: number): Effect<void> =>
      async (tx, emit) => {
        const ticket = await tx.ticket.findUnique({ where: { id: ticketId }, include: { alarm: true } })
        const at = now()
        if (!ticket || !isOpen(ticket.status as TicketStatus)) return
        if (await heard(tx, ticket, at - playWithin)) return
        const { alarm, assigneeId } = ticket
        if (alarm && ticket.category !== recordingCategory) {
          // An emergency that rings already, or whose handler has more to listen to.
          if (alarm.confirmedAt !== null && assigneeId !== null) {
            const payload = { ticketId, staffId: assigneeId, type: 'unplayed' }
            await oweJobs(tx, [{ job: 'staff.notify', payload, dueAt: at }], emit)
          }
          return
        }
        if (alarm && alarm.confirmedAt === null) return
        await startAlarms(tx, [{ ticketId, category: ticket.category }], at, emit)
      },
  }
}
