// What is done on purpose with what is protected: who knows the reporter is handed on, and a picture is let go beyond own staff.
import { AppError } from '../../errors.ts'
import { isOwnStaff } from '../../rules/staff/visibility.ts'
import type { Tx } from '../connection.ts'
import { ticketMoved } from '../events.ts'
import { oweJobs } from '../outbox.ts'
import { knownCase, mayEntrust, mayRelease } from './ticket-view.ts'
import { sightFields, visible, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'

export type Reporters = ReturnType<typeof createReporters>

export function createReporters(writer: Writer, now: () => number) {
  return {
    /**
     * Makes a colleague the one who knows who reported, instead of the viewer: of a confidential case the named person, of harm
     * the one who reports it. A transfer of the case never does. Throws REPORTER_WITHHELD unless the viewer is that one,
     * INPUT_INVALID for whoever is none of the community's own staff.
     */
    entrust: (viewer: Viewer, id: string, to: { staffId: number }): Promise<void> =>
      writer.run(async (tx, emit) => {
        const ticket = await knownCase(tx, viewer, id)
        if (!ticket) throw missing()
        if (!mayEntrust(viewer, ticket))
          throw new AppError('REPORTER_WITHHELD', 'only whoever knows the reporter hands that on')
        const staff = await tx.staff.findUniqueOrThrow({ where: { id: to.staffId }, select: { role: true } })
        if (!isOwnStaff(staff.role as Viewer['role']))
          throw new AppError('INPUT_INVALID', 'staffId: only own staff can know who reported')
        if (ticket.confidential)
          await tx.ticket.update({ where: { id: ticket.id }, data: { confidentialTo: to.staffId } })
        else await tx.alarm.update({ where: { ticketId: ticket.id }, data: { reportBy: to.staffId } })
        await note(tx, ticket, { viewer, type: 'entrusted', data: { to: to.staffId }, at: now() }, emit)
        const payload = { ticketId: ticket.id, staffId: to.staffId, type: 'entrusted' }
        await oweJobs(tx, [{ job: 'staff.notify', payload, dueAt: now() }], emit)
      }),

    /** Lets a picture go beyond own staff, or no longer: whoever does it has looked that it shows nobody. */
    release: (viewer: Viewer, mediaId: string, released: boolean): Promise<void> =>
      writer.run(async (tx, emit) => {
        const media = await tx.media.findFirst({
          where: { id: mediaId, ticket: visible(viewer) },
          include: { ticket: { include: sightFields } },
        })
        const ticket = media?.ticket
        if (!ticket) throw new AppError('NOT_FOUND', 'there is no such picture where you work')
        if (!mayRelease(viewer, ticket))
          throw new AppError('REPORTER_WITHHELD', 'whether others see this picture is not for you to say')
        const at = now()
        await tx.media.update({
          where: { id: mediaId },
          data: released
            ? { releasedAt: new Date(at), releasedBy: viewer.staffId }
            : { releasedAt: null, releasedBy: null },
        })
        await note(tx, ticket, { viewer, type: 'released', data: { mediaId, released }, at }, emit)
      }),
  }
}

async function note(
  tx: Tx,
  ticket: Parameters<typeof ticketMoved>[0] & { id: number },
  {
    viewer,
    type,
    data,
    at,
  }: { viewer: Viewer; type: 'entrusted' | 'released'; data: Record<string, unknown>; at: number },
  emit: Emit,
): Promise<void> {
  await tx.ticket.update({
    where: { id: ticket.id },
    data: { rev: { increment: 1 }, updatedAt: new Date(at) },
  })
  await tx.ticketEvent.create({
    data: {
      ticketId: ticket.id,
      at: new Date(at),
      actor: 'staff',
      staffId: viewer.staffId,
      type,
      data: JSON.stringify(data),
    },
  })
  emit(ticketMoved(ticket, type))
}

const missing = () => new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')
