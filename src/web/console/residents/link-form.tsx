// Joins the record that the desk made of somebody to their account, once a call showed that both are the same person.
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AccountSelect } from './account-select.tsx'
import { call, type ResidentRow } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function LinkForm({ resident, moved }: { resident: ResidentRow; moved: (id: string) => void }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [accountId, setAccountId] = useState<string>()
  const [reason, setReason] = useState('')
  const link = useMutation({
    mutationFn: (accountId: string) =>
      call('POST /residents/:id/link', { id: resident.id, body: { accountId, reason } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: keys.residents })
      moved(id)
    },
  })
  return (
    <form
      className="resident-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (accountId !== undefined) link.mutate(accountId)
      }}
    >
      <label htmlFor="link-account">{t('link.account')}</label>
      <AccountSelect id="link-account" value={accountId} except={resident.id} onChange={setAccountId} />
      <label htmlFor="link-reason">{t('link.reason')}</label>
      <Input
        id="link-reason"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {link.error !== null && <Problem error={link.error} />}
      <Button
        htmlType="submit"
        disabled={accountId === undefined || reason.trim() === ''}
        loading={link.isPending}
      >
        {t('link.save')}
      </Button>
    </form>
  )
}
