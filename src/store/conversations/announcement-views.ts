// Announcements as staff see them: what became of each, by building.
import { placeName, type TreeNode } from '../../rules/community/tree.ts'

/** What was counted of those who live at one node. */
export interface ReceptionRow {
  nodeId: number
  people: number | bigint
  delivered: number | bigint
  held: number | bigint
}
export interface Reception {
  place: string
  people: number
  delivered: number
  /** The channel did not carry it: somebody may phone or put up a paper. */
  held: number
}

/** Adds up by building, or by what lies above where somebody told no building. */
export function receptionOf(counted: readonly ReceptionRow[], nodes: readonly TreeNode[]): Reception[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byPlace = new Map<TreeNode, Reception>()
  for (const { nodeId, people, delivered, held } of counted) {
    const home = byId.get(nodeId)
    if (!home) continue
    const above = home.path.split('/').flatMap((id) => byId.get(Number(id)) ?? [])
    const place = above.find(({ kind }) => kind === 'building') ?? home
    const sum = byPlace.get(place) ?? { place: placeName({ nodes }, place), people: 0, delivered: 0, held: 0 }
    sum.people += Number(people)
    sum.delivered += Number(delivered)
    sum.held += Number(held)
    byPlace.set(place, sum)
  }
  return [...byPlace].sort(([a], [b]) => (a.path < b.path ? -1 : 1)).map(([, sum]) => sum)
}

interface Row {
  publicId: string
  text: string
  urgent: boolean
  stopped: boolean
  createdAt: Date
  until: Date
  endedAt: Date | null
  staff: { id: number; name: string }
}

/** How far an announcement is. */
export type AnnouncementState = 'sending' | 'sent' | 'stopped' | 'expired'

function stateOf({ stopped, until, endedAt }: Row, at: number): AnnouncementState {
  if (stopped) return 'stopped'
  if (endedAt) return 'sent'
  return at >= until.getTime() ? 'expired' : 'sending'
}

export const announcementView = (row: Row, places: string[], reception: Reception[] | null, at: number) => ({
  id: row.publicId,
  places,
  text: row.text,
  urgent: row.urgent,
  by: row.staff,
  state: stateOf(row, at),
  createdAt: row.createdAt.toISOString(),
  until: row.until.toISOString(),
  reception,
})
