// A picture of the work, taken by whoever works on the ticket: what a repair ends with.
import { useRef } from 'react'
import { Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addPicture } from '../../../rules/tickets/ticket.ts'
import { allowed, stateOf } from './acts.ts'
import { call, type Me, type Ticket } from '../api.ts'
import { Problem } from '../problem.tsx'
import { spreadTicket } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function AddPicture({ me, ticket }: { me: Me; ticket: Ticket }) {
  const client = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: (file: File) => call('POST /tickets/:id/pictures', { id: ticket.id, body: file }),
    onSuccess: (changed) => spreadTicket(client, changed),
  })
  const { t, now } = useSettings()
  const actor = { staffId: me.id, name: me.name, at: now }
  if (!me.rights.includes('ticket.answer') || !allowed(() => addPicture(stateOf(ticket), actor))) return null
  return (
    <div className="add-picture">
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('ticket.addPicture')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) sending.mutate(file)
          target.value = ''
        }}
      />
      <Button loading={sending.isPending} onClick={() => field.current?.click()}>
        {t('ticket.addPicture')}
      </Button>
      {ticket.needsPicture && <span className="dim"> {t('ticket.needsPicture')}</span>}
      {ticket.pictureWaived && <span className="dim"> {t('ticket.pictureWaived')}</span>}
      {sending.error !== null && <Problem error={sending.error} />}
    </div>
  )
}
