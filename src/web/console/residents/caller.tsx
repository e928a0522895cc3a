// Who rings or stands at the counter: found by house, number or name, or new.
import { useDeferredValue, useState } from 'react'
import { AutoComplete, Button, Input } from 'antd'
import { isOpen } from '../../../rules/tickets/ticket.ts'
import { openTicket } from '../address.ts'
import type { ResidentRow } from '../api.ts'
import { StatusMark } from '../tickets/marks.tsx'
import { useResident, useResidents } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export interface Called {
  resident: ResidentRow | undefined
  name: string
  phone: string
  house: string
  isNew: boolean
}
export const nobody: Called = { resident: undefined, name: '', phone: '', house: '', isNew: false }

/** Fewer letters would find nearly everybody. */
const lettersAtLeast = 2
const newcomer = 'new'

interface Props {
  called: Called
  change: (called: Called) => void
  /** Who it is, is known: on to the next field. */
  onward: () => void
}

export function Caller({ called, change, onward }: Props) {
  const { resident, isNew } = called
  if (resident) return <Known resident={resident} other={() => change(nobody)} />
  if (isNew) return <Newcomer called={called} change={change} />
  return <Search change={change} onward={onward} />
}

function Search({ change, onward }: Omit<Props, 'called'>) {
  const { t } = useSettings()
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q.trim())
  const { data } = useResidents(wanted, wanted.length >= lettersAtLeast)
  const items = wanted.length >= lettersAtLeast ? (data?.items ?? []) : []
  const options = [
    ...items.map((item) => ({ value: item.id, label: <Line resident={item} /> })),
    ...(wanted.length >= lettersAtLeast
      ? [{ value: newcomer, label: t('filing.newcomer', { q: wanted }) }]
      : []),
  ]
  const pick = (value: string): void => {
    const resident = items.find(({ id }) => id === value)
    if (resident) {
      change({ ...nobody, resident })
      // The field below is there once this one is gone.
      setTimeout(onward)
    } else change({ ...nobody, ...guessed(q.trim()), isNew: true })
  }
  return (
    <>
      <label htmlFor="filing-who">{t('filing.who')}</label>
      <AutoComplete
        id="filing-who"
        autoFocus
        defaultActiveFirstOption
        value={q}
        options={options}
        onChange={(value) => {
          // A chosen line is told by its id, which is nothing to read.
          if (value !== newcomer && !items.some(({ id }) => id === value)) setQ(value)
        }}
        onSelect={pick}
      >
        <Input size="large" maxLength={100} placeholder={t('filing.whoHint')} />
      </AutoComplete>
    </>
  )
}

/** What was looked for is not typed again. */
function guessed(q: string): Partial<Called> {
  if (/^[0-9\s+-]{7,}$/.test(q)) return { phone: q }
  return /[0-9栋幢单元]/.test(q) ? { house: q } : { name: q }
}

function Line({ resident: { name, house, phone } }: { resident: ResidentRow }) {
  const { t } = useSettings()
  return <>{[name ?? t('filing.unnamed'), house, phone].filter((part) => part !== null).join(' · ')}</>
}

function Newcomer({ called, change }: Pick<Props, 'called' | 'change'>) {
  const { t } = useSettings()
  return (
    <div className="filing-new">
      <p className="notice-line">
        <b>{t('filing.newHead')}</b>
        <Button className="push" size="small" onClick={() => change(nobody)}>
          {t('filing.other')}
        </Button>
      </p>
      {(['name', 'phone', 'house'] as const).map((field, at) => (
        <div key={field}>
          <label htmlFor={`filing-${field}`}>{t(`filing.${field}`)}</label>
          <Input
            id={`filing-${field}`}
            autoFocus={at === (called.name === '' ? 0 : 1)}
            maxLength={field === 'house' ? 60 : 30}
            inputMode={field === 'phone' ? 'tel' : 'text'}
            value={called[field]}
            onChange={(event) => change({ ...called, [field]: event.target.value })}
          />
        </div>
      ))}
    </div>
  )
}

/** Who it is, and what of theirs is under way: the same is not filed twice. */
function Known({ resident, other }: { resident: ResidentRow; other: () => void }) {
  const { t } = useSettings()
  const { data } = useResident(resident.id)
  const open = data?.recent.filter(({ status }) => isOpen(status)) ?? []
  return (
    <div className="filing-new">
      <p className="notice-line">
        <b>
          <Line resident={resident} />
        </b>
        <Button className="push" size="small" onClick={other}>
          {t('filing.other')}
        </Button>
      </p>
      {open.length > 0 && (
        <>
          <p className="dim">{t('filing.underWay')}</p>
          <ul>
            {open.map((ticket) => (
              <li key={ticket.id}>
                <Button type="link" onClick={() => openTicket(ticket.id)}>
                  {ticket.number} {ticket.summary}
                </Button>{' '}
                <StatusMark status={ticket.status} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
