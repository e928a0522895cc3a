// A place's office hours, by which clocks run, and who answers for personal data in a community.
import { useState } from 'react'
import { App as Ant, Button, Checkbox, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type TreeNode } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { clock, minuteOf, weekdayName, weekdays, type Weekday } from '../bookings/weekly.ts'

/** Choosing a place opens its form. */
export function Places({ tree }: { tree: readonly TreeNode[] }) {
  const { t } = useSettings()
  const [chosen, setChosen] = useState<number>()
  const place = tree.find(({ id }) => id === chosen)
  return (
    <section className="roster-place" aria-label={t('place.title')}>
      <h2>{t('place.title')}</h2>
      <p className="dim">{t('place.lead')}</p>
      <Select<number>
        aria-label={t('place.choose')}
        placeholder={t('place.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        options={tree
          .filter(({ kind }) => kind !== 'building' && kind !== 'unit')
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen ?? null}
        onChange={setChosen}
      />
      {place && <PlaceForm key={place.id} place={place} />}
    </section>
  )
}

interface Period {
  key: number
  days: Weekday[]
  from: string
  to: string
}
/** The server counts the days of the week from Sunday, the form from Monday. */
const numberOf = (day: Weekday): number => (weekdays.indexOf(day) + 1) % 7
const dayOf = (number: number): Weekday => weekdays[(number + 6) % 7] ?? 'MO'
const usual: Omit<Period, 'key'> = { days: weekdays.slice(0, 5), from: '09:00', to: '17:00' }

function PlaceForm({ place }: { place: TreeNode }) {
  const { t, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [periods, setPeriods] = useState<Period[]>(
    (place.hours ?? []).map(({ weekdays: days, from, to }, key) => ({
      key,
      days: days.map(dayOf),
      from: clock(from),
      to: clock(to),
    })),
  )
  const [name, setName] = useState(place.controller?.name ?? '')
  const [contact, setContact] = useState(place.controller?.contact ?? '')
  const named = name.trim() !== '' && contact.trim() !== ''
  const halfNamed = !named && name.trim() + contact.trim() !== ''
  const save = useMutation({
    mutationFn: () =>
      call('PATCH /nodes/:id', {
        id: String(place.id),
        body: {
          hours:
            periods.length === 0
              ? null
              : periods.map(({ days, from, to }) => ({
                  weekdays: days.map(numberOf),
                  from: minuteOf(from),
                  to: minuteOf(to),
                })),
          ...(named && { controller: { name: name.trim(), contact: contact.trim() } }),
        },
      }),
    onSuccess: () => {
      void message.success(t('place.saved'))
      return client.invalidateQueries({ queryKey: keys.nodes })
    },
  })
  const change = (key: number, next: Partial<Period>): void =>
    setPeriods(periods.map((period) => (period.key === key ? { ...period, ...next } : period)))
  const whole = periods.every(({ days, from, to }) => days.length > 0 && minuteOf(from) < minuteOf(to))
  return (
    <form
      className="resident-form"
      aria-label={t('place.form', { name: place.name })}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <h3>{t('place.hours')}</h3>
      {periods.length === 0 && <p className="dim">{t('place.inherits')}</p>}
      {periods.map(({ key, days, from, to }, at) => (
        <fieldset key={key} className="place-period" aria-label={t('place.period', { n: at + 1 })}>
          <Checkbox.Group<Weekday>
            value={days}
            options={weekdays.map((value) => ({ value, label: weekdayName(value, language) }))}
            onChange={(next) => change(key, { days: next })}
          />
          <span className="booking-acts">
            <Input
              type="time"
              aria-label={t('service.from')}
              value={from}
              onChange={(event) => change(key, { from: event.target.value })}
            />
            <Input
              type="time"
              aria-label={t('service.to')}
              value={to}
              onChange={(event) => change(key, { to: event.target.value })}
            />
            <Button type="text" onClick={() => setPeriods(periods.filter((period) => period.key !== key))}>
              {t('place.remove')}
            </Button>
          </span>
        </fieldset>
      ))}
      <Button
        disabled={periods.length >= 14}
        onClick={() =>
          setPeriods([...periods, { key: Math.max(-1, ...periods.map(({ key }) => key)) + 1, ...usual }])
        }
      >
        {t('place.add')}
      </Button>
      {place.kind === 'community' && (
        <>
          <h3>{t('place.controller')}</h3>
          <p className="dim">{t('place.controllerLead')}</p>
          <label htmlFor="controller-name">{t('place.controllerName')}</label>
          <Input
            id="controller-name"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <label htmlFor="controller-contact">{t('place.controllerContact')}</label>
          <Input
            id="controller-contact"
            maxLength={100}
            value={contact}
            onChange={(event) => setContact(event.target.value)}
          />
        </>
      )}
      <Button type="primary" htmlType="submit" disabled={!whole || halfNamed} loading={save.isPending}>
        {t('place.save')}
      </Button>
      {save.error !== null && <Problem error={save.error} />}
    </form>
  )
}
