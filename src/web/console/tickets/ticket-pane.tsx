// The ticket that is open: all that is known of it, and below, what can be done.
import { useEffect, useRef } from 'react'
import { Button, Empty, Skeleton } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { closeTicket } from '../address.ts'
import { ActPanel } from './act-panel.tsx'
import type { Me, Ticket } from '../api.ts'
import { Conversation } from './conversation.tsx'
import { TicketMediation } from '../law/ticket-mediation.tsx'
import { HandOffs } from './hand-offs.tsx'
import { Icon } from './marks.tsx'
import { Pictures } from './pictures.tsx'
import { Problem } from '../problem.tsx'
import { spreadRow, useTicket } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { TicketHead } from './ticket-head.tsx'
import { TicketHistory } from './ticket-history.tsx'
import { Visit } from './visit.tsx'

interface Props {
  me: Me
  ticketId: string | undefined
  phone: boolean
}

export function TicketPane({ me, ticketId, phone }: Props) {
  const { t } = useSettings()
  if (ticketId === undefined)
    return (
      <section className="ticket ticket-none">
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.ticket')}>
          <p className="dim">{t('keys.line')}</p>
        </Empty>
      </section>
    )
  return (
    <section className="ticket">
      {phone && (
        <p className="back">
          <Button type="text" icon={<Icon shape="back" />} onClick={closeTicket}>
            {t('ticket.back')}
          </Button>
        </p>
      )}
      <TicketPage key={ticketId} me={me} id={ticketId} takeFocus={phone} />
    </section>
  )
}

function TicketPage({ me, id, takeFocus }: { me: Me; id: string; takeFocus: boolean }) {
  const client = useQueryClient()
  const { data: ticket, error, refetch } = useTicket(id)
  useEffect(() => {
    if (ticket !== undefined) spreadRow(client, ticket)
  }, [client, ticket])
  if (ticket !== undefined) return <OpenTicket me={me} ticket={ticket} takeFocus={takeFocus} />
  return (
    <div className="padded">
      {error === null ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        <Problem error={error} retry={() => void refetch()} />
      )}
    </div>
  )
}

function OpenTicket({ me, ticket, takeFocus }: { me: Me; ticket: Ticket; takeFocus: boolean }) {
  const { t } = useSettings()
  const page = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takeFocus) page.current?.focus({ preventScroll: true })
  }, [takeFocus])
  return (
    <>
      <article
        className="ticket-scroll"
        ref={page}
        tabIndex={-1}
        aria-label={`#${ticket.number} ${ticket.summary}`}
      >
        <TicketHead ticket={ticket} me={me} />
        {ticket.result !== null && (
          <section className="result">
            <h2>{t('ticket.result')}</h2>
            <p>{ticket.result}</p>
          </section>
        )}
        <Visit me={me} ticket={ticket} />
        <Pictures me={me} ticket={ticket} />
        <Conversation
          ticketId={ticket.id}
          lines={ticket.conversation}
          withheld={ticket.resident.withheld !== null}
          follow={ticket.held?.here === true && ticket.held.staffId === me.id}
        />
        <HandOffs ticket={ticket} />
        <TicketMediation me={me} ticket={ticket} />
        <TicketHistory events={ticket.events} me={me} />
      </article>
      <ActPanel me={me} ticket={ticket} />
    </>
  )
}
