// What residents do with teams: make one, join, call it together, hand it over, leave, end it.
import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Requests } from '../../flows/requests.ts'
import { nodeById, type Community } from '../../rules/community/tree.ts'
import {
  afterJoining,
  firstState,
  ledAtMost,
  liveStates,
  mayLeave,
  membersNeeded,
  teamKinds,
  teamStates,
  type TeamKind,
  type TeamState,
} from '../../rules/volunteers/team.ts'
import { say, type Say } from '../../text/say.ts'
import { maskIds } from '../../understand/sensitive.ts'
import type { Tx } from '../connection.ts'
import { tellResident } from '../conversations/telling.ts'
import type { Contact } from '../residents/contacts.ts'
import { mayTry, noteWrong } from '../staff/one-time-codes.ts'
import type { Emit } from '../writer.ts'

const toldAtMost = 20
const live = { state: { in: [...liveStates] } }

export const stateOfTeam = (state: string): TeamState =>
  teamStates.find((known) => known === state) ?? 'dissolved'
export const kindOfTeam = (kind: string): TeamKind =>
  teamKinds.find((known) => known === kind) ?? 'functional'

export const noteTeam = (
  tx: Tx,
  teamId: number,
  at: number,
  type: string,
  by: { staffId: number; note: string | null } | null = null,
) => tx.teamEvent.create({ data: { teamId, at: new Date(at), type, ...by } })

/** Four digits that no other team of the community has. */
export async function freeCode(tx: Tx, communityId: number): Promise<string> {
  for (;;) {
    const code = String(randomInt(1000, 10_000))
    if ((await tx.team.count({ where: { communityId, code } })) === 0) return code
  }
}

export async function foundTeam(
  tx: Tx,
  { residentId, communityId }: Contact,
  { sort, name, kind, purpose, nodeId, captain, phone }: Requests['foundTeam']['in'],
  home: Community,
  at: number,
): Promise<Requests['foundTeam']['out']> {
  const led = await tx.teamMember.count({ where: { residentId, captain: true, team: live } })
  const node = nodeById(home, nodeId)
  if (led >= ledAtMost || !node) return { code: null }
  const code = await freeCode(tx, communityId)
  const { id } = await tx.team.create({
    data: {
      ...{ publicId: uuidv7(), communityId, nodeId, scope: node.path, sort, kind, code },
      ...{ name: maskIds(name), purpose: maskIds(purpose), phone },
      contact: sort === 'residents' ? null : maskIds(captain),
      ...{ state: firstState(sort), createdAt: new Date(at) },
      members: { create: { residentId, name: maskIds(captain), captain: true, joinedAt: new Date(at) } },
    },
  })
  await noteTeam(tx, id, at, 'made')
  return { code }
}

export async function findTeam(
  tx: Tx,
  contact: Contact,
  code: string,
  at: number,
): Promise<Requests['findTeam']['out']> {
  const { communityId, residentId } = contact
  if (!(await mayTry(tx, contact, new Date(at)))) return { result: 'tooMany' }
  const found = await tx.team.findFirst({
    where: { communityId, code, ...live },
    include: { members: { where: { residentId } } },
  })
  if (!found) {
    await noteWrong(tx, contact, new Date(at))
    return { result: 'wrong' }
  }
  if (found.members.length > 0) return { result: 'member' }
  const { id: teamId, name, kind, purpose } = found
  return { result: 'found', team: { teamId, name, kind: kindOfTeam(kind), purpose } }
}

export async function joinTeam(
  tx: Tx,
  { residentId, communityId }: Contact,
  { teamId, as }: Requests['joinTeam']['in'],
  at: number,
  emit: Emit,
): Promise<Requests['joinTeam']['out']> {
  const team = await tx.team.findFirst({ where: { id: teamId, communityId, ...live } })
  if (!team) return { result: 'gone' }
  const member = maskIds(as)
  await tx.teamMember.upsert({
    where: { teamId_residentId: { teamId, residentId } },
    create: { teamId, residentId, name: member, captain: false, joinedAt: new Date(at) },
    update: { name: member },
  })
  const count = await tx.teamMember.count({ where: { teamId } })
  const { name } = team
  const before = stateOfTeam(team.state)
  const state = afterJoining(before, count)
  await tx.team.update({ where: { id: teamId }, data: { state } })
  const news =
    state === before ? say('team.newMember', { member, name, count }) : say('team.complete', { member, name })
  await tellCaptain(tx, teamId, news, at, emit)
  const missing = state === 'gathering' ? membersNeeded - count : 0
  return { result: 'joined', name, missing, completed: state !== before }
}

