// Links that staff are sent into their chat: who reported a case, for one look within ten minutes, on record.
import { AppError } from '../../errors.ts'
import { inStaffChat } from '../../rules/staff/staff-chat.ts'
import type { Role } from '../../rules/staff/roles.ts'
import { execute, rows } from '../connection.ts'
import { fingerprint } from './sessions.ts'
import { happened } from '../tickets/tickets.ts'
import { mayReveal, sightFields, sightOf, viewerOf, visible } from '../views.ts'
import type { Writer } from '../writer.ts'

export type OneViews = ReturnType<typeof createOneViews>

export function createOneViews(writer: Writer, now: () => number) {
  return {
    /**
     * Who reported a case, once. Throws NOT_FOUND for a link that was used or has ended, and where whom it was made for has left
     * or may not know it any more.
     */
    open: (
      token: string,
    ): Promise<{ number: number; name: string | null; phone: string | null; place: string }> =>
      writer.run(async (tx) => {
        const at = now()
        const [link] = await rows<{ staffId: number; ticketId: number; expiresAt: Date }>(
          tx,
          'SELECT staffId, ticketId, expiresAt FROM OneView WHERE tokenHash = ?',
          fingerprint(token),
        )
        const staff =
          link && link.expiresAt.getTime() > at
            ? await tx.staff.findFirst({ where: { id: link.staffId, active: true }, include: { node: true } })
            : null
        if (!link || !staff) throw gone()
        const viewer = viewerOf({
          ...{ staffId: staff.id, name: staff.name, role: staff.role as Role, scope: staff.node.path },
        })
        const ticket = await tx.ticket.findFirst({
          where: { AND: [visible(viewer), { id: link.ticketId }] },
          include: { ...sightFields, resident: true },
        })
        if (!ticket || !inStaffChat(ticket)) throw gone()
        const sight = sightOf(viewer, ticket)
        if (!mayReveal(viewer, sight)) throw gone()
        await execute(tx, 'DELETE FROM OneView WHERE tokenHash = ?', fingerprint(token))
        await happened(tx, ticket.id, { type: 'revealed' }, { at, staffId: viewer.staffId })
        return {
          number: ticket.number,
          name: sight('name') === 'see' ? ticket.resident.name : null,
          phone: ticket.phone ?? ticket.resident.phone,
          place: sight('address') === 'see' ? ticket.placeText : '',
        }
      }),
  }
}

const gone = () => new AppError('NOT_FOUND', 'this link was used or has ended; ask for another in the chat')
