// The head of a ticket: what it is, how urgent, where, with whom, why, and who asked.
import type { ReactNode } from 'react'
import { formatAddress, parseAddress } from '../address.ts'
import type { Me, Ticket, TicketEvent } from '../api.ts'
import { CopyForm } from './copy-form.tsx'
import { shortDate, spanWords } from '../dates.ts'
import { DueMark, LockMark, StatusMark, StuckMark, Time, UrgencyMark } from './marks.tsx'
import { MakeTest } from './make-test.tsx'
import { holdingWords, matterWords } from './reasons.ts'
import { Reporter } from './reporter.tsx'
import { useSettings } from '../settings.tsx'
import { isOpen } from '../../../rules/tickets/ticket.ts'

const Fact = ({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) => (
  <div className={wide ? 'fact fact-wide' : 'fact'}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** By when it is owed, or when it was done. */
function Pressing({ name, clock }: { name: 'contact' | 'safe'; clock: PressingClock | undefined }) {
  const { t } = useSettings()
  if (!clock) return null
  return clock.at === null ? (
    <Time at={clock.dueAt} isDeadline={name === 'safe'} />
  ) : (
    <>
      {t(`clock.${name}Done`)} <Time at={clock.at} />
    </>
  )
}
type PressingClock = NonNullable<Ticket['pressing']>['contact']

export function TicketHead({ ticket, me }: { ticket: Ticket; me: Me }) {
  const settings = useSettings()
  const { t, language } = settings
  const { assignee, committee } = ticket
  const why = holdingWords(ticket, t)
  const mine = assignee?.id === me.id
  const said = (type: TicketEvent['type']) =>
    ticket.events.findLast((event) => event.type === type)?.note ?? undefined
  const named = ({ id, name }: { id: number; name: string }) => (id === me.id ? t('inbox.me') : name)
  const holder = [assignee?.name ?? t('inbox.nobody'), committee].filter((name) => name !== null).join(' · ')
  return (
    <header className={`head head-${ticket.urgency}`}>
      <p className="head-marks">
        <UrgencyMark urgency={ticket.urgency} />
        <StatusMark status={ticket.status} />
        {ticket.stuckFor !== null && <StuckMark />}
        {ticket.confidential && <LockMark />}
        {isOpen(ticket.status) && <DueMark ticket={ticket} />}
      </p>
      <h1>
        <span className="number">#{ticket.number}</span> {ticket.summary}
      </h1>
      <dl className="facts">
        <Fact wide name={t('ticket.place')}>
          {ticket.place === '' ? t('ticket.noPlace') : ticket.place}
        </Fact>
        {ticket.suits !== null && (
          <Fact wide name={t('ticket.suits')}>
            {ticket.suits.text}({spanWords(ticket.suits.from, ticket.suits.to, language)})
          </Fact>
        )}
        <Fact name={t('ticket.holder')}>{mine ? `${t('inbox.me')}(${holder})` : holder}</Fact>
        {ticket.offeredTo !== null && <Fact name={t('ticket.offeredTo')}>{named(ticket.offeredTo)}</Fact>}
        {ticket.helpers.length > 0 && (
          <Fact name={t('ticket.helpers')}>{ticket.helpers.map(named).join('、')}</Fact>
        )}
        {ticket.firstReceiver !== null && ticket.firstReceiver.id !== assignee?.id && (
          <Fact name={t('ticket.firstReceiver')}>{named(ticket.firstReceiver)}</Fact>
        )}
        {ticket.pressing !== null &&
          (['contact', 'safe'] as const).map((name) => (
            <Fact key={name} name={t(`clock.${name}`)}>
              <Pressing name={name} clock={ticket.pressing?.[name]} />
            </Fact>
          ))}
        <Fact name={t('ticket.due')}>
          <Time at={ticket.dueAt} isDeadline />
          {ticket.pausedAt !== null && <span className="dim"> {t('ticket.paused')}</span>}
          {ticket.extendedFrom !== null && (
            <span className="dim">
              {' '}
              {t('ticket.extendedFrom', { due: shortDate(ticket.extendedFrom, settings, true) })}
            </span>
          )}
        </Fact>
        {ticket.extension !== null && (
          <Fact wide name={t('ticket.extension')}>
            {t('ticket.extensionAsked', { name: named(ticket.extension.by), days: ticket.extension.days })}{' '}
            {said('extensionAsked') !== undefined && <q className="note">{said('extensionAsked')}</q>}
          </Fact>
        )}
        {ticket.stuckFor !== null && (
          <Fact wide name={t('ticket.stuckWhy')}>
            {t(`cause.${ticket.stuckFor}`)}{' '}
            {said('stuck') !== undefined && <q className="note">{said('stuck')}</q>}
          </Fact>
        )}
        {ticket.aboutStaff !== null && (
          <Fact wide name={t('ticket.aboutStaff')}>
            {t('ticket.aboutStaffNote', { name: ticket.aboutStaff.name })}
          </Fact>
        )}
        {ticket.followers > 0 && (
          <Fact wide name={t('ticket.followers')}>
            {t('ticket.followerCount', { n: ticket.followers })}
          </Fact>
        )}
        {ticket.mergedInto !== null && (
          <Fact name={t('ticket.mergedInto')}>
            <a href={formatAddress({ ...parseAddress(location.href), ticketId: ticket.mergedInto.id })}>
              #{ticket.mergedInto.number}
            </a>
          </Fact>
        )}
        <Fact name={t('ticket.opened')}>
          <Time at={ticket.createdAt} />
          {ticket.intake !== null && ` · ${t(`intake.${ticket.intake}`)}`}
        </Fact>
        <Fact name={t('ticket.category')}>{matterWords(ticket, t, language)}</Fact>
        <Fact wide name={t('ticket.resident')}>
          <Reporter ticket={ticket} me={me} />
        </Fact>
        {why !== undefined && (
          <Fact wide name={t(mine ? 'ticket.why' : 'ticket.whyOther')}>
            {why}
          </Fact>
        )}
      </dl>
      <p className="head-more">
        <CopyForm ticket={ticket} />
        <MakeTest me={me} ticket={ticket} />
      </p>
    </header>
  )
}
