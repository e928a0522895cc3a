// Who may be named in a case, and what its places are called: what has to be taken out before anybody outside reads it.
import type { Known } from '../../understand/stand-ins.ts'
import type { Tx } from '../connection.ts'

export async function namesOf(
  tx: Tx,
  { name, communityId }: { name: string | null; communityId: number },
): Promise<Known> {
  const staff = await tx.staff.findMany({ select: { name: true } })
  const nodes = await tx.node.findMany({
    where: { path: { startsWith: `/${communityId}/` }, kind: { in: ['community', 'grid', 'estate'] } },
    select: { name: true, aliases: true },
  })
  return {
    names: [...(name === null ? [] : [name]), ...staff.map((person) => person.name)],
    places: nodes.flatMap((node) => [node.name, ...(JSON.parse(node.aliases) as string[])]),
  }
}
