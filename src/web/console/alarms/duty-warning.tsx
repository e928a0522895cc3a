// A warning while an emergency may reach nobody: too few on the duty roster, or nobody whose ring was ever tried.
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
  const onDuty = data?.items.some(({ staff }) => staff.some(({ id }) => id === me.id)) ?? false
  // Where one works below the community there is no roster that one could mend.
  if (data === undefined || (data.items.length === 0 && data.short.length === 0)) return null
  const places = data.short.map(({ name }) => name).join('、')
  return (
    <>
      {places !== '' && (
        <p className="duty-warning" role="status">
          <Icon shape="failed" />
          {t('alarm.rosterShort', { places })}
        </p>
      )}
      {!data.tried && (
        <p className="duty-warning" role="status">
          <Icon shape="failed" />
          <span>{t('alarm.untried')}</span>
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
