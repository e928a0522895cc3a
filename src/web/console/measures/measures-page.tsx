// What the service is measured by: a month's ten figures, how they fall on grids, kinds and handlers, and where much comes of one kind.
import { useState } from 'react'
import { Button, Empty, Skeleton } from 'antd'
import { categoryLabel } from '../labels.ts'
import { monthOf } from '../dates.ts'
import { HotSpots } from './hot-spots.tsx'
import { Time } from '../tickets/marks.tsx'
import { MonthPicker } from './month-picker.tsx'
import { Breakdown, Handlers, TenFigures } from './figures.tsx'
import { Problem } from '../problem.tsx'
import { useMeasures } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function MeasuresPage() {
  const { t, language, now } = useSettings()
  const [month, setMonth] = useState(() => monthOf(now))
  const { data, error, refetch } = useMeasures(month)
  return (
    <section className="inbox measures" aria-label={t('box.measures')}>
      <div className="inbox-scroll measures-page">
        <div className="measures-head">
          <MonthPicker month={month} setMonth={setMonth} />
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
