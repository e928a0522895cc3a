// The lists of 双报到 in the demo. Nobody of it is a party member: that is told by people themselves.
import { uuidv7 } from 'uuidv7'
import type { PartyItemKind } from '../../rules/volunteers/double-report.ts'
import type { Tx } from '../connection.ts'

export interface SeedPartyLists {
  units: readonly { name: string; contact: string; phone: string; resources: string }[]
  items: readonly { kind: PartyItemKind; title: string; detail: string }[]
}

export async function plantPartyLists(
  tx: Tx,
  { units, items }: SeedPartyLists,
  communityId: number,
  at: number,
): Promise<void> {
  const planted = () => ({ publicId: uuidv7(), communityId, createdAt: new Date(at) })
  for (const unit of units) await tx.partyUnit.create({ data: { ...unit, ...planted() } })
  const scope = `/${String(communityId)}/`
  for (const item of items)
    await tx.partyItem.create({ data: { ...item, ...planted(), nodeId: communityId, scope } })
}
