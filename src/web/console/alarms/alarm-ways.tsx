// How I am reached in an alarm: the ways, each with a test ring, and new ones.
import { useState } from 'react'
import { Button, Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Way } from '../api.ts'
import { Problem } from '../problem.tsx'
import { canPush, PushRefused, subscribe } from './push.ts'
import { keys, useWays } from '../queries.ts'
import { useSettings } from '../settings.tsx'

type NewWay = Parameters<typeof call<'POST /alarm-ways'>>[1]['body']

export function AlarmWays({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const { data } = useWays(open)
  const [gateway, setGateway] = useState<string>()
  const [phone, setPhone] = useState('')
  const renew = () => {
    void client.invalidateQueries({ queryKey: keys.ways })
    void client.invalidateQueries({ queryKey: keys.roster })
  }
  const add = useMutation({
    mutationFn: (way: NewWay) => call('POST /alarm-ways', { body: way }),
    onSuccess: renew,
  })
  const remove = useMutation({
    mutationFn: (id: number) => call('DELETE /alarm-ways/:id', { id: String(id) }),
    onSuccess: renew,
  })
  const test = useMutation({
    mutationFn: async (way: Way | 'console') => {
      const id = way === 'console' ? (await call('POST /alarm-ways', { body: { way } })).id : way.id
      await call('POST /alarm-ways/:id/test', { id: String(id), body: {} })
      return way === 'console' || way.way === 'console'
    },
    onSuccess: (atThisPage) => {
      renew()
      // It rings over the page, which the window would cover.
      if (atThisPage) close()
    },
  })
  const device = useMutation({
    mutationFn: async (key: string) => {
      const way = await call('POST /alarm-ways', {
        body: { way: 'push', subscription: await subscribe(key) },
      })
      await call('POST /alarm-ways/:id/test', { id: String(way.id), body: {} })
    },
    onSettled: renew,
  })
  const items = data?.items ?? []
  const code = add.data?.code
  const error = add.error ?? remove.error ?? test.error
  const refused = device.error instanceof PushRefused ? device.error : undefined
  return (
    <Modal
      open={open}
      title={t('ways.title')}
      footer={null}
      width={480}
      onCancel={close}
      afterOpenChange={renew}
    >
      <ul className="ways">
        {items.map((way) => (
          <li key={way.id}>
            <span>
              {t(`ways.${way.way}`)} {way.gateway} {way.phone}
            </span>
            <span className="dim">{way.tried ? t('ways.tried') : t('ways.untried')}</span>
            <Button size="small" disabled={!way.linked} onClick={() => test.mutate(way)}>
              {t('ways.test')}
            </Button>
            <Button size="small" type="text" onClick={() => remove.mutate(way.id)}>
              {t('ways.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {code != null && <p role="status">{t('ways.code', { code })}</p>}
      {device.isSuccess && <p role="status">{t('ways.tap')}</p>}
      <p className="ways-new">
        {!items.some(({ way }) => way === 'console') && (
          <Button onClick={() => test.mutate('console')}>{t('ways.addConsole')}</Button>
        )}
        <Button onClick={() => add.mutate({ way: 'chat' })}>{t('ways.addChat')}</Button>
        {data !== undefined && canPush() && (
          <Button loading={device.isPending} onClick={() => device.mutate(data.pushKey)}>
            {t('ways.addPush')}
          </Button>
        )}
      </p>
      {data !== undefined && data.gateways.length > 0 && (
        <p className="ways-new">
          <Select
            aria-label={t('ways.gateway')}
            placeholder={t('ways.gateway')}
            options={data.gateways.map((value) => ({ value }))}
            value={gateway}
            onChange={setGateway}
          />
          <Input
            aria-label={t('ways.phone')}
            placeholder={t('ways.phone')}
            value={phone}
            maxLength={16}
            inputMode="tel"
            onChange={(event) => setPhone(event.target.value)}
          />
          <Button
            disabled={gateway === undefined || phone === ''}
            onClick={() => gateway !== undefined && add.mutate({ way: 'gateway', gateway, phone })}
          >
            {t('ways.add')}
          </Button>
        </p>
      )}
      {refused && <p role="alert">{t(`ways.${refused.why}`)}</p>}
      {device.error !== null && !refused && <Problem error={device.error} invalid={t('ways.unknownPush')} />}
      {error !== null && <Problem error={error} invalid={t('ways.invalid')} />}
    </Modal>
  )
}
