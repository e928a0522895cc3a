// What the service is measured by: a month's ten figures, how they fall on grids, kinds and handlers, and where much comes of one kind.
import { useState } from 'react'
import { Button, Empty, Select, Skeleton } from 'antd'
import { categoryLabel } from './labels.ts'
import { monthOf, monthsBack, monthWords } from './dates.ts'
import { HotSpots } from './hot-spots.tsx'
import { Icon, Time } from './marks.tsx'
import { Breakdown, Handlers, TenFigures } from './figures.tsx'
import { Problem } from './problem.tsx'
import { useMeasures } from './queries.ts'
import { useSettings } from './settings.tsx'

/** Months that can be chosen. */
const shownMonths = 24

export function MeasuresPage() {
  const { t, language, now } = useSettings()
  const [month, setMonth] = useState(() => monthOf(now))
  const { data, error, refetch } = useMeasures(month)
  const months = monthsBack(now, shownMonths)
  const at = months.indexOf(month)
  const step = (to: string | undefined) => to !== undefined && setMonth(to)
  return (
    <section className="inbox measures" aria-label={t('box.measures')}>
      <div className="inbox-scroll measures-page">
        <div className="measures-head">
          <Button
            aria-label={t('measures.before')}
            icon={<Icon shape="back" />}
            disabled={at === months.length - 1}
            onClick={() => step(months[at + 1])}
          />
          <Select<string>
            aria-label={t('measures.month')}
            value={month}
            options={months.map((value) => ({ value, label: monthWords(value, language) }))}
            onChange={setMonth}
          />
          <Button
            className="turned"
            aria-label={t('measures.after')}
            icon={<Icon shape="back" />}
            disabled={at === 0}
            onClick={() => step(months[at - 1])}
          />
          <span className="measures-take">
            <Button href={`/api/reports/${month}`} target="_blank" rel="noreferrer">
              {t('measures.print')}
            </Button>
            <Button href={`/api/reports/${month}/xlsx`}>{t('measures.xlsx')}</Button>
          </span>
        </div>
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
        {data !== undefined && (
          <>
            <p className="dim">
              {t('measures.lead')} <Time at={data.asOf} />
            </p>
            {data.total.received === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.measures')} />
            ) : (
              <>
                <TenFigures figures={data.total} />
                <Breakdown
                  title={t('measures.grids')}
                  rows={data.byGrid.map((row) => ({ ...row, name: row.grid?.name ?? null }))}
                />
                <Breakdown
                  title={t('measures.kinds')}
                  rows={data.byCategory.map((row) => ({
                    ...row,
                    name: row.category === null ? null : categoryLabel(row.category, language),
                  }))}
                />
                <p className="dim">{t('measures.restWhy')}</p>
                {data.byHandler !== null && <Handlers rows={data.byHandler} />}
              </>
            )}
          </>
        )}
        <HotSpots />
      </div>
    </section>
  )
}
