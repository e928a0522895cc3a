// The days on which a colleague is not there: noted, and taken back when they are here again.
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Staff } from '../api.ts'
import { dayOf, dayWords } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function AbsenceForm({ person, close }: { person: Staff; close: () => void }) {
  const { t, language, now } = useSettings()
  const client = useQueryClient()
  const today = dayOf(now)
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState(today)
  const changed = async () => {
    await client.invalidateQueries({ queryKey: keys.staff })
    await client.invalidateQueries({ queryKey: keys.counts })
  }
  const note = useMutation({
    mutationFn: () => call('POST /absences', { body: { staffId: person.id, from, until } }),
    onSuccess: async () => {
      await changed()
      close()
    },
  })
  const back = useMutation({
    mutationFn: (id: number) => call('DELETE /absences/:id', { id: String(id) }),
    onSuccess: changed,
  })
  const problem = note.error ?? back.error
  return (
    <form
      className="resident-form"
      aria-label={t('people.noteAwayOf', { name: person.name })}
      onSubmit={(event) => {
        event.preventDefault()
        note.mutate()
      }}
    >
      {person.absences.map((absence) => (
        <p key={absence.id}>
          {awayWords(absence)}{' '}
          <Button
            aria-label={t('people.backOf', { name: person.name, from: dayWords(absence.from, language) })}
            onClick={() => back.mutate(absence.id)}
          >
            {t('people.back')}
          </Button>
        </p>
      ))}
      <p className="dim">{t('people.awayLead', { name: person.name })}</p>
      <label htmlFor="absence-from">{t('people.firstDay')}</label>
      <Input
        id="absence-from"
        type="date"
        value={from}
        onChange={({ target }) => {
          setFrom(target.value)
          if (until < target.value) setUntil(target.value)
        }}
      />
      <label htmlFor="absence-until">{t('people.lastDay')}</label>
      <Input
        id="absence-until"
        type="date"
        min={from > today ? from : today}
        value={until}
        onChange={({ target }) => setUntil(target.value)}
      />
      {problem !== null && <Problem error={problem} />}
      <div className="event-acts">
        <Button
          type="primary"
          htmlType="submit"
          disabled={from === '' || until === ''}
          loading={note.isPending}
        >
          {t('community.save')}
        </Button>
        <Button onClick={close}>{t('community.cancel')}</Button>
      </div>
    </form>
  )

  function awayWords({ from: first, until: last }: Staff['absences'][number]): string {
    const days = { from: dayWords(first, language), until: dayWords(last, language) }
    return first === last ? t('people.awayOn', days) : t('people.awayFrom', days)
  }
}
