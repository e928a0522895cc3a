// Who may vote, fixed at the moment that a poll begins: later changes of the register change nothing of it.
import { AppError } from '../../errors.ts'
import { headsOf, type OwnedArea } from '../../rules/polls/poll.ts'
import { type PollElectorate } from '../../rules/polls/poll-terms.ts'
import { votePackFor } from '../../rules/polls/vote-packs.ts'
import type { NodeKind } from '../../rules/community/tree.ts'
import { executeEach, rows, type Tx } from '../connection.ts'
import { doorName } from '../residents/flats.ts'

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
  /** The flats that stand for it, where it decides on paper. */
  flats?: number[]
}

/** Writes down the electors of a poll, and tells how many there are. */
export async function fixElectorate(tx: Tx, poll: Held): Promise<number> {
  const paper = !votePackFor(poll.pack, poll.day).inChat
  const found = paper ? await electorsOnPaper(tx, poll) : await electors(tx, poll)
  const houses = paper ? await housesIn(tx, poll) : new Map<number, string>()
  const [{ last } = { last: 0 }] = await rows<{ last: number | bigint | null }>(
    tx,
    'SELECT max(id) AS last FROM Elector',
  )
  const numbered = found.map((elector, index) => ({ id: Number(last ?? 0) + 1 + index, ...elector }))
  executeEach(
    tx,
    'INSERT INTO Elector (id, pollId, areas, houses) VALUES (?, ?, ?, ?)',
    numbered.map(({ id, areas, flats = [] }) => [
      ...[id, poll.id, JSON.stringify(areas.map(String))],
      JSON.stringify(flats.flatMap((flatId) => houses.get(flatId) ?? [])),
    ]),
  )
  executeEach(
    tx,
    'INSERT INTO ElectorMember (residentId, electorId) VALUES (?, ?)',
    numbered.flatMap(({ id, members }) => members.map((residentId) => [residentId, id])),
  )
  return found.length
}

/**
 * Who decides on paper: owners with an area for each of their flats, or every flat that is known. Throws INPUT_INVALID where an
 * area is missing, nobody is known, or the house keeps no list of such an electorate.
 */
async function electorsOnPaper(tx: Tx, poll: Held): Promise<Found[]> {
  const { electorate, scope } = poll
  if (electorate === 'households') {
    const flats = await rows<{ id: number }>(
      tx,
      `SELECT f.id FROM Flat AS f JOIN Node AS n ON n.id = f.nodeId WHERE n.path LIKE ? || '%' ORDER BY f.id`,
      scope,
    )
    if (flats.length === 0) throw new AppError('INPUT_INVALID', 'nodeId: no flat of this place is known')
    const living = await electors(tx, poll)
    return flats.map(({ id }) => ({
      members: living.find(({ flats: [flat] = [] }) => flat === id)?.members ?? [],
      areas: [],
      flats: [id],
    }))
  }
  if (electorate !== 'owners')
    throw new AppError('INPUT_INVALID', `electorate: there is no list of ${electorate} for paper ballots`)
  const owners = await electors(tx, poll)
  if (owners.length === 0) throw new AppError('INPUT_INVALID', 'nodeId: no owner of this place is known')
  const lacking = owners.filter(({ areas, flats = [] }) => areas.length < flats.length).length
  if (lacking > 0)
    throw new AppError('INPUT_INVALID', `nodeId: the register lacks the area of ${lacking} owners’ flats`)
  return owners
}

/** The house numbers of a place by the ids of its flats, as people say them. */
async function housesIn(tx: Tx, { scope }: Held): Promise<Map<number, string>> {
  const home = `/${scope.split('/')[1] ?? ''}/`
  const nodes = await tx.node.findMany({
    where: { path: { startsWith: home } },
    select: { id: true, parentId: true, kind: true, name: true, path: true },
  })
  const flats = await rows<{ id: number; nodeId: number; number: string }>(
    tx,
    `SELECT f.id, f.nodeId, f.number FROM Flat AS f JOIN Node AS n ON n.id = f.nodeId WHERE n.path LIKE ? || '%'`,
    scope,
  )
  const known = nodes.map((node) => ({ ...node, kind: node.kind as NodeKind, aliases: [] }))
  return new Map(flats.map(({ id, ...door }) => [id, doorName({ nodes: known }, door)]))
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
      return [...flats].map(([flatId, members]) => ({ members, areas: [], flats: [flatId] }))
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
      ).map(({ owners, areas, flats }) => ({
        members: owners.flatMap((id) => residents.get(id) ?? []),
        areas,
        flats,
      }))
    }
  }
}
