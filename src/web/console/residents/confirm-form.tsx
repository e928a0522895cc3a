// How surely somebody is known, and what that rests on.
import { useState } from 'react'
import { Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { levels, type Level } from '../../../rules/residents/levels.ts'
import { call, type ResidentRow } from '../api.ts'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function ConfirmForm({ resident }: { resident: ResidentRow }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [level, setLevel] = useState<Level>(resident.level)
  const [house, setHouse] = useState(resident.house ?? '')
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: () =>
      call('POST /residents/:id/level', {
        id: resident.id,
        body: { level, ...(level >= 2 && house.trim() !== '' ? { house } : {}), reason },
      }),
    onSuccess: () => {
      setReason('')
      return client.invalidateQueries({ queryKey: keys.residents })
    },
  })
  return (
    <form
      className="resident-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <label htmlFor="confirm-level">{t('confirm.level')}</label>
      <Select<Level>
        id="confirm-level"
        value={level}
        options={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
        onChange={setLevel}
      />
      {level >= 2 && (
        <>
          <label htmlFor="confirm-house">{t('filing.house')}</label>
          <Input
            id="confirm-house"
            maxLength={60}
            value={house}
            onChange={(event) => setHouse(event.target.value)}
          />
        </>
      )}
      <label htmlFor="confirm-reason">{t('confirm.reason')}</label>
      <Input
        id="confirm-reason"
        maxLength={500}
        placeholder={t('confirm.example')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {save.error !== null &&
        (isInvalid(save.error) ? (
          <p role="alert" className="mark mark-danger">
            {t('filing.invalid')}
          </p>
        ) : (
          <Problem error={save.error} />
        ))}
      <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={save.isPending}>
        {t('confirm.save')}
      </Button>
    </form>
  )
}
