// Who is on duty at one place: the order of calling, changed by buttons that a thumb can hit, and saved at once.
import { Button, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { canBeOnDuty, leastOnDuty } from '../../../rules/alarms/alarm.ts'
import { call, type Place, type Staff, type TreeNode } from '../api.ts'
import { roleLabel } from '../labels.ts'
import { Icon } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  place: Place
  tree: readonly TreeNode[]
  staff: readonly Staff[]
}

export function RosterPlace({ place, tree, staff }: Props) {
  const { t, language } = useSettings()
  const client = useQueryClient()
  const { node, staff: onDuty, street } = place
  const save = useMutation({
    mutationFn: (ids: number[]) => call('PUT /roster/:id', { id: String(node.id), body: { staff: ids } }),
    onSuccess: (roster) => client.setQueryData(keys.roster, roster),
  })
  const ids = onDuty.map(({ id }) => id)
  const swap = (at: number): void => {
    const [first, second] = ids.slice(at, at + 2)
    if (first !== undefined && second !== undefined)
      save.mutate([...ids.slice(0, at), second, first, ...ids.slice(at + 2)])
  }
  const above = placesAbove(tree, node.id)
  const candidates = staff.filter(
    (one) => one.active && canBeOnDuty(one.role) && above.has(one.node.id) && !ids.includes(one.id),
  )
  const away = new Set(staff.filter((one) => one.away).map(({ id }) => id))
  const missing = leastOnDuty - onDuty.length
  return (
    <section className="roster-place" aria-label={node.name}>
      <h2>{node.name}</h2>
      {missing > 0 && (
        <p className="mark mark-danger">
          <Icon shape="late" />
          {t('roster.missing', { count: missing })}
        </p>
      )}
      <ol className="plain-list">
        {onDuty.map(({ id, name, role, tried }, at) => (
          <li key={id}>
            <span className="number">{at + 1}</span>
            <span className="roster-who">
              <b>{name}</b> <span className="dim">{roleLabel(role, language)}</span>
              {away.has(id) && (
                <span className="mark mark-accent">
                  <Icon shape="late" />
                  {t('roster.away')}
                </span>
              )}
              <span className={tried.length > 0 ? 'mark mark-done' : 'mark mark-danger'}>
                <Icon shape={tried.length > 0 ? 'done' : 'late'} />
                {tried.length > 0
                  ? t('roster.tried', { ways: tried.map((way) => t(`ways.${way}`)).join('、') })
                  : t('roster.untried')}
              </span>
            </span>
            <Button
              aria-label={t('roster.up', { name })}
              disabled={at === 0 || save.isPending}
              onClick={() => swap(at - 1)}
            >
              ↑
            </Button>
            <Button
              aria-label={t('roster.down', { name })}
              disabled={at === onDuty.length - 1 || save.isPending}
              onClick={() => swap(at)}
            >
              ↓
            </Button>
            <Button
              type="text"
              aria-label={t('roster.remove', { name })}
              disabled={save.isPending}
              onClick={() => save.mutate(ids.filter((other) => other !== id))}
            >
              {t('ways.remove')}
            </Button>
          </li>
        ))}
      </ol>
      {street && <p className="dim">{t('roster.street', { name: street.name || street.phone })}</p>}
      <Select<number>
        aria-label={t('roster.add')}
        placeholder={t('roster.add')}
        showSearch={{ optionFilterProp: 'label' }}
        options={candidates.map(({ id, name, role }) => ({
          value: id,
          label: `${name} · ${roleLabel(role, language)}`,
        }))}
        value={null}
        disabled={save.isPending}
        onChange={(id) => save.mutate([...ids, id])}
        notFoundContent={t('roster.nobody')}
      />
      {save.error !== null && <Problem error={save.error} invalid={t('problem.notThere')} />}
    </section>
  )
}

/** A place and all that hold it: whoever works at one of them sees its emergencies. */
function placesAbove(tree: readonly TreeNode[], id: number): ReadonlySet<number> {
  const found = new Set<number>()
  for (let at: number | null = id; at !== null && !found.has(at);) {
    found.add(at)
    at = tree.find((one) => one.id === at)?.parentId ?? null
  }
  return found
}
