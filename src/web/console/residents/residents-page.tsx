// Residents: found by house, number or name; who they are and where they live, as far as anybody confirmed it.
import { useDeferredValue, useState } from 'react'
import { Button, Empty, Input } from 'antd'
import type { Me } from '../api.ts'
import { CodeSheet } from './code-sheet.tsx'
import { Icon } from '../tickets/marks.tsx'
import { OwnersImport } from '../polls/owners-import.tsx'
import { Problem } from '../problem.tsx'
import { useResidents } from '../queries.ts'
import { ResidentCard } from './resident-card.tsx'
import { useSettings } from '../settings.tsx'

export function ResidentsPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const [q, setQ] = useState('')
  const [open, setOpen] = useState<string>()
  const [importing, setImporting] = useState(false)
  const [printing, setPrinting] = useState(false)
  const { data, error, refetch } = useResidents(useDeferredValue(q.trim()), true)
  const mayConfirm = me.rights.includes('resident.confirm')
  return (
    <section className="inbox" aria-label={t('box.residents')}>
      <div className="search">
        <Input
          type="search"
          maxLength={100}
          aria-label={t('filing.whoHint')}
          placeholder={t('filing.whoHint')}
          prefix={<Icon shape="search" />}
          allowClear
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      <div className="inbox-scroll">
        {mayConfirm && (
          <div className="padded">
            <Button block onClick={() => setPrinting(true)}>
              {t('codes.title')}
            </Button>
            <CodeSheet open={printing} close={() => setPrinting(false)} />
          </div>
        )}
        {me.rights.includes('owner.import') && (
          <div className="padded">
            <Button block onClick={() => setImporting(true)}>
              {t('owners.title')}
            </Button>
            <OwnersImport open={importing} close={() => setImporting(false)} />
          </div>
        )}
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Empty className="padded" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.residents')} />
        )}
        <ul className="plain-list">
          {data?.items.map((resident) => (
            <li key={resident.id}>
              <button
                type="button"
                className="notice"
                aria-expanded={open === resident.id}
                onClick={() => setOpen(open === resident.id ? undefined : resident.id)}
              >
                <span className="notice-line">
                  <b>{resident.name ?? t('filing.unnamed')}</b>
                  <span>{resident.phone}</span>
                  <span className={resident.level >= 2 ? 'mark mark-done push' : 'mark mark-dim push'}>
                    {t(`level.${resident.level}`)}
                  </span>
                </span>
                <span className="dim">{resident.house ?? t('resident.noHouse')}</span>
              </button>
              {open === resident.id && (
                <ResidentCard
                  key={resident.id}
                  row={resident}
                  mayConfirm={mayConfirm}
                  moved={(id) => setOpen(id)}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
