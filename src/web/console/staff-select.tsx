// Chooses a colleague by name, role or area.
import { Select } from 'antd'
import { may } from '../../rules/staff/roles.ts'
import type { Me, Staff } from './api.ts'
import { roleLabel } from './labels.ts'
import { problemWords } from './problems.ts'
import { useStaff } from './queries.ts'
import { useSettings } from './settings.tsx'

interface Props {
  me: Me
  /** Who has it already. */
  exceptId: number | undefined
  value: number | undefined
  onChange: (staffId: number) => void
  takeFocus: boolean
  /** Who can be chosen, among those who take tickets. */
  suits?: (person: Staff) => boolean
}

export function StaffSelect({ me, exceptId, value, onChange, takeFocus, suits = () => true }: Props) {
  const { t, language } = useSettings()
  const { data, error, isPending } = useStaff(me.rights.includes('staff.read'))
  const label = (person: Staff): string =>
    [
      person.id === me.id ? `${person.name}(${t('inbox.me')})` : person.name,
      roleLabel(person.role, language),
      person.committee?.name,
      person.node.name,
      person.away ? t('people.awayNow') : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' · ')
  const options = (data?.items ?? [])
    .filter((person) => person.active && may(person.role, 'ticket.take') && person.id !== exceptId)
    .filter(suits)
    .map((person) => ({ value: person.id, label: label(person) }))
  return (
    <label>
      <span className="field-name">{t('field.staff')}</span>
      <Select<number>
        className="staff-select"
        aria-label={t('field.staff')}
        placeholder={t('field.staff')}
        showSearch={{ optionFilterProp: 'label' }}
        autoFocus={takeFocus}
        loading={isPending}
        options={options}
        value={value ?? null}
        onChange={onChange}
        placement="topLeft"
        notFoundContent={error === null ? t('field.staffNone') : problemWords(error, t)}
      />
    </label>
  )
}
