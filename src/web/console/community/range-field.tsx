// Buildings or units of one estate, told as people write them on a notice: 3-12号楼.
import { useState } from 'react'
import { Button, Input, Select } from 'antd'
import { unitRange } from '../../../rules/community/unit-range.ts'
import { useSettings } from '../settings.tsx'

interface Node {
  id: number
  parentId: number | null
  kind: string
  name: string
}

export function RangeField({ nodes, add }: { nodes: readonly Node[]; add: (ids: number[]) => void }) {
  const { t } = useSettings()
  const estates = nodes.filter(({ kind }) => kind === 'estate')
  const [estateId, setEstate] = useState(estates[0]?.id)
  const [told, setTold] = useState('')
  const [answer, setAnswer] = useState<string>()
  const under = (parentId: number | undefined) => nodes.filter((node) => node.parentId === parentId)
  const read = () => {
    const buildings = under(estateId).map((building) => ({ ...building, units: under(building.id) }))
    const found = unitRange(told, buildings)
    if (!found) {
      setAnswer(t('announce.rangeUnread'))
      return
    }
    if (found.ids.length > 0) {
      add(found.ids)
      setTold('')
    }
    const gaps = found.missing.join('、')
    setAnswer(
      [
        found.ids.length > 0 ? t('announce.rangeAdded', { count: found.ids.length }) : '',
        gaps === '' ? '' : t('announce.rangeMissing', { numbers: gaps }),
      ].join(''),
    )
  }
  return (
    <fieldset>
      <legend>{t('announce.range')}</legend>
      <span className="booking-acts">
        <Select<number>
          aria-label={t('announce.estate')}
          value={estateId ?? null}
          options={estates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setEstate}
        />
        <Input
          aria-label={t('announce.rangeTold')}
          placeholder="3-12号楼"
          maxLength={60}
          value={told}
          onChange={({ target }) => setTold(target.value)}
          onPressEnter={read}
        />
        <Button disabled={told.trim() === '' || estateId === undefined} onClick={read}>
          {t('announce.rangeAdd')}
        </Button>
      </span>
      <p role="status" className="dim">
        {answer ?? t('announce.rangeHint')}
      </p>
    </fieldset>
  )
}
