// The people who work here: who they are, what they may do and where, and how they sign in.
import { AppError } from '../../errors.ts'
import { may, type Role } from '../../rules/staff/roles.ts'
import type { SpokenLanguage } from '../../rules/volunteers/volunteer.ts'
import { within } from '../../rules/community/tree.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Prisma } from '../generated/client.ts'
import { isAway } from '../../rules/staff/absence.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import { absencesAhead, createAbsences, type AbsenceView } from './absences.ts'
import { createSessions, hashPassword } from './sessions.ts'
import { endServicesOf } from '../bookings/services.ts'
import { spoken } from '../tickets/candidates.ts'
import { createTokens } from './tokens.ts'
import { couldSee, sightFields, visible, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export { hashPassword }

/** Whoever makes or changes staff. */
export interface Maker {
  staffId: number
  role: Role
  scope: string
}
export interface NewStaff {
  login: string
  name: string
  password: string
  role: Role
  nodeId: number
  committeeId: number | null
  languages: readonly SpokenLanguage[]
}
export type StaffPatch = {
  [K in keyof Omit<NewStaff, 'login'> | 'active']?: (NewStaff & { active: boolean })[K] | undefined
}

const staffFields = {
  node: { select: { id: true, name: true } },
  committee: { select: { id: true, name: true } },
} satisfies Prisma.StaffInclude

const staffView = (
  staff: Prisma.StaffGetPayload<{ include: typeof staffFields }>,
  absences: readonly AbsenceView[],
  today: string,
) => ({
  id: staff.id,
  login: staff.login,
  name: staff.name,
  role: staff.role as Role,
  node: staff.node,
  committee: staff.committee,
  active: staff.active,
  languages: spoken(staff.languages),
  absences: [...absences],
  away: isAway(absences, today),
})
export type StaffView = ReturnType<typeof staffView>

/** The staff whom somebody with this scope knows of and may hand tickets to. */
const inScope = (scope: string): Prisma.StaffWhereInput => ({ node: { path: { startsWith: scope } } })
/** Who works there or above: a grid's worker hands on to the community's mediator too. */
const around = (scope: string): Prisma.StaffWhereInput => {
  const ids = scope.split('/').filter((id) => id !== '')
  const above = ids.map((_, depth) => `/${ids.slice(0, depth + 1).join('/')}/`)
  return { OR: [inScope(scope), { node: { path: { in: above } } }] }
}

export type StaffStore = ReturnType<typeof createStaff>

export function createStaff(writer: Writer, read: PrismaClient, now: () => number) {
  const seen = async (
    client: PrismaClient | Tx,
    staff: readonly Prisma.StaffGetPayload<{ include: typeof staffFields }>[],
  ): Promise<StaffView[]> => {
    const today = dayOf(now())
    const absences = await absencesAhead(client, today)
    return staff.map((one) => staffView(one, absences.get(one.id) ?? [], today))
  }
  const seenOne = async (tx: Tx, one: Prisma.StaffGetPayload<{ include: typeof staffFields }>) => {
    const [view] = await seen(tx, [one])
    if (!view) throw new Error('one of staff is one view')
    return view
  }
  return {
    ...createSessions(writer, read, now),
    tokens: createTokens(writer, read, now),
    absences: createAbsences(writer, now),

    /** Everybody who works in the scope or above it, also those who no longer do. */
    list: async (scope: string): Promise<StaffView[]> =>
      seen(
        read,
        await read.staff.findMany({ where: around(scope), include: staffFields, orderBy: { id: 'asc' } }),
      ),

    /**
     * Whom a ticket may be given to. Throws NOT_FOUND for a ticket that the viewer may not know of, and INPUT_INVALID
     * where that person is not active where the viewer works or above, takes no tickets, or works where they could not see it.
     */
    colleague: async (
      viewer: Viewer,
      ticketId: string,
      staffId: number,
    ): Promise<{ staffId: number; name: string }> => {
      const ticket = await read.ticket.findFirst({
        where: { AND: [visible(viewer), { publicId: ticketId }] },
        include: sightFields,
      })
      if (!ticket) throw new AppError('NOT_FOUND', 'there is no such ticket where you work; check its number')
      const found = await read.staff.findFirst({
        where: { AND: [{ id: staffId, active: true }, around(viewer.scope)] },
        include: { node: { select: { path: true } } },
      })
      if (!found || !may(found.role as Role, 'ticket.take'))
        throw new AppError('INPUT_INVALID', 'staffId: nobody whom you know of takes tickets under this id')
      const seeing = { staffId: found.id, role: found.role as Role }
      if (!within(found.node.path, ticket.scope) || !couldSee(seeing, ticket))
        throw new AppError(
          'INPUT_INVALID',
          'staffId: this person works elsewhere and could not see the ticket',
        )
      return { staffId: found.id, name: found.name }
    },

    /**
     * Takes somebody on. Throws LOGIN_TAKEN, RIGHT_MISSING where a manager makes an admin, and INPUT_INVALID for a place
     * outside the maker's scope or a committee of another community.
     */
    create: async (maker: Maker, { password, languages, ...staff }: NewStaff): Promise<StaffView> => {
      const passwordHash = await hashPassword(password)
      return writer.run(async (tx, emit) => {
        requireAdminFor(maker, staff.role)
        if (await tx.staff.findUnique({ where: { login: staff.login } }))
          throw new AppError('LOGIN_TAKEN', 'somebody has this login already; choose another')
        await requirePlace(tx, maker, staff)
        const made = await tx.staff.create({
          data: { ...staff, languages: JSON.stringify(languages), passwordHash },
          include: staffFields,
        })
        emit({ type: 'tree' })
        return seenOne(tx, made)
      })
    },

    /**
     * Changes somebody; with their password or their leave their sessions end. Throws NOT_FOUND outside the maker's scope,
     * INPUT_INVALID as create does, and RIGHT_MISSING where a manager changes an admin, somebody their own role, place
     * or leave, or the last active admin would be gone.
     */
    patch: async (maker: Maker, id: number, patch: StaffPatch): Promise<StaffView> => {
      const passwordHash = patch.password === undefined ? undefined : await hashPassword(patch.password)
      return writer.run(async (tx, emit) => {
        const before = await tx.staff.findFirst({ where: { AND: [{ id }, inScope(maker.scope)] } })
        if (!before) throw new AppError('NOT_FOUND', 'there is nobody with this id where you work')
        const after = {
          name: patch.name ?? before.name,
          role: patch.role ?? (before.role as Role),
          nodeId: patch.nodeId ?? before.nodeId,
          committeeId: patch.committeeId === undefined ? before.committeeId : patch.committeeId,
          active: patch.active ?? before.active,
          languages: patch.languages ? JSON.stringify(patch.languages) : before.languages,
        }
        requireAdminFor(maker, before.role as Role)
        requireAdminFor(maker, after.role)
        const stays = after.role === before.role && after.nodeId === before.nodeId && after.active
        if (id === maker.staffId && !stays)
          throw new AppError(
            'RIGHT_MISSING',
            'nobody changes their own role, place or leave; ask a colleague',
          )
        if (before.role === 'admin' && before.active && !(after.role === 'admin' && after.active))
          await requireAnotherAdmin(tx, id)
        await requirePlace(tx, maker, after)
        const data = { ...after, ...(passwordHash !== undefined && { passwordHash }) }
        const changed = await tx.staff.update({ where: { id }, data, include: staffFields })
        if (passwordHash !== undefined || !after.active)
          await tx.staffSession.deleteMany({ where: { staffId: id } })
        // Their own chat ends with the post.
        if (!after.active) await tx.alarmWay.deleteMany({ where: { staffId: id, way: 'chat' } })
        if (before.active && !after.active) await endServicesOf(tx, id, now(), emit)
        emit({ type: 'tree' })
        return seenOne(tx, changed)
      })
    },
  }
}

function requireAdminFor(maker: Maker, role: Role): void {
  if (role === 'admin' && maker.role !== 'admin')
    throw new AppError('RIGHT_MISSING', 'only an administrator makes or changes administrators')
}

async function requireAnotherAdmin(tx: Tx, id: number): Promise<void> {
  const others = await tx.staff.count({ where: { role: 'admin', active: true, id: { not: id } } })
  if (others === 0)
    throw new AppError('RIGHT_MISSING', 'the last active administrator stays; make another one first')
}

/** Throws unless the place lies in the maker's scope and the committee, if any, is one of that place's community. */
async function requirePlace(
  tx: Tx,
  maker: Maker,
  { nodeId, committeeId }: { nodeId: number; committeeId: number | null },
): Promise<void> {
  const node = await tx.node.findFirst({ where: { id: nodeId, path: { startsWith: maker.scope } } })
  if (!node) throw new AppError('INPUT_INVALID', 'nodeId: there is no such place where you work')
  if (committeeId === null) return
  const committee = await tx.committee.findUnique({ where: { id: committeeId }, include: { node: true } })
  if (!committee || !within(committee.node.path, node.path))
    throw new AppError('INPUT_INVALID', 'committeeId: there is no such committee at this place')
}