/** Those whose state staff approved, the latest first. */
export async function teams(
  tx: Tx,
  { communityId }: Contact,
  home: Community,
): Promise<Requests['teams']['out']> {
  const found = await tx.team.findMany({
    where: { communityId, state: 'active' },
    include: { _count: { select: { members: true } } },
    orderBy: { id: 'desc' },
    take: toldAtMost,
  })
  return {
    teams: found.map(({ name, kind, purpose, nodeId, code, _count }) => ({
      ...{ name, purpose, kind: kindOfTeam(kind), members: _count.members, code: code ?? '' },
      place: nodeById(home, nodeId)?.name ?? home.name,
    })),
  }
}

export async function myTeams(tx: Tx, { residentId }: Contact): Promise<Requests['myTeams']['out']> {
  const found = await tx.teamMember.findMany({
    where: { residentId, team: live },
    include: { team: { include: { members: { orderBy: { id: 'asc' } } } } },
    orderBy: { id: 'asc' },
  })
  return {
    teams: found.map(({ captain, team: { id: teamId, name, state, code, members } }) => ({
      ...{ teamId, name, state: stateOfTeam(state), code, captain, count: members.length },
      others: captain
        ? members
            .filter((other) => other.residentId !== residentId)
            .map((other) => ({ memberId: other.id, name: other.name }))
        : [],
    })),
  }
}

export async function callTeam(
  tx: Tx,
  { residentId }: Contact,
  { teamId, about, moment }: Requests['callTeam']['in'],
  at: number,
): Promise<{ ok: boolean }> {
  const leads = await tx.teamMember.count({
    where: { teamId, residentId, captain: true, team: { state: 'active' } },
  })
  if (leads === 0) return { ok: false }
  await tx.teamCall.create({
    data: {
      ...{ publicId: uuidv7(), teamId, state: 'waiting', at: new Date(at) },
      ...{ about: maskIds(about), moment: maskIds(moment) },
    },
  })
  return { ok: true }
}

export async function moveTeam(
  tx: Tx,
  { residentId }: Contact,
  { teamId, move, memberId }: Requests['moveTeam']['in'],
  at: number,
  emit: Emit,
): Promise<{ ok: boolean }> {
  const own = await tx.teamMember.findFirst({
    where: { teamId, residentId, team: live },
    include: { team: true },
  })
  if (!own) return { ok: false }
  const { name } = own.team
  const count = await tx.teamMember.count({ where: { teamId } })
  if (move === 'hand') {
    const heir = await tx.teamMember.findFirst({ where: { id: memberId ?? 0, teamId } })
    if (!own.captain || !heir || heir.id === own.id) return { ok: false }
    await tx.teamMember.update({ where: { id: own.id }, data: { captain: false } })
    await tx.teamMember.update({ where: { id: heir.id }, data: { captain: true } })
    await noteTeam(tx, teamId, at, 'handed')
    await tellResident(tx, heir.residentId, say('team.nowCaptain', { name }), at, emit)
    return { ok: true }
  }
  if (move === 'leave' ? !mayLeave(own, count) : !own.captain) return { ok: false }
  await tx.teamMember.delete({ where: { id: own.id } })
  if (move === 'leave') await noteTeam(tx, teamId, at, 'left')
  if (move === 'dissolve' || count === 1) {
    await endTeam(tx, teamId, 'dissolved', say('team.ended', { name }), at, emit)
    await noteTeam(tx, teamId, at, 'dissolved')
  }
  return { ok: true }
}

/** Ends a team: its members hear of it, and their names are deleted. */
export async function endTeam(
  tx: Tx,
  teamId: number,
  state: 'refused' | 'dissolved',
  said: Say,
  at: number,
  emit: Emit,
): Promise<void> {
  for (const { residentId } of await tx.teamMember.findMany({ where: { teamId } }))
    await tellResident(tx, residentId, said, at, emit)
  await tx.teamMember.deleteMany({ where: { teamId } })
  await tx.teamCall.updateMany({ where: { teamId, state: 'waiting' }, data: { state: 'declined' } })
  await tx.team.update({ where: { id: teamId }, data: { state, code: null, contact: null, phone: null } })
}

export async function tellCaptain(tx: Tx, teamId: number, said: Say, at: number, emit: Emit): Promise<void> {
  const captain = await tx.teamMember.findFirst({ where: { teamId, captain: true } })
  if (captain) await tellResident(tx, captain.residentId, said, at, emit)
}
