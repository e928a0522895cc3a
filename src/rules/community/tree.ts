// The community tree: community → grid → estate → building → unit, and what can be asked of it.
import type { CatalogueEntry } from './catalogue.ts'
import type { Danger } from '../alarms/danger.ts'
import type { LocalUse } from '../alarms/local-numbers.ts'
import type { SafetyWords } from '../alarms/safety-text.ts'

export const nodeKinds = ['community', 'grid', 'estate', 'building', 'unit'] as const
export type NodeKind = (typeof nodeKinds)[number]

/** What people call a building after its number. */
export const buildingWords = ['栋', '号楼', '幢', '座'] as const
export interface NewBuildings {
  from: number
  to: number
  suffix: (typeof buildingWords)[number]
  /** How many units each has; 0: none of their own. */
  units: number
}
/** At once, so that a slip of the finger fills no tree. */
const buildingsAtMost = 100

/** The names of so many buildings, the lowest number first; undefined where the numbers run backwards or are too many. */
export function buildingNames({ from, to, suffix }: NewBuildings): string[] | undefined {
  if (to < from || to - from >= buildingsAtMost) return undefined
  return Array.from({ length: to - from + 1 }, (_, at) => `${from + at}${suffix}`)
}

export interface TreeNode {
  id: number
  parentId: number | null
  kind: NodeKind
  name: string
  aliases: readonly string[]
  /** "/1/4/": the ids from the root down. Whoever works at a node sees what lies under its path. */
  path: string
  /** Its own office hours, where it is a service point that has some. */
  hours?: readonly OpenHours[] | undefined
}

/** Office hours of one weekday (0 = Sunday) as minutes from midnight, Asia/Shanghai. */
export interface OpenHours {
  weekdays: readonly number[]
  from: number
  to: number
}

/** Who answers for personal data in a community, and how to reach them: told by the operator, never made up. */
export interface Controller {
  name: string
  contact: string
}

/** All that a conversation may know of the community it takes place in. A snapshot: replaced as a whole when staff change it. */
export interface Community {
  id: number
  name: string
  nodes: readonly TreeNode[]
  hours: readonly OpenHours[]
  controller?: Controller | undefined
  /** The local numbers that two people have vouched for. */
  numbers?: Readonly<Partial<Record<LocalUse, string>>>
  /** Its own first words for dangers, where two people have vouched for some. */
  safety?: Readonly<Partial<Record<Danger, SafetyWords | undefined>>>
  /** What residents can ask about, each entry in its present version. */
  catalogue?: readonly CatalogueEntry[]
}

export const estatesOf = (community: Community): TreeNode[] =>
  community.nodes.filter((node) => node.kind === 'estate')

export const nodeById = (community: Pick<Community, 'nodes'>, id: number): TreeNode | undefined =>
  community.nodes.find((node) => node.id === id)

/** A place as people say it, from its estate on: 银杏院3栋2单元. What lies in no estate has its own name only. */
export function placeName(community: Pick<Community, 'nodes'>, node: TreeNode): string {
  const above = node.path
    .split('/')
    .flatMap((id) => nodeById(community, Number(id)) ?? [])
    .filter(({ kind }) => kind === 'estate' || kind === 'building' || kind === 'unit')
  return above.map(({ name }) => name).join('') || node.name
}

/** Whether `path` lies at or under `scope`. */
export const within = (scope: string, path: string): boolean => path.startsWith(scope)
