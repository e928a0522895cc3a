// The boxes a person may look into, each with how many tickets wait there.
import { useEffect, useRef } from 'react'
import type { Right } from '../../../rules/staff/roles.ts'
import { boxes, showView, type View } from '../address.ts'
import type { Me } from '../api.ts'
import { dayOf } from '../dates.ts'
import { useCounts, useLookIns, useTeams, useUndelivered } from '../queries.ts'
import { useSettings } from '../settings.tsx'

/** The server counts little further. */
const shownAtMost = 999

/** The right by which a view is seen; absent: whoever reads tickets sees it. */
const rightFor: Readonly<Partial<Record<View, Right>>> = {
  filing: 'ticket.file',
  mine: 'ticket.take',
  undecided: 'ticket.settle',
  away: 'ticket.assign',
  unassigned: 'ticket.read',
  undelivered: 'ticket.read',
  unhappy: 'ticket.read',
  announcements: 'resident.read',
  polls: 'poll.read',
  proposals: 'proposal.read',
  visits: 'resident.read',
  residents: 'resident.read',
  bookings: 'booking.read',
  events: 'booking.read',
  lookIns: 'resident.read',
  volunteerTasks: 'volunteer.read',
  volunteers: 'volunteer.read',
  mediations: 'mediation.hold',
  teams: 'volunteer.read',
  doubleReports: 'doubleReport.manage',
  legal: 'consultation.hold',
  library: 'library.write',
  catalogue: 'catalogue.read',
  measures: 'ticket.read',
  roster: 'roster.manage',
  community: 'staff.read',
}
const sees = (me: Me, view: View): boolean => {
  const right = rightFor[view]
  return right === undefined || me.rights.includes(right)
}

/** The views by what they are about; a wide screen names each group. */
const groups = [
  { name: 'tickets', views: [...boxes, 'filing', 'undelivered'] },
  { name: 'residents', views: ['residents', 'announcements', 'lookIns'] },
  { name: 'services', views: ['catalogue', 'bookings', 'events', 'legal', 'mediations', 'library'] },
  { name: 'together', views: ['proposals', 'polls'] },
  { name: 'volunteers', views: ['volunteerTasks', 'volunteers', 'teams', 'doubleReports'] },
  { name: 'house', views: ['measures', 'roster', 'community', 'bodies'] },
] as const satisfies readonly { name: string; views: readonly View[] }[]

/** Boxes in which something waits for somebody. */
const pressingViews: readonly View[] = [
  'overdue',
  'undecided',
  'away',
  'undelivered',
  'visits',
  'lookIns',
  'teams',
]

export function Boxes({
  me,
  view: current,
  onChosen,
}: {
  me: Me
  view: View
  /** Told when somebody goes to a view. */
  onChosen?: () => void
}) {
  const { t, now } = useSettings()
  const nav = useRef<HTMLElement>(null)
  // Where one is stays in sight: on a phone the row is longer than the screen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  const { data: counts } = useCounts()
  const { data: lookIns } = useLookIns(sees(me, 'lookIns'))
  const { data: undelivered } = useUndelivered(sees(me, 'undelivered'))
  const { data: teams } = useTeams(sees(me, 'teams'))
  const countOf: Readonly<Partial<Record<View, number | undefined>>> = {
    ...counts,
    undelivered: undelivered?.items.length,
    teams: teams?.items.filter(({ state, calls }) => state === 'review' || calls.length > 0).length,
    lookIns: lookIns?.items.filter((item) => item.escalatedAt !== null || item.dueOn <= dayOf(now)).length,
  }
  return (
    <nav ref={nav} className="boxes" aria-label={t('box.nav')}>
      {groups.map(({ name, views }) => {
        const seen = views.filter((view) => sees(me, view))
        if (seen.length === 0) return null
        return (
          <div key={name} role="group" className="box-group" aria-label={t(`nav.${name}`)}>
            {seen.map((view) => {
              const count = countOf[view] ?? 0
              const pressing = count > 0 && pressingViews.includes(view)
              return (
                <button
                  key={view}
                  type="button"
                  className="box"
                  aria-current={view === current ? 'page' : undefined}
                  onClick={() => {
                    showView(view)
                    onChosen?.()
                  }}
                >
                  <span>{t(`box.${view}`)}</span>
                  {(count > 0 || view === 'mine') && view in countOf && (
                    <span className={pressing ? 'count count-pressing' : 'count'}>
                      {count > shownAtMost ? `${shownAtMost}+` : count}
                    </span>
                  )}
                </button>
              )
            })}
          </div>
        )
      })}
    </nav>
  )
}
