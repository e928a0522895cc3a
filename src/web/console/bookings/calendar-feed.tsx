// The address by which one's own bookings show in a calendar program.
import { App as Ant, Button, Input, Popconfirm } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function CalendarFeed() {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: keys.feed, queryFn: () => call('GET /calendar-feed', {}) })
  const renew = useMutation({
    mutationFn: () => call('POST /calendar-feed', {}),
    onSuccess: (feed) => client.setQueryData(keys.feed, feed),
  })
  const revoke = useMutation({
    mutationFn: () => call('DELETE /calendar-feed', {}),
    onSuccess: () => client.setQueryData(keys.feed, { path: null }),
  })
  if (data === undefined) return null
  const address = data.path === null ? undefined : new URL(data.path, location.origin).href
  const error = renew.error ?? revoke.error
  return (
    <section className="calendar-feed" aria-label={t('feed.title')}>
      <h2>{t('feed.title')}</h2>
      <p className="dim">{t('feed.lead')}</p>
      {address === undefined ? (
        <Button loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('feed.make')}
        </Button>
      ) : (
        <>
          <Input
            aria-label={t('feed.address')}
            readOnly
            value={address}
            onFocus={({ target }) => target.select()}
          />
          <p className="booking-acts">
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(address).then(() => message.success(t('feed.copied')))
              }
            >
              {t('feed.copy')}
            </Button>
            <Popconfirm title={t('feed.renewSure')} onConfirm={() => renew.mutate()}>
              <Button loading={renew.isPending}>{t('feed.renew')}</Button>
            </Popconfirm>
            <Popconfirm title={t('feed.revokeSure')} onConfirm={() => revoke.mutate()}>
              <Button loading={revoke.isPending}>{t('feed.revoke')}</Button>
            </Popconfirm>
          </p>
        </>
      )}
      {error !== null && <Problem error={error} />}
    </section>
  )
}
