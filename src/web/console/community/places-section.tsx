// The places of a community: grids and estates, each with its buildings in numbers.
import { useState } from 'react'
import { Button } from 'antd'
import type { TreeNode } from '../api.ts'
import { useSettings } from '../settings.tsx'
import { BuildingsForm } from './buildings-form.tsx'
import { NodeForm } from './node-form.tsx'

/** What is open below the list: a place that is changed, an estate that gets buildings, or a new place. */
type Open = { what: 'change' | 'buildings'; id: number } | { what: 'add' }

export function PlacesSection({ tree }: { tree: readonly TreeNode[] }) {
  const { t } = useSettings()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const childrenOf = (id: number, kind: TreeNode['kind']) =>
    tree.filter((node) => node.parentId === id && node.kind === kind)
  const holds = (estate: TreeNode) => {
    const buildings = childrenOf(estate.id, 'building')
    const units = buildings.flatMap(({ id }) => childrenOf(id, 'unit'))
    return t('places.holds', { buildings: buildings.length, units: units.length })
  }
  const rows = ordered(tree.filter(({ kind }) => kind !== 'building' && kind !== 'unit'))
  return (
    <section className="roster-place" aria-label={t('places.title')}>
      <h2>{t('places.title')}</h2>
      <ul className="plain-list">
        {rows.map(({ node, depth }) => (
          <li key={node.id} className="place-row" style={{ paddingInlineStart: `${depth}rem` }}>
            <span className="roster-who">
              <b>{node.name}</b>{' '}
              <span className="dim">
                {t(`places.kind.${node.kind as 'community' | 'grid' | 'estate'}`)}
                {node.kind === 'estate' && ` · ${holds(node)}`}
                {node.aliases.length > 0 && ` · ${node.aliases.join('、')}`}
              </span>
            </span>
            {node.kind === 'estate' && (
              <Button
                aria-label={t('places.buildingsOf', { name: node.name })}
                onClick={() => setOpen({ what: 'buildings', id: node.id })}
              >
                {t('places.buildings')}
              </Button>
            )}
            <Button
              aria-label={t('places.editOf', { name: node.name })}
              onClick={() => setOpen({ what: 'change', id: node.id })}
            >
              {t('places.edit')}
            </Button>
            {open !== undefined && open.what !== 'add' && open.id === node.id && (
              <div className="place-open">
                {open.what === 'change' ? (
                  <NodeForm key={node.id} tree={tree} node={node} close={close} />
                ) : (
                  <BuildingsForm key={node.id} estate={node} close={close} />
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'add' ? (
        <NodeForm tree={tree} close={close} />
      ) : (
        <Button onClick={() => setOpen({ what: 'add' })}>{t('places.add')}</Button>
      )}
    </section>
  )
}

/** Each place right below the one that it lies in. */
function ordered(nodes: readonly TreeNode[]): { node: TreeNode; depth: number }[] {
  const ids = new Set(nodes.map(({ id }) => id))
  const under = (parentId: number | null, depth: number): { node: TreeNode; depth: number }[] =>
    nodes
      .filter((node) => (parentId === null ? !ids.has(node.parentId ?? 0) : node.parentId === parentId))
      .flatMap((node) => [{ node, depth }, ...under(node.id, depth + 1)])
  return under(null, 0)
}
