// The pictures of a ticket, small, and large on a tap.
import { Image } from 'antd'
import { mediaUrl } from './api.ts'
import { useSettings } from './settings.tsx'

export function Pictures({ ids }: { ids: readonly string[] }) {
  const { t } = useSettings()
  if (ids.length === 0) return null
  return (
    <section>
      <h2>{t('ticket.pictures')}</h2>
      <div className="pictures">
        <Image.PreviewGroup>
          {ids.map((id, index) => (
            <Image
              key={id}
              src={mediaUrl(id)}
              alt={t('ticket.picture', { n: index + 1 })}
              width={96}
              height={96}
            />
          ))}
        </Image.PreviewGroup>
      </div>
    </section>
  )
}
