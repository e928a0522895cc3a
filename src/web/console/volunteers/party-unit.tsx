// A unit that reported in, and what it gets for the last quarter that is over: looked at, released by a person, printed.
import { App as Ant, Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type PartyUnitRow } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useUnitFeedback } from '../queries.ts'
import { useSettings } from '../settings.tsx'

/** The last quarter that is over on a day like "2026-11-23". */
function lastQuarter(day: string): { year: number; quarter: number } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const quarter = Math.ceil(month / 3) - 1
  return quarter === 0 ? { year: year - 1, quarter: 4 } : { year, quarter }
}

export function PartyUnit({ unit }: { unit: PartyUnitRow }) {
  const { t, now } = useSettings()
  const { message, modal } = Ant.useApp()
  const client = useQueryClient()
  const when = lastQuarter(dayOf(now))
  const part = `${String(when.year)}-${String(when.quarter)}`
  const { data } = useUnitFeedback(unit.id, part)
  const release = useMutation({
    mutationFn: () =>
      call('POST /double-reports/units/:id/feedback/:part/release', { id: unit.id, part, body: {} }),
    onSuccess: () => {
      void message.success(t('party.noted'))
      return client.invalidateQueries({ queryKey: keys.doubleReports })
    },
  })
  const path = `/api/double-reports/units/${unit.id}/feedback/${part}`
  return (
    <li className="volunteer">
      <p className="volunteer-who">
        <b>{unit.name}</b>
        <span className="dim push">
          {unit.contact} {unit.phone}
        </span>
      </p>
      <p>{unit.resources}</p>
      <p>
        {t('party.feedback', when)}{' '}
        {data?.releasedAt != null && <span className="mark mark-primary">{t('party.released')}</span>}
      </p>
      {data?.people.length === 0 && <p className="dim">{t('party.feedbackEmpty')}</p>}
      {data?.people.map(({ name, deeds, minutes }) => (
        <p key={name}>
          {name}:{deeds.join('、')}({t('party.minutes', { minutes })})
        </p>
      ))}
      {release.error !== null && <Problem error={release.error} />}
      <div className="volunteer-acts">
        {data?.releasedAt === null && data.people.length > 0 && (
          <Button
            loading={release.isPending}
            onClick={() =>
              void modal.confirm({
                title: t('party.release'),
                content: t('party.releaseSure'),
                onOk: () => release.mutateAsync().catch(() => undefined),
              })
            }
          >
            {t('party.release')}
          </Button>
        )}
        {data?.releasedAt != null && (
          <>
            <Button href={`${path}/sheet`} target="_blank">
              {t('party.print')}
            </Button>
            <Button href={`${path}/xlsx`}>{t('party.workbook')}</Button>
          </>
        )}
      </div>
    </li>
  )
}
