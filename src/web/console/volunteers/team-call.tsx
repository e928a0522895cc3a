// What a captain would have the team do: staff say where and when exactly, or why not.
import { useState } from 'react'
import { App as Ant, Button, Input, InputNumber } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plusDays } from '../../../rules/time/calendar.ts'
import { placesAtMost } from '../../../rules/volunteers/volunteer-task.ts'
import { call, type Team } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'

const instant = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

export function TeamCall({ asked, manages }: { asked: Team['calls'][number]; manages: boolean }) {
  const { t } = useSettings()
  const [open, setOpen] = useState<'settle' | 'decline'>()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const done = () => {
    setOpen(undefined)
    void message.success(t('teams.noted'))
    return client.invalidateQueries({ queryKey: keys.teams })
  }
  const decline = useMutation({
    mutationFn: (reason: string) => call('POST /teams/calls/:id/decline', { id: asked.id, body: { reason } }),
    onSuccess: done,
  })
  return (
    <div className="volunteer-posts">
      <p>
        {t('teams.call')} {asked.about}
      </p>
      <p className="dim">{t('teams.callWhen', { moment: asked.moment })}</p>
      {decline.error !== null && <Problem error={decline.error} />}
      {manages && open === undefined && (
        <div className="volunteer-acts">
          <Button type="primary" onClick={() => setOpen('settle')}>
            {t('teams.settle')}
          </Button>
          <Button onClick={() => setOpen('decline')}>{t('teams.decline')}</Button>
        </div>
      )}
      {open === 'settle' && <Settle id={asked.id} done={done} cancel={() => setOpen(undefined)} />}
      {open === 'decline' && (
        <ReasonForm
          name={t('teams.declineWhy')}
          submit={t('teams.decline')}
          pending={decline.isPending}
          send={(reason) => decline.mutate(reason)}
          cancel={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

function Settle({ id, done, cancel }: { id: string; done: () => Promise<void>; cancel: () => void }) {
  const { t, now } = useSettings()
  const [told, setTold] = useState(() => ({
    ...{ address: '', day: plusDays(dayOf(now), 1), from: '09:00', to: '11:00', places: 3 },
  }))
  const settle = useMutation({
    mutationFn: () =>
      call('POST /teams/calls/:id/settle', {
        id,
        body: {
          address: told.address,
          places: told.places,
          startsAt: instant(told.day, told.from),
          endsAt: instant(told.to > told.from ? told.day : plusDays(told.day, 1), told.to),
        },
      }),
    onSuccess: done,
  })
  const whole = told.address.trim() !== '' && told.day !== '' && told.from !== '' && told.to !== ''
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        settle.mutate()
      }}
    >
      <p className="dim">{t('teams.settleLead')}</p>
      <label htmlFor={`call-address-${id}`}>{t('task.exact')}</label>
      <Input
        id={`call-address-${id}`}
        maxLength={200}
        value={told.address}
        onChange={({ target }) => setTold({ ...told, address: target.value })}
      />
      <div className="task-when">
        {(
          [
            ['day', 'date'],
            ['from', 'time'],
            ['to', 'time'],
          ] as const
        ).map(([field, type]) => (
          <div key={field}>
            <label htmlFor={`call-${field}-${id}`}>{t(`task.${field}`)}</label>
            <Input
              id={`call-${field}-${id}`}
              type={type}
              min={type === 'date' ? dayOf(now) : undefined}
              value={told[field]}
              onChange={({ target }) => setTold({ ...told, [field]: target.value })}
            />
          </div>
        ))}
        <div>
          <label htmlFor={`call-places-${id}`}>{t('task.places')}</label>
          <InputNumber
            id={`call-places-${id}`}
            min={1}
            max={placesAtMost}
            precision={0}
            value={told.places}
            onChange={(places) => setTold({ ...told, places: places ?? 1 })}
          />
        </div>
      </div>
      {settle.error !== null && <Problem error={settle.error} />}
      <div className="volunteer-acts">
        <Button type="primary" htmlType="submit" disabled={!whole} loading={settle.isPending}>
          {t('teams.settle')}
        </Button>
        <Button onClick={cancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
