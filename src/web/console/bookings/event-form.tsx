// Publishes an event, or changes one: then its type and whoever holds it stay.
import { useState } from 'react'
import { App as Ant, Button, Input, InputNumber, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plusDays } from '../../../rules/time/calendar.ts'
import { legalTopics, type LegalTopic } from '../../../rules/law/legal-topics.ts'
import { eventTypes, professions, type EventType, type Profession } from '../../../rules/bookings/event.ts'
import { call, type CommunityEvent, type Me } from '../api.ts'
import { dayOf, timeOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { keys, useStaff } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function EventForm({
  me,
  event: before,
  close,
}: {
  me: Me
  event?: CommunityEvent
  close: () => void
}) {
  const { t, now } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const { data: staff } = useStaff(true)
  const [name, setName] = useState(before?.name ?? '')
  const [place, setPlace] = useState(before?.place ?? '')
  const [type, setType] = useState<EventType>(before?.type ?? 'lecture')
  const [about, setAbout] = useState(before?.about ?? '')
  const [profession, setProfession] = useState<Profession | undefined>(before?.profession ?? undefined)
  const [topic, setTopic] = useState<LegalTopic | undefined>(before?.topic ?? undefined)
  const [staffId, setStaffId] = useState<number>()
  const [capacity, setCapacity] = useState(before?.capacity ?? 30)
  const [day, setDay] = useState(before ? dayOf(Date.parse(before.start)) : plusDays(dayOf(now), 7))
  const [from, setFrom] = useState(before ? timeOf(before.start) : '14:30')
  const [to, setTo] = useState(before ? timeOf(before.end) : '16:00')
  const publish = useMutation({
    mutationFn: async () => {
      const body = {
        ...{ name, place, about, capacity },
        profession: type === 'lecture' ? (profession ?? null) : null,
        topic: type === 'lecture' ? (topic ?? null) : null,
        start: `${day}T${from}:00+08:00`,
        end: `${day}T${to}:00+08:00`,
      }
      if (before) return (await call('PUT /community-events/:id', { id: before.id, body })).told
      await call('POST /community-events', {
        body: { ...body, nodeId: me.scope.id, type, staffId: staffId ?? null },
      })
      return undefined
    },
    onSuccess: (told) => {
      void message.success(told === undefined ? t('events.published') : t('events.changed', { n: told }))
      close()
      return client.invalidateQueries({ queryKey: keys.events })
    },
  })
  return (
    <form
      className="resident-form"
      aria-label={before ? t('events.change') : t('events.new')}
      onSubmit={(event) => {
        event.preventDefault()
        publish.mutate()
      }}
    >
      {before && <p className="dim">{t('events.changeLead')}</p>}
      <label htmlFor="event-name">{t('events.name')}</label>
      <Input id="event-name" maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      {!before && (
        <>
          <label htmlFor="event-type">{t('events.type')}</label>
          <Select<EventType>
            id="event-type"
            value={type}
            options={eventTypes.map((value) => ({ value, label: t(`events.type.${value}`) }))}
            onChange={setType}
          />
        </>
      )}
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
          <label htmlFor="event-topic">{t('events.topic')}</label>
          <Select<LegalTopic | ''>
            id="event-topic"
            value={topic ?? ''}
            options={[
              { value: '' as const, label: t('events.topic.none') },
              ...legalTopics.map((value) => ({ value, label: t(`legal.topic.${value}`) })),
            ]}
            onChange={(value) => setTopic(value === '' ? undefined : value)}
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
      {!before && (
        <>
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
        </>
      )}
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
          {t(before ? 'events.changeSave' : 'events.publish')}
        </Button>
        <Button onClick={close}>{t(before ? 'events.changeBack' : 'events.back')}</Button>
      </div>
    </form>
  )
}
