// Complaints about the community's own people: whoever one is about neither sees nor handles it (domain 2.7).
import { AppError } from '../../errors.ts'
import {
  helpsNoMore,
  requireOpen,
  type Actor,
  type Person,
  type TicketMove,
  type TicketState,
} from './ticket.ts'

export const complaintCategory = 'complaint_staff'

interface Named {
  staffId: number
  name: string
  role: string
  scope: string
}
export const pretenderCategory = 'anti_fraud'
const headWords = /书记|主任|负责人|站长|社区领导/

/** Who of staff is named first. */
export const namedIn = <S extends Named>(text: string, staff: readonly S[]): S | undefined =>
  staff
    .filter(({ name }) => name.length > 1 && text.includes(name))
    .sort((a, b) => text.indexOf(a.name) - text.indexOf(b.name))[0]

/** Whom a complaint is about, by the name that stands in it first, or else by the post of the head. Undefined where it tells neither. */
export function aboutWhom<S extends Named>(text: string, staff: readonly S[]): S | undefined {
  const named = namedIn(text, staff)
  if (named) return named
  if (!headWords.test(text)) return undefined
  return staff.filter(isHead).sort((a, b) => b.scope.length - a.scope.length)[0]
}
export const isHead = ({ role }: { role: string }): boolean => role === 'manager'

/** Who may deal with a complaint: nobody whom it is about; of a head only those who work above (domain 2.7). */
export const impartial = <S extends Named>(staff: readonly S[], about: S | undefined): S[] =>
  staff.filter(
    ({ staffId, scope }) =>
      staffId !== about?.staffId && !(about && isHead(about) && scope.length >= about.scope.length),
  )

/** A manager notes whom of staff a case complains about: it is out of their hands and sight from then on. Never an emergency. */
export function noteAbout(ticket: TicketState, actor: Actor, who: Person): TicketMove {
  requireOpen(ticket)
  if (ticket.kind === 'emergency')
    throw new AppError('TICKET_URGENT', 'an emergency is hidden from nobody who may have to help')
  if (who.staffId === actor.staffId)
    throw new AppError('APPROVAL_OWN', 'whoever it is about does not deal with it; ask another manager')
  const led = ticket.assigneeId === who.staffId
  return {
    set: {
      aboutStaffId: who.staffId,
      ...(led && {
        assigneeId: actor.staffId,
        firstReceiverId: actor.staffId,
        ...(ticket.status === 'assigned' && { status: 'in_progress' as const }),
      }),
      ...(ticket.offeredToId === who.staffId && { offeredToId: null }),
      ...(ticket.extensionBy === who.staffId && { extensionBy: null, extensionDays: null }),
    },
    event: { type: 'aboutStaff', data: { to: who.staffId } },
    notifyResident: false,
    notifyStaff: [],
    ...helpsNoMore(ticket, led ? actor.staffId : who.staffId),
  }
}
