// Alarms over everything: red across the whole page, with a sound for whoever is called, until a person says that they handle it.
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { hiddenFromPhone } from '../../../rules/staff/visibility.ts'
import { useAlarmSound } from './alarm-sound.ts'
import { openTicket } from '../address.ts'
import { call, type AlarmItem, type Me } from '../api.ts'
import { shortDate } from '../dates.ts'
import { categoryLabel } from '../labels.ts'
import { useLive } from '../live.tsx'
import { Icon } from '../tickets/marks.tsx'
import { Problem } from '../problem.tsx'
import { keys, useAlarms } from '../queries.ts'
import { ReportForm } from './report-form.tsx'
import { useSettings } from '../settings.tsx'

export function AlarmBar({ me }: { me: Me }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const { testRing, endTest } = useLive()
  const { data } = useAlarms(me.rights.includes('ticket.take'))
  const items = data?.items ?? []
  const unanswered = items.filter(({ ringing }) => ringing)
  const unreported = items.filter(({ ringing }) => !ringing)
  const calledToMe =
    unanswered.some(({ called }) => called) || unreported.some(({ report }) => report?.by?.id === me.id)
  const { blocked, unlock } = useAlarmSound(calledToMe || testRing)
  const heard = useMutation({
    mutationFn: () => call('POST /alarm-ways/heard', { body: {} }),
    onSuccess: () => {
      endTest()
      void client.invalidateQueries({ queryKey: keys.roster })
      void client.invalidateQueries({ queryKey: keys.ways })
    },
  })
  return (
    <>
      {testRing && (
        <div className="alarm-bar" role="alert">
          <Icon shape="bell" />
          <b>{t('alarm.test')}</b>
          {blocked && <Button onClick={unlock}>{t('alarm.sound')}</Button>}
          <Button loading={heard.isPending} disabled={blocked} onClick={() => heard.mutate()}>
            {t('alarm.heard')}
          </Button>
          {heard.error !== null && <Problem error={heard.error} />}
        </div>
      )}
      {unanswered.map((alarm) => (
        <Ringing key={alarm.ticket.id} alarm={alarm} unlock={alarm.called && blocked ? unlock : undefined} />
      ))}
      {unreported.map((alarm) => (
        <Unreported key={alarm.ticket.id} alarm={alarm} />
      ))}
    </>
  )
}

/** What it is, unless a visitor who sees the screen could endanger somebody by it. */
function useWhat({ ticket }: AlarmItem): { what: string; place: string } {
  const { t, language } = useSettings()
  const hidden = hiddenFromPhone.includes(ticket.category)
  const place = ticket.place === '' ? t('alarm.nowhere') : ticket.place
  return {
    what: categoryLabel(hidden ? 'danger' : ticket.category, language),
    place: hidden ? '…' : place,
  }
}

function Ringing({ alarm, unlock }: { alarm: AlarmItem; unlock: (() => void) | undefined }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const { id, number } = alarm.ticket
  const { what, place } = useWhat(alarm)
  const confirm = useMutation({
    mutationFn: () => call('POST /tickets/:id/alarm/confirm', { id, body: {} }),
    onSuccess: () => openTicket(id),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.alarms })
      void client.invalidateQueries({ queryKey: keys.ticket(id) })
    },
  })
  useShown(alarm)
  return (
    <div className="alarm-bar" role="alert">
      <Icon shape="late" />
      <b>{t('alarm.now', { what, number, place })}</b>
      {unlock && <Button onClick={unlock}>{t('alarm.sound')}</Button>}
      <Button onClick={() => openTicket(id)}>{t('alarm.open')}</Button>
      <Button className="alarm-handle" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('alarm.handle')}
      </Button>
      {confirm.error !== null && <Problem error={confirm.error} />}
    </div>
  )
}

/** Tells the server that whoever is called has it before their eyes: a page in the background is not that. */
function useShown({ ticket: { id }, called }: AlarmItem): void {
  const tell = useEffectEvent(() => {
    if (document.visibilityState !== 'visible') return
    // Nothing is lost where it fails: the chain only goes on.
    call('POST /tickets/:id/alarm/shown', { id, body: {} }).catch(() => undefined)
  })
  useEffect(() => {
    if (!called) return
    tell()
    const look = (): void => tell()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [id, called])
}

function Unreported({ alarm }: { alarm: AlarmItem }) {
  const settings = useSettings()
  const { t } = settings
  const [open, setOpen] = useState(false)
  const { report, ticket } = alarm
  if (report === null) return null
  return (
    <div className="alarm-bar" role="alert">
      <Icon shape="late" />
      <b>
        {t('alarm.report', {
          number: ticket.number,
          due: shortDate(report.dueAt, settings),
          name: report.by?.name ?? t('alarm.reportBy'),
        })}
      </b>
      <Button onClick={() => openTicket(ticket.id)}>{t('alarm.open')}</Button>
      <Button onClick={() => setOpen(true)}>{t('alarm.reported')}</Button>
      <ReportForm ticketId={ticket.id} open={open} close={() => setOpen(false)} />
    </div>
  )
}
