// Before an announcement is sent: whom chat reaches in each building, and which doors somebody has to go to.
import { AppError } from '../../errors.ts'
import { deskChannel } from '../../rules/tickets/desk.ts'
import { placeName, type TreeNode } from '../../rules/community/tree.ts'
import { treeNode } from '../community/node-rows.ts'
import { rows, type PrismaClient } from '../connection.ts'

export interface HouseReach {
  place: string
  /** Residents whom chat reaches there now. */
  reached: number
  /** How many doors the register knows there. */
  homes: number
  /** Those of them where chat reaches nobody, named within the house: 1单元402. No names of people. */
  doors: string[]
}

const under = (id: string) =>
  `${id} IN (SELECT h.id FROM json_each(?) AS p JOIN Node AS t ON t.id = p.value JOIN Node AS h ON h.path LIKE t.path || '%')`

/** Whether the channel of a contact c, with its state s, carries what answers nothing: as in src/store/residents/reach.ts, quota aside. */
const carried = `(s.proactive IS NULL OR (s.proactive = 1 AND (s.perInbound IS NULL OR s.windowMs IS NULL OR ? - s.windowMs <=
  (SELECT m.at FROM Message AS m WHERE m.contactId = c.id AND m.author = 'in' ORDER BY m.id DESC LIMIT 1))))`

/** By building, or what lies above where none was told. Throws INPUT_INVALID for a place outside the scope. */
export async function reachOf(
  read: PrismaClient,
  scope: string,
  places: readonly number[],
  at: number,
): Promise<HouseReach[]> {
  const nodes = (await read.node.findMany({ orderBy: { id: 'asc' } })).map(treeNode)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  if (places.some((id) => !byId.get(id)?.path.startsWith(scope)))
    throw new AppError('INPUT_INVALID', 'places: there is no such place where you work')
  const wanted = JSON.stringify(places)
  const people = await rows<{ nodeId: number; flatId: number | null }>(
    read,
    `SELECT r.homeId AS nodeId, r.flatId FROM Resident AS r
     JOIN Contact AS c ON c.id = (SELECT o.id FROM Contact AS o LEFT JOIN Session AS l ON l.contactId = o.id
       WHERE o.residentId = r.id AND o.channel <> '${deskChannel}' ORDER BY l.updatedAt DESC LIMIT 1)
     LEFT JOIN ChannelState AS s ON s.name = c.channel WHERE ${under('r.homeId')} AND ${carried}`,
    wanted,
    at,
  )
  const flats = await rows<{ id: number; nodeId: number; number: string }>(
    read,
    `SELECT f.id, f.nodeId, f.number FROM Flat AS f WHERE ${under('f.nodeId')} ORDER BY f.nodeId, length(f.number), f.number`,
    wanted,
  )
  const houses = new Map<TreeNode, HouseReach>()
  const houseOf = (nodeId: number): { sum: HouseReach; inside: string } | undefined => {
    const home = byId.get(nodeId)
    if (!home) return undefined
    const above = home.path.split('/').flatMap((id) => byId.get(Number(id)) ?? [])
    const house = above.find(({ kind }) => kind === 'building') ?? home
    const sum = houses.get(house) ?? {
      ...{ place: placeName({ nodes }, house), reached: 0, homes: 0, doors: [] },
    }
    houses.set(house, sum)
    return { sum, inside: home === house ? '' : home.name }
  }
  // A building that nobody told of is gone to as well.
  for (const { id, kind, path } of nodes)
    if (kind === 'building' && places.some((place) => path.startsWith(byId.get(place)?.path ?? '?')))
      houseOf(id)
  for (const { nodeId } of people) {
    const found = houseOf(nodeId)
    if (found) found.sum.reached += 1
  }
  const told = new Set(people.map(({ flatId }) => flatId))
  for (const { id, nodeId, number } of flats) {
    const found = houseOf(nodeId)
    if (!found) continue
    found.sum.homes += 1
    if (!told.has(id)) found.sum.doors.push(`${found.inside}${number}`)
  }
  return [...houses].sort(([a], [b]) => a.id - b.id).map(([, sum]) => sum)
}
