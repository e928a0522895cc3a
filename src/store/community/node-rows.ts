// What a row of the tree holds, read from its text.
import type { Controller, NodeKind, OpenHours, TreeNode } from '../../rules/community/tree.ts'

interface Settings {
  hours?: OpenHours[]
  controller?: Controller
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
