// A snapshot of every community tree, for conversations: read once, replaced as a whole when staff change something.
import type { Community } from '../../rules/community/tree.ts'
import { createCatalogueReader } from './catalogue.ts'
import type { PrismaClient } from '../connection.ts'
import { approvedNumbers } from '../alarms/local-numbers.ts'
import { approvedSafetyTexts } from '../alarms/safety-texts.ts'
import { controllerIn, hoursIn, treeNode } from './node-rows.ts'

export interface Communities {
  /** A community by id; without one the first, which new contacts belong to. Throws where the database holds none. */
  get: (id?: number) => Community
  /** Reads the trees anew. */
  refresh: () => Promise<void>
}

export async function createCommunities(read: PrismaClient): Promise<Communities> {
  const readCatalogue = createCatalogueReader(read)
  let communities = new Map<number, Community>()

  async function refresh(): Promise<void> {
    const nodes = await read.node.findMany({ orderBy: { id: 'asc' } })
    const approved = await approvedNumbers(read)
    const safety = await approvedSafetyTexts(read)
    const catalogueOf = await readCatalogue()
    const fresh = new Map<number, Community>()
    for (const root of nodes) {
      if (root.kind !== 'community') continue

      const own = nodes.filter((node) => node.path.startsWith(root.path))
      fresh.set(root.id, {
        id: root.id,
        name: root.name,
        hours: hoursIn(root.settings) ?? [],
        controller: controllerIn(root.settings),
        nodes: own.map((node) => ({ ...treeNode(node), hours: hoursIn(node.settings) })),
        numbers: approved.get(root.id) ?? {},
        safety: safety.get(root.id) ?? {},
        catalogue: catalogueOf(root.id),
      })
    }
    communities = fresh
  }

  await refresh()
  return {
    refresh,
    get: (id) => {
      const found = id === undefined ? communities.values().next().value : communities.get(id)
      if (!found) throw new Error('the database holds no community: start with DEMO=true or import one')
      return found
    },
  }
}
