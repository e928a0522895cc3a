// Adds something that can be booked, or changes its times.
import { useState } from 'react'
import { App as Ant, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { serviceKinds, type ServiceKind } from '../../../rules/bookings/booking.ts'
import { call, type Me, type Service } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { clock, daysOf, minuteOf, weekdayName, weekdays, weeklyRule, type Weekday } from './weekly.ts'

/** Events are published on their own page. */
type Kind = Exclude<ServiceKind, 'event'>
const kinds = serviceKinds.filter((kind): kind is Kind => kind !== 'event')

interface Props {
  me: Me
  /** Absent: a new one. */
  service?: Service
  close: () => void
}

export function ServiceForm({ me, service, close }: Props) {
  const { t, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [kind, setKind] = useState<Kind>('room')
  const [name, setName] = useState(service?.name ?? '')
  const [place, setPlace] = useState(service?.place ?? '')
  const [minutes, setMinutes] = useState(service?.minutes ?? 60)
  const [buffer, setBuffer] = useState(service?.buffer ?? 0)
  const [capacity, setCapacity] = useState(service?.capacity ?? 1)
  const [active, setActive] = useState(service?.active ?? true)
  const rule = service?.rules[0]
  // Rules that this form cannot say are kept as they are.
  const plain =
    service === undefined || (service.rules.length < 2 && (!rule || daysOf(rule.rrule) !== undefined))
  const [days, setDays] = useState<Weekday[]>(rule ? (daysOf(rule.rrule) ?? []) : [])
  const [from, setFrom] = useState(clock(rule?.from ?? 9 * 60))
  const [to, setTo] = useState(clock(rule?.to ?? 17 * 60))
  const rules = days.length === 0 ? [] : [{ rrule: weeklyRule(days), from: minuteOf(from), to: minuteOf(to) }]
  const save = useMutation({
    mutationFn: async () => {
      const body = {
        ...{ name, place, minutes, buffer, capacity, active },
        rules: plain ? rules : service.rules,
        staffId: service?.provider?.id ?? null,
        modes: service?.modes ?? [],
        onHolidays: service?.onHolidays ?? false,
      }
      if (service) return call('PUT /services/:id', { id: service.id, body })
      await call('POST /services', { body: { ...body, kind, nodeId: me.scope.id } })
      return { told: 0 }
    },
    onSuccess: ({ told }) => {
      void message.success(t('service.told', { n: told }))
      void client.invalidateQueries({ queryKey: keys.bookings })
      close()
      return client.invalidateQueries({ queryKey: keys.services })
    },
  })
  return (
    <form
      className="resident-form"
      aria-label={t(service ? 'service.change' : 'service.new')}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {!service && (
        <>
          <label htmlFor="service-kind">{t('service.kind')}</label>
          <Select<Kind>
            id="service-kind"
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`service.kind.${value}`) }))}
            onChange={setKind}
          />
        </>
      )}
      <label htmlFor="service-name">{t('service.name')}</label>
      <Input
        id="service-name"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor="service-place">{t('service.place')}</label>
      <Input
        id="service-place"
        maxLength={60}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
      {plain && (
        <>
          <span>{t('service.weekdays')}</span>
          <Checkbox.Group<Weekday>
            value={days}
            options={weekdays.map((value) => ({ value, label: weekdayName(value, language) }))}
            onChange={setDays}
          />
          <span className="booking-acts">
            <Input
              type="time"
              aria-label={t('service.from')}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Input
              type="time"
              aria-label={t('service.to')}
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </span>
        </>
      )}
      <Numbered
        id="service-minutes"
        label={t('service.minutes')}
        least={5}
        value={minutes}
        set={setMinutes}
      />
      <Numbered id="service-buffer" label={t('service.buffer')} least={0} value={buffer} set={setBuffer} />
      <Numbered
        id="service-capacity"
        label={t('service.capacity')}
        least={1}
        value={capacity}
        set={setCapacity}
      />
      <Checkbox checked={active} onChange={(event) => setActive(event.target.checked)}>
        {t('service.active')}
      </Checkbox>
      <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
        {t('service.save')}
      </Button>
      {save.error !== null && <Problem error={save.error} />}
    </form>
  )
}

interface NumberedProps {
  id: string
  label: string
  least: number
  value: number
  set: (value: number) => void
}
const Numbered = ({ id, label, least, value, set }: NumberedProps) => (
  <>
    <label htmlFor={id}>{label}</label>
    <InputNumber id={id} min={least} value={value} onChange={(next) => set(next ?? least)} />
  </>
)
