// The desk of a signed-in person: boxes, the list, the ticket. On a phone they are separate screens.
import { useEffect, useState } from 'react'
import { isExtra, showView, useAddress, type View } from './address.ts'
import type { Me } from './api.ts'
import { AlarmBar } from './alarms/alarm-bar.tsx'
import { Announcements } from './community/announcements.tsx'
import { BookingsPage } from './bookings/bookings-page.tsx'
import { CataloguePage } from './community/catalogue-page.tsx'
import { EventsPage } from './bookings/events-page.tsx'
import { ChannelAlarm } from './alarms/channel-alarm.tsx'
import { DutyWarning } from './alarms/duty-warning.tsx'
import { emptyDesk, Filing, type FilingState } from './tickets/filing.tsx'
import { Inbox } from './tickets/inbox.tsx'
import { LiveProvider, useLive } from './live.tsx'
import { narrow, useMedia } from './media.ts'
import { MediationsPage } from './law/mediations-page.tsx'
import { LegalPage } from './law/legal-page.tsx'
import { LibraryPage } from './law/library-page.tsx'
import { LookIns } from './residents/look-ins.tsx'
import { MeasuresPage } from './measures/measures-page.tsx'
import { DoubleReportsPage } from './volunteers/double-reports-page.tsx'
import { TeamsPage } from './volunteers/teams-page.tsx'
import { VolunteerTasksPage } from './volunteers/volunteer-tasks-page.tsx'
import { VolunteersPage } from './volunteers/volunteers-page.tsx'
import { ProposalsPage } from './proposals/proposals-page.tsx'
import { PollsPage } from './polls/polls-page.tsx'
import { ResidentsPage } from './residents/residents-page.tsx'
import { Bodies } from './community/bodies.tsx'
import { CommunityPage } from './community/community-page.tsx'
import { RosterPage } from './alarms/roster-page.tsx'
import { useShortcuts } from './shortcuts.ts'
import { Sidebar } from './sidebar.tsx'
import { TicketPane } from './tickets/ticket-pane.tsx'
import { TopBar } from './top-bar.tsx'
import { UndeliveredList } from './tickets/undelivered-list.tsx'
import { useSettings } from './settings.tsx'

/** Where a person's day begins. */
const firstView = (me: Me): View => (me.rights.includes('ticket.take') ? 'mine' : 'open')

export function Desk({ me }: { me: Me }) {
  const address = useAddress()
  const view = address.view ?? firstView(me)
  return (
    <LiveProvider me={me} box={isExtra(view) ? undefined : view} q={address.q}>
      <Columns me={me} view={view} q={address.q} ticketId={address.ticketId} />
    </LiveProvider>
  )
}

interface ColumnsProps {
  me: Me
  view: View
  q: string
  ticketId: string | undefined
}

interface MiddleProps extends ColumnsProps {
  filing: FilingState
  setFiling: (state: FilingState) => void
}

function Columns({ me, view, q, ticketId }: ColumnsProps) {
  const { t } = useSettings()
  const phone = useMedia(narrow)
  const { connected, waiting } = useLive()
  const covered = phone && ticketId !== undefined
  /** Figures, the catalogue, proposals and the community take the ticket's column too, while none is open. */
  const wide =
    !phone && ['measures', 'catalogue', 'proposals', 'community'].includes(view) && ticketId === undefined

  const [filing, setFiling] = useState(emptyDesk)
  const middle = (
    <Middle me={me} view={view} q={q} ticketId={ticketId} filing={filing} setFiling={setFiling} />
  )
  useShortcuts((key) => {
    if (key !== 'n' || view === 'filing' || !me.rights.includes('ticket.file')) return false
    setFiling({ ...filing, filed: undefined })
    showView('filing')
    return true
  })
  useEffect(() => {
    document.title = waiting.count > 0 ? `(${waiting.count}) ${t('app.name')}` : t('app.name')
  }, [t, waiting.count])

  return (
    <div className="desk">
      {!connected && (
        <p className="offline" role="status">
          {t('app.offline')}
        </p>
      )}
      <AlarmBar me={me} />
      <ChannelAlarm />
      <DutyWarning me={me} />
      <div className={wide ? 'columns columns-wide' : 'columns'}>
        {phone ? (
          <div className="screen" inert={covered}>
            <TopBar me={me} view={view} />
            {middle}
          </div>
        ) : (
          <>
            <Sidebar me={me} view={view} />
            {middle}
          </>
        )}
        {(phone ? covered : !wide) && <TicketPane me={me} ticketId={ticketId} phone={phone} />}
      </div>
    </div>
  )
}

function Middle({ me, view, q, ticketId, filing, setFiling }: MiddleProps) {
  switch (view) {
    case 'filing':
      return <Filing state={filing} setState={setFiling} />
    case 'undelivered':
      return <UndeliveredList me={me} openId={ticketId} />
    case 'announcements':
      return <Announcements me={me} />
    case 'polls':
      return <PollsPage me={me} />
    case 'proposals':
      return <ProposalsPage me={me} />
    case 'residents':
      return <ResidentsPage me={me} />
    case 'bodies':
      return <Bodies me={me} />
    case 'bookings':
      return <BookingsPage me={me} />
    case 'events':
      return <EventsPage me={me} />
    case 'lookIns':
      return <LookIns me={me} />
    case 'catalogue':
      return <CataloguePage me={me} />
    case 'volunteerTasks':
      return <VolunteerTasksPage me={me} />
    case 'volunteers':
      return <VolunteersPage me={me} />
    case 'teams':
      return <TeamsPage me={me} />
    case 'doubleReports':
      return <DoubleReportsPage />
    case 'library':
      return <LibraryPage me={me} />
    case 'mediations':
      return <MediationsPage me={me} />
    case 'legal':
      return <LegalPage me={me} />
    case 'measures':
      return <MeasuresPage />
    case 'community':
      return <CommunityPage me={me} />
    case 'roster':
      return <RosterPage me={me} />
    default:
      return <Inbox me={me} box={view} q={q} openId={ticketId} />
  }
}
