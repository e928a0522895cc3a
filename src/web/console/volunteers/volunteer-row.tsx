// One volunteer: what they offer, how they stand, what staff may do, and what was done.
import { useState } from 'react'
import { App as Ant, Button, Descriptions } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { volunteerEn } from '../../../text/en/volunteer.ts'
import { volunteerZh } from '../../../text/zh/volunteer.ts'
import { call, type Me, type Volunteer } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { ReasonForm } from '../reason-form.tsx'
import { useSettings } from '../settings.tsx'
import type { TextKey } from '../texts/texts.ts'
import { VolunteerCertificates } from './volunteer-certificates.tsx'

type Asking = 'refuse' | 'pause' | 'check' | 'paper' | 'reveal'
type Act = Asking | 'approve' | 'resume'

const questions = {
  refuse: 'volunteers.refuseWhy',
  pause: 'volunteers.pauseWhy',
  check: 'volunteers.checkWhat',
  paper: 'volunteers.paperWhere',
  reveal: 'volunteers.revealWhy',
} as const satisfies Record<Asking, TextKey>

/** What staff may do, by how somebody stands; the usual next step first. */
function actsOf({ state, guardian }: Volunteer): Act[] {
  const paper: Act[] = guardian === 'waits' ? ['paper'] : []
  const approve: Act[] = guardian === 'waits' ? [] : ['approve']
  if (state === 'applied') return [...approve, ...paper, 'refuse', 'check', 'reveal']
  if (state === 'active') return ['check', 'reveal', 'pause']
  return state === 'paused' ? ['resume', 'check', 'reveal'] : []
}

export function VolunteerRow({ me, item }: { me: Me; item: Volunteer }) {
  const settings = useSettings()
  const { t } = settings
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [asking, setAsking] = useState<Asking>()
  const [certifying, setCertifying] = useState(false)
  const { id } = item
  const act = useMutation({
    mutationFn: async ({ act, words = '' }: { act: Act; words?: string }) => {
      if (act === 'check') await call('POST /volunteers/:id/check', { id, body: { note: words } })
      else if (act === 'paper') await call('POST /volunteers/:id/paper', { id, body: { where: words } })
      else if (act === 'reveal') return call('POST /volunteers/:id/reveal', { id, body: { reason: words } })
      else if (act === 'approve' || act === 'resume')
        await call(`POST /volunteers/:id/${act}`, { id, body: {} })
      else await call(`POST /volunteers/:id/${act}`, { id, body: { reason: words } })
      return undefined
    },
    onSuccess: () => {
      setAsking(undefined)
      void message.success(t('volunteers.noted'))
      return client.invalidateQueries({ queryKey: keys.volunteers })
    },
  })
  return (
    <li className="volunteer">
      <p className="volunteer-who">
        <b>{item.name}</b>
        {item.guardian !== 'none' && (
          <span className={item.guardian === 'waits' ? 'mark mark-accent' : 'mark mark-dim'}>
            {t(`volunteers.minor.${item.guardian}`)}
          </span>
        )}
        {item.checkedAt !== null && <span className="mark mark-primary">{t('volunteers.checked')}</span>}
        <span className="dim push">{t('volunteers.since', { at: shortDate(item.createdAt, settings) })}</span>
      </p>
      <Offer item={item} numbers={act.data} />
      {act.error !== null && <Problem error={act.error} />}
      {me.rights.includes('volunteer.manage') && asking === undefined && (
        <div className="volunteer-acts">
          {actsOf(item).map((one, index) => (
            <Button
              key={one}
              type={index === 0 && (one === 'approve' || one === 'resume') ? 'primary' : 'default'}
              loading={act.isPending && act.variables.act === one}
              onClick={() => {
                if (one === 'approve' || one === 'resume') act.mutate({ act: one })
                else setAsking(one)
              }}
            >
              {t(`volunteers.${one}`)}
            </Button>
          ))}
          {item.state !== 'applied' && (
            <Button aria-expanded={certifying} onClick={() => setCertifying(!certifying)}>
              {t('certificate.title')}
            </Button>
          )}
        </div>
      )}
      {asking !== undefined && (
        <ReasonForm
          name={t(questions[asking])}
          submit={t(`volunteers.${asking}`)}
          pending={act.isPending}
          send={(words) => act.mutate({ act: asking, words })}
          cancel={() => setAsking(undefined)}
        />
      )}
      {certifying && <VolunteerCertificates volunteerId={id} />}
      {item.events.length > 0 && <History events={item.events} />}
    </li>
  )
}

function Offer({
  item,
  numbers,
}: {
  item: Volunteer
  numbers: { phone: string | null; contact: string | null } | undefined
}) {
  const { t, language } = useSettings()
  const words = language === 'zh' ? volunteerZh : volunteerEn
  const join = (all: readonly string[]) => all.join(language === 'zh' ? '、' : ', ') || t('volunteers.untold')
  const days = item.days.map((day) => words[`volunteer.day.${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`])
  const parts = item.parts.map((part) => words[`volunteer.part.${part}`])
  const phone = numbers?.phone ?? item.phone
  const contact = numbers?.contact ?? (item.contactKnown ? t('volunteers.contactKnown') : null)
  const rows = [
    ['volunteers.skills', join(item.skills.map((skill) => words[`volunteer.skill.${skill}`]))],
    ['volunteers.languages', join(item.languages.map((one) => words[`volunteer.language.${one}`]))],
    ['volunteers.times', `${join(days)} ${join(parts)}`],
    ['volunteers.place', item.place ?? t('volunteers.untold')],
    ['volunteers.reach', words[`volunteer.reach.${item.reach}`]],
    ['volunteers.vehicles', join(item.vehicles.map((one) => words[`volunteer.vehicle.${one}`]))],
    ['volunteers.phone', phone ?? t('volunteers.untold')],
    ['volunteers.contact', contact ?? t('volunteers.untold')],
  ] as const
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 1, md: 2 }}
      items={rows.map(([key, children]) => ({ key, label: t(key), children }))}
    />
  )
}

const known = [
  'applied',
  'changed',
  'approved',
  'refused',
  'held',
  'released',
  'paused',
  'active',
  'ended',
  'checked',
  'paperKept',
  'revealed',
  'guardianAgreed',
  'guardianRefused',
  'guardianEnded',
  'taskTaken',
  'taskLeft',
  'taskMissed',
  'hoursCorrected',
  'certified',
  'uncertified',
] as const
const isKnown = (type: string): type is (typeof known)[number] => known.some((one) => one === type)

function History({ events }: { events: Volunteer['events'] }) {
  const settings = useSettings()
  const { t } = settings
  return (
    <details>
      <summary>{t('volunteers.history')}</summary>
      <ul className="plain-list">
        {events.map(({ at, by, type, note }) => (
          <li key={`${at}${type}`}>
            <span className="dim">{shortDate(at, settings)}</span>{' '}
            {isKnown(type) ? t(`volunteers.event.${type}`, { name: by ?? t('volunteers.self') }) : type}
            {note !== null && `:${note}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
