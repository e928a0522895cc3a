// Teams of the demo, so that whoever looks at their page sees how it is used.
import { uuidv7 } from 'uuidv7'
import type { TeamKind, TeamState } from '../../rules/volunteers/team.ts'
import type { Tx } from '../connection.ts'
import { freeCode, noteTeam } from './teams.ts'

export interface SeedTeam {
  name: string
  kind: TeamKind
  purpose: string
  /** The name of a node. */
  at: string
  state: TeamState
  /** The names of volunteers of the seed, the captain first. */
  members: readonly string[]
  /** What its captain would have it do. */
  call?: { about: string; moment: string }
}

export async function plantTeams(
  tx: Tx,
  teams: readonly SeedTeam[],
  { communityId, nodes }: { communityId: number; nodes: ReadonlyMap<string, number> },
  at: number,
): Promise<void> {
  for (const { name, kind, purpose, at: place, state, members, call } of teams) {
    const node = await tx.node.findUniqueOrThrow({ where: { id: nodes.get(place) ?? 0 } })
    const volunteers = await tx.volunteer.findMany({ where: { communityId, name: { in: [...members] } } })
    const createdAt = new Date(at)
    const { id } = await tx.team.create({
      data: {
        ...{ publicId: uuidv7(), communityId, nodeId: node.id, scope: node.path, sort: 'residents' },
        ...{ name, kind, purpose, state, code: await freeCode(tx, communityId), createdAt },
        members: {
          create: volunteers.map((volunteer) => ({
            ...{ residentId: volunteer.residentId, name: volunteer.name, joinedAt: createdAt },
            captain: volunteer.name === members[0],
          })),
        },
        ...(call && { calls: { create: { ...call, publicId: uuidv7(), state: 'waiting', at: createdAt } } }),
      },
    })
    await noteTeam(tx, id, at, 'made')
  }
}
