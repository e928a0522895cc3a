// The owners of flats, imported from the register as a whole or not at all.
import { readOwners, type OwnedFlat, type RowError } from '../../rules/polls/owners-file.ts'
import type { Community } from '../../rules/community/tree.ts'
import { findPhone } from '../../understand/phone.ts'
import { doorsIn, type Door } from '../../understand/place.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import { flatAt } from './flats.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

export type Owners = ReturnType<typeof createOwners>

export function createOwners(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  return {
    /**
     * Takes a sheet's rows in place of what was known of the flats that it names. With any error nothing is kept. Who owned one of
     * them and owns none any more is no owner from then on.
     */
    take: async (
      viewer: Viewer,
      table: readonly (readonly string[])[],
    ): Promise<{ flats: number; owners: number; errors: RowError[] }> => {
      const home = community(communityIdOf(viewer))
      const doorOf = (house: string) => {
        const [door, ...others] = doorsIn(house, home)
        const node = home.nodes.find(({ id }) => id === door?.nodeId)
        const fits = door && others.length === 0 && node?.path.startsWith(viewer.scope)
        return fits ? { ...door, key: `${door.nodeId} ${door.number}` } : undefined
      }
      const { flats, errors } = readOwners<Door>(table, { doorOf, phoneOf: (told) => findPhone(told)?.phone })
      if (errors.length > 0) return { flats: 0, owners: 0, errors }
      const owners = await writer.run((tx) => replace(tx, viewer, flats, home.id, new Date(now())))
      return { flats: flats.length, owners, errors: [] }
    },

    /** How much of the register there is where the viewer works; the area in cm², as a string of digits. */
    summary: async ({ scope }: Viewer) => {
      const where = { node: { is: { path: { startsWith: scope } } }, owners: { some: {} } }
      const { _count, _sum } = await read.flat.aggregate({ where, _count: true, _sum: { area: true } })
      const owners = await read.owner.count({ where: { flats: { some: { flat: { is: where } } } } })
      return { flats: _count, owners, area: String(_sum.area ?? 0n) }
    },
  }
}

async function replace(
  tx: Tx,
  viewer: Viewer,
  flats: readonly OwnedFlat<Door>[],
  communityId: number,
  at: Date,
): Promise<number> {
  const known = new Map<string, number>()
  const before = new Set<number>()
  for (const { door, area, owners } of flats) {
    const flatId = await flatAt(tx, door)
    await tx.flat.update({ where: { id: flatId }, data: { area } })
    const earlier = await tx.flatOwner.findMany({ where: { flatId }, include: { owner: true } })
    for (const { ownerId } of earlier) before.add(ownerId)
    await tx.flatOwner.deleteMany({ where: { flatId } })
    for (const { name, phone } of owners) {
      // One buyer of several flats is one head (解释 9). Only a telephone tells that two of a name are one person.
      const key = phone === null ? `${flatId} ${name}` : `${phone} ${name}`
      const same =
        known.get(key) ??
        earlier.find(({ owner }) => owner.name === name && owner.phone === phone)?.ownerId ??
        (phone === null ? undefined : (await tx.owner.findFirst({ where: { communityId, name, phone } }))?.id)
      const ownerId = same ?? (await tx.owner.create({ data: { communityId, name, phone } })).id
      known.set(key, ownerId)
      await tx.flatOwner.create({ data: { flatId, ownerId } })
    }
  }
  await dismiss(tx, viewer, [...before], at)
  return new Set(known.values()).size
}

/** Whoever owns nothing any more: their resident still lives here, as far as anybody knows. */
async function dismiss(tx: Tx, viewer: Viewer, ids: readonly number[], at: Date): Promise<void> {
  const gone = await tx.owner.findMany({ where: { id: { in: [...ids] }, flats: { none: {} } } })
  for (const { id, residentId } of gone) {
    if (residentId !== null) {
      await tx.resident.update({ where: { id: residentId }, data: { level: 2 } })
      await tx.residentEvent.create({
        data: { residentId, at, staffId: viewer.staffId, type: 'level', note: '2:业主名册里没有了' },
      })
    }
    await tx.owner.delete({ where: { id } })
  }
}
