// The bell: what happened to one's tickets. Looking at the list marks it as read; what was new stays marked until it is closed.
import { useState } from 'react'
import { Alert, Badge, Button, Drawer, Empty } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { openTicket, showView, type View } from './address.ts'
import { call, type NoticeList } from './api.ts'
import { noticeLabel } from './labels.ts'
import { Icon, Time } from './tickets/marks.tsx'
import { problemWords } from './problems.ts'
import { keys, useNotices } from './queries.ts'
import { useSettings } from './settings.tsx'

/** Where an entry leads that is about no single thing. */
const pages: Readonly<Record<string, View>> = {
  volunteerApplied: 'volunteers',
  teamWaiting: 'teams',
  claimWaiting: 'doubleReports',
}

export function NoticeBell() {
  const { t } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { data, error } = useNotices()
  const markRead = useMutation({
    mutationFn: () => call('POST /notices/read', { body: {} }),
    onSuccess: () => client.setQueryData<NoticeList>(keys.notices, (list) => list && { ...list, unread: 0 }),
  })
  const unread = data?.unread ?? 0
  const show = (): void => {
    setOpen(true)
    if (unread > 0) markRead.mutate()
  }
  const close = (): void => {
    setOpen(false)
    void client.invalidateQueries({ queryKey: keys.notices })
  }
  return (
    <>
      <Badge count={unread} color="var(--danger-fill)" size="small" offset={[-6, 6]}>
        <Button
          type="text"
          aria-label={unread > 0 ? t('notices.bell', { count: unread }) : t('notices.title')}
          title={t('notices.title')}
          icon={<Icon shape="bell" />}
          onClick={show}
        />
      </Badge>
      <Drawer
        open={open}
        title={t('notices.title')}
        onClose={close}
        size={400}
        styles={{ body: { padding: 0 } }}
      >
        {error !== null && <Alert type="error" title={problemWords(error, t)} />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.notices')} />
        )}
        <Notices items={data?.items ?? []} close={close} />
      </Drawer>
    </>
  )
}

function Notices({ items, close }: { items: NoticeList['items']; close: () => void }) {
  const { t, language } = useSettings()
  const head = ({ type, read, at }: NoticeList['items'][number]) => (
    <span className="notice-line">
      <b>{noticeLabel(type, language)}</b>
      {!read && <span className="new">{t('notices.new')}</span>}
      <span className="dim push">
        <Time at={at} />
      </span>
    </span>
  )
  return (
    <ul className="plain-list">
      {items.map((notice) =>
        notice.type === 'digest' ? (
          <li key={notice.id} className="notice-digest">
            <div className="notice">{head(notice)}</div>
            {notice.told.map(({ type, ticket }) => (
              <button
                key={`${type}-${ticket.id}`}
                type="button"
                className="notice"
                onClick={() => {
                  close()
                  openTicket(ticket.id)
                }}
              >
                <span className="notice-ticket">
                  <span className="number">#{ticket.number}</span> {ticket.summary}
                </span>
                <span className="dim">{noticeLabel(type, language)}</span>
              </button>
            ))}
          </li>
        ) : (
          <li key={notice.id}>
            <button
              type="button"
              className="notice"
              onClick={() => {
                close()
                if (notice.ticket) openTicket(notice.ticket.id)
                else if (notice.poll) showView('polls')
                else if (notice.proposal) showView('proposals')
                else if (notice.mediation) showView('mediations')
                else showView(pages[notice.type] ?? (notice.volunteerTask ? 'volunteerTasks' : 'lookIns'))
              }}
            >
              {head(notice)}
              <span className="notice-ticket">
                {notice.ticket && <span className="number">#{notice.ticket.number}</span>}{' '}
                {notice.ticket?.summary ??
                  notice.volunteerTask?.about ??
                  notice.poll?.about ??
                  notice.proposal?.what ??
                  notice.mediation?.about ??
                  notice.lookIn?.name ??
                  (notice.type in pages ? '' : t('filing.unnamed'))}
              </span>
            </button>
          </li>
        ),
      )}
    </ul>
  )
}
