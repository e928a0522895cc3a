// Before an announcement is sent: whom chat reaches in each building, and the doors it does not, to print.
import { useReach } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function ReachList({ places }: { places: readonly number[] }) {
  const { t } = useSettings()
  const { data } = useReach(places)
  if (places.length === 0 || !data) return null
  return (
    <details>
      <summary>{t('announce.reachTitle')}</summary>
      <ul className="plain-list">
        {data.items.map((house) => (
          <li key={house.place}>
            {t(house.homes === 0 ? 'announce.reachNoDoors' : 'announce.reach', house)}
          </li>
        ))}
      </ul>
      <a href={`/api/announcements/doors?places=${places.join(',')}`} target="_blank" rel="noreferrer">
        {t('announce.doors')}
      </a>
    </details>
  )
}
