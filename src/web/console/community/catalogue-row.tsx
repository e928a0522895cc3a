// One entry of the catalogue: what residents are told, where that stands, and its earlier versions.
import { useState } from 'react'
import { App as Ant, Button, Descriptions } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { factsOf } from '../../../rules/community/catalogue-terms.ts'
import type { Content, Wording } from '../../../rules/community/catalogue-content.ts'
import { call, type CatalogueItem, type Me } from '../api.ts'
import { CatalogueForm } from './catalogue-form.tsx'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useCatalogueVersions } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  me: Me
  item: CatalogueItem
  unfilled: boolean
  expired: boolean
}

export function CatalogueRow({ me, item, unfilled, expired }: Props) {
  const settings = useSettings()
  const { t, language } = settings
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState(false)
  const { code, content, active } = item
  const offer = useMutation({
    mutationFn: () => call('POST /catalogue/:id/offer', { id: code, body: { active: !active } }),
    onSuccess: () => {
      void message.success(t('catalogue.saved'))
      return client.invalidateQueries({ queryKey: keys.catalogue })
    },
  })
  const name = language === 'zh' ? content.name.zh : (content.name.en ?? content.name.zh)
  return (
    <li className="catalogue-entry">
      <button
        type="button"
        className="catalogue-name"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
          setChanging(false)
        }}
      >
        <b>{name}</b>
        {unfilled && <span className="mark mark-accent">{t('catalogue.unfilled')}</span>}
        {expired && <span className="mark mark-danger">{t('catalogue.expired')}</span>}
        {!active && <span className="mark mark-dim">{t('catalogue.stopped')}</span>}
        {content.kind === 'paper' && content.banned && (
          <span className="mark mark-dim">{t('catalogue.banned')}</span>
        )}
        {content.kind === 'service' && content.danger && (
          <span className="mark mark-danger">{t('catalogue.danger')}</span>
        )}
        {content.kind === 'service' && content.confidential && (
          <span className="mark mark-primary">{t('catalogue.confidential')}</span>
        )}
      </button>
      {open && !changing && (
        <>
          <Told content={content} />
          <p className="dim">
            {t('catalogue.version', {
              n: item.version,
              name: item.changedBy?.name ?? t('catalogue.builtIn'),
              at: shortDate(item.changedAt, settings),
            })}
          </p>
          {offer.error !== null && <Problem error={offer.error} />}
          {me.rights.includes('catalogue.manage') && (
            <div className="catalogue-acts">
              <Button onClick={() => setChanging(true)}>{t('catalogue.change')}</Button>
              <Button loading={offer.isPending} onClick={() => offer.mutate()}>
                {t(active ? 'catalogue.stop' : 'catalogue.resume')}
              </Button>
            </div>
          )}
          {item.version > 1 && <Earlier code={code} />}
        </>
      )}
      {open && changing && <CatalogueForm item={item} close={() => setChanging(false)} />}
    </li>
  )
}

/** What residents are told, and what is for staff alone. */
function Told({ content }: { content: Content }) {
  const { t, language } = useSettings()
  const read = ({ zh, en }: Wording) => (language === 'zh' ? zh : (en ?? zh))
  const { source } = content
  const rows: [key: string, label: string, text: string][] = factsOf(content).map((fact) => [
    fact.name,
    t(`catalogue.${fact.name}`),
    read(fact.text),
  ])
  if (content.kind === 'answer')
    rows.push(
      ['text', t('catalogue.text'), read(content.text)],
      ['expiresOn', t('catalogue.expiresOn'), content.expiresOn],
    )
  if (content.kind === 'service') {
    if (content.agent !== null)
      rows.push([
        'agent',
        t('catalogue.agent'),
        t(content.agent ? 'catalogue.agent.yes' : 'catalogue.agent.no'),
      ])
    rows.push(['form', t('catalogue.form'), content.form.map(({ ask }) => read(ask)).join(' ')])
    if (content.merges.length > 0) rows.push(['merges', t('catalogue.merged'), content.merges.join(' ')])
  }
  rows.push([
    'source',
    t('catalogue.source'),
    source === null
      ? t('catalogue.unfilled')
      : [source, ...(source.more ?? [])]
          .map(({ title, article, quote }) => `${title}${article}:“${quote}”`)
          .join(' ')
          .concat(`(${source.checkedOn})`),
  ])
  return (
    <Descriptions
      size="small"
      column={1}
      items={rows.map(([key, label, children]) => ({ key, label, children }))}
    />
  )
}

function Earlier({ code }: { code: string }) {
  const settings = useSettings()
  const { t } = settings
  const [open, setOpen] = useState(false)
  const { data, error } = useCatalogueVersions(code, open)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('catalogue.earlier')}</summary>
      {error !== null && <Problem error={error} />}
      <ul className="plain-list">
        {data?.items.slice(1).map(({ version, retired, content, changedBy, changedAt }) => (
          <li key={version}>
            <span className="dim">
              {t('catalogue.version', {
                n: version,
                name: changedBy?.name ?? t('catalogue.builtIn'),
                at: shortDate(changedAt, settings),
              })}
            </span>{' '}
            {retired && <span className="mark mark-dim">{t('catalogue.retired')}</span>}
            <Told content={content} />
          </li>
        ))}
      </ul>
    </details>
  )
}
