// The messages that never reached a resident, so that somebody can phone instead.
import { Empty, Skeleton } from 'antd'
import { openTicket } from '../address.ts'
import type { Me } from '../api.ts'
import { reasonLabel } from '../labels.ts'
import { Icon, Time } from './marks.tsx'
import { Problem } from '../problem.tsx'
import { useUndelivered } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { Told } from './told.tsx'

export function UndeliveredList({ me, openId }: { me: Me; openId: string | undefined }) {
  const { t, language } = useSettings()
  const { data, error, refetch } = useUndelivered(true)
  return (
    <section className="inbox" aria-label={t('box.undelivered')}>
      <div className="inbox-scroll">
        {data === undefined && error === null && <Skeleton active className="padded" />}
        {error !== null && data === undefined && <Problem error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Empty
            className="padded"
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t('empty.undelivered')}
          />
        )}
        {data !== undefined && data.items.length > 0 && <p className="dim padded">{t('undelivered.note')}</p>}
        <ul className="plain-list untold">
          {data?.items.map(({ id, ticket, text, failure, at }) => (
            <li key={id}>
              <button
                type="button"
                className="notice"
                disabled={ticket === null}
                aria-current={ticket !== null && ticket.id === openId ? 'true' : undefined}
                onClick={() => ticket && openTicket(ticket.id)}
              >
                <span className="notice-line">
                  <span className="number">
                    {ticket === null ? t('undelivered.noTicket') : `#${ticket.number}`}
                  </span>
                  <span className="dim push">
                    <Time at={at} />
                  </span>
                </span>
                <span className="notice-ticket">{text}</span>
                <span className="mark mark-accent">
                  <Icon shape="failed" />
                  {t('line.failed', { why: reasonLabel(failure, language) })}
                </span>
              </button>
              {me.rights.includes('ticket.file') && <Told id={id} />}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
