// Flats: found or made by their door, and named as people say it.
import { nodeById, placeName, type Community } from '../../rules/community/tree.ts'
import type { Door } from '../../understand/place.ts'
import type { Tx } from '../connection.ts'

/** The flat behind a door, made where it is new. */
export async function flatAt(tx: Tx, { nodeId, number }: Door): Promise<number> {
  const where = { nodeId_number: { nodeId, number } }
  return (await tx.flat.upsert({ where, create: { nodeId, number }, update: {} })).id
}

/** 桂花小区3栋1单元402 */
export function doorName(community: Pick<Community, 'nodes'>, { nodeId, number }: Door): string {
  const node = nodeById(community, nodeId)
  return `${node ? placeName(community, node) : ''}${number}`
}
