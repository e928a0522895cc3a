// Codes for letterboxes: whoever sends the one of a flat lives there. Kept as hashes only, good once, and not for guessing.
import { AppError } from '../../errors.ts'
import type { Requests } from '../../flows/requests.ts'
import { codeDays } from '../../rules/residents/levels.ts'
import { placeName, type Community } from '../../rules/community/tree.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Contact } from './contacts.ts'
import { doorName, flatAt } from './flats.ts'
import { hashOf, mayTry, newCode, noteWrong } from '../staff/one-time-codes.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

const dayMs = 24 * 60 * 60 * 1000
const flatsAtMost = 300

export type HouseCodes = ReturnType<typeof createHouseCodes>

export function createHouseCodes(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  return {
    /**
     * Makes a code for each flat of a house, those named or else all that are known. Earlier codes of these flats are worth nothing
     * from then on. Throws INPUT_INVALID for a place that is no house where the viewer works, or for no flats.
     */
    issue: async (viewer: Viewer, { nodeId, flats }: { nodeId: number; flats: readonly string[] }) => {
      const home = community(communityIdOf(viewer))
      const node = home.nodes.find(({ id, path }) => id === nodeId && path.startsWith(viewer.scope))
      if (!node || (node.kind !== 'building' && node.kind !== 'unit'))
        throw new AppError('INPUT_INVALID', 'nodeId: choose a building or a unit where you work')
      const known = flats.length > 0 ? [] : await read.flat.findMany({ where: { nodeId } })
      const numbers = (flats.length > 0 ? [...flats] : known.map(({ number }) => number)).sort()
      if (numbers.length === 0 || numbers.length > flatsAtMost)
        throw new AppError('INPUT_INVALID', `flats: name 1 to ${flatsAtMost} flats, such as 101-104, 201-204`)
      const made = await Promise.all(
        numbers.map(async (number) => {
          const code = newCode()
          return { number, code, hash: await hashOf('house', home.id, code) }
        }),
      )
      const expiresAt = new Date(now() + codeDays * dayMs)
      await writer.run(async (tx) => {
        for (const { number, hash } of made) {
          const flatId = await flatAt(tx, { nodeId, number })
          await tx.houseCode.deleteMany({ where: { flatId, usedAt: null } })
          await tx.houseCode.create({ data: { hash, flatId, staffId: viewer.staffId, expiresAt } })
        }
      })
      return {
        community: home.name,
        house: placeName(home, node),
        until: expiresAt.toISOString(),
        codes: made.map(({ number, code }) => ({ flat: number, code })),
      }
    },
  }
}

/** Takes a code that a resident sent: right, they live there from then on. */
export async function applyHouseCode(
  tx: Tx,
  contact: Contact,
  code: string,
  { community, now }: { community: (id?: number) => Community; now: () => number },
): Promise<Requests['useHouseCode']['out']> {
  const { residentId, communityId } = contact
  const at = new Date(now())
  if (!(await mayTry(tx, contact, at))) return { result: 'tooMany', place: '' }
  const found = await tx.houseCode.findFirst({
    where: { hash: await hashOf('house', communityId, code), usedAt: null, expiresAt: { gt: at } },
    include: { flat: true },
  })
  if (!found) {
    await noteWrong(tx, contact, at)
    return { result: 'wrong', place: '' }
  }
  await tx.houseCode.update({ where: { hash: found.hash }, data: { usedAt: at, usedBy: residentId } })
  const place = doorName(community(communityId), found.flat)
  const { level, flatId } = await tx.resident.findUniqueOrThrow({ where: { id: residentId } })
  // An owner stays one of the flat that they own, and of no other.
  const stays = level === 3 && flatId === found.flatId
  await tx.resident.update({
    where: { id: residentId },
    data: { level: stays ? 3 : 2, flatId: found.flatId },
  })
  await tx.residentEvent.create({ data: { residentId, at, type: 'codeUsed', note: place } })
  return { result: 'done', place }
}
