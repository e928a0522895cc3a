// The legal adviser's page: today's talks, those ahead, those of the last 30 days, and the monthly record.
import { Button, Empty, Skeleton } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { call, type Consultation, type Me } from '../api.ts'
import { OwnLeave } from '../bookings/own-leave.tsx'
import { CalendarFeed } from '../bookings/calendar-feed.tsx'
import { dayOf, monthOf, monthWords } from '../dates.ts'
import { LegalReferrals, LegalSatisfaction } from './legal-referrals.tsx'
import { LegalTalk } from './legal-talk.tsx'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function LegalPage({ me }: { me: Me }) {
  const { t, now, language } = useSettings()
  const { data, error, refetch } = useQuery({
    queryKey: keys.consultations,
    queryFn: () => call('GET /consultations', {}),
    refetchInterval: 60_000,
  })
  const today = dayOf(now)
  const talks = data?.items ?? []
  const on = (test: (day: string) => boolean) => talks.filter(({ start }) => test(dayOf(Date.parse(start))))
  const parts = [
    ['legal.today', on((day) => day === today)],
    ['legal.ahead', on((day) => day > today)],
    ['legal.past', on((day) => day < today).toReversed()],
  ] as const
  const month = monthOf(now)
  const oversees = me.rights.includes('consultation.oversee')
  return (
    <section className="inbox" aria-label={t('box.legal')}>
      <div className="inbox-scroll legal">
        <p className="dim">{t('legal.lead')}</p>
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.legal')} />
        )}
        {parts.map(([title, list]) => (
          <Part key={title} me={me} title={t(title)} list={list} />
        ))}
        <LegalReferrals />
        {oversees && <LegalSatisfaction />}
        <p>
          <Button href={`/api/consultations/record/${month}/xlsx`}>
            {t('legal.xlsx', { month: monthWords(month, language) })}
          </Button>
        </p>
        <OwnLeave me={me} />
        {!oversees && <CalendarFeed />}
      </div>
    </section>
  )
}

function Part({ me, title, list }: { me: Me; title: string; list: readonly Consultation[] }) {
  if (list.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="plain-list">
        {list.map((talk) => (
          <LegalTalk key={talk.id} me={me} talk={talk} />
        ))}
      </ul>
    </section>
  )
}
