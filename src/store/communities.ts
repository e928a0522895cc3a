// A snapshot of every community tree, for conversations: read once, replaced as a whole when staff change something.
import type { Community, Controller, NodeKind, OpenHours, TreeNode } from '../rules/tree.ts'
import { createCatalogueReader } from './catalogue.ts'
import type { PrismaClient } from './connection.ts'
import { approvedNumbers } from './local-numbers.ts'

interface Settings {
  hours?: OpenHours[]
  controller?: Controller
}

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
    const catalogueOf = await readCatalogue()
    const fresh = new Map<number, Community>()
    for (const root of nodes) {
      if (root.kind !== 'community') continue
      const { hours = [], controller } = JSON.parse(root.settings) as Settings
      const own = nodes.filter((node) => node.path.startsWith(root.path))
      fresh.set(root.id, {
        id: root.id,
        name: root.name,
        hours,
        controller,
        nodes: own.map((node) => ({ ...treeNode(node), hours: hoursIn(node.settings) })),
        numbers: approved.get(root.id) ?? {},
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

/** Who answers for personal data, among a community's settings. */
export const controllerIn = (settings: string): Controller | undefined =>
  (JSON.parse(settings) as Settings).controller

/** The office hours among a node's settings, if it has its own. */
export const hoursIn = (settings: string): OpenHours[] | undefined => (JSON.parse(settings) as Settings).hours

/** A row of the tree as conversations know it. */
export const treeNode = (node: {
  id: number
  parentId: number | null
  kind: string
  name: string
  aliases: string
  path: string
}): TreeNode => ({
  id: node.id,
  parentId: node.parentId,
  kind: node.kind as NodeKind,
  name: node.name,
  aliases: JSON.parse(node.aliases) as string[],
  path: node.path,
})
