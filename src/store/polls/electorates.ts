// Who may vote, fixed at the moment that a poll begins: later changes of the register change nothing of it.
import { headsOf, type OwnedArea } from '../../rules/polls/poll.ts'
import { type PollElectorate } from '../../rules/polls/poll-terms.ts'
import { votePackFor } from '../../rules/polls/vote-packs.ts'
import { executeEach, rows, type Tx } from '../connection.ts'

interface Held {
  id: number
  pack: string
  day: string
  electorate: string
  scope: string
}
/** One head, with the residents who cast for it. */
interface Found {
  members: number[]
  areas: bigint[]
}

/** Writes down the electors of a poll, and tells how many there are. */
export async function fixElectorate(tx: Tx, poll: Held): Promise<number> {
  const found = await electors(tx, poll)
  const [{ last } = { last: 0 }] = await rows<{ last: number | bigint | null }>(
    tx,
    'SELECT max(id) AS last FROM Elector',
  )
  const numbered = found.map((elector, index) => ({ id: Number(last ?? 0) + 1 + index, ...elector }))
  executeEach(
    tx,
    'INSERT INTO Elector (id, pollId, areas) VALUES (?, ?, ?)',
    numbered.map(({ id, areas }) => [id, poll.id, JSON.stringify(areas.map(String))]),
  )
  executeEach(
    tx,
    'INSERT INTO ElectorMember (residentId, electorId) VALUES (?, ?)',
    numbered.flatMap(({ id, members }) => members.map((residentId) => [residentId, id])),
  )
  return found.length
}

async function electors(tx: Tx, { pack, day, electorate, scope }: Held): Promise<Found[]> {
  const { level } = votePackFor(pack, day)
  switch (electorate as PollElectorate) {
    case 'adults': {
      const people = await rows<{ id: number }>(
        tx,
        `SELECT r.id FROM Resident AS r LEFT JOIN Flat AS f ON f.id = r.flatId LEFT JOIN Node AS n ON n.id = coalesce(f.nodeId, r.homeId)
         WHERE r.level >= ? AND n.path LIKE ? || '%' ORDER BY r.id`,
        level,
        scope,
      )
      return people.map(({ id }) => ({ members: [id], areas: [] }))
    }
    case 'households': {
      const people = await rows<{ id: number; flatId: number }>(
        tx,
        `SELECT r.id, f.id AS flatId FROM Resident AS r JOIN Flat AS f ON f.id = r.flatId JOIN Node AS n ON n.id = f.nodeId
         WHERE r.level >= max(?, 2) AND n.path LIKE ? || '%' ORDER BY f.id`,
        level,
        scope,
      )
      const flats = new Map<number, number[]>()
      for (const { id, flatId } of people) flats.set(flatId, [...(flats.get(flatId) ?? []), id])
      return [...flats.values()].map((members) => ({ members, areas: [] }))
    }
    case 'owners': {
      const owned = await rows<
        Omit<OwnedArea, 'area'> & { area: number | bigint | null; residentId: number | null }
      >(
        tx,
        `SELECT f.id AS flatId, f.area, o.id AS ownerId, o.residentId FROM Flat AS f JOIN Node AS n ON n.id = f.nodeId
         JOIN FlatOwner AS fo ON fo.flatId = f.id JOIN Owner AS o ON o.id = fo.ownerId
         WHERE n.path LIKE ? || '%' ORDER BY f.id, o.id`,
        scope,
      )
      const residents = new Map(owned.map(({ ownerId, residentId }) => [ownerId, residentId]))
      return headsOf(
        owned.map(({ area, ...rest }) => ({ ...rest, area: area === null ? null : BigInt(area) })),
      ).map(({ owners, areas }) => ({
        members: owners.flatMap((id) => residents.get(id) ?? []),
        areas,
      }))
    }
  }
}
