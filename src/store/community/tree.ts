// The community tree as staff change it. A node's path holds the ids from the root down and is what scopes are made of.
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../errors.ts'
import {
  buildingNames,
  nodeKinds,
  type Controller,
  type NewBuildings,
  type NodeKind,
  type OpenHours,
} from '../../rules/community/tree.ts'
import { controllerIn, hoursIn } from './node-rows.ts'
import type { PrismaClient, Tx } from '../connection.ts'
import type { Writer } from '../writer.ts'

export interface NewNode {
  parentId: number
  kind: NodeKind
  name: string
  aliases: readonly string[]
}
export interface NodePatch {
  name?: string | undefined
  aliases?: readonly string[] | undefined
  controller?: Controller | undefined
  /** Null: as the place above. */
  hours?: readonly OpenHours[] | null | undefined
}

export type Tree = ReturnType<typeof createTree>

export function createTree(writer: Writer, read: PrismaClient) {
  return {
    /** The nodes of the scope, parents before their children. */
    list: async (scope: string) =>
      (await read.node.findMany({ where: { path: { startsWith: scope } }, orderBy: { id: 'asc' } })).map(
        view,
      ),

    /** Adds a node under another. Throws INPUT_INVALID where the parent is not in the scope, or is of no higher kind. */
    create: (scope: string, { parentId, kind, name, aliases }: NewNode) =>
      writer.run(async (tx, emit) => {
        const parent = await tx.node.findFirst({ where: { id: parentId, path: { startsWith: scope } } })
        if (!parent) throw new AppError('INPUT_INVALID', 'parentId: there is no such place where you work')
        if (nodeKinds.indexOf(kind) <= nodeKinds.indexOf(parent.kind as NodeKind))
          throw new AppError('INPUT_INVALID', `kind: no ${kind} lies in a ${parent.kind}`)
        const made = await plant(tx, parent, { kind, name, aliases })
        emit({ type: 'tree' })
        return view(made)
      }),

    /**
     * Adds the numbered buildings of an estate with their units. Those that are there already stay as they are. Throws NOT_FOUND
     * outside the scope, INPUT_INVALID for anything but an estate, and for numbers that run backwards or are more than a hundred.
     */
    addBuildings: (scope: string, id: number, buildings: NewBuildings) =>
      writer.run(async (tx, emit) => {
        const estate = await requireNode(tx, scope, id)
        if (estate.kind !== 'estate')
          throw new AppError('INPUT_INVALID', 'id: buildings stand in an estate; choose one')
        const names = buildingNames(buildings)
        if (!names)
          throw new AppError('INPUT_INVALID', 'to: not below from, and at most 100 buildings at once')
        const there = await tx.node.findMany({ where: { parentId: id }, select: { name: true } })
        const fresh = names.filter((name) => there.every((node) => node.name !== name))
        for (const name of fresh) {
          const building = await plant(tx, estate, { kind: 'building', name, aliases: [] })
          for (let unit = 1; unit <= buildings.units; unit++)
            await plant(tx, building, { kind: 'unit', name: `${unit}单元`, aliases: [] })
        }
        emit({ type: 'tree' })
        return { added: fresh.length }
      }),

    /**
     * Renames a node, notes its office hours, or who answers for personal data in a community. Throws NOT_FOUND outside the scope, INPUT_INVALID
     * for a controller of anything but a community.
     */
    patch: (scope: string, id: number, { name, aliases, controller, hours }: NodePatch) =>
      writer.run(async (tx, emit) => {
        const { kind, settings } = await requireNode(tx, scope, id)
        if (controller && kind !== 'community')
          throw new AppError('INPUT_INVALID', 'controller: only a community has one')
        const changed = await tx.node.update({
          where: { id },
          data: {
            ...(name !== undefined && { name }),
            ...(aliases !== undefined && { aliases: JSON.stringify(aliases) }),
            settings: JSON.stringify({
              ...(JSON.parse(settings) as object),
              ...(controller && { controller }),
              ...(hours !== undefined && { hours: hours ?? undefined }),
            }),
          },
        })
        emit({ type: 'tree' })
        return view(changed)
      }),

    /** Removes a node that nothing stands on. Throws NOT_FOUND outside the scope, NODE_IN_USE for all others and communities. */
    remove: (scope: string, id: number): Promise<void> =>
      writer.run(async (tx, emit) => {
        const node = await requireNode(tx, scope, id)
        if (node.kind === 'community' || Object.values(node._count).some((count) => count > 0))
          throw new AppError(
            'NODE_IN_USE',
            'a community, or a place with places under it, staff, residents or tickets, cannot be removed',
          )
        await tx.node.delete({ where: { id } })
        emit({ type: 'tree' })
      }),
  }
}

async function plant(
  tx: Tx,
  parent: { id: number; path: string },
  { aliases, ...node }: Omit<NewNode, 'parentId'>,
) {
  // The path holds the row's own id, so it is known only once the row is there.
  const { id } = await tx.node.create({
    data: { ...node, parentId: parent.id, aliases: JSON.stringify(aliases), path: `new ${uuidv7()}` },
  })
  return tx.node.update({ where: { id }, data: { path: `${parent.path}${id}/` } })
}

async function requireNode(tx: Tx, scope: string, id: number) {
  const node = await tx.node.findFirst({
    where: { id, path: { startsWith: scope } },
    include: {
      _count: {
        select: {
          children: true,
          staff: true,
          tickets: true,
          committees: true,
          serviceItems: true,
          dutyEntries: true,
          residents: true,
        },
      },
    },
  })
  if (!node) throw new AppError('NOT_FOUND', 'there is no such place where you work')
  return node
}

const view = (node: {
  id: number
  parentId: number | null
  kind: string
  name: string
  aliases: string
  settings: string
}) => ({
  id: node.id,
  parentId: node.parentId,
  kind: node.kind as NodeKind,
  name: node.name,
  aliases: JSON.parse(node.aliases) as string[],
  hours: hoursIn(node.settings)?.map((hours) => ({ ...hours, weekdays: [...hours.weekdays] })) ?? null,
  controller: controllerIn(node.settings) ?? null,
})
