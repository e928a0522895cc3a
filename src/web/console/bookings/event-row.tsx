// One event: when, where, how many come, the attendance list, and cancelling it with notice to all.
import { useState } from 'react'
import { App as Ant, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type CommunityEvent, type Me } from '../api.ts'
import { EventAttendance } from './event-attendance.tsx'
import { EventForm } from './event-form.tsx'
import { dayOf, dayWords, timeOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function EventRow({ me, event }: { me: Me; event: CommunityEvent }) {
  const { t, now, language } = useSettings()
  const [open, setOpen] = useState<'list' | 'change' | 'cancel'>()
  const { name, place, type, start, end, capacity, booked, came, waiting, cancelled, profession } = event
  const ahead = Date.parse(start) > now && !cancelled
  const speaker = profession === null ? undefined : t(`events.profession.${profession}`)
  return (
    <li className="event">
      <p className="notice-line">
        <b>{name}</b>
        <span className="mark mark-dim">{t(`events.type.${type}`)}</span>
        {cancelled && (
          <span className="mark mark-accent">{t('events.isCancelled', { reason: event.reason ?? '' })}</span>
        )}
      </p>
      <p>
        {dayWords(dayOf(Date.parse(start)), language)} {timeOf(start)}–{timeOf(end)}
        <span className="dim">
          {' '}
          {[place, event.holder, speaker, event.topic === null ? undefined : t(`legal.topic.${event.topic}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {event.about !== '' && <p className="dim">{event.about}</p>}
      <p>
        {t('events.counts', { booked, capacity })}
        {came > 0 && <> · {t('events.cameCount', { came })}</>}
        {waiting > 0 && <span className="mark mark-primary">{t('events.waiting', { n: waiting })}</span>}
      </p>
      <div className="event-acts">
        <Button aria-expanded={open === 'list'} onClick={() => setOpen(open === 'list' ? undefined : 'list')}>
          {t('events.list')}
        </Button>
        {ahead && me.rights.includes('event.manage') && (
          <>
            <Button
              aria-expanded={open === 'change'}
              onClick={() => setOpen(open === 'change' ? undefined : 'change')}
            >
              {t('events.change')}
            </Button>
            <Button onClick={() => setOpen(open === 'cancel' ? undefined : 'cancel')}>
              {t('events.cancel')}
            </Button>
          </>
        )}
      </div>
      {open === 'list' && <EventAttendance me={me} id={event.id} />}
      {open === 'change' && <EventForm me={me} event={event} close={() => setOpen(undefined)} />}
      {open === 'cancel' && <CancelEvent id={event.id} close={() => setOpen(undefined)} />}
    </li>
  )
}

function CancelEvent({ id, close }: { id: string; close: () => void }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const cancel = useMutation({
    mutationFn: () => call('POST /community-events/:id/cancel', { id, body: { reason } }),
    onSuccess: ({ told }) => {
      void message.success(t('events.told', { n: told }))
      close()
      return client.invalidateQueries({ queryKey: keys.events })
    },
  })
  return (
    <form
      className="event-acts"
      onSubmit={(event) => {
        event.preventDefault()
        cancel.mutate()
      }}
    >
      <Input
        aria-label={t('events.cancelWhy')}
        placeholder={t('events.cancelWhy')}
        maxLength={100}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button htmlType="submit" danger disabled={reason.trim() === ''} loading={cancel.isPending}>
        {t('events.cancelSend')}
      </Button>
      {cancel.error !== null && <Problem error={cancel.error} />}
    </form>
  )
}
