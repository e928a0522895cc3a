// Begins to look in on a resident who said yes.
import { useState } from 'react'
import { App as Ant, Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { agreedWays, intervals, visitedBy, type Interval } from '../../../rules/residents/look-in.ts'
import { plusDays } from '../../../rules/time/calendar.ts'
import { call, type ResidentRow } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { everyWords } from './look-in-words.ts'

type Way = (typeof agreedWays)[number]

export function LookInForm({ resident }: { resident: ResidentRow }) {
  const { t, now } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [everyDays, setEveryDays] = useState<Interval>(7)
  const [agreedBy, setAgreedBy] = useState<Way | null>(null)
  const [agreedOn, setAgreedOn] = useState(() => dayOf(now))
  const [firstOn, setFirstOn] = useState(() => plusDays(dayOf(now), 1))
  const today = dayOf(now)
  const firstDay = now < visitedBy(today) ? today : plusDays(today, 1)
  const [note, setNote] = useState('')
  const start = useMutation({
    mutationFn: (by: Way) =>
      call('POST /look-ins', {
        body: {
          residentId: resident.id,
          everyDays,
          agreedBy: by,
          agreedOn,
          firstOn,
          note: note.trim() === '' ? null : note,
        },
      }),
    onSuccess: () => {
      setOpen(false)
      setNote('')
      void message.success(t('lookIn.started'))
      void client.invalidateQueries({ queryKey: keys.lookIns })
      return client.invalidateQueries({ queryKey: keys.residents })
    },
  })
  if (!open)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('lookIn.new')}</Button>
      </p>
    )
  if (resident.house === null) return <p className="dim">{t('lookIn.noHouse')}</p>
  return (
    <form
      className="resident-form"
      aria-label={t('lookIn.new')}
      onSubmit={(event) => {
        event.preventDefault()
        if (agreedBy !== null) start.mutate(agreedBy)
      }}
    >
      <p>{t('lookIn.newLead')}</p>
      <label htmlFor="look-in-by">{t('lookIn.agreedBy')}</label>
      <Select<Way>
        id="look-in-by"
        value={agreedBy}
        options={agreedWays.map((value) => ({ value, label: t(`lookIn.by.${value}`) }))}
        onChange={setAgreedBy}
      />
      <label htmlFor="look-in-on">{t('lookIn.agreedOn')}</label>
      <Input
        id="look-in-on"
        type="date"
        max={today}
        value={agreedOn}
        onChange={({ target }) => setAgreedOn(target.value)}
      />
      <label htmlFor="look-in-every">{t('lookIn.every')}</label>
      <Select<Interval>
        id="look-in-every"
        value={everyDays}
        options={intervals.map((value) => ({ value, label: everyWords(value, t) }))}
        onChange={setEveryDays}
      />
      <label htmlFor="look-in-first">{t('lookIn.firstOn')}</label>
      <Input
        id="look-in-first"
        type="date"
        min={firstDay}
        value={firstOn}
        onChange={({ target }) => setFirstOn(target.value)}
      />
      <label htmlFor="look-in-note">{t('lookIn.note')}</label>
      <Input
        id="look-in-note"
        maxLength={200}
        placeholder={t('lookIn.noteHint')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {start.error !== null && <Problem error={start.error} />}
      <div className="filing-buttons">
        <Button
          type="primary"
          htmlType="submit"
          disabled={agreedBy === null || agreedOn === '' || firstOn === ''}
          loading={start.isPending}
        >
          {t('lookIn.start')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
