// What of a ticket went to a body outside: the record to print, its receipt, its answer.
import { useQuery } from '@tanstack/react-query'
import type { Ticket } from '../api.ts'
import { call } from '../api.ts'
import { fullDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function HandOffs({ ticket }: { ticket: Ticket }) {
  const { t, language } = useSettings()
  const sent = ticket.events.filter(({ type }) =>
    ['handedOff', 'receipted', 'broughtBack'].includes(type),
  ).length
  const { data, error } = useQuery({
    queryKey: [...keys.ticket(ticket.id), 'hand-offs', sent],
    queryFn: () => call('GET /tickets/:id/hand-offs', { id: ticket.id }),
    enabled: sent > 0,
  })
  if (error !== null) return <Problem error={error} />
  if (!data || data.items.length === 0) return null
  return (
    <section>
      <h2>{t('handoff.title')}</h2>
      {data.items.map(({ record, hash, receipt, receivedOn, result }, at) => (
        <dl key={record.id} className="facts">
          <div className="fact fact-wide">
            <dt>{t('handoff.to')}</dt>
            <dd>
              {record.body.name} · {record.body.contact} · {fullDate(record.sentAt, language)}
            </dd>
          </div>
          <div className="fact fact-wide">
            <dt>{t('handoff.facts')}</dt>
            <dd>{record.facts}</dd>
          </div>
          <div className="fact fact-wide">
            <dt>{t('handoff.receipt')}</dt>
            <dd>
              {receipt === null
                ? t('handoff.noReceipt', { day: record.followUpOn })
                : `${receipt} · ${receivedOn ?? ''}`}
            </dd>
          </div>
          {result !== null && (
            <div className="fact fact-wide">
              <dt>{t('handoff.result')}</dt>
              <dd>{result}</dd>
            </div>
          )}
          <div className="fact fact-wide">
            <dt>{t('handoff.hash')}</dt>
            <dd>
              <code title={hash}>{hash.slice(0, 12)}…</code>{' '}
              {at === 0 && (
                <a href={`/api/tickets/${ticket.id}/hand-offs/sheet`} target="_blank" rel="noreferrer">
                  {t('handoff.sheet')}
                </a>
              )}
            </dd>
          </div>
        </dl>
      ))}
    </section>
  )
}
