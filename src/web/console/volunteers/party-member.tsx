// Who reported in: what they can do, when, and to which unit they belong.
import { Descriptions, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type PartyReport, type PartyUnitRow } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function PartyMember({ report, units }: { report: PartyReport; units: readonly PartyUnitRow[] }) {
  const settings = useSettings()
  const { t } = settings
  const client = useQueryClient()
  const tie = useMutation({
    mutationFn: (unitId: string | null) =>
      call('POST /double-reports/:id/unit', { id: report.id, body: { unitId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.doubleReports }),
  })
  const id = `party-unit-${report.id}`
  return (
    <li className="volunteer">
      <p className="volunteer-who">
        <b>{report.name}</b>
        <span className="mark mark-dim">{t(report.named ? 'party.namedYes' : 'party.namedNo')}</span>
        <span className="dim push">{shortDate(report.at, settings)}</span>
      </p>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2 }}
        items={[
          { key: 'skills', label: t('party.skills'), children: report.skills },
          { key: 'times', label: t('party.times'), children: report.times },
        ]}
      />
      <p className="dim">{t('party.unitTold', { unit: report.unitName })}</p>
      <label htmlFor={id}>{t('party.unit')}</label>
      <Select<string>
        id={id}
        value={report.unitId ?? ''}
        options={[
          { value: '', label: t('party.untied') },
          ...units.map((unit) => ({ value: unit.id, label: unit.name })),
        ]}
        onChange={(unitId) => tie.mutate(unitId === '' ? null : unitId)}
      />
      {tie.error !== null && <Problem error={tie.error} />}
    </li>
  )
}
