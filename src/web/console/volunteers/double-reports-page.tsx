// 双报到: the lists and who took what, who reported in, and the units with what they get each quarter.
import { useState } from 'react'
import { Empty, Segmented, Skeleton } from 'antd'
import { Problem } from '../problem.tsx'
import { useDoubleReports } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { PartyForm } from './party-form.tsx'
import { PartyItem } from './party-item.tsx'
import { PartyMember } from './party-member.tsx'
import { PartyUnit } from './party-unit.tsx'

const tabs = ['items', 'reports', 'units'] as const
type Tab = (typeof tabs)[number]

export function DoubleReportsPage() {
  const { t } = useSettings()
  const [tab, setTab] = useState<Tab>('items')
  const { data, error, refetch } = useDoubleReports()
  return (
    <section className="inbox" aria-label={t('box.doubleReports')}>
      <div className="inbox-scroll volunteers">
        <p className="dim">{t('party.lead')}</p>
        <Segmented<Tab>
          block
          value={tab}
          onChange={setTab}
          options={tabs.map((value) => ({
            value,
            label: `${t(`party.tab.${value}`)} ${data === undefined ? '' : data[value].length}`,
          }))}
        />
        {tab !== 'reports' && <PartyForm key={tab} of={tab} />}
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.[tab].length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('party.empty')} />
        )}
        <ul className="plain-list">
          {tab === 'items' && data?.items.map((item) => <PartyItem key={item.id} item={item} />)}
          {tab === 'reports' &&
            data?.reports.map((report) => <PartyMember key={report.id} report={report} units={data.units} />)}
          {tab === 'units' && data?.units.map((unit) => <PartyUnit key={unit.id} unit={unit} />)}
        </ul>
      </div>
    </section>
  )
}
