// Teams as staff see them: what waits for a look, who is in them, what they did, and what their captains would have them do.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import { nodeById, placeName, within, type Community } from '../../rules/community/tree.ts'
import { teamSorts, teamStates, type TeamKind, type TeamState } from '../../rules/volunteers/team.ts'
import { say } from '../../text/say.ts'
import { maskIds } from '../../understand/sensitive.ts'
import { rows, type PrismaClient, type Tx } from '../connection.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Emit, Writer } from '../writer.ts'
import { endTeam, freeCode, kindOfTeam, noteTeam, stateOfTeam, tellCaptain } from './teams.ts'
import { makeTask } from './volunteer-tasks.ts'

const listedAtMost = 300

export type Teams = ReturnType<typeof createTeams>

/** What staff add to a captain's words to make a task of them. Times are epoch milliseconds. */
export interface SettledCall {
  address: string
  startsAt: number
  endsAt: number
  places: number
}

export function createTeams(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  const here = (viewer: Viewer) => ({
    communityId: communityIdOf(viewer),
    scope: { startsWith: viewer.scope },
  })
  /** Does something about a team in one of these states. */
  const act = <T>(
    viewer: Viewer,
    publicId: string,
    from: readonly TeamState[],
    does: (tx: Tx, team: Found, at: number, emit: Emit) => Promise<T>,
  ): Promise<T> =>
    writer.run(async (tx, emit) => {
      const team = await tx.team.findFirst({ where: { ...here(viewer), publicId } })
      if (!team) throw new AppError('NOT_FOUND', 'there is no such team where you work')
      if (!from.includes(stateOfTeam(team.state)))
        throw new AppError('TEAM_SETTLED', `the team is ${team.state}`)
      return does(tx, team, now(), emit)
    })
  const callOf = async (tx: Tx, viewer: Viewer, publicId: string) => {
    const call = await tx.teamCall.findFirst({
      where: { publicId, team: here(viewer) },
      include: { team: true },
    })
    if (!call) throw new AppError('NOT_FOUND', 'there is no such call where you work')
    if (call.state !== 'waiting' || call.team.state !== 'active')
      throw new AppError('TEAM_SETTLED', `the call is ${call.state}, its team ${call.team.state}`)
    return call
  }

  return {
    /** All teams, those that wait for a look first. */
    list: async (viewer: Viewer) => {
      const home = community(communityIdOf(viewer))
      const found = await read.team.findMany({
        where: here(viewer),
        include: {
          members: { orderBy: [{ captain: 'desc' }, { id: 'asc' }] },
          calls: { where: { state: 'waiting' }, orderBy: { id: 'asc' } },
          events: { orderBy: { id: 'desc' }, take: 1 },
        },
        orderBy: { id: 'desc' },
        take: listedAtMost,
      })
      const served = await servedBy(
        read,
        found.map(({ id }) => id),
      )
      return found
        .map((team) => {
          const node = nodeById(home, team.nodeId)
          const { tasks = 0, minutes = 0 } = served.get(team.id) ?? {}
          return {
            id: team.publicId,
            ...{ name: team.name, purpose: team.purpose, kind: kindOfTeam(team.kind) },
            sort: teamSorts.find((sort) => sort === team.sort) ?? ('residents' as const),
            state: stateOfTeam(team.state),
            place: node ? placeName(home, node) : home.name,
            ...{ code: team.code, contact: team.contact, phone: team.phone, tasks, minutes },
            members: team.members.map(({ name, captain }) => ({ name, captain })),
            calls: team.calls.map(({ publicId, about, moment, at }) => ({
              ...{ id: publicId, about, moment, at: at.toISOString() },
            })),
            note: team.events[0]?.note ?? null,
            createdAt: team.createdAt.toISOString(),
          }
        })
        .sort((a, b) => teamStates.indexOf(a.state) - teamStates.indexOf(b.state))
    },

    /** Signs up a company or school that came to the desk. Its people join by the digits. */
    signUp: (
      viewer: Viewer,
      told: {
        sort: 'company' | 'school'
        kind: TeamKind
        name: string
        purpose: string
        nodeId: number
        contact: string
        phone: string
      },
    ): Promise<{ id: string }> =>
      writer.run(async (tx) => {
        const home = community(communityIdOf(viewer))
        const node = nodeById(home, told.nodeId)
        if (!node || !within(viewer.scope, node.path))
          throw new AppError('INPUT_INVALID', 'nodeId is no place where you work')
        const publicId = uuidv7()
        const { id } = await tx.team.create({
          data: {
            ...{ ...told, publicId, communityId: home.id, scope: node.path, state: 'active' },
            ...{ name: maskIds(told.name), purpose: maskIds(told.purpose) },
            ...{ code: await freeCode(tx, home.id), createdAt: new Date(now()) },
          },
        })
        await noteTeam(tx, id, now(), 'signedUp', { staffId: viewer.staffId, note: null })
        return { id: publicId }
      }),

    /** From now on everybody reads of it, and its captain may call it together. */
    approve: (viewer: Viewer, publicId: string): Promise<void> =>
      act(viewer, publicId, ['review'], async (tx, { id, name }, at, emit) => {
        await tx.team.update({ where: { id }, data: { state: 'active' } })
        await noteTeam(tx, id, at, 'approved', { staffId: viewer.staffId, note: null })
        await tellCaptain(tx, id, say('team.approved', { name }), at, emit)
      }),

    /** Its members are told why, and their names are deleted. */
    refuse: (viewer: Viewer, publicId: string, reason: string): Promise<void> =>
      act(viewer, publicId, ['gathering', 'review'], async (tx, { id, name }, at, emit) => {
        const note = maskIds(reason)
        await endTeam(tx, id, 'refused', say('team.refused', { name, reason: note }), at, emit)
        await noteTeam(tx, id, at, 'refused', { staffId: viewer.staffId, note })
      }),

    /** Ends it; its members are told why. */
    dissolve: (viewer: Viewer, publicId: string, reason: string): Promise<void> =>
      act(viewer, publicId, ['active'], async (tx, { id, name }, at, emit) => {
        const note = maskIds(reason)
        await endTeam(tx, id, 'dissolved', say('team.endedByStaff', { name, reason: note }), at, emit)
        await noteTeam(tx, id, at, 'dissolved', { staffId: viewer.staffId, note })
      }),

    /** Makes a task of what a captain wants, for the volunteers of that team only. Throws INPUT_INVALID, TEAM_SETTLED. */
    settleCall: (viewer: Viewer, publicId: string, told: SettledCall): Promise<{ id: string }> =>
      writer.run(async (tx, emit) => {
        const at = now()
        const call = await callOf(tx, viewer, publicId)
        const { team } = call
        const task = {
          ...{ ...told, nodeId: team.nodeId, about: `${team.name}:${call.about}`, teamId: team.id },
          ...{ contact: null, skills: [], languages: [], vehicle: null, demands: [], risks: [] },
          ...{ insurance: null, trusted: false, urgency: 'P2' as const },
        }
        const made = await makeTask(tx, community(team.communityId), viewer, task, at, emit)
        await tx.teamCall.update({ where: { id: call.id }, data: { state: 'made' } })
        const moment = { moment: told.startsAt }
        await tellCaptain(tx, team.id, say('team.callMade', { moment }), at, emit)
        return { id: made.publicId }
      }),

    declineCall: (viewer: Viewer, publicId: string, reason: string): Promise<void> =>
      writer.run(async (tx, emit) => {
        const { id, team } = await callOf(tx, viewer, publicId)
        await tx.teamCall.update({ where: { id }, data: { state: 'declined' } })
        const said = say('team.callDeclined', { name: team.name, reason: maskIds(reason) })
        await tellCaptain(tx, team.id, said, now(), emit)
      }),
  }
}

type Found = NonNullable<Awaited<ReturnType<Tx['team']['findUnique']>>>

/** How many tasks each team had, and the minutes of them that count. */
async function servedBy(
  read: PrismaClient,
  ids: number[],
): Promise<Map<number, { tasks: number; minutes: number }>> {
  const found = await rows<{ teamId: number; tasks: number; minutes: number | null }>(
    read,
    `SELECT t.teamId, count(DISTINCT t.id) AS tasks,
       sum(CASE p.state WHEN 'done' THEN p.minutes ELSE 0 END) AS minutes
     FROM VolunteerTask AS t LEFT JOIN VolunteerPost AS p ON p.taskId = t.id
     WHERE t.state <> 'cancelled' AND t.teamId IN (SELECT value FROM json_each(?)) GROUP BY t.teamId`,
    JSON.stringify(ids),
  )
  return new Map(found.map(({ teamId, tasks, minutes }) => [teamId, { tasks, minutes: minutes ?? 0 }]))
}
