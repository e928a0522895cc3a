// On a ticket's page: the way to its mediation, or a form by which whoever keeps the files opens one.
import { useState } from 'react'
import { Button, Input, Modal } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isOpen } from '../../../rules/tickets/ticket.ts'
import { showOne } from '../address.ts'
import { call, type Me, type Ticket } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function TicketMediation({ me, ticket }: { me: Me; ticket: Ticket }) {
  const { t } = useSettings()
  const knows = me.rights.includes('mediation.hold')
  const { data } = useQuery({
    queryKey: [...keys.mediations, 'of', ticket.id],
    queryFn: () => call('GET /mediations', { query: { ticketId: ticket.id } }),
    enabled: knows,
  })
  if (!knows || data === undefined) return null
  const [found] = data.items
  if (found)
    return (
      <p className="ticket-mediation">
        <Button onClick={() => showOne('mediations', found.id)}>{t('mediation.fromTicket')}</Button>
        <span className="mark mark-dim">{t(`mediation.state.${found.state}`)}</span>
      </p>
    )
  // Of what cannot wait somebody sees to safety first.
  const mayOpen = me.rights.includes('mediation.oversee') && isOpen(ticket.status) && ticket.urgency !== 'P0'
  return mayOpen ? <OpenFile ticket={ticket} /> : null
}

function OpenFile({ ticket }: { ticket: Ticket }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [about, setAbout] = useState(ticket.summary)
  const begin = useMutation({
    mutationFn: () => call('POST /mediations', { body: { ticketId: ticket.id, about } }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.mediations })
      showOne('mediations', id)
    },
  })
  return (
    <p className="ticket-mediation">
      <Button onClick={() => setOpen(true)}>{t('mediation.begin')}</Button>
      <Modal
        open={open}
        title={t('mediation.begin')}
        okButtonProps={{ disabled: about.trim() === '' }}
        confirmLoading={begin.isPending}
        onOk={() => begin.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="announcement-form">
          <p className="dim">{t('mediation.beginHint')}</p>
          <label htmlFor="mediation-about">{t('mediation.about')}</label>
          <Input.TextArea
            id="mediation-about"
            autoSize={{ minRows: 3 }}
            maxLength={500}
            value={about}
            onChange={({ target }) => setAbout(target.value)}
          />
        </div>
        {begin.error !== null && <Problem error={begin.error} />}
      </Modal>
    </p>
  )
}
