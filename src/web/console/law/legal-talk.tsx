// One talk with the legal adviser: when, who, the check at the start, confidential notes, and where the resident was sent on.
import { useState } from 'react'
import { App as Ant, Button, Checkbox, Input, InputNumber, Popconfirm, Select } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { referrals, type Referral } from '../../../rules/law/legal-topics.ts'
import { call, type Consultation, type Me } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function LegalTalk({ me, talk }: { me: Me; talk: Consultation }) {
  const settings = useSettings()
  const { t } = settings
  const [open, setOpen] = useState(false)
  const { own, limits, mode, state, topic } = talk
  return (
    <li className="legal-talk">
      <p className="notice-line">
        <b>{shortDate(talk.start, settings)}</b>
        <span>{own ? (talk.name ?? t('legal.unnamed')) : t('legal.withheld')}</span>
        {mode !== null && <span className="dim">{t(`legal.mode.${mode}`)}</span>}
        {talk.phone !== null && <a href={`tel:${talk.phone}`}>{talk.phone}</a>}
        {state !== 'booked' && <span className="mark mark-dim">{t(`legal.state.${state}`)}</span>}
        {!own && <span className="dim push">{talk.adviser?.name}</span>}
      </p>
      {topic !== null && (
        <p>
          {t(`legal.topic.${topic}`)}{' '}
          {limits.length > 0 && (
            <span className="mark mark-accent">
              {t('legal.limit')}: {limits.map((limit) => t(`legal.limit.${limit}`)).join('、')}
            </span>
          )}
        </p>
      )}
      {own && state === 'booked' && talk.toCheck && <SideCheck talk={talk} />}
      {own && (
        <div className="legal-acts">
          <Button onClick={() => setOpen(!open)} aria-expanded={open}>
            {t('legal.notes', { n: talk.notes })}
          </Button>
          <Refer talk={talk} />
        </div>
      )}
      {own && open && <Notes talk={talk} />}
      {!own && talk.notes > 0 && me.rights.includes('consultation.audit') && <Audit talk={talk} />}
    </li>
  )
}

const useAgain = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.consultations })
}

function SideCheck({ talk: { id } }: { talk: Consultation }) {
  const { t } = useSettings()
  const again = useAgain()
  const check = useMutation({
    mutationFn: (result: 'clear' | 'conflict') =>
      call('POST /consultations/:id/check', { id, body: { result } }),
    onSuccess: again,
  })
  return (
    <div role="alert" className="legal-check">
      <p>{t('legal.toCheck')}</p>
      <div className="legal-acts">
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate('clear')}>
          {t('legal.clear')}
        </Button>
        <Popconfirm title={t('legal.conflictSure')} onConfirm={() => check.mutate('conflict')}>
          <Button disabled={check.isPending}>{t('legal.conflict')}</Button>
        </Popconfirm>
      </div>
      {check.error !== null && <Problem error={check.error} />}
    </div>
  )
}

function Refer({ talk: { id, referral } }: { talk: Consultation }) {
  const { t } = useSettings()
  const again = useAgain()
  const refer = useMutation({
    mutationFn: (to: Referral | null) => call('POST /consultations/:id/refer', { id, body: { to } }),
    onSuccess: again,
  })
  const options = [
    { value: 'none' as const, label: t('legal.refer.none') },
    ...referrals.map((value) => ({ value, label: t(`legal.refer.${value}`) })),
  ]
  return (
    <label className="legal-refer">
      <span>{t('legal.refer')}</span>
      <Select<Referral | 'none'>
        aria-label={t('legal.refer')}
        value={referral ?? 'none'}
        options={options}
        loading={refer.isPending}
        onChange={(to) => refer.mutate(to === 'none' ? null : to)}
      />
      {refer.error !== null && <Problem error={refer.error} />}
    </label>
  )
}

function Notes({ talk: { id, minutes: before } }: { talk: Consultation }) {
  const settings = useSettings()
  const { t } = settings
  const { message } = Ant.useApp()
  const again = useAgain()
  const { data, error } = useQuery({
    queryKey: [...keys.consultations, 'notes', id],
    queryFn: () => call('GET /consultations/:id/notes', { id }),
  })
  const [text, setText] = useState('')
  const [shared, setShared] = useState(false)
  const [minutes, setMinutes] = useState(before)
  const save = useMutation({
    mutationFn: () => call('POST /consultations/:id/notes', { id, body: { text, shared, minutes } }),
    onSuccess: () => {
      setText('')
      setShared(false)
      void message.success(t('legal.saved'))
      return again()
    },
  })
  const problem = error ?? save.error
  return (
    <div className="legal-notes">
      <ul className="plain-list">
        {data?.items.map((note) => (
          <li key={`${note.at}${note.text}`}>
            <p className="legal-text">{note.text}</p>
            <p className="dim">
              {shortDate(note.at, settings)} · {t(note.shared ? 'legal.shared' : 'legal.private')}
            </p>
          </li>
        ))}
        {data?.readings.map(({ at, name, reason }) => (
          <li key={`${at}${name}`} className="mark mark-accent">
            {t('legal.readBy', { name, at: shortDate(at, settings), reason })}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Input.TextArea
          aria-label={t('legal.note')}
          placeholder={t('legal.note')}
          autoSize={{ minRows: 3 }}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="legal-acts">
          <label className="legal-refer">
            <span>{t('legal.minutes')}</span>
            <InputNumber
              aria-label={t('legal.minutes')}
              min={1}
              max={600}
              precision={0}
              value={minutes}
              onChange={setMinutes}
            />
          </label>
          <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
            {t('legal.share')}
          </Checkbox>
          <Button type="primary" htmlType="submit" disabled={text.trim() === ''} loading={save.isPending}>
            {t('legal.save')}
          </Button>
        </div>
      </form>
      {problem !== null && <Problem error={problem} />}
    </div>
  )
}

/** An administrator gives a reason first; it is kept, and the adviser sees it. */
function Audit({ talk: { id } }: { talk: Consultation }) {
  const settings = useSettings()
  const { t } = settings
  const [reason, setReason] = useState('')
  const read = useMutation({
    mutationFn: () => call('POST /consultations/:id/notes/read', { id, body: { reason } }),
  })
  if (read.data)
    return (
      <ul className="plain-list legal-notes">
        {read.data.items.map((note) => (
          <li key={`${note.at}${note.text}`}>
            <p className="legal-text">{note.text}</p>
            <p className="dim">{shortDate(note.at, settings)}</p>
          </li>
        ))}
      </ul>
    )
  return (
    <form
      className="legal-acts"
      onSubmit={(event) => {
        event.preventDefault()
        read.mutate()
      }}
    >
      <Input
        aria-label={t('legal.readWhy')}
        placeholder={t('legal.readWhy')}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={read.isPending}>
        {t('legal.read')}
      </Button>
      {read.error !== null && <Problem error={read.error} />}
    </form>
  )
}
