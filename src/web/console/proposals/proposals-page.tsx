// Proposals (议事): first what waits for us, then what is under way, then what has ended; or one of them with all that belongs to it.
import { useState } from 'react'
import { Button, Empty, Skeleton } from 'antd'
import { endedStates, type ProposalState } from '../../../rules/proposals/proposal-terms.ts'
import type { Me, ProposalRow } from '../api.ts'
import { GoodExamples } from './good-examples.tsx'
import { Time } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { ProposalDetail } from './proposal-detail.tsx'
import { ProposalNew } from './proposal-new.tsx'
import { ProposalShortlist } from './proposal-shortlist.tsx'
import { useProposals } from '../queries.ts'
import { useSettings } from '../settings.tsx'

/** Where the next step is staff's own. */
const ours: readonly ProposalState[] = ['idea', 'studying', 'qualified', 'deciding', 'voting', 'published']
const isEnded = (state: ProposalState) => endedStates.some((ended) => ended === state)

export function ProposalsPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const [openId, setOpenId] = useState<string>()
  return (
    <section className="inbox" aria-label={t('box.proposals')}>
      <div className="inbox-scroll proposals">
        {openId === undefined ? (
          <List me={me} open={setOpenId} />
        ) : (
          <ProposalDetail me={me} id={openId} close={() => setOpenId(undefined)} />
        )}
      </div>
    </section>
  )
}

function List({ me, open }: { me: Me; open: (id: string) => void }) {
  const { t } = useSettings()
  const { data, error, refetch } = useProposals()
  const [writing, setWriting] = useState(false)
  const groups = [
    ['ours', (row: ProposalRow) => ours.includes(row.state) || row.waiting > 0],
    ['running', (row: ProposalRow) => !ours.includes(row.state) && row.waiting === 0 && !isEnded(row.state)],
    ['ended', (row: ProposalRow) => isEnded(row.state) && row.waiting === 0],
  ] as const
  return (
    <>
      <p className="dim">{t('proposals.lead')}</p>
      {me.rights.includes('proposal.work') && (
        <Button block onClick={() => setWriting(true)}>
          {t('proposals.new')}
        </Button>
      )}
      {me.rights.includes('proposal.manage') && <ProposalShortlist rows={data?.items ?? []} />}
      <ProposalNew open={writing} close={() => setWriting(false)} />
      {data === undefined && error === null && <Skeleton active />}
      {error !== null && data === undefined && <Problem error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.proposals')} />
      )}
      {groups.map(([group, fits]) => {
        const rows = data?.items.filter(fits) ?? []
        return (
          rows.length > 0 && (
            <section key={group}>
              <h2>{t(`proposals.${group}`)}</h2>
              <ul className="plain-list">
                {rows.map((row) => (
                  <Row key={row.id} row={row} open={open} />
                ))}
              </ul>
            </section>
          )
        )
      })}
      <GoodExamples me={me} />
    </>
  )
}

function Row({ row, open }: { row: ProposalRow; open: (id: string) => void }) {
  const { t } = useSettings()
  return (
    <li>
      <button type="button" className="proposal-row" onClick={() => open(row.id)}>
        <b>{row.what}</b>
        <span className="notice-line">
          <span className={ours.includes(row.state) ? 'mark mark-primary' : 'mark mark-dim'}>
            {t(`proposals.state.${row.state}`)}
          </span>
          <span>{row.place}</span>
          {row.waiting > 0 && <span className="new">{t('proposals.waiting', { count: row.waiting })}</span>}
          {row.dueAt !== null && (
            <span className="dim push">
              {t('proposals.due')} <Time at={row.dueAt} isDeadline />
            </span>
          )}
        </span>
      </button>
    </li>
  )
}
