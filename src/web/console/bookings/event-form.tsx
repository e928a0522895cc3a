// Publishes an event.
import { useState } from 'react'
import { App as Ant, Button, Input, InputNumber, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plusDays } from '../../../rules/time/calendar.ts'
import { eventTypes, professions, type EventType, type Profession } from '../../../rules/bookings/event.ts'
import { call, type Me } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { keys, useStaff } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function EventForm({ me, close }: { me: Me; close: () => void }) {
  const { t, now } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const { data: staff } = useStaff(true)
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [type, setType] = useState<EventType>('lecture')
  const [about, setAbout] = useState('')
  const [profession, setProfession] = useState<Profession>()
  const [staffId, setStaffId] = useState<number>()
  const [capacity, setCapacity] = useState(30)
  const [day, setDay] = useState(plusDays(dayOf(now), 7))
  const [from, setFrom] = useState('14:30')
  const [to, setTo] = useState('16:00')
  const publish = useMutation({
    mutationFn: () =>
      call('POST /community-events', {
        body: {
          ...{ nodeId: me.scope.id, name, place, type, about, capacity, staffId: staffId ?? null },
          profession: type === 'lecture' ? (profession ?? null) : null,
          start: `${day}T${from}:00+08:00`,
          end: `${day}T${to}:00+08:00`,
        },
      }),
    onSuccess: () => {
      void message.success(t('events.published'))
      close()
      return client.invalidateQueries({ queryKey: keys.events })
    },
  })
  return (
    <form
      className="resident-form"
      aria-label={t('events.new')}
      onSubmit={(event) => {
        event.preventDefault()
        publish.mutate()
      }}
    >
      <label htmlFor="event-name">{t('events.name')}</label>
      <Input id="event-name" maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      <label htmlFor="event-type">{t('events.type')}</label>
      <Select<EventType>
        id="event-type"
        value={type}
        options={eventTypes.map((value) => ({ value, label: t(`events.type.${value}`) }))}
        onChange={setType}
      />
      {type === 'lecture' && (
        <>
          <label htmlFor="event-profession">{t('events.profession')}</label>
          <Select<Profession | ''>
            id="event-profession"
            value={profession ?? ''}
            options={[
              { value: '' as const, label: t('events.profession.none') },
              ...professions.map((value) => ({ value, label: t(`events.profession.${value}`) })),
            ]}
            onChange={(value) => setProfession(value === '' ? undefined : value)}
          />
        </>
      )}
      <label htmlFor="event-about">{t('events.about')}</label>
      <Input.TextArea
        id="event-about"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={about}
        onChange={({ target }) => setAbout(target.value)}
      />
      <label htmlFor="event-place">{t('events.place')}</label>
      <Input
        id="event-place"
        maxLength={60}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <label htmlFor="event-holder">{t('events.holder')}</label>
      <Select<number>
        id="event-holder"
        value={staffId ?? 0}
        options={[
          { value: 0, label: t('events.holder.none') },
          ...(staff?.items ?? []).map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onChange={(value) => setStaffId(value === 0 ? undefined : value)}
      />
      <label htmlFor="event-day">{t('events.day')}</label>
      <Input
        id="event-day"
        type="date"
        value={day}
        min={dayOf(now)}
        onChange={({ target }) => setDay(target.value)}
      />
      <label htmlFor="event-from">{t('events.from')}</label>
      <Input id="event-from" type="time" value={from} onChange={({ target }) => setFrom(target.value)} />
      <label htmlFor="event-to">{t('events.to')}</label>
      <Input id="event-to" type="time" value={to} onChange={({ target }) => setTo(target.value)} />
      <label htmlFor="event-capacity">{t('events.capacity')}</label>
      <InputNumber
        id="event-capacity"
        min={1}
        max={2000}
        precision={0}
        value={capacity}
        onChange={(value) => setCapacity(value ?? 1)}
      />
      {publish.error !== null &&
        (isInvalid(publish.error) ? (
          <p role="alert" className="mark mark-danger">
            {t('events.wrongTimes')}
          </p>
        ) : (
          <Problem error={publish.error} />
        ))}
      <div className="event-acts">
        <Button
          type="primary"
          htmlType="submit"
          disabled={name.trim() === '' || day === '' || from === '' || to === ''}
          loading={publish.isPending}
        >
          {t('events.publish')}
        </Button>
        <Button onClick={close}>{t('events.back')}</Button>
      </div>
    </form>
  )
}
