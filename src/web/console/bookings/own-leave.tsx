// The days on which one is away: nothing that one gives is open then, and whoever had booked it is told and offered other times.
import { useState } from 'react'
import { App as Ant, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Me } from '../api.ts'
import { dayOf, dayWords } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useServices } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function OwnLeave({ me }: { me: Me }) {
  const { t, now, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const { data } = useServices()
  const today = dayOf(now)
  const [first, setFirst] = useState('')
  const [last, setLast] = useState('')
  const [reason, setReason] = useState('')
  const again = () =>
    Promise.all(
      [keys.services, keys.bookings, keys.consultations].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  const away = useMutation({
    mutationFn: () =>
      call('POST /services/leave', { body: { first, last: last === '' ? first : last, reason } }),
    onSuccess: ({ told }) => {
      void message.success(t('service.told', { n: told }))
      setFirst('')
      setLast('')
      setReason('')
      return again()
    },
  })
  const back = useMutation({
    mutationFn: (day: string) => call('DELETE /services/leave', { query: { day } }),
    onSettled: again,
  })
  const given = data?.items.filter(({ provider }) => provider?.id === me.id) ?? []
  if (given.length === 0) return null
  const days = [
    ...new Map(
      given
        .flatMap(({ exceptions }) => exceptions)
        .filter(({ own, day }) => own && day >= today)
        .map(({ day, reason: why }) => [day, why ?? '']),
    ),
  ].sort(([a], [b]) => a.localeCompare(b))
  const error = away.error ?? back.error
  return (
    <section className="calendar-feed" aria-label={t('leave.title')}>
      <h2>{t('leave.title')}</h2>
      <p className="dim">{t('leave.lead')}</p>
      {days.map(([day, why]) => (
        <p key={day} className="service-exception">
          {t('service.closedOn', { day: dayWords(day, language), reason: why })}
          <Button type="link" size="small" onClick={() => back.mutate(day)}>
            {t('service.takeBack')}
          </Button>
        </p>
      ))}
      <form
        className="resident-form"
        onSubmit={(event) => {
          event.preventDefault()
          away.mutate()
        }}
      >
        <label htmlFor="leave-first">{t('leave.first')}</label>
        <Input
          id="leave-first"
          type="date"
          min={today}
          value={first}
          onChange={({ target }) => setFirst(target.value)}
        />
        <label htmlFor="leave-last">{t('leave.last')}</label>
        <Input
          id="leave-last"
          type="date"
          min={first || today}
          value={last}
          onChange={({ target }) => setLast(target.value)}
        />
        <label htmlFor="leave-why">{t('service.why')}</label>
        <Input
          id="leave-why"
          maxLength={100}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button
          type="primary"
          htmlType="submit"
          disabled={first === '' || reason.trim() === ''}
          loading={away.isPending}
        >
          {t('leave.send')}
        </Button>
      </form>
      {error !== null && <Problem error={error} />}
    </section>
  )
}
