// Who may ask how a resident's ordinary reports stand, for those who tell staff instead of the bot.
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AccountSelect } from './account-select.tsx'
import { call, type ResidentDetail } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Carers({ resident: { id, carers } }: { resident: ResidentDetail }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [accountId, setAccountId] = useState<string>()
  const [reason, setReason] = useState('')
  const onSuccess = () => {
    setReason('')
    setAccountId(undefined)
    return client.invalidateQueries({ queryKey: keys.residents })
  }
  const add = useMutation({
    mutationFn: (accountId: string) =>
      call('POST /residents/:id/carers', { id, body: { accountId, reason } }),
    onSuccess,
  })
  const stop = useMutation({
    mutationFn: () => call('POST /residents/:id/carers/stop', { id, body: { reason } }),
    onSuccess,
  })
  const error = add.error ?? stop.error
  const unsaid = reason.trim() === ''
  return (
    <form
      className="resident-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (accountId !== undefined) add.mutate(accountId)
      }}
    >
      <p>
        {carers.length === 0
          ? t('carers.nobody')
          : t('carers.who', { names: carers.map((name) => name || t('filing.unnamed')).join('、') })}
      </p>
      <label htmlFor="carers-account">{t('carers.account')}</label>
      <AccountSelect id="carers-account" value={accountId} except={id} onChange={setAccountId} />
      <label htmlFor="carers-reason">{t('carers.reason')}</label>
      <Input
        id="carers-reason"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {error !== null && <Problem error={error} />}
      <div className="filing-buttons">
        <Button htmlType="submit" disabled={accountId === undefined || unsaid} loading={add.isPending}>
          {t('carers.add')}
        </Button>
        {carers.length > 0 && (
          <Button disabled={unsaid} loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('carers.stop')}
          </Button>
        )}
      </div>
    </form>
  )
}
