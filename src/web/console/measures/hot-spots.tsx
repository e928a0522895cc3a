// Buildings in which much of one kind came lately.
import { categoryLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { useHotSpots } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function HotSpots() {
  const { t, language } = useSettings()
  const { data, error, refetch } = useHotSpots()
  return (
    <section>
      <h2>{t('measures.hot')}</h2>
      <p className="dim">{t('measures.hotWhy')}</p>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('measures.noHot')}</p>}
      <ul className="plain-list hot-spots">
        {data?.items.map(({ building, category, recent, usual }) => (
          <li key={`${building.id} ${category}`}>
            <b>
              {building.name} · {categoryLabel(category, language)}
            </b>
            <span className="hot-count">{t('measures.hotCount', { n: recent })}</span>
            <span className="dim">
              {usual === null ? t('measures.unusual') : t('measures.usual', { n: usual })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
