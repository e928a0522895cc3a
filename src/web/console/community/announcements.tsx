// What residents of some places were told, whom it reached, and a button to tell them something new.
import { useState } from 'react'
import { App as Ant, Button, Empty, Skeleton } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AnnouncementForm } from './announcement-form.tsx'
import { call, type Announcement, type Me } from '../api.ts'
import { Time } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { problemWords } from '../problems.ts'
import { keys, useAnnouncements } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Announcements({ me }: { me: Me }) {
  const { t } = useSettings()
  const { data, error, refetch } = useAnnouncements(true)
  const [writing, setWriting] = useState(false)
  const maySend = me.rights.includes('announcement.send')
  return (
    <section className="inbox" aria-label={t('box.announcements')}>
      <div className="inbox-scroll">
        {maySend && (
          <div className="padded">
            <Button type="primary" block onClick={() => setWriting(true)}>
              {t('announce.new')}
            </Button>
            <AnnouncementForm open={writing} close={() => setWriting(false)} />
          </div>
        )}
        {data === undefined && error === null && <Skeleton active className="padded" />}
        {error !== null && data === undefined && <Problem error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Empty
            className="padded"
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t('empty.announcements')}
          />
        )}
        <ul className="plain-list">
          {data?.items.map((item) => (
            <Item key={item.id} item={item} maySend={maySend} />
          ))}
        </ul>
      </div>
    </section>
  )
}

function Item({ item, maySend }: { item: Announcement; maySend: boolean }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const stop = useMutation({
    mutationFn: () => call('POST /announcements/:id/stop', { id: item.id, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.announcements }),
    onError: (error) => void message.error(problemWords(error, t)),
  })
  const reception = item.reception ?? []
  const people = reception.reduce((sum, row) => sum + row.people, 0)
  const delivered = reception.reduce((sum, row) => sum + row.delivered, 0)
  return (
    <li className="announcement">
      <p className="notice-line">
        <b>{item.places.join('、')}</b>
        <span className="dim push">
          <Time at={item.createdAt} />
        </span>
      </p>
      <p className="announcement-text">{item.text}</p>
      <p className="notice-line">
        <span className={item.state === 'sending' ? 'mark mark-primary' : 'mark mark-dim'}>
          {t(`announce.${item.state}`)}
        </span>
        <span>
          {item.reception ? t('announce.reached', { delivered, people }) : t('announce.reachedGone')}
        </span>
        <span className="dim push">{item.by.name}</span>
      </p>
      {reception.length > 0 && (
        <details>
          <summary>{t('announce.byBuilding')}</summary>
          <ul className="announcement-places">
            {reception.map((row) => (
              <li key={row.place}>
                <span>{row.place}</span>
                <span>{t('announce.reached', row)}</span>
                {row.held > 0 && (
                  <span className="mark mark-accent">{t('announce.held', { n: row.held })}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {maySend && item.state === 'sending' && (
        <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('announce.stop')}
        </Button>
      )}
    </li>
  )
}
