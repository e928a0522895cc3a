// Roles as named sets of rights. What a role may do is read from this table and nowhere else.

export const rights = [
  'ticket.read',
  'ticket.readOwn',
  'ticket.file',
  'ticket.take',
  'ticket.assign',
  'ticket.transfer',
  'ticket.settle',
  'ticket.merge',
  'ticket.answer',
  'ticket.reopen',
  'ticket.reveal',
  'ticket.flag',
  'resident.read',
  'resident.confirm',
  'volunteer.read',
  'volunteer.manage',
  'doubleReport.manage',
  'staff.read',
  'staff.manage',
  'tree.read',
  'tree.manage',
  'roster.manage',
  'announcement.send',
  'poll.read',
  'poll.manage',
  'ballot.enter',
  'proposal.read',
  'proposal.work',
  'proposal.manage',
  'proposal.flag',
  'booking.read',
  'booking.note',
  'service.manage',
  'catalogue.read',
  'catalogue.manage',
  'event.manage',
  'library.write',
  'consultation.hold',
  'consultation.oversee',
  'consultation.audit',
  'mediation.hold',
  'mediation.oversee',
  'owner.import',
  'token.manage',
  'queue.manage',
] as const
export type Right = (typeof rights)[number]

export const roles = [
  'admin',
  'manager',
  'staff',
  'duty',
  'adviser',
  'mediator',
  'property',
  'captain',
  'supervisor',
] as const
export type Role = (typeof roles)[number]

const handle: readonly Right[] = ['ticket.take', 'ticket.transfer', 'ticket.answer', 'ticket.reveal']
/** Works on the tickets that were handed to them, and sees no others. */
const invited: readonly Right[] = [
  'ticket.readOwn',
  'ticket.take',
  'ticket.transfer',
  'ticket.answer',
  'tree.read',
  'staff.read',
]
/** The day's list, and who came. */
const bookings: readonly Right[] = ['booking.read', 'booking.note']
const desk: readonly Right[] = [
  'ticket.read',
  'ticket.file',
  ...handle,
  'ticket.merge',
  'resident.read',
  'resident.confirm',
  'volunteer.read',
  'volunteer.manage',
  'poll.read',
  'ballot.enter',
  'proposal.read',
  'proposal.work',
  'staff.read',
  'tree.read',
  'catalogue.read',
  ...bookings,
  'event.manage',
  'library.write',
]

/** `ticket.readOwn` sees only one's own tickets; without `ticket.reveal` residents' data stay masked. */
export const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  admin: rights.filter((right) => right !== 'ticket.readOwn'),
  manager: [
    ...desk,
    'ticket.assign',
    'ticket.settle',
    'ticket.reopen',
    'ticket.flag',
    // Who is a party member is a specific identity (个人信息保护法 28): for who is in charge of it alone.
    'doubleReport.manage',
    'staff.manage',
    'tree.manage',
    'roster.manage',
    'announcement.send',
    'poll.manage',
    'proposal.manage',
    'service.manage',
    'catalogue.manage',
    'consultation.hold',
    'consultation.oversee',
    'mediation.hold',
    'mediation.oversee',
    'owner.import',
    'token.manage',
  ],
  staff: [...desk, 'ticket.reopen'],
  duty: [...desk, 'ticket.assign', 'ticket.reopen'],
  adviser: [...invited, ...bookings, 'consultation.hold', 'library.write'],
  mediator: [...invited, ...bookings, 'ticket.reveal', 'mediation.hold'],
  /** Of a number whose owner agreed, as the table of visibility has it. */
  property: [...invited, 'ticket.reveal'],
  captain: invited,
  /** The supervision committee reads masked and flags (plan, clause T7.3). */
  supervisor: [
    'ticket.read',
    'ticket.flag',
    'poll.read',
    'proposal.read',
    'proposal.flag',
    'staff.read',
    'tree.read',
  ],
}

export const may = (role: Role, right: Right): boolean => rightsOf[role].includes(right)
