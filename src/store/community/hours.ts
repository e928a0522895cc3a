// The office hours of the service point that a place belongs to, as they are stored now.
import { hoursAt } from '../../rules/time/office-hours.ts'
import type { OpenHours } from '../../rules/community/tree.ts'
import { hoursIn, treeNode } from './node-rows.ts'
import { rows, type Tx } from '../connection.ts'

interface Row {
  id: number
  parentId: number | null
  kind: string
  name: string
  aliases: string
  path: string
  settings: string
}

export async function officeHoursAt(tx: Tx, path: string): Promise<readonly OpenHours[]> {
  const above = await rows<Row>(
    tx,
    'SELECT id, parentId, kind, name, aliases, path, settings FROM Node WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(path.split('/').filter(Boolean).map(Number)),
  )
  return hoursAt(
    { hours: [], nodes: above.map((node) => ({ ...treeNode(node), hours: hoursIn(node.settings) })) },
    path,
  )
}
