// Small signs that stand beside a word, never instead of it: each state has a shape of its own.
import type { ReactNode } from 'react'
import { isOpen, type TicketStatus } from '../../../rules/tickets/ticket.ts'
import type { TicketSummary } from '../api.ts'
import { fullDate, shortDate, timeLeft } from '../dates.ts'
import { useSettings } from '../settings.tsx'

const shapes = {
  bell: <path d="M8 2a4 4 0 0 0-4 4v3l-1.3 2.2h10.6L12 9V6a4 4 0 0 0-4-4Zm-1.6 11a1.7 1.7 0 0 0 3.2 0" />,
  search: <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm3.4 7.9 3.1 3.1" />,
  back: <path d="M10 3 5 8l5 5" />,
  more: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  late: <path d="M8 2.2 14.2 13H1.8ZM8 6.3v3M8 11v.4" />,
  clock: <path d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 2.8V8l2.3 1.5" />,
  failed: <path d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 3v3.6M8 10.6v.5" />,
  lock: <path d="M3.5 7.2h9v6.3h-9ZM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2M8 9.6v1.6" />,
  person: <path d="M8 2.5a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM3 13.5c.4-2.7 2.3-4 5-4s4.6 1.3 5 4" />,
  submitted: <circle cx="8" cy="8" r="5.2" />,
  assigned: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <circle cx="8" cy="8" r="1.8" fill="currentColor" />
    </>
  ),
  in_progress: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4Z" fill="currentColor" />
    </>
  ),
  need_info: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M6.4 6.5a1.6 1.6 0 1 1 2.4 1.4c-.6.3-.8.6-.8 1.2M8 10.9v.3" />
    </>
  ),
  handed_off: <path d="M2.5 8h9M8.3 4.5 11.8 8l-3.5 3.5M13.8 3v10" />,
  merged: <path d="M3 3.5 8 8.5v5M13 3.5 8 8.5" />,
  rejected: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <path d="m4.4 11.6 7.2-7.2" />
    </>
  ),
  done: <path d="m2.8 8.5 3.4 3.4 7-7.6" />,
  withdrawn: <path d="M5.5 4 2.5 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 6H7" />,
}
type Shape = keyof typeof shapes

export const Icon = ({ shape }: { shape: Shape }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {shapes[shape]}
  </svg>
)

const Mark = ({ tone, shape, children }: { tone: string; shape: Shape; children: ReactNode }) => (
  <span className={`mark mark-${tone}`}>
    <Icon shape={shape} />
    {children}
  </span>
)

const statusTone: Readonly<Record<TicketStatus, string>> = {
  submitted: 'accent',
  assigned: 'accent',
  in_progress: 'primary',
  need_info: 'dim',
  handed_off: 'dim',
  rejected: 'dim',
  merged: 'dim',
  done: 'done',
  withdrawn: 'dim',
}
export function StatusMark({ status }: { status: TicketStatus }) {
  const { t } = useSettings()
  return (
    <Mark tone={statusTone[status]} shape={status}>
      {t(`status.${status}`)}
    </Mark>
  )
}

/** A manager has to decide it. */
export function StuckMark() {
  const { t } = useSettings()
  return (
    <Mark tone="accent" shape="person">
      {t('ticket.stuck')}
    </Mark>
  )
}

/** The report is confidential. */
export function LockMark() {
  const { t } = useSettings()
  return (
    <Mark tone="accent" shape="lock">
      {t('ticket.confidential')}
    </Mark>
  )
}

export function UrgencyMark({ urgency }: Pick<TicketSummary, 'urgency'>) {
  const { t } = useSettings()
  return <span className={`urgency urgency-${urgency}`}>{t(`urgency.${urgency}`)}</span>
}

export function Time({ at, isDeadline = false }: { at: string; isDeadline?: boolean }) {
  const settings = useSettings()
  return (
    <time dateTime={at} title={fullDate(at, settings.language, isDeadline)}>
      {shortDate(at, settings, isDeadline)}
    </time>
  )
}

/** What is owed next and the time left for it; of an ended ticket, when it ended. */
export function DueMark({ ticket }: { ticket: TicketSummary }) {
  const settings = useSettings()
  if (!isOpen(ticket.status)) return <Time at={ticket.updatedAt} />
  const { name, dueAt } = ticket.clock ?? { name: 'result' as const, dueAt: ticket.dueAt }
  const { words, level } = timeLeft(dueAt, settings)
  const tone = { calm: 'dim', soon: 'accent', late: 'danger' }[level]
  return (
    <span className={`mark mark-${tone}`} title={fullDate(dueAt, settings.language, name !== 'contact')}>
      {level !== 'calm' && <Icon shape={level === 'late' ? 'late' : 'clock'} />}
      {settings.t(`clock.${name}`)} {words}
    </span>
  )
}
