// A line of the three lists, and who took it.
import { useState } from 'react'
import { App as Ant, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type PartyLine } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'

const instant = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

export function PartyItem({ item }: { item: PartyLine }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const close = useMutation({
    mutationFn: () => call('POST /double-reports/items/:id/close', { id: item.id, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.doubleReports }),
  })
  return (
    <li className="volunteer">
      <p className="volunteer-who">
        <span className="mark mark-primary">{t(`party.kind.${item.kind}`)}</span>
        <b>
          {item.number} {item.title}
        </b>
        {!item.open && <span className="mark mark-dim">{t('party.closed')}</span>}
      </p>
      <p>{item.detail}</p>
      {close.error !== null && <Problem error={close.error} />}
      {item.claims.map((claim) => (
        <Claim key={claim.id} claim={claim} />
      ))}
      {item.open && (
        <div className="volunteer-acts">
          <Button loading={close.isPending} onClick={() => close.mutate()}>
            {t('party.closeItem')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Claim({ claim: { id, state, name, minutes } }: { claim: PartyLine['claims'][number] }) {
  const { t, now } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState<'refuse' | 'finish'>()
  const [span, setSpan] = useState(() => ({ day: dayOf(now), from: '09:00', until: '10:00' }))
  const act = useMutation({
    mutationFn: (told: { reason?: string }) => {
      if (told.reason !== undefined)
        return call('POST /double-reports/claims/:id/refuse', { id, body: { reason: told.reason } })
      if (state === 'waiting') return call('POST /double-reports/claims/:id/confirm', { id, body: {} })
      const body = { startsAt: instant(span.day, span.from), endsAt: instant(span.day, span.until) }
      return call('POST /double-reports/claims/:id/finish', { id, body })
    },
    onSuccess: () => {
      setOpen(undefined)
      void message.success(t('party.noted'))
      return client.invalidateQueries({ queryKey: keys.doubleReports })
    },
  })
  const running = state === 'waiting' || state === 'confirmed'
  return (
    <div className="volunteer-posts">
      <p>
        {t(`party.claim.${state}`, { name: name ?? t('party.nobody') })}
        {minutes !== null && ` · ${t('party.minutes', { minutes })}`}
      </p>
      {act.error !== null && <Problem error={act.error} />}
      {running && open === undefined && (
        <div className="volunteer-acts">
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => (state === 'waiting' ? act.mutate({}) : setOpen('finish'))}
          >
            {t(state === 'waiting' ? 'party.confirm' : 'party.finish')}
          </Button>
          <Button onClick={() => setOpen('refuse')}>{t('party.refuse')}</Button>
        </div>
      )}
      {open === 'refuse' && (
        <ReasonForm
          name={t('party.refuseWhy')}
          submit={t('party.refuse')}
          pending={act.isPending}
          send={(reason) => act.mutate({ reason })}
          cancel={() => setOpen(undefined)}
        />
      )}
      {open === 'finish' && (
        <form
          className="reason-form"
          onSubmit={(event) => {
            event.preventDefault()
            act.mutate({})
          }}
        >
          <div className="task-when">
            {(
              [
                ['day', 'date'],
                ['from', 'time'],
                ['until', 'time'],
              ] as const
            ).map(([field, type]) => (
              <div key={field}>
                <label htmlFor={`claim-${field}-${id}`}>{t(`party.${field}`)}</label>
                <Input
                  id={`claim-${field}-${id}`}
                  type={type}
                  value={span[field]}
                  onChange={({ target }) => setSpan({ ...span, [field]: target.value })}
                />
              </div>
            ))}
          </div>
          <div className="volunteer-acts">
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              {t('party.finish')}
            </Button>
            <Button onClick={() => setOpen(undefined)}>{t('act.cancel')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
