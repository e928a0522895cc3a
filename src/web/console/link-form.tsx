// Joins the record that the desk made of somebody to their account, once a call showed that both are the same person.
import { useDeferredValue, useState } from 'react'
import { Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deskChannel } from '../../rules/desk.ts'
import { call, type ResidentRow } from './api.ts'
import { channelLabel } from './labels.ts'
import { Problem } from './problem.tsx'
import { keys, useResidents } from './queries.ts'
import { useSettings } from './settings.tsx'

export function LinkForm({ resident, moved }: { resident: ResidentRow; moved: (id: string) => void }) {
  const { t, language } = useSettings()
  const client = useQueryClient()
  const [q, setQ] = useState('')
  const [accountId, setAccountId] = useState<string>()
  const [reason, setReason] = useState('')
  const { data } = useResidents(useDeferredValue(q.trim()), true)
  const accounts = data?.items.filter(({ channels }) => channels.some((channel) => channel !== deskChannel))
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
      <Select<string>
        id="link-account"
        showSearch={{ filterOption: false, onSearch: setQ }}
        value={accountId ?? null}
        options={(accounts ?? []).map(({ id, name, phone, channels }) => ({
          value: id,
          label: [
            name ?? t('filing.unnamed'),
            phone,
            ...channels.map((channel) => channelLabel(channel, language)),
          ]
            .filter((part) => part !== null)
            .join(' · '),
        }))}
        onChange={(id) => setAccountId(id)}
      />
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
