// What a new community lacks before residents are well served. Gone once nothing is missing.
import { leastOnDuty } from '../../../rules/alarms/alarm.ts'
import { may } from '../../../rules/staff/roles.ts'
import type { Place, Staff, TreeNode } from '../api.ts'
import { Icon } from '../tickets/marks.tsx'
import { useSettings } from '../settings.tsx'

interface Props {
  tree: readonly TreeNode[]
  staff: readonly Staff[]
  /** Undefined where the viewer does not keep it. */
  roster: readonly Place[] | undefined
}

/** As a start without the demo calls a community that nobody has named yet. */
const unnamed = '社区'
const leastColleagues = 2

export function StartList({ tree, staff, roster }: Props) {
  const { t } = useSettings()
  const communities = tree.filter(({ kind }) => kind === 'community')
  // Whoever works for a part of a community has nothing to set up.
  if (communities.length === 0) return null
  const working = staff.filter(({ active, role }) => active && may(role, 'ticket.take'))
  const steps = [
    ['named', communities.every(({ name }) => name !== unnamed)],
    ['places', tree.some(({ kind }) => kind === 'building')],
    ['colleagues', working.length >= leastColleagues],
    ['hours', tree.some(({ hours }) => hours !== null)],
    ['controller', communities.every(({ controller }) => controller !== null)],
    ...(roster
      ? ([
          ['roster', roster.every((place) => place.staff.length >= leastOnDuty)],
          ['tried', roster.every((place) => place.staff.some(({ tried }) => tried.length > 0))],
        ] as const)
      : []),
  ] as const
  if (steps.every(([, done]) => done)) return null
  return (
    <section className="roster-place" aria-label={t('start.title')}>
      <h2>{t('start.title')}</h2>
      <p className="dim">{t('start.lead')}</p>
      <ol className="plain-list">
        {steps.map(([step, done]) => (
          <li key={step}>
            <span className={done ? 'mark mark-done' : 'mark mark-danger'}>
              <Icon shape={done ? 'done' : 'late'} />
              {t(done ? 'start.done' : 'start.missing')}
            </span>
            <span>{t(`start.${step}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
