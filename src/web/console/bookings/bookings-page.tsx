// The bookings of a day, checking in by number, and what can be booked.
import { useState } from 'react'
import { App as Ant, Button, Empty, Input, Skeleton } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plusDays } from '../../../rules/time/calendar.ts'
import { call, type Me } from '../api.ts'
import { OwnLeave } from './own-leave.tsx'
import { BookingRow } from './booking-row.tsx'
import { CalendarFeed } from './calendar-feed.tsx'
import { dayOf, dayWords, timeOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useBookings, useServices } from '../queries.ts'
import { Services } from './services.tsx'
import { useSettings } from '../settings.tsx'

export function BookingsPage({ me }: { me: Me }) {
  const { t, now, language } = useSettings()
  const today = dayOf(now)
  const [day, setDay] = useState(today)
  const { data, error, refetch } = useBookings(day)
  const mayNote = me.rights.includes('booking.note')
  return (
    <section className="inbox" aria-label={t('box.bookings')}>
      <div className="inbox-scroll bookings">
        {mayNote && <CheckIn />}
        <div className="booking-days">
          <Button onClick={() => setDay(plusDays(day, -1))}>{t('booking.before')}</Button>
          <h2>{day === today ? t('booking.today') : t('booking.day', { day: dayWords(day, language) })}</h2>
          <Button onClick={() => setDay(plusDays(day, 1))}>{t('booking.after')}</Button>
        </div>
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton active />}
        {data?.items.length === 0 && data.uses.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.bookings')} />
        )}
        <ul className="plain-list">
          {data?.items.map((booking) => (
            <BookingRow key={booking.id} booking={booking} mayNote={mayNote} />
          ))}
          {data?.uses.map(({ id, room, start, end }) => (
            <li key={`use ${String(id)}`} className="booking">
              <p className="booking-head">
                <b className="booking-time">
                  {timeOf(start)}–{timeOf(end)}
                </b>
                <b>{room}</b>
                <span className="mark mark-dim push">{t('booking.roomUse')}</span>
              </p>
            </li>
          ))}
        </ul>
        <Services me={me} />
        <OwnLeave me={me} />
        <GivenBy me={me} />
      </div>
    </section>
  )
}

/** A calendar is for whoever gives something themselves. */
function GivenBy({ me }: { me: Me }) {
  const { data } = useServices()
  return data?.items.some(({ provider }) => provider?.id === me.id) ? <CalendarFeed /> : null
}

/** Whoever arrives says six digits: nobody has to be asked for a name. */
function CheckIn() {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const checkIn = useMutation({
    mutationFn: () => call('POST /bookings/check-in', { body: { code } }),
    onSuccess: ({ start, service }) => {
      setCode('')
      void message.success(t('booking.checkedIn', { time: timeOf(start), service: service.name }))
      return client.invalidateQueries({ queryKey: keys.bookings })
    },
  })
  return (
    <form
      className="booking-acts"
      onSubmit={(event) => {
        event.preventDefault()
        checkIn.mutate()
      }}
    >
      <Input
        aria-label={t('booking.code')}
        placeholder={t('booking.code')}
        inputMode="numeric"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(event.target.value.replace(/[^0-9]/g, ''))}
      />
      <Button type="primary" htmlType="submit" disabled={code.length !== 6} loading={checkIn.isPending}>
        {t('booking.checkIn')}
      </Button>
      {checkIn.error !== null && <Problem error={checkIn.error} />}
    </form>
  )
}
