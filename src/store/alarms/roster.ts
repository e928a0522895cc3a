// The duty roster: who is called at a place, in which order, and whether anybody could be reached at all.
import { AppError } from '../../errors.ts'
import { canBeOnDuty, leastOnDuty, type AlarmWay, type OnCall } from '../../rules/alarms/alarm.ts'
import { roles, type Role } from '../../rules/staff/roles.ts'
import { within } from '../../rules/community/tree.ts'
import { execute, rows, type PrismaClient, type Tx } from '../connection.ts'
import type { Writer } from '../writer.ts'

/** The street office as an alarm calls it at last: data of the community. */
export interface StreetContact {
  name: string
  phone: string
  /** The gateway that rings there. */
  gateway: string
}
export interface RosterState {
  /** Places whose roster is too short: every community, and any other place that has a roster. */
  short: { id: number; name: string }[]
  /** Of the same places those where nobody on duty has a way that was seen to work. */
  untried: { id: number; name: string }[]
}

export type Roster = ReturnType<typeof createRoster>

/** Ways that were seen to work: by their owner, by a gateway's answer, or by a test message that was delivered. */
export const triedWay = `(w.triedAt IS NOT NULL OR EXISTS
  (SELECT 1 FROM Message AS m WHERE m.id = w.testMessageId AND m.unsent = 0 AND m.failure IS NULL))`

export function createRoster(writer: Writer, read: PrismaClient, gateways: readonly string[]) {
  const onDuty = (scope: string) =>
    rows<{ nodeId: number; staffId: number; name: string; role: Role; ways: string }>(
      read,
      `SELECT d.nodeId, d.staffId, s.name, s.role,
         (SELECT json_group_array(DISTINCT w.way) FROM AlarmWay AS w WHERE w.staffId = s.id AND ${triedWay}) AS ways
       FROM DutyEntry AS d JOIN Staff AS s ON s.id = d.staffId JOIN Node AS n ON n.id = d.nodeId
       JOIN Node AS own ON own.id = s.nodeId
       WHERE s.active = 1 AND n.path LIKE own.path || '%' AND n.path LIKE ? || '%' ORDER BY d.nodeId, d.rank`,
      scope,
    )

  const list = async (scope: string) => {
    const entries = (await onDuty(scope)).filter(({ role }) => canBeOnDuty(role))
    const nodes = await read.node.findMany({
      where: {
        path: { startsWith: scope },
        OR: [{ kind: 'community' }, { id: { in: entries.map(({ nodeId }) => nodeId) } }],
      },
      orderBy: { id: 'asc' },
    })
    return nodes.map(({ id, name, kind, settings }) => {
      const street = kind === 'community' ? streetIn(settings) : undefined
      return {
        node: { id, name },
        staff: entries
          .filter(({ nodeId }) => nodeId === id)
          .map(({ staffId, name, role, ways }) => ({
            id: staffId,
            name,
            role,
            tried: JSON.parse(ways) as AlarmWay[],
          })),
        street: street ?? null,
      }
    })
  }

  return {
    /** The rosters of the scope: of every community, and of each further place that has one. */
    list,

    /** What is wanting, for whoever has to see it. */
    state: async (scope = '/'): Promise<RosterState> => {
      const rosters = await list(scope)
      return {
        short: rosters.filter(({ staff }) => staff.length < leastOnDuty).map(({ node }) => node),
        untried: rosters
          .filter(({ staff }) => staff.every(({ tried }) => tried.length === 0))
          .map(({ node }) => node),
      }
    },

    /**
     * Puts people on duty at a place, in the order of calling, instead of those before them. Throws NOT_FOUND for a place
     * outside the scope, and INPUT_INVALID for somebody who could not see its emergencies, a street contact anywhere but
     * at a community, or a gateway that there is not.
     */
    set: (
      scope: string,
      nodeId: number,
      { staff, street }: { staff: readonly number[]; street?: StreetContact | null | undefined },
    ): Promise<void> =>
      writer.run(async (tx, emit) => {
        const node = await tx.node.findFirst({ where: { id: nodeId, path: { startsWith: scope } } })
        if (!node) throw new AppError('NOT_FOUND', 'there is no such place where you work')
        const found = await tx.staff.findMany({
          where: { id: { in: [...staff] }, active: true },
          include: { node: { select: { path: true } } },
        })
        const able = found.filter((one) => canBeOnDuty(one.role as Role) && within(one.node.path, node.path))
        if (new Set(staff).size !== staff.length || able.length !== staff.length)
          throw new AppError(
            'INPUT_INVALID',
            'staff: each once, and only who sees and takes tickets of this place',
          )
        await tx.dutyEntry.deleteMany({ where: { nodeId } })
        await tx.dutyEntry.createMany({ data: staff.map((staffId, rank) => ({ nodeId, staffId, rank })) })
        if (street !== undefined) {
          if (node.kind !== 'community')
            throw new AppError('INPUT_INVALID', 'street: only a community has a street office')
          if (street && !gateways.includes(street.gateway))
            throw new AppError('INPUT_INVALID', 'street.gateway: ALARM_GATEWAYS names no such gateway')
          const settings = { ...(JSON.parse(node.settings) as object), street: street ?? undefined }
          await execute(tx, 'UPDATE Node SET settings = ? WHERE id = ?', JSON.stringify(settings), nodeId)
        }
        emit({ type: 'tree' })
      }),
  }
}

/** The street contact among a community's settings, if there is a whole one. */
export function streetIn(settings: string): StreetContact | undefined {
  const { street } = JSON.parse(settings) as { street?: Partial<StreetContact> }
  const { name = '', phone, gateway } = street ?? {}
  return phone && gateway ? { name, phone, gateway } : undefined
}

const desk = roles
  .filter(canBeOnDuty)
  .map((role) => `'${role}'`)
  .join(', ')

/** Who can be called for a place, by the rosters of the place and of those above it. */
export async function onCallFor(tx: Tx, scope: string): Promise<OnCall> {
  const people = await rows<{ staffId: number; role: Role }>(
    tx,
    `SELECT s.id AS staffId, s.role FROM Staff AS s JOIN Node AS n ON n.id = s.nodeId
     WHERE s.active = 1 AND s.role IN (${desk}) AND ? LIKE n.path || '%' ORDER BY length(n.path) DESC, s.id`,
    scope,
  )
  const entries = await rows<{ staffId: number }>(
    tx,
    `SELECT d.staffId FROM DutyEntry AS d JOIN Node AS n ON n.id = d.nodeId
     WHERE ? LIKE n.path || '%' ORDER BY length(n.path) DESC, d.rank`,
    scope,
  )
  const everybody = people.map(({ staffId }) => staffId)
  const roster = new Set(entries.map(({ staffId }) => staffId).filter((id) => everybody.includes(id)))
  return {
    roster: [...roster],
    managers: people.filter(({ role }) => role === 'manager').map(({ staffId }) => staffId),
    everybody,
  }
}
