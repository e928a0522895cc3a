// Fills an empty database with a community: its tree, committees, staff and service catalogue.
import { uuidv7 } from 'uuidv7'
import type { ServiceKind, VisitMode } from '../rules/bookings/booking.ts'
import { dayOf, plusDays, startOfDay } from '../rules/time/calendar.ts'
import type { LegalTopic } from '../rules/law/legal-topics.ts'
import type { EventType, Profession } from '../rules/bookings/event.ts'
import type { OpeningRule } from '../rules/bookings/opening.ts'
import type { Role } from '../rules/staff/roles.ts'
import type { NodeKind } from '../rules/community/tree.ts'
import type { Tx } from './connection.ts'
import { plantProposals, type SeedProposal } from './proposals/seed-proposals.ts'
import { plantPartyLists, type SeedPartyLists } from './volunteers/seed-double-reports.ts'
import { plantTeams, type SeedTeam } from './volunteers/seed-teams.ts'
import { plantVolunteers, type SeedVolunteer, type SeedVolunteerTask } from './volunteers/seed-volunteers.ts'
import type { Effect } from './writer.ts'

export interface SeedNode {
  kind: NodeKind
  name: string
  aliases?: readonly string[]
  children?: readonly SeedNode[]
}
export interface SeedCommunity extends Omit<SeedNode, 'kind'> {
  /** Kept as JSON: the opening hours. */
  settings: Record<string, unknown>
  committees: readonly { name: string; categories: readonly string[] }[]
  staff: readonly { login: string; name: string; role: Role; at: string; committee?: string }[]
  /** Who is on duty for the community, by login, in the order of calling. */
  duty?: readonly string[]
  proposals?: readonly SeedProposal[]
  /** What can be booked; `by` is the login of whoever gives it. */
  bookables?: readonly {
    kind: ServiceKind
    name: string
    place: string
    by?: string
    minutes: number
    buffer?: number
    capacity?: number
    modes?: readonly VisitMode[]
    rules: readonly OpeningRule[]
  }[]
  /** Events so many days after the seeding, from minute to minute of the day. */
  events?: readonly {
    name: string
    place: string
    type: EventType
    about: string
    profession?: Profession
    topic?: LegalTopic
    by?: string
    capacity: number
    inDays: number
    from: number
    to: number
  }[]
  volunteers?: readonly SeedVolunteer[]
  volunteerTasks?: readonly SeedVolunteerTask[]
  teams?: readonly SeedTeam[]
  partyLists?: SeedPartyLists
}

/** Writes a community in one transaction. `passwordHash` is everybody's first password, hashed. */
export const seedCommunity =
  (community: SeedCommunity, passwordHash: string, at: number): Effect<void> =>
  async (tx, emit) => {
    const ids = new Map<string, number>()
    const root = await plant(
      tx,
      { ...community, kind: 'community' },
      null,
      '/',
      ids,
      JSON.stringify(community.settings),
    )
    const committees = new Map<string, number>()
    for (const { name, categories } of community.committees) {
      const data = { nodeId: root, name, categories: JSON.stringify(categories) }
      committees.set(name, (await tx.committee.create({ data })).id)
    }
    const staffIds = new Map<string, number>()
    for (const { login, name, role, at, committee } of community.staff) {
      const nodeId = ids.get(at)
      if (nodeId === undefined) throw new Error(`the seed puts ${login} at a node that it does not name`)
      const committeeId = committee === undefined ? null : (committees.get(committee) ?? null)
      const made = await tx.staff.create({ data: { login, name, role, nodeId, committeeId, passwordHash } })
      staffIds.set(login, made.id)
    }
    for (const [rank, login] of (community.duty ?? []).entries()) {
      const staffId = staffIds.get(login)
      if (staffId === undefined)
        throw new Error(`the seed puts ${login} on duty and names nobody of this login`)
      await tx.dutyEntry.create({ data: { nodeId: root, staffId, rank } })
    }
    for (const { by, modes = [], rules, ...bookable } of community.bookables ?? [])
      await tx.service.create({
        data: {
          ...bookable,
          publicId: uuidv7(),
          nodeId: root,
          staffId: by === undefined ? null : (staffIds.get(by) ?? null),
          modes: JSON.stringify(modes),
          rules: JSON.stringify(rules),
          createdAt: new Date(at),
        },
      })
    for (const { by, inDays, from, to, type, about, profession, topic, ...event } of community.events ?? []) {
      const day = plusDays(dayOf(at), inDays)
      const midnight = startOfDay(day)
      await tx.service.create({
        data: {
          ...event,
          ...{ publicId: uuidv7(), nodeId: root, kind: 'event', minutes: to - from, onHolidays: true },
          staffId: by === undefined ? null : (staffIds.get(by) ?? null),
          createdAt: new Date(at),
          exceptions: { create: { day, open: true, from, to } },
          event: {
            create: {
              ...{
                type,
                about,
                profession: profession ?? null,
                topic: topic ?? null,
                createdAt: new Date(at),
              },
              startAt: new Date(midnight + from * 60_000),
              endAt: new Date(midnight + to * 60_000),
            },
          },
        },
      })
    }
    const { volunteers = [], volunteerTasks: tasks = [] } = community
    const planted = { communityId: root, nodes: ids, staff: staffIds }
    await plantVolunteers(tx, { volunteers, tasks }, planted, at, emit)
    if (community.partyLists) await plantPartyLists(tx, community.partyLists, root, at)
    await plantTeams(tx, community.teams ?? [], planted, at)
    await plantProposals(tx, community.proposals ?? [], planted, at, emit)
    emit({ type: 'tree' })
  }

async function plant(
  tx: Tx,
  node: SeedNode,
  parentId: number | null,
  above: string,
  ids: Map<string, number>,
  settings = '{}',
): Promise<number> {
  const { kind, name, aliases = [], children = [] } = node
  // The path holds the row's own id, so it is known only once the row is there.
  const { id } = await tx.node.create({
    data: { parentId, kind, name, aliases: JSON.stringify(aliases), path: `${above}new-${name}/`, settings },
  })
  const path = `${above}${id}/`
  await tx.node.update({ where: { id }, data: { path } })
  if (!ids.has(name)) ids.set(name, id)
  for (const child of children) await plant(tx, child, id, path, ids)
  return id
}
