// The volunteers as staff see them: who waits, who may be asked, who is checked for posts of trust, and what was done about each.
import { AppError } from '../../errors.ts'
import { nodeById, placeName, type Community } from '../../rules/community/tree.ts'
import type { VolunteerState } from '../../rules/volunteers/volunteer.ts'
import { say } from '../../text/say.ts'
import { maskPhone } from '../../understand/phone.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { tellResident } from '../conversations/telling.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import { holdPosts } from './volunteer-posts.ts'
import { leave, noteVolunteer, profileOf, stateOfVolunteer, waitsForGuardian } from './volunteering.ts'
import type { Emit, Writer } from '../writer.ts'

const listedAtMost = 500
const eventsAtMost = 20

export type Volunteers = ReturnType<typeof createVolunteers>

/** Those who live where the viewer works; who did not tell where stands with the community's own staff. */
export const volunteersOf = (viewer: Viewer) => {
  const communityId = communityIdOf(viewer)
  return viewer.scope === `/${communityId}/`
    ? { communityId }
    : { communityId, home: { path: { startsWith: viewer.scope } } }
}

export function createVolunteers(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  /** Does something about a volunteer in one of these states, and notes who did it. */
  const act = <T>(
    viewer: Viewer,
    publicId: string,
    from: readonly VolunteerState[],
    does: (tx: Tx, found: Found, at: number, emit: Emit) => Promise<T>,
  ): Promise<T> =>
    writer.run(async (tx, emit) => {
      const found = await tx.volunteer.findFirst({ where: { ...volunteersOf(viewer), publicId } })
      if (!found) throw new AppError('NOT_FOUND', 'there is no such volunteer where you work')
      if (!from.includes(stateOfVolunteer(found.state)))
        throw new AppError('VOLUNTEER_SETTLED', `the volunteer is ${found.state}`)
      return does(tx, found, now(), emit)
    })
  const by = ({ staffId }: Viewer, note: string | null = null) => ({
    staffId,
    note: note === null ? null : maskIds(note),
  })

  return {
    /** Who is in a state, who waits longest first. */
    list: async (viewer: Viewer, state: VolunteerState) => {
      const home = community(communityIdOf(viewer))
      const found = await read.volunteer.findMany({
        where: { ...volunteersOf(viewer), state },
        include: { events: { orderBy: { id: 'desc' }, take: eventsAtMost } },
        orderBy: { id: 'asc' },
        take: listedAtMost,
      })
      const names = await namesOf(
        read,
        found.flatMap(({ events }) => events.map(({ staffId }) => staffId)),
      )
      return found.map((row) => {
        const { phone, skills, languages, days, parts, reach, vehicles } = profileOf(row, false)
        const lives = row.homeId === null ? undefined : nodeById(home, row.homeId)
        return {
          id: row.publicId,
          name: row.name,
          state,
          guardian: guardianOf(row),
          place: lives ? placeName(home, lives) : null,
          reach,
          skills: [...skills],
          languages: [...languages],
          days: [...days],
          parts: [...parts],
          vehicles: [...vehicles],
          phone: phone === null ? null : maskPhone(phone),
          contactKnown: row.contact !== null,
          checkedAt: row.checkedAt?.toISOString() ?? null,
          createdAt: row.createdAt.toISOString(),
          events: row.events.map(({ at, staffId, type, note }) => ({
            at: at.toISOString(),
            by: staffId === null ? null : (names.get(staffId) ?? null),
            type,
            note,
          })),
        }
      })
    },

    /** How many are in each state. */
    counts: async (viewer: Viewer) => {
      const found = await read.volunteer.groupBy({ by: ['state'], where: volunteersOf(viewer), _count: true })
      const count = (state: VolunteerState) => found.find((group) => group.state === state)?._count ?? 0
      return {
        applied: count('applied'),
        active: count('active'),
        paused: count('paused'),
        ended: count('ended'),
      }
    },

    /** From now on they may be asked. Throws VOLUNTEER_UNCONSENTED for a minor without a guardian's consent. */
    approve: (viewer: Viewer, id: string): Promise<void> =>
      act(viewer, id, ['applied'], async (tx, found, at, emit) => {
        if (waitsForGuardian(found))
          throw new AppError('VOLUNTEER_UNCONSENTED', 'a guardian has to agree first')
        await tx.volunteer.update({ where: { id: found.id }, data: { state: 'active' } })
        await noteVolunteer(tx, found.id, at, 'approved', by(viewer))
        await tellResident(tx, found.residentId, say('volunteer.approved'), at, emit)
      }),

    /** They are told, and why. */
    refuse: (viewer: Viewer, id: string, reason: string): Promise<void> =>
      act(viewer, id, ['applied'], async (tx, found, at, emit) => {
        await leave(tx, found.id, 'ended', at, { type: 'refused', by: by(viewer, reason) })
        await tellResident(
          tx,
          found.residentId,
          say('volunteer.refused', { reason: maskIds(reason) }),
          at,
          emit,
        )
      }),

    /** Nothing is asked of them until staff have them go on: they cannot do so themselves. What they had taken is given to others. */
    pause: (viewer: Viewer, id: string, reason: string): Promise<void> =>
      act(viewer, id, ['active', 'paused'], async (tx, found, at, emit) => {
        await leave(tx, found.id, 'paused', at, { type: 'held', by: by(viewer, reason) })
        await holdPosts(tx, found.id, at, emit)
        await tellResident(tx, found.residentId, say('volunteer.held'), at, emit)
      }),

    resume: (viewer: Viewer, id: string): Promise<void> =>
      act(viewer, id, ['paused'], async (tx, found, at, emit) => {
        await leave(tx, found.id, 'active', at, { type: 'released', by: by(viewer) })
        await tellResident(tx, found.residentId, say('volunteer.approved'), at, emit)
      }),

    /** Notes that somebody was checked for posts of trust, and by what. */
    check: (viewer: Viewer, id: string, note: string): Promise<void> =>
      act(viewer, id, ['applied', 'active', 'paused'], async (tx, found, at) => {
        await tx.volunteer.update({ where: { id: found.id }, data: { checkedAt: new Date(at) } })
        await noteVolunteer(tx, found.id, at, 'checked', by(viewer, note))
      }),

    /** Notes where the paper is that a guardian signed. */
    keepPaper: (viewer: Viewer, id: string, where: string): Promise<void> =>
      act(viewer, id, ['applied'], async (tx, found, at) => {
        if (!found.minor) throw new AppError('INPUT_INVALID', 'nobody has to sign for who is of age')
        await tx.volunteer.update({
          where: { id: found.id },
          data: { paper: maskIds(where), guardianAt: new Date(at) },
        })
        await tx.guardianCode.deleteMany({ where: { volunteerId: found.id } })
        await noteVolunteer(tx, found.id, at, 'paperKept', by(viewer, where))
      }),

    /** Whom to call for them and their own number: shown with a reason, which is kept. */
    reveal: (viewer: Viewer, id: string, reason: string) =>
      act(viewer, id, ['applied', 'active', 'paused'], async (tx, found, at) => {
        await noteVolunteer(tx, found.id, at, 'revealed', by(viewer, reason))
        return { phone: found.phone, contact: found.contact }
      }),
  }
}

type Found = NonNullable<Awaited<ReturnType<Tx['volunteer']['findUnique']>>>

const guardianOf = (row: Found): 'none' | 'waits' | 'account' | 'paper' => {
  if (!row.minor) return 'none'
  if (waitsForGuardian(row)) return 'waits'
  return row.paper === null ? 'account' : 'paper'
}

async function namesOf(read: PrismaClient, ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null)
  const staff = await read.staff.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}
