// One booking of a day: when, what, who, and whether they came.
import { useState } from 'react'
import { App as Ant, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Booking } from '../api.ts'
import { timeOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function BookingRow({ booking, mayNote }: { booking: Booking; mayNote: boolean }) {
  const { t, now } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [cancelling, setCancelling] = useState(false)
  const [reason, setReason] = useState('')
  const { id, service, state, mode, topic } = booking
  const again = () => client.invalidateQueries({ queryKey: keys.bookings })
  const came = useMutation({
    mutationFn: (came: boolean) => call('POST /bookings/:id/came', { id, body: { came } }),
    onSettled: again,
  })
  const cancel = useMutation({
    mutationFn: () => call('POST /bookings/:id/cancel', { id, body: { reason } }),
    onSuccess: () => {
      setCancelling(false)
      void message.success(t('booking.cancelled'))
      return again()
    },
  })
  const error = came.error ?? cancel.error
  const who = booking.withheld ? t('booking.withheld') : (booking.name ?? t('booking.unnamed'))
  return (
    <li className="booking">
      <p className="booking-head">
        <b className="booking-time">
          {timeOf(booking.start)}–{timeOf(booking.end)}
        </b>
        <b>{service.name}</b>
        <span className={state === 'missed' ? 'mark mark-accent push' : 'mark mark-dim push'}>
          {t(`booking.state.${state}`)}
        </span>
      </p>
      <p>
        <span className={booking.withheld ? 'dim' : undefined}>{who}</span>
        {booking.phone !== null && <span className="dim"> {booking.phone}</span>}
        {mode !== null && <span className="mark mark-dim">{t(`booking.mode.${mode}`)}</span>}
        {booking.rung && state === 'booked' && <span className="mark mark-accent">{t('booking.rung')}</span>}
      </p>
      {topic !== null && <p className="dim">{topic}</p>}
      {mayNote && state === 'booked' && !cancelling && (
        <p className="booking-acts">
          <Button type="primary" loading={came.isPending} onClick={() => came.mutate(true)}>
            {t('booking.came')}
          </Button>
          {Date.parse(booking.start) <= now && (
            <Button disabled={came.isPending} onClick={() => came.mutate(false)}>
              {t('booking.missed')}
            </Button>
          )}
          <Button onClick={() => setCancelling(true)}>{t('booking.cancel')}</Button>
        </p>
      )}
      {cancelling && (
        <form
          className="booking-acts"
          onSubmit={(event) => {
            event.preventDefault()
            cancel.mutate()
          }}
        >
          <Input
            aria-label={t('booking.cancelWhy')}
            placeholder={t('booking.cancelWhy')}
            maxLength={100}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" danger disabled={reason.trim() === ''} loading={cancel.isPending}>
            {t('booking.cancel')}
          </Button>
        </form>
      )}
      {error !== null && <Problem error={error} />}
    </li>
  )
}
