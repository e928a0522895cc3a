// One ticket in the list: what, how urgent, where, with whom, and how much time is left.
import type { MouseEvent } from 'react'
import { formatAddress, openTicket, parseAddress } from '../address.ts'
import type { Box, Me, TicketSummary } from '../api.ts'
import { categoryLabel } from '../labels.ts'
import { DueMark, LockMark, StatusMark, StuckMark, UrgencyMark } from './marks.tsx'
import { useSettings } from '../settings.tsx'

interface Props {
  ticket: TicketSummary
  me: Me
  open: boolean
  /** The box it has left since the list was read. */
  gone: Box | undefined
}

export function TicketRow({ ticket, me, open, gone }: Props) {
  const { t, language } = useSettings()
  const place = [ticket.place, categoryLabel(ticket.category, language)]
    .filter((part) => part !== '')
    .join(' · ')
  const holder =
    ticket.assignee === null
      ? (ticket.committee ?? t('inbox.nobody'))
      : ticket.assignee.id === me.id
        ? t('inbox.me')
        : ticket.assignee.name
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return // another tab or window, as the browser does it
    event.preventDefault()
    openTicket(ticket.id)
  }
  return (
    <li>
      <a
        data-id={ticket.id}
        className={`row row-${ticket.urgency}${gone === undefined ? '' : ' row-gone'}`}
        href={formatAddress({ ...parseAddress(location.href), ticketId: ticket.id })}
        aria-current={open ? 'true' : undefined}
        onClick={follow}
      >
        <span className="row-line">
          <span className="row-summary" title={ticket.summary}>
            <span className="number">{ticket.number}</span>{' '}
            {(ticket.urgency === 'P0' || ticket.urgency === 'P1') && (
              <>
                <UrgencyMark urgency={ticket.urgency} />{' '}
              </>
            )}
            <b>{ticket.summary}</b>
          </span>
          <span className="push">
            <DueMark ticket={ticket} />
          </span>
        </span>
        <span className="row-line dim">
          <StatusMark status={ticket.status} />
          {ticket.stuckFor !== null && <StuckMark />}
          {ticket.confidential && <LockMark />}
          {ticket.followers > 0 && <span>{t('row.followers', { n: ticket.followers })}</span>}
          <span className="row-place" title={place}>
            {place}
          </span>
          <span className="row-holder push" title={holder}>
            {holder}
          </span>
        </span>
        {gone !== undefined && (
          <span className="dim row-note">{t('inbox.moved', { box: t(`box.${gone}`) })}</span>
        )}
      </a>
    </li>
  )
}
