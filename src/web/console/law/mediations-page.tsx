// Mediations (调解): what is open before what is over; or the file of one of them.
import { Empty, Skeleton } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { isMediationOver } from '../../../rules/law/mediation.ts'
import { showOne, showView, useAddress } from '../address.ts'
import { call, type Me, type MediationRow } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { MediationFile } from './mediation-file.tsx'

export function MediationsPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const { q: openId } = useAddress()
  return (
    <section className="inbox" aria-label={t('box.mediations')}>
      <div className="inbox-scroll mediations">
        {openId === '' ? (
          <List open={(id) => showOne('mediations', id)} />
        ) : (
          <MediationFile me={me} id={openId} close={() => showView('mediations')} />
        )}
      </div>
    </section>
  )
}

function List({ open }: { open: (id: string) => void }) {
  const { t } = useSettings()
  const { data, error, refetch } = useQuery({
    queryKey: keys.mediations,
    queryFn: () => call('GET /mediations', {}),
    refetchInterval: 60_000,
  })
  const groups = [
    ['mediation.running', data?.items.filter(({ state }) => !isMediationOver(state)) ?? []],
    ['mediation.over', data?.items.filter(({ state }) => isMediationOver(state)) ?? []],
  ] as const
  return (
    <>
      <p className="dim">{t('mediation.lead')}</p>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active />}
      {data?.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.mediations')} />
      )}
      {groups.map(
        ([title, rows]) =>
          rows.length > 0 && (
            <section key={title}>
              <h2>{t(title)}</h2>
              <ul className="plain-list">
                {rows.map((row) => (
                  <Row key={row.id} row={row} open={open} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  )
}

function Row({ row, open }: { row: MediationRow; open: (id: string) => void }) {
  const settings = useSettings()
  const { t } = settings
  const waits = row.state === 'applied' || (row.mediator === null && !isMediationOver(row.state))
  return (
    <li>
      <button type="button" className="proposal-row" onClick={() => open(row.id)}>
        <b>{row.about}</b>
        <span className="notice-line">
          <span className="number">#{row.number}</span>
          <span className={waits ? 'mark mark-primary' : 'mark mark-dim'}>
            {t(`mediation.state.${row.state}`)}
          </span>
          <span>{row.mediator?.name ?? t('mediation.nobody')}</span>
          <span className="dim push">{shortDate(row.createdAt, settings)}</span>
        </span>
      </button>
    </li>
  )
}
