// Links that staff are sent into their chat: who reported a case, on record, or whom an adviser is to ring; for one look within ten minutes.
import { AppError } from '../../errors.ts'
import { inStaffChat } from '../../rules/staff/staff-chat.ts'
import type { Role } from '../../rules/staff/roles.ts'
import { execute, rows, type Tx } from '../connection.ts'
import { fingerprint } from './sessions.ts'
import { happened } from '../tickets/tickets.ts'
import { mayReveal, sightFields, sightOf, viewerOf, visible, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export type OneViews = ReturnType<typeof createOneViews>

export function createOneViews(writer: Writer, now: () => number) {
  return {
    /**
     * Who reported a case or, without a number, has an own talk by telephone, once. Throws NOT_FOUND for a link that was used or has ended, and where whom it was made for has left
     * or may not know it any more.
     */
    open: (
      token: string,
    ): Promise<{ number: number | null; name: string | null; phone: string | null; place: string }> =>
      writer.run(async (tx) => {
        const at = now()
        const [link] = await rows<{
          staffId: number
          ticketId: number | null
          bookingId: number | null
          expiresAt: Date
        }>(
          tx,
          'SELECT staffId, ticketId, bookingId, expiresAt FROM OneView WHERE tokenHash = ?',
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
        if (link.bookingId !== null) {
          const of = await whomToRing(tx, viewer, link.bookingId)
          await execute(tx, 'DELETE FROM OneView WHERE tokenHash = ?', fingerprint(token))
          return { number: null, ...of, place: '' }
        }
        const ticket = await tx.ticket.findFirst({
          where: { AND: [visible(viewer), { id: link.ticketId ?? 0 }] },
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

/** As the console shows it to the adviser whose talk it is. */
async function whomToRing(tx: Tx, { staffId }: Viewer, bookingId: number) {
  const booking = await tx.booking.findFirst({
    where: { id: bookingId, state: 'booked', mode: 'phone', consultation: { adviserId: staffId } },
    include: { resident: { select: { name: true, phone: true } } },
  })
  if (!booking) throw gone()
  return { name: booking.resident.name, phone: booking.phone ?? booking.resident.phone }
}

const gone = () => new AppError('NOT_FOUND', 'this link was used or has ended; ask for another in the chat')
