// What can be booked: its times in words, the days that are otherwise, and a form for whoever may change them.
import { useState } from 'react'
import { App as Ant, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Me, type Service } from '../api.ts'
import { dayOf, dayWords } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useServices } from '../queries.ts'
import { ServiceForm } from './service-form.tsx'
import { useSettings, type Settings } from '../settings.tsx'
import { clock, daysOf, weekdayName, type Rule } from './weekly.ts'

export function Services({ me }: { me: Me }) {
  const { t } = useSettings()
  const { data } = useServices()
  const [adding, setAdding] = useState(false)
  const mayManage = me.rights.includes('service.manage')
  if (data === undefined) return null
  return (
    <section>
      <h2>{t('service.title')}</h2>
      <ul className="plain-list">
        {data.items.map((service) => (
          <ServiceRow key={service.id} service={service} mayManage={mayManage} me={me} />
        ))}
      </ul>
      {mayManage && !adding && <Button onClick={() => setAdding(true)}>{t('service.new')}</Button>}
      {adding && <ServiceForm me={me} close={() => setAdding(false)} />}
    </section>
  )
}

function hours({ rrule, from, to }: Rule, { t, language }: Settings): string {
  const span = { from: clock(from), to: clock(to) }
  const days = daysOf(rrule)
  if (!days) return t('service.otherRule', { rule: rrule, ...span })
  return t('service.hours', { days: days.map((day) => weekdayName(day, language)).join('、'), ...span })
}

function ServiceRow({ service, mayManage, me }: { service: Service; mayManage: boolean; me: Me }) {
  const settings = useSettings()
  const { t, language, now } = settings
  const [open, setOpen] = useState<'change' | 'close'>()
  const client = useQueryClient()
  const takeBack = useMutation({
    mutationFn: (id: number) => call('DELETE /services/exceptions/:id', { id: String(id) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.services }),
  })
  const { rules, minutes, capacity, place, provider, waiting } = service
  return (
    <li className="service">
      <p>
        <b>{service.name}</b>{' '}
        <span className="dim">{[provider?.name, place].filter(Boolean).join(' · ')}</span>
        {!service.active && <span className="mark mark-accent">{t('service.off')}</span>}
        {waiting > 0 && <span className="mark mark-primary">{t('service.waiting', { n: waiting })}</span>}
      </p>
      <p className="dim">
        {rules.length === 0 ? t('service.never') : rules.map((rule) => hours(rule, settings)).join(';')}
        {' · '}
        {t('service.each', { minutes, capacity })}
      </p>
      {service.exceptions
        .filter(({ day }) => day >= dayOf(now))
        .map(({ id, day, open: besides, from, to, reason }) => (
          <p key={id} className="service-exception">
            {besides
              ? t('service.openOn', {
                  day: dayWords(day, language),
                  from: clock(from ?? 0),
                  to: clock(to ?? 0),
                })
              : t('service.closedOn', { day: dayWords(day, language), reason: reason ?? '' })}
            {mayManage && (
              <Button type="link" size="small" onClick={() => takeBack.mutate(id)}>
                {t('service.takeBack')}
              </Button>
            )}
          </p>
        ))}
      {mayManage && open === undefined && (
        <p className="booking-acts">
          <Button onClick={() => setOpen('close')}>{t('service.closeDay')}</Button>
          <Button onClick={() => setOpen('change')}>{t('service.change')}</Button>
        </p>
      )}
      {open === 'close' && <CloseDay service={service} close={() => setOpen(undefined)} />}
      {open === 'change' && <ServiceForm me={me} service={service} close={() => setOpen(undefined)} />}
      {takeBack.error !== null && <Problem error={takeBack.error} />}
    </li>
  )
}

function CloseDay({ service, close }: { service: Service; close: () => void }) {
  const { t, now } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [day, setDay] = useState(dayOf(now))
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () =>
      call('POST /services/:id/exceptions', { id: service.id, body: { day, open: false, reason } }),
    onSuccess: ({ told }) => {
      void message.success(t('service.told', { n: told }))
      void client.invalidateQueries({ queryKey: keys.bookings })
      close()
      return client.invalidateQueries({ queryKey: keys.services })
    },
  })
  return (
    <form
      className="booking-acts"
      aria-label={t('service.closeDay')}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <Input
        type="date"
        aria-label={t('service.whichDay')}
        value={day}
        min={dayOf(now)}
        onChange={(event) => setDay(event.target.value)}
      />
      <Input
        aria-label={t('service.why')}
        placeholder={t('service.why')}
        maxLength={100}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        htmlType="submit"
        type="primary"
        disabled={reason.trim() === '' || day === ''}
        loading={send.isPending}
      >
        {t('service.closeDay')}
      </Button>
      {send.error !== null && <Problem error={send.error} />}
    </form>
  )
}
