// The catalogue of services: by domain, what stands in it and what the community still has to fill in.
import { useState } from 'react'
import { Button, Empty, Input, Segmented, Skeleton } from 'antd'
import { isCurrent } from '../../../rules/community/catalogue.ts'
import { domains, factsOf } from '../../../rules/community/catalogue-terms.ts'
import type { Content } from '../../../rules/community/catalogue-content.ts'
import type { CatalogueItem, Me } from '../api.ts'
import { CatalogueForm } from './catalogue-form.tsx'
import { CatalogueRow } from './catalogue-row.tsx'
import { dayOf } from '../dates.ts'
import { categoryLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { useCatalogue } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const filters = ['all', 'toFill', 'expired', 'stopped'] as const
type Filter = (typeof filters)[number]

const isUnfilled = (content: Content): boolean =>
  content.kind === 'paper' ? content.handler === null : content.source === null || nothing(content)
const nothing = (content: Content): boolean => content.kind === 'service' && factsOf(content).length === 0

function suits({ active, content }: CatalogueItem, filter: Filter, today: string): boolean {
  if (filter === 'stopped') return !active
  if (filter === 'toFill') return active && isUnfilled(content)
  return filter === 'all' || (active && !isCurrent(content, today))
}
const holds = ({ content: { name, said } }: CatalogueItem, q: string): boolean =>
  q === '' || [name.zh, name.en ?? '', ...said].some((words) => words.toLowerCase().includes(q.toLowerCase()))

export function CataloguePage({ me }: { me: Me }) {
  const { t, now, language } = useSettings()
  const [filter, setFilter] = useState<Filter>('all')
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useCatalogue()
  const today = dayOf(now)
  const items = data?.items ?? []
  const shown = items.filter((item) => suits(item, filter, today) && holds(item, q.trim()))
  const groups = [
    ...domains.map((domain) => ({
      key: domain,
      name: categoryLabel(domain, language),
      items: shown.filter(({ content }) => content.kind === 'service' && content.domain === domain),
    })),
    ...(['paper', 'answer'] as const).map((kind) => ({
      key: kind,
      name: t(`catalogue.kind.${kind}`),
      items: shown.filter(({ content }) => content.kind === kind),
    })),
  ].filter((group) => group.items.length > 0)
  return (
    <section className="inbox catalogue-column" aria-label={t('box.catalogue')}>
      <div className="inbox-scroll catalogue">
        <p className="dim">{t('catalogue.lead')}</p>
        <Input.Search
          allowClear
          aria-label={t('catalogue.search')}
          placeholder={t('catalogue.search')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <Segmented<Filter>
          block
          value={filter}
          onChange={setFilter}
          options={filters.map((value) => ({
            value,
            label: `${t(`catalogue.${value}`)} ${items.filter((item) => suits(item, value, today)).length}`,
          }))}
        />
        {me.rights.includes('catalogue.manage') && !adding && (
          <Button onClick={() => setAdding(true)}>{t('catalogue.new')}</Button>
        )}
        {adding && <CatalogueForm close={() => setAdding(false)} />}
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data !== undefined && groups.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('catalogue.none')} />
        )}
        {groups.map((group) => (
          <section key={group.key} aria-label={group.name}>
            <h2>
              {group.name} <span className="dim">{group.items.length}</span>
            </h2>
            <ul className="plain-list">
              {group.items.map((item) => (
                <CatalogueRow
                  key={item.code}
                  me={me}
                  item={item}
                  unfilled={isUnfilled(item.content)}
                  expired={!isCurrent(item.content, today)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}
