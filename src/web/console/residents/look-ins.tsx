// Who is looked in on, by the day on which it is due: three taps for whoever stands at the door.
import { useState } from 'react'
import { Empty, Skeleton } from 'antd'
import type { Me } from '../api.ts'
import { dayOf, monthOf } from '../dates.ts'
import { LookInRow } from './look-in-row.tsx'
import { MonthPicker } from '../measures/month-picker.tsx'
import { Problem } from '../problem.tsx'
import { useLookInRate, useLookIns } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function LookIns({ me }: { me: Me }) {
  const { t, now } = useSettings()
  const { data, error, refetch } = useLookIns(true)
  return (
    <section className="inbox" aria-label={t('box.lookIns')}>
      <div className="inbox-scroll look-ins">
        <p className="dim">{t('lookIn.lead')}</p>
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.lookIns')} />
        )}
        <ul className="plain-list">
          {data?.items.map((item) => (
            <LookInRow key={item.id} me={me} item={item} today={dayOf(now)} />
          ))}
        </ul>
        <Rate />
      </div>
    </section>
  )
}

function Rate() {
  const { t, now } = useSettings()
  const [month, setMonth] = useState(() => monthOf(now))
  const { data, error, refetch } = useLookInRate(month)
  return (
    <section>
      <h2>{t('lookIn.rate')}</h2>
      <MonthPicker month={month} setMonth={setMonth} />
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="dim">{t('lookIn.noneDue')}</p>}
      <ul className="plain-list">
        {data?.items.map(({ grid, due, met }) => (
          <li key={grid?.id ?? 0}>
            {t('lookIn.rateOf', { grid: grid?.name ?? t('lookIn.elsewhere'), due, met })}
          </li>
        ))}
      </ul>
    </section>
  )
}
