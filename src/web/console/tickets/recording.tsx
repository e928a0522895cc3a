// A resident's voice message: played here where the browser can, else opened by another program. Unplayed ones are marked.
import { useQueryClient } from '@tanstack/react-query'
import { mediaUrl, type TranscriptLine } from '../api.ts'
import { Icon } from './marks.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Recording({ line, ticketId }: { line: TranscriptLine; ticketId: string }) {
  const { t } = useSettings()
  const client = useQueryClient()
  // The server notes that it was played when the file is fetched.
  const renew = (): void => {
    if (line.played) return
    void client.invalidateQueries({ queryKey: keys.ticket(ticketId) })
    void client.invalidateQueries({ queryKey: keys.alarms })
  }
  if (line.mediaId === null) return <span className="dim">{t('line.voiceLost')}</span>
  return (
    <span className="recording">
      <audio
        controls
        preload="none"
        src={mediaUrl(line.mediaId)}
        aria-label={t('line.voice')}
        onLoadedData={renew}
        onError={renew}
      />
      <a href={mediaUrl(line.mediaId)} download onClick={() => setTimeout(renew, fetchedWithin)}>
        {t('line.voiceSave')}
      </a>
      {!line.played && (
        <span className="mark mark-accent">
          <Icon shape="failed" />
          {t('line.unplayed')}
        </span>
      )}
    </span>
  )
}

/** A download does not tell the page that it has begun. */
const fetchedWithin = 2000
