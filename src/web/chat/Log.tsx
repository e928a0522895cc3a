// What was said, oldest first. It follows the talk without running away from whoever is reading.
import { useRef } from 'react'
import { useFollowing } from './following.ts'
import { Own } from './Own.tsx'
import { usePage } from './page.ts'
import type { Row } from './rows.ts'
import { Said } from './Said.tsx'
import { timeText } from './times.ts'

interface Props {
  rows: Row[]
  ready: boolean
  online: boolean
}

export function Log({ rows, ready, online }: Props) {
  const { texts } = usePage()
  const log = useRef<HTMLDivElement>(null)
  const { below, toEnd } = useFollowing(log, rows)
  const last = rows.at(-1)
  const now = new Date()

  return (
    <main>
      <div
        ref={log}
        className="log"
        role="log"
        aria-label={texts.log}
        aria-live={ready ? 'polite' : 'off'}
        tabIndex={0}
      >
        <ol>
          {rows.map((row) => (
            <li key={row.key} data-key={row.key} tabIndex={-1} className={row.own ? 'mine' : 'theirs'}>
              {row.since && <time dateTime={row.since.toISOString()}>{timeText(row.since, now, texts)}</time>}
              {row.message && !row.own ? (
                <div role={row.message.urgent && row === last ? 'alert' : undefined}>
                  <Said message={row.message} open={row.open} />
                </div>
              ) : (
                <Own row={row} online={online} />
              )}
            </li>
          ))}
        </ol>
        {rows.length === 0 && <p className="quiet empty">{ready ? texts.welcome : texts.opening}</p>}
      </div>
      {below && (
        <button type="button" className="below" onClick={toEnd}>
          {texts.below} ↓
        </button>
      )}
    </main>
  )
}
