// A place of the community tree: added, renamed, or removed while nothing stands on it.
import { useState } from 'react'
import { App as Ant, Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, call, type TreeNode } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  tree: readonly TreeNode[]
  /** Absent: a new one. */
  node?: TreeNode
  close: () => void
}

const listed = (aliases: string): string[] =>
  aliases
    .split(/[、,,]/)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '')

export function NodeForm({ tree, node, close }: Props) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const parents = tree.filter(({ kind }) => kind === 'community' || kind === 'grid')
  const [parentId, setParent] = useState(parents[0]?.id)
  const [kind, setKind] = useState<'grid' | 'estate'>('estate')
  const [name, setName] = useState(node?.name ?? '')
  const [aliases, setAliases] = useState(node?.aliases.join('、') ?? '')
  const saved = () => {
    void message.success(t('community.saved'))
    close()
    return client.invalidateQueries({ queryKey: keys.nodes })
  }
  const save = useMutation({
    mutationFn: async () => {
      const words = { name: name.trim(), aliases: listed(aliases) }
      if (node) await call('PATCH /nodes/:id', { id: String(node.id), body: words })
      else await call('POST /nodes', { body: { ...words, parentId: parentId ?? 0, kind } })
    },
    onSuccess: saved,
  })
  const remove = useMutation({
    mutationFn: () => call('DELETE /nodes/:id', { id: String(node?.id) }),
    onSuccess: saved,
  })
  const parent = parents.find(({ id }) => id === parentId)
  const kinds = parent?.kind === 'grid' ? (['estate'] as const) : (['estate', 'grid'] as const)
  return (
    <form
      className="resident-form"
      aria-label={node ? t('places.editOf', { name: node.name }) : t('places.add')}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {!node && (
        <>
          <label htmlFor="node-parent">{t('places.parent')}</label>
          <Select<number>
            id="node-parent"
            value={parentId ?? null}
            options={parents.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(id) => {
              setParent(id)
              setKind('estate')
            }}
          />
          <label htmlFor="node-kind">{t('places.kind')}</label>
          <Select<'grid' | 'estate'>
            id="node-kind"
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`places.kind.${value}`) }))}
            onChange={setKind}
          />
        </>
      )}
      <label htmlFor="node-name">{t('places.name')}</label>
      <Input id="node-name" maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
      <label htmlFor="node-aliases">{t('places.aliases')}</label>
      <Input
        id="node-aliases"
        maxLength={400}
        value={aliases}
        onChange={({ target }) => setAliases(target.value)}
      />
      <div className="event-acts">
        <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
          {t('community.save')}
        </Button>
        <Button onClick={close}>{t('community.cancel')}</Button>
        {node && node.kind !== 'community' && (
          <Button danger type="text" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('places.remove')}
          </Button>
        )}
      </div>
      {save.error !== null && <Problem error={save.error} />}
      {remove.error !== null &&
        (remove.error instanceof ApiError && remove.error.code === 'NODE_IN_USE' ? (
          <p role="alert" className="mark mark-danger">
            {t('places.inUse')}
          </p>
        ) : (
          <Problem error={remove.error} />
        ))}
    </form>
  )
}
