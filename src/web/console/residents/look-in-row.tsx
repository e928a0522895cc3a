// One person who is looked in on: where, when, what to know, and what came of it.
import { useState } from 'react'
import { App as Ant, Button, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { endReasons, lookInOutcomes, type LookInOutcome } from '../../../rules/residents/look-in.ts'
import { openTicket } from '../address.ts'
import { call, type Filed, type LookIn, type Me } from '../api.ts'
import { dayWords, shortDate } from '../dates.ts'
import { Icon } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'
import { everyWords } from './look-in-words.ts'

interface Props {
  me: Me
  item: LookIn
  today: string
}
type Asking = 'help' | 'settle' | 'end'

export function LookInRow({ me, item, today }: Props) {
  const settings = useSettings()
  const { t, language } = settings
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [asking, setAsking] = useState<Asking>()
  const [filed, setFiled] = useState<Filed>()
  const [missed, setMissed] = useState(false)
  const { id, dueOn, last, agreed, resident } = item
  const again = () => client.invalidateQueries({ queryKey: keys.lookIns })
  const done = () => {
    setAsking(undefined)
    void message.success(t('lookIn.noted'))
    return again()
  }
  const visit = useMutation({
    mutationFn: ({ outcome, words }: { outcome: LookInOutcome; words?: string }) =>
      call('POST /look-ins/:id/visit', { id, body: { dueOn, outcome, words: words ?? null } }),
    onSuccess: ({ filed }, { outcome }) => {
      setFiled(filed ?? undefined)
      setMissed(outcome === 'missed')
      return done()
    },
    onError: again,
  })
  const settle = useMutation({
    mutationFn: (reason: string) => call('POST /look-ins/:id/settle', { id, body: { reason } }),
    onSuccess: done,
  })
  const end = useMutation({
    mutationFn: (why: (typeof endReasons)[number]) => call('POST /look-ins/:id/end', { id, body: { why } }),
    onSuccess: done,
  })
  const error = visit.error ?? settle.error ?? end.error
  const due = dueOn < today ? 'lookIn.late' : 'lookIn.due'
  const tap = (outcome: LookInOutcome): void => {
    if (outcome === 'help') setAsking('help')
    else visit.mutate({ outcome })
  }
  return (
    <li className="look-in">
      <p className="look-in-who">
        <b>{resident.name ?? t('filing.unnamed')}</b> {resident.house}
        <span className={dueOn <= today ? 'mark mark-accent push' : 'dim push'}>
          {dueOn === today ? t('lookIn.today') : t(due, { day: dayWords(dueOn, language) })}
        </span>
      </p>
      {item.escalatedAt !== null && (
        <p className="mark mark-danger">
          <Icon shape="late" />
          {t(last?.outcome === 'unvisited' ? 'lookIn.escalatedUnvisited' : 'lookIn.escalated')}
        </p>
      )}
      {item.note !== null && <p>{item.note}</p>}
      <p className="dim">
        {everyWords(item.everyDays, t)} ·{' '}
        {last === null
          ? t('lookIn.never')
          : t('lookIn.last', {
              at: shortDate(last.at, settings),
              outcome: t(`lookIn.${last.outcome}`),
              name: last.name === null ? '' : `(${last.name})`,
            })}
      </p>
      <p className="dim">
        {t('lookIn.agreed', {
          day: dayWords(agreed.on, language),
          how: t(`lookIn.by.${agreed.by}`),
          name: agreed.heardBy,
        })}
      </p>
      {missed && (
        <p role="alert" className="mark mark-danger">
          {t('lookIn.missedNoted')}
        </p>
      )}
      {filed?.readOut != null && (
        <div role="alert" className="read-out">
          <b>{t('slip.readOut')}</b>
          <p>{filed.readOut}</p>
        </div>
      )}
      {filed && (
        <p>
          {t('slip.filed', { number: filed.number, due: dayWords(filed.due, language) })}{' '}
          <Button size="small" onClick={() => openTicket(filed.id)}>
            {t('alarm.open')}
          </Button>
        </p>
      )}
      {error !== null && <Problem error={error} />}
      {asking === undefined && (
        <div className="look-in-taps">
          {lookInOutcomes.map((outcome) => (
            <Button
              key={outcome}
              size="large"
              type={outcome === 'seen' && dueOn <= today ? 'primary' : 'default'}
              disabled={visit.isPending}
              onClick={() => tap(outcome)}
            >
              {t(`lookIn.${outcome}`)}
            </Button>
          ))}
        </div>
      )}
      {asking === undefined && (
        <div className="look-in-more">
          {item.escalatedAt !== null && me.rights.includes('ticket.settle') && (
            <Button onClick={() => setAsking('settle')}>{t('lookIn.settle')}</Button>
          )}
          {me.rights.includes('resident.confirm') && (
            <Button type="text" onClick={() => setAsking('end')}>
              {t('lookIn.end')}
            </Button>
          )}
        </div>
      )}
      {asking === 'help' && (
        <ReasonForm
          name={t('lookIn.what')}
          submit={t('lookIn.file')}
          pending={visit.isPending}
          send={(words) => visit.mutate({ outcome: 'help', words })}
          cancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'settle' && (
        <ReasonForm
          name={t('lookIn.settleHow')}
          submit={t('lookIn.settle')}
          pending={settle.isPending}
          send={(words) => settle.mutate(words)}
          cancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'end' && (
        <div className="look-in-more">
          <Select<(typeof endReasons)[number]>
            aria-label={t('lookIn.endWhy')}
            placeholder={t('lookIn.endWhy')}
            autoFocus
            loading={end.isPending}
            options={endReasons.map((value) => ({ value, label: t(`lookIn.why.${value}`) }))}
            onChange={(why) => end.mutate(why)}
          />
          <Button onClick={() => setAsking(undefined)}>{t('act.cancel')}</Button>
        </div>
      )}
    </li>
  )
}
