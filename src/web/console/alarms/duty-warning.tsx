// A warning while an emergency may reach nobody: too few on a duty roster, or nobody on it whose ring was ever tried.
import { useState } from 'react'
import { Button } from 'antd'
import type { Me } from '../api.ts'
import { AlarmWays } from './alarm-ways.tsx'
import { Icon } from '../tickets/marks.tsx'
import { useRoster } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function DutyWarning({ me }: { me: Me }) {
  const { t } = useSettings()
  const [open, setOpen] = useState(false)
  const { data } = useRoster(me.rights.includes('staff.read'))
  // Where one works below the community there is no roster that one could mend.
  if (data === undefined || (data.items.length === 0 && data.short.length === 0)) return null
  const namesOf = (nodes: typeof data.short) => nodes.map(({ name }) => name).join('、')
  const places = namesOf(data.short)
  const untried = namesOf(data.untried)
  const onDuty = data.items.some(({ staff }) => staff.some(({ id }) => id === me.id))
  return (
    <>
      {places !== '' && (
        <p className="duty-warning" role="status">
          <Icon shape="failed" />
          {t('alarm.rosterShort', { places })}
        </p>
      )}
      {untried !== '' && (
        <p className="duty-warning" role="status">
          <Icon shape="failed" />
          <span>{t('alarm.untried', { places: untried })}</span>
          {onDuty && (
            <Button size="small" onClick={() => setOpen(true)}>
              {t('alarm.tryMine')}
            </Button>
          )}
        </p>
      )}
      <AlarmWays open={open} close={() => setOpen(false)} />
    </>
  )
}
