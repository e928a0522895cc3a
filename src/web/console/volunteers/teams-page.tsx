// Teams: those that wait for a look first, then the others with what they do.
import { useState } from 'react'
import { Button, Empty, Skeleton } from 'antd'
import type { Me } from '../api.ts'
import { Problem } from '../problem.tsx'
import { useTeams } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { TeamRow } from './team-row.tsx'

export function TeamsPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useTeams(true)
  const manages = me.rights.includes('volunteer.manage')
  return (
    <section className="inbox" aria-label={t('box.teams')}>
      <div className="inbox-scroll volunteers">
        <p className="dim">{t('teams.lead')}</p>
        {manages && (
          <Button size="large" block onClick={() => setAdding(true)}>
            {t('teams.signUp')}
          </Button>
        )}
        {adding && <OrganisationForm close={() => setAdding(false)} />}
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.teams')} />
        )}
        <ul className="plain-list">
          {data?.items.map((team) => (
            <TeamRow key={team.id} team={team} manages={manages} />
          ))}
        </ul>
      </div>
    </section>
  )
}
