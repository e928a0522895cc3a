// Chooses a resident with an account, by name, number or house.
import { useDeferredValue, useState } from 'react'
import { Select } from 'antd'
import { deskChannel } from '../../../rules/tickets/desk.ts'
import { channelLabel } from '../labels.ts'
import { useResidents } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  id: string
  value: string | undefined
  /** Whom it is not. */
  except: string
  onChange: (id: string) => void
}

export function AccountSelect({ id, value, except, onChange }: Props) {
  const { t, language } = useSettings()
  const [q, setQ] = useState('')
  const { data } = useResidents(useDeferredValue(q.trim()), true)
  const accounts = (data?.items ?? []).filter(
    (resident) => resident.id !== except && resident.channels.some((channel) => channel !== deskChannel),
  )
  return (
    <Select<string>
      id={id}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={value ?? null}
      options={accounts.map((resident) => ({
        value: resident.id,
        label: [
          resident.name ?? t('filing.unnamed'),
          resident.phone,
          ...resident.channels.map((channel) => channelLabel(channel, language)),
        ]
          .filter((part) => part !== null)
          .join(' · '),
      }))}
      onChange={onChange}
    />
  )
}
