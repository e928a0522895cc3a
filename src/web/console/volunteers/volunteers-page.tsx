// The volunteers by state: who waits for staff comes first.
import { useState } from 'react'
import { Empty, Segmented, Skeleton } from 'antd'
import { volunteerStates, type VolunteerState } from '../../../rules/volunteers/volunteer.ts'
import type { Me } from '../api.ts'
import { Problem } from '../problem.tsx'
import { useVolunteers } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { VolunteerRow } from './volunteer-row.tsx'

export function VolunteersPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const [state, setState] = useState<VolunteerState>('applied')
  const { data, error, refetch } = useVolunteers(state)
  return (
    <section className="inbox" aria-label={t('box.volunteers')}>
      <div className="inbox-scroll volunteers">
        <p className="dim">{t('volunteers.lead')}</p>
        <Segmented<VolunteerState>
          block
          value={state}
          onChange={setState}
          options={volunteerStates.map((value) => ({
            value,
            label: `${t(`volunteers.${value}`)} ${data?.counts[value] ?? ''}`,
          }))}
        />
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.volunteers')} />
        )}
        <ul className="plain-list">
          {data?.items.map((item) => (
            <VolunteerRow key={item.id} me={me} item={item} />
          ))}
        </ul>
      </div>
    </section>
  )
}
