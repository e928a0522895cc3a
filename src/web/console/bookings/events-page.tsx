// The community's events: those ahead and those that were, and a form to publish one.
import { useState } from 'react'
import { Button, Empty, Skeleton } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { call, type CommunityEvent, type Me } from '../api.ts'
import { EventForm } from './event-form.tsx'
import { EventRow } from './event-row.tsx'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function EventsPage({ me }: { me: Me }) {
  const { t, now } = useSettings()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: keys.events,
    queryFn: () => call('GET /community-events', {}),
    refetchInterval: 60_000,
  })
  const items = data?.items ?? []
  const isAhead = ({ end }: CommunityEvent) => Date.parse(end) > now
  const parts = [
    ['events.ahead', items.filter(isAhead).toReversed()],
    ['events.past', items.filter((event) => !isAhead(event))],
  ] as const
  const mayManage = me.rights.includes('event.manage')
  return (
    <section className="inbox" aria-label={t('box.events')}>
      <div className="inbox-scroll bookings">
        {mayManage && !adding && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('events.new')}
          </Button>
        )}
        {adding && <EventForm me={me} close={() => setAdding(false)} />}
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.events')} />
        )}
        {parts.map(
          ([title, list]) =>
            list.length > 0 && (
              <section key={title} aria-label={t(title)}>
                <h2>{t(title)}</h2>
                <ul className="plain-list">
                  {list.map((event) => (
                    <EventRow key={event.id} me={me} event={event} />
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </section>
  )
}
