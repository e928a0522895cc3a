// An alarm as staff see it: short for the bar, whole with every attempt for its ticket.
import type { AlarmStage } from '../../rules/alarms/alarm.ts'
import { numberText, type TicketStatus } from '../../rules/tickets/ticket.ts'
import type { Prisma } from '../generated/client.ts'
import { placeAt, sightOf, type Viewer } from '../views.ts'

const person = { select: { id: true, name: true } } as const
export const viewFields = {
  ticket: { include: { contact: { include: { session: true } } } },
  confirmer: person,
  authorityReporter: person,
  reporter: person,
} satisfies Prisma.AlarmInclude
export const detailFields = {
  ...viewFields,
  calls: { include: { staff: person }, orderBy: { id: 'asc' } },
} satisfies Prisma.AlarmInclude

/** Until a person takes it in hand. */
const unanswered = ['submitted', 'assigned'] as const satisfies TicketStatus[]

/** What the bar shows: alarms that nobody has answered, and harm that should have been reported by now. */
export const waiting = (now: number): Prisma.AlarmWhereInput[] => [
  { confirmedAt: null, ticket: { status: { in: [...unanswered] } } },
  { reportDueAt: { lte: new Date(now) }, authorityContactedAt: null },
]

export type AlarmRow = Prisma.AlarmGetPayload<{ include: typeof viewFields }>

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export function alarmSummary(alarm: AlarmRow, viewer: Viewer) {
  const { ticket } = alarm
  const sight = sightOf(viewer, { ...ticket, alarm })
  return {
    ticket: {
      id: ticket.publicId,
      number: numberText(ticket.number),
      category: ticket.category,
      place: placeAt(sight, ticket.placeText),
    },
    stage: alarm.stage as AlarmStage,
    ringing: alarm.confirmedAt === null && unanswered.some((status) => status === ticket.status),
    startedAt: alarm.startedAt.toISOString(),
    staffNotifiedAt: iso(alarm.staffNotifiedAt),
    toldResident: alarm.toldResident,
    confirmedBy: alarm.confirmer,
    confirmedAt: iso(alarm.confirmedAt),
    report: alarm.reportDueAt && { dueAt: alarm.reportDueAt.toISOString(), by: alarm.reporter },
    authority:
      alarm.authorityContactedAt && alarm.authority !== null
        ? {
            to: alarm.authority,
            receipt: alarm.authorityReceipt,
            by: alarm.authorityReporter,
            at: alarm.authorityContactedAt.toISOString(),
          }
        : null,
  }
}

export const alarmView = (
  alarm: Prisma.AlarmGetPayload<{ include: typeof detailFields }>,
  viewer: Viewer,
) => ({
  ...alarmSummary(alarm, viewer),
  calls: alarm.calls.map(({ staff, way, at, outcome }) => ({ staff, way, at: at.toISOString(), outcome })),
})
