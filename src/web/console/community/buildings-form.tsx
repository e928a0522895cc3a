// Buildings of an estate by their numbers, many at once, each with its units.
import { useState } from 'react'
import { App as Ant, Button, InputNumber, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { buildingNames, buildingWords } from '../../../rules/community/tree.ts'
import { call, type TreeNode } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function BuildingsForm({ estate, close }: { estate: TreeNode; close: () => void }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [from, setFrom] = useState(1)
  const [to, setTo] = useState(6)
  const [suffix, setSuffix] = useState<(typeof buildingWords)[number]>(buildingWords[0])
  const [units, setUnits] = useState(2)
  const body = { from, to, suffix, units }
  const names = buildingNames(body)
  const save = useMutation({
    mutationFn: () => call('POST /nodes/:id/buildings', { id: String(estate.id), body }),
    onSuccess: ({ added }) => {
      void message.success(t('places.added', { count: added }))
      close()
      return client.invalidateQueries({ queryKey: keys.nodes })
    },
  })
  const number = (id: string, value: number, set: (next: number) => void, min: number, max: number) => (
    <InputNumber
      id={id}
      min={min}
      max={max}
      precision={0}
      value={value}
      onChange={(next) => set(next ?? min)}
    />
  )
  return (
    <form
      className="resident-form"
      aria-label={t('places.buildingsOf', { name: estate.name })}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <label htmlFor="buildings-from">{t('places.from')}</label>
      {number('buildings-from', from, setFrom, 1, 300)}
      <label htmlFor="buildings-to">{t('places.to')}</label>
      {number('buildings-to', to, setTo, 1, 300)}
      <label htmlFor="buildings-suffix">{t('places.suffix')}</label>
      <Select<(typeof buildingWords)[number]>
        id="buildings-suffix"
        value={suffix}
        options={buildingWords.map((value) => ({ value, label: value }))}
        onChange={setSuffix}
      />
      <label htmlFor="buildings-units">{t('places.units')}</label>
      {number('buildings-units', units, setUnits, 0, 20)}
      <p className={names ? 'dim' : 'mark mark-danger'} role="status">
        {names
          ? t('places.willAdd', { first: names[0] ?? '', last: names.at(-1) ?? '' })
          : t('places.wrongNumbers')}
      </p>
      <div className="event-acts">
        <Button type="primary" htmlType="submit" disabled={!names} loading={save.isPending}>
          {t('places.buildings')}
        </Button>
        <Button onClick={close}>{t('community.cancel')}</Button>
      </div>
      {save.error !== null && <Problem error={save.error} />}
    </form>
  )
}
