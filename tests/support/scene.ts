// A small community and a clock that stands still, for tests of the pure core.
import type { Scene } from '../../src/flows/flow.ts'
import type { Community, NodeKind, TreeNode } from '../../src/rules/community/tree.ts'

const node = (
  id: number,
  parentId: number | null,
  kind: NodeKind,
  name: string,
  path: string,
  aliases: string[] = [],
): TreeNode => ({
  id,
  parentId,
  kind,
  name,
  path,
  aliases,
})

const community: Community = {
  id: 1,
  name: '锦江社区',
  hours: [{ weekdays: [1, 2, 3, 4, 5], from: 510, to: 1050 }],
  nodes: [
    node(1, null, 'community', '锦江社区', '/1/'),
    node(2, 1, 'grid', '第一网格', '/1/2/'),
    node(3, 2, 'estate', '锦江苑', '/1/2/3/', ['老粮站']),
    node(4, 1, 'grid', '第三网格', '/1/4/'),
    node(5, 4, 'estate', '桂花小区', '/1/4/5/', ['桂花']),
    node(6, 5, 'building', '3栋', '/1/4/5/6/'),
    node(7, 6, 'unit', '2单元', '/1/4/5/6/7/'),
  ],
}

/** Monday 23 November 2026, 10:00 in Sichuan. */
export const noon = Date.parse('2026-11-23T10:00:00+08:00')

export const scene = (changes: Partial<Scene> = {}): Scene => ({
  now: noon,
  lang: 'zh',
  community,
  firstTime: false,
  followUp: true,
  phoneAsked: false,
  ...changes,
})
