// The list of one box: search, rows that keep their place, new ones on offer, more on the way down.
import { useEffect, useRef } from 'react'
import { Button, Empty, Skeleton, type InputRef } from 'antd'
import { closeTicket, showSearch } from '../address.ts'
import type { Box, Me } from '../api.ts'
import { belongs, rowsOf } from './lists.ts'
import { useLive } from '../live.tsx'
import { Problem } from '../problem.tsx'
import { useEmergencies, useTickets } from '../queries.ts'
import { SearchField } from './search-field.tsx'
import { useSettings } from '../settings.tsx'
import { useShortcuts } from '../shortcuts.ts'
import { TicketRow } from './ticket-row.tsx'
import { VisitFigures } from '../measures/visit-figures.tsx'

interface Props {
  me: Me
  box: Box
  q: string
  openId: string | undefined
}

export function Inbox({ me, box, q, openId }: Props) {
  const { t, now } = useSettings()
  const { data, error, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useTickets(box, q)
  const { waiting, show } = useLive()
  const scroll = useRef<HTMLDivElement>(null)
  const search = useRef<InputRef>(null)
  const end = useRef<HTMLDivElement>(null)
  const { data: emergencies } = useEmergencies(box, q)
  const rows = rowsOf(emergencies, data)

  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 })
  }, [box, q])
  const lastOpen = useRef<string>(undefined)
  useEffect(() => {
    // Back from a ticket, its row is where one goes on from.
    if (openId === undefined && lastOpen.current !== undefined)
      scroll.current
        ?.querySelector<HTMLElement>(`[data-id="${lastOpen.current}"]`)
        ?.focus({ preventScroll: true })
    lastOpen.current = openId
  }, [openId])
  useEffect(() => {
    if (end.current === null || !hasNextPage || isFetchingNextPage) return
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting === true && void fetchNextPage(),
      {
        root: scroll.current,
        rootMargin: '300px',
      },
    )
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  useShortcuts((key) => {
    if (key === 'j' || key === 'k') step(scroll.current, key === 'j' ? 1 : -1)
    else if (key === '/') search.current?.focus({ cursor: 'all' })
    else if (key === 'Escape' && openId !== undefined) closeTicket()
    else return false
    return true
  })

  return (
    <section className="inbox" aria-label={`${t('inbox.list')}:${t(`box.${box}`)}`}>
      <SearchField input={search} q={q} onSearch={(words) => showSearch(box, words)} />
      <div className="inbox-scroll" ref={scroll}>
        <div role="status" className="waiting-place">
          {waiting.count > 0 && (
            <button
              type="button"
              className={waiting.urgent ? 'waiting waiting-urgent' : 'waiting'}
              onClick={() => {
                show()
                scroll.current?.scrollTo({ top: 0 })
              }}
            >
              {t(waiting.urgent ? 'inbox.waitingUrgent' : 'inbox.waiting', { count: waiting.count })}
            </button>
          )}
        </div>
        {data === undefined && error === null && (
          <Skeleton active className="padded" paragraph={{ rows: 8 }} />
        )}
        {error !== null && (
          <div className="padded">
            <Problem error={error} retry={() => void refetch()} />
          </div>
        )}
        {data !== undefined && rows.length === 0 && (
          <Empty
            className="padded"
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={q === '' ? t(`empty.${box}`) : t('empty.search', { q })}
          />
        )}
        {box === 'unhappy' && <VisitFigures />}
        <ul className="plain-list" aria-busy={isPlaceholderData}>
          {rows.map((ticket) => (
            <TicketRow
              key={ticket.id}
              ticket={ticket}
              me={me}
              open={ticket.id === openId}
              gone={belongs(ticket, box, me.id, now) ? undefined : box}
            />
          ))}
        </ul>
        <div ref={end} className="list-end dim">
          {hasNextPage ? (
            <Button type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('inbox.more')}
            </Button>
          ) : (
            rows.length > 8 && t('inbox.end')
          )}
        </div>
      </div>
    </section>
  )
}

/** Moves the focus to the next or the one before, from the focused row or else from the open one. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('a.row') ?? [])]
  const focused = rows.findIndex((row) => row === document.activeElement)
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === 'true')
  const row = rows[Math.min(rows.length - 1, Math.max(0, from + by))]
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}
