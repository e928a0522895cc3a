// What the resident, the bot and staff said to each other, the latest last; what did not arrive is marked.
import { useEffect, useRef, useState } from 'react'
import { Button, Image } from 'antd'
import { mediaUrl, type TranscriptLine } from '../api.ts'
import { reasonLabel } from '../labels.ts'
import { Icon, Time } from './marks.tsx'
import { Recording } from './recording.tsx'
import { useSettings } from '../settings.tsx'

/** As many as fit without scrolling past everything else. */
const latest = 8

interface Props {
  ticketId: string
  lines: readonly TranscriptLine[]
  /** Whoever looks may not know who spoke. */
  withheld: boolean
  /** Whoever talks with the resident here follows the last line. */
  follow: boolean
}

export function Conversation({ ticketId, lines, withheld, follow }: Props) {
  const { t } = useSettings()
  const [all, setAll] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (follow) list.current?.lastElementChild?.scrollIntoView({ block: 'end' })
  }, [follow, lines.length])
  const hidden = all ? 0 : Math.max(0, lines.length - latest)
  return (
    <section>
      <h2>{t('ticket.conversation')}</h2>
      {lines.length === 0 && <p className="dim">{t(withheld ? 'empty.withheld' : 'empty.conversation')}</p>}
      {hidden > 0 && (
        <Button type="text" size="small" onClick={() => setAll(true)}>
          {t('ticket.earlier', { count: hidden })}
        </Button>
      )}
      <ol className="lines" ref={list}>
        {lines.slice(hidden).map((line) => (
          <Line key={line.id} line={line} ticketId={ticketId} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line, ticketId }: { line: TranscriptLine; ticketId: string }) {
  const { t, language } = useSettings()
  return (
    <li className={`line line-${line.from}${line.failure === null ? '' : ' line-failed'}`}>
      <p className="line-who">
        <b>{t(`from.${line.from}`)}</b>{' '}
        <span className="dim">
          <Time at={line.at} />
        </span>
      </p>
      <div className="line-words">
        {line.mediaId !== null && line.kind === 'image' && (
          <Image src={mediaUrl(line.mediaId)} alt={t('line.image')} width={140} />
        )}
        {line.kind === 'voice' && <Recording line={line} ticketId={ticketId} />}
        {line.text}
      </div>
      {line.failure !== null && (
        <p className="mark mark-accent">
          <Icon shape="failed" />
          {t('line.failed', { why: reasonLabel(line.failure, language) })}
        </p>
      )}
      {line.told && <span className="dim">{t('line.told')}</span>}
      {line.unsent && line.failure === null && (
        <p className="mark mark-dim">
          <Icon shape="clock" />
          {t('line.unsent')}
        </p>
      )}
    </li>
  )
}
