// Somebody rang about a message that could not be delivered: it is noted with what the resident answered.
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Told({ id }: { id: number }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState('')
  const told = useMutation({
    mutationFn: () =>
      call('POST /messages/:id/told', {
        id: String(id),
        body: answer.trim() === '' ? {} : { answer: answer.trim() },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.undelivered })
      void client.invalidateQueries({ queryKey: keys.tickets })
    },
  })
  if (!open) return <Button onClick={() => setOpen(true)}>{t('undelivered.told')}</Button>
  return (
    <form
      className="told"
      onSubmit={(event) => {
        event.preventDefault()
        told.mutate()
      }}
    >
      <Input
        autoFocus
        aria-label={t('undelivered.answer')}
        placeholder={t('undelivered.answer')}
        maxLength={500}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={told.isPending}>
        {t('undelivered.save')}
      </Button>
      {told.error !== null && <Problem error={told.error} />}
    </form>
  )
}
